import { expect, test } from 'vitest'
import { Scene } from '../../../../helpers/futures-scene.ts'
import { PERPETUAL, SPOT } from '../../../../helpers/practice-scene.ts'

function twoAccounts(): Scene {
  const scene = new Scene()
  scene.open('ida', { USDT: '10000', BTC: '1' })
  scene.open('max', { USDT: '500' })
  return scene
}

interface Way {
  readonly from?: readonly [string, 'unified' | 'funding']
  readonly to?: readonly [string, 'unified' | 'funding']
  readonly coin?: string
  readonly amount?: string
}

function transfer(scene: Scene, way: Way): string {
  const [from, fromWallet] = way.from ?? ['ida', 'unified']
  const [to, toWallet] = way.to ?? ['ida', 'funding']
  const outcome = scene.run({
    kind: 'transfer',
    accountId: from,
    from: { accountId: from, wallet: fromWallet },
    to: { accountId: to, wallet: toWallet },
    coin: way.coin ?? 'USDT',
    amount: way.amount ?? '100',
    clientOid: 'mv-1',
  })
  return outcome.refusal?.code ?? 'accepted'
}

test('a coin moves to the funding account and back, and both sides can be read', () => {
  const scene = twoAccounts()
  expect(transfer(scene, { amount: '250.5' })).toBe('accepted')
  expect(scene.coin('ida', 'USDT')?.balance).toBe('9749.5')
  expect(scene.engine.fundingCoins('ida')).toEqual([{ coin: 'USDT', balance: '250.5' }])
  const back = { from: ['ida', 'funding'], to: ['ida', 'unified'], amount: '250.5' } as const
  expect(transfer(scene, back)).toBe('accepted')
  expect(scene.engine.fundingCoins('ida')).toEqual([])
  expect(scene.ledger('ida').slice(-2)).toEqual([
    'TRANSFER_OUT USDT -250.5 0',
    'TRANSFER_IN USDT 250.5 0',
  ])
  expect(scene.engine.transfers('ida')[1]).toMatchObject({
    fromWallet: 'unified',
    toWallet: 'funding',
    amount: '250.5',
    clientOid: 'mv-1',
  })
})

test('a transfer between accounts shows in both', () => {
  const scene = twoAccounts()
  expect(transfer(scene, { to: ['max', 'unified'], coin: 'BTC', amount: '0.4' })).toBe('accepted')
  expect(scene.coin('max', 'BTC')?.balance).toBe('0.4')
  expect(scene.engine.transfers('max')).toEqual(scene.engine.transfers('ida'))
})

test.each([
  ['more than there is', { amount: '10000.01' }, '43117'],
  [
    'more than the funding account has',
    { from: ['ida', 'funding'], to: ['ida', 'unified'] },
    '43117',
  ],
  ['a coin that does not exist', { coin: 'NOPE' }, '25201'],
  ['to nobody', { to: ['eve', 'unified'] }, '25005'],
  ['to the market itself', { to: ['house', 'unified'] }, '25005'],
  ['to where it is', { to: ['ida', 'unified'] }, '25002'],
  ['nothing', { amount: '0' }, '40020'],
  ['less than a hundred-millionth', { amount: '0.000000001' }, '40020'],
] satisfies ReadonlyArray<readonly [string, Way, string]>)('%s is refused', (_name, way, code) => {
  expect(transfer(twoAccounts(), way)).toBe(code)
})

test('what margin, losses and spot orders hold cannot leave', () => {
  const scene = new Scene()
  scene.open('ida', { USDT: '10000' })
  scene.trade('ida', { quantity: '0.1', price: '64000' })
  scene.place('ida', { ...SPOT, quantity: '0.01', price: '61000' })
  scene.mark(PERPETUAL, '63000')
  // 9996.16 - 640 of margin - 610 for the spot order - 100 of loss
  expect(scene.engine.maxTransferable('ida', 'USDT', false)).toBe('8646.16')
  expect(transfer(scene, { amount: '8646.17' })).toBe('43117')
  scene.mark(PERPETUAL, '65000')
  // The profit of 100 does not count.
  expect(scene.engine.maxTransferable('ida', 'USDT', false)).toBe('8746.16')
  expect(transfer(scene, { amount: '8746.16' })).toBe('accepted')
  expect(scene.engine.maxTransferable('ida', 'NOPE', false)).toBeNull()
})

test('with borrowing more may leave: half of what is free at leverage 2', () => {
  const scene = new Scene()
  scene.open('ida', { USDT: '100', BTC: '1' })
  const target = { symbol: null, coin: 'USDT', marginMode: 'crossed', positionSide: null } as const
  const leverage = { kind: 'set-leverage', accountId: 'ida', category: 'MARGIN' } as const
  scene.run({ ...leverage, ...target, leverage: '2' })
  // 64000 x 0.95 / 2
  expect(scene.engine.maxTransferable('ida', 'USDT', true)).toBe('30500')
  expect(scene.engine.maxTransferable('ida', 'USDT', false)).toBe('100')
})

test('a reset ends what is open without a fill, clears what was and sets balances', () => {
  const scene = new Scene()
  scene.open('ida', { USDT: '10000', BTC: '1' })
  scene.trade('ida', { quantity: '0.1', price: '64000' })
  scene.place('ida', { ...SPOT, quantity: '0.01', price: '61000' })
  const before = scene.engine.ticker(PERPETUAL)?.openInterest
  const reset = { kind: 'reset-account', accountId: 'ida' } as const
  scene.run({ ...reset, exposure: true, history: false, balances: null })
  expect(scene.engine.positions('ida')).toEqual([])
  expect(scene.engine.openOrders('ida')).toEqual([])
  expect(scene.engine.fills('ida')).toHaveLength(1)
  expect(scene.coin('ida', 'USDT')?.balance).toBe('9996.16')
  expect(scene.engine.ticker(PERPETUAL)?.openInterest).toBe(before)
  const balances = [{ coin: 'USDT', amount: '500' }]
  scene.run({ ...reset, exposure: false, history: true, balances })
  expect(scene.engine.fills('ida')).toEqual([])
  expect(scene.engine.orderHistory('ida')).toEqual([])
  expect(scene.coin('ida', 'USDT')?.balance).toBe('500')
  expect(scene.coin('ida', 'BTC')?.balance).toBe('0')
  expect(scene.ledger('ida')).toEqual([
    'PAPTRADING_USER_OUT USDT -9496.16 0',
    'PAPTRADING_USER_OUT BTC -1 0',
  ])
})

test('the ledger is filtered by line, coin and type', () => {
  const scene = twoAccounts()
  scene.trade('ida', { quantity: '0.1', price: '64000' })
  scene.trade('ida', { ...SPOT, quantity: '0.01', price: '64000' })
  const types = (filter: Parameters<Scene['engine']['ledger']>[1]) =>
    scene.engine.ledger('ida', filter).map((row) => row.type)
  expect(types({ category: 'USDT-FUTURES' })).toEqual(['BUY_DEAL'])
  expect(types({ category: 'SPOT', coin: 'BTC' })).toEqual(['ORDER_DEALT_IN'])
  expect(types({ type: 'PAPTRADING_USER_IN', limit: 1 })).toEqual(['PAPTRADING_USER_IN'])
})
