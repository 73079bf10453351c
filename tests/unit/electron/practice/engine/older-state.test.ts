import { expect, test } from 'vitest'
import { createEngine } from '../../../../../electron/practice/engine/engine.ts'
import { readSnapshot } from '../../../../../electron/practice/engine/older-state.ts'
import { BITCOIN_EVERYWHERE } from '../../../../helpers/engine-commands.ts'
import { Scene } from '../../../../helpers/futures-scene.ts'
import { PERPETUAL, START_MS } from '../../../../helpers/practice-scene.ts'

const NEWER_LISTS = [
  'holdMode',
  'countdownAtMs',
  'funding',
  'coinLeverages',
  'closedPositions',
  'ledger',
  'strategies',
  'strategyHistory',
  'transfers',
]
const NEWER_MEMBERS = [
  'positionSide',
  'marginMode',
  'holdMode',
  'takeProfit',
  'stopLoss',
  'requestId',
  'crossedLeverage',
  'longLeverage',
  'shortLeverage',
]

/** What version 1 would have written of the same state. */
function versionOne(snapshot: ReturnType<Scene['engine']['snapshot']>): unknown {
  const without = (row: object, names: ReadonlyArray<string>) =>
    Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name)))
  const accounts = snapshot.accounts.map((account) => ({
    ...without(account, NEWER_LISTS),
    openOrders: account.openOrders.map((row) => without(row, NEWER_MEMBERS)),
    orderHistory: account.orderHistory.map((row) => without(row, NEWER_MEMBERS)),
    positions: account.positions.map((row) => without(row, NEWER_MEMBERS)),
    leverages: account.leverages.map((row) => ({
      ...without(row, NEWER_MEMBERS),
      marginMode: 'crossed',
    })),
  }))
  return { ...snapshot, version: 1, accounts }
}

test('a snapshot of version 1 gives back its orders, positions and leverages', () => {
  const scene = new Scene()
  scene.open('ida', { USDT: '10000' })
  scene.run({
    kind: 'set-leverage',
    accountId: 'ida',
    ...PERPETUAL,
    coin: null,
    leverage: '25',
    marginMode: 'crossed',
    positionSide: null,
  })
  scene.trade('ida', { quantity: '0.1', price: '64000' })
  scene.place('ida', { quantity: '0.01', price: '63000' })
  const written: unknown = JSON.parse(JSON.stringify(versionOne(scene.engine.snapshot())))
  const restored = readSnapshot(written)
  if (restored === null) throw new Error('the snapshot was not read')
  const instruments = BITCOIN_EVERYWHERE
  const engine = createEngine({ instruments, startAtMs: START_MS, seed: 1, restored })
  expect(engine.openOrders('ida')).toEqual(scene.engine.openOrders('ida'))
  expect(engine.positions('ida')).toEqual(scene.engine.positions('ida'))
  expect(engine.leverage('ida', PERPETUAL)).toBe('25')
  expect(engine.account('ida')?.equity).toBe(scene.engine.account('ida')?.equity)
})

test.each([
  ['no object', 5],
  ['a version from the future', { version: 3, accounts: [], prices: [] }],
  ['no accounts', { version: 2, prices: [] }],
])('%s is no snapshot', (_name, value) => {
  expect(readSnapshot(value)).toBeNull()
})

test('a state that remembers a fee deduction loads without it', () => {
  const { engine } = new Scene()
  engine.execute({
    kind: 'create-account',
    atMs: START_MS,
    accountId: 'ida',
    role: 'user',
    balances: [{ coin: 'USDT', amount: '1000' }],
  })
  const kept = engine.snapshot()
  const older = { ...kept, accounts: kept.accounts.map((row) => ({ ...row, deduction: true })) }
  const restored = readSnapshot(JSON.parse(JSON.stringify(older))) ?? undefined
  const again = createEngine({
    instruments: BITCOIN_EVERYWHERE,
    startAtMs: START_MS,
    seed: 1,
    restored,
  })
  expect(again.snapshot().accounts).toEqual(kept.accounts)
})
