import { expect, test } from 'vitest'
import { Scene } from '../../../../helpers/futures-scene.ts'
import { PERPETUAL } from '../../../../helpers/practice-scene.ts'

const ISOLATED = { marginMode: 'isolated' } as const

function isolated(usdt = '10000'): Scene {
  const scene = new Scene()
  scene.open('ida', { USDT: usdt })
  return scene
}

test('its margin leaves the balance at the fill and comes back with the close', () => {
  const scene = isolated()
  scene.trade('ida', { ...ISOLATED, quantity: '0.1', price: '64000' })
  // 6400 / 10 set aside, fee 3.84
  expect(scene.coin('ida', 'USDT')).toMatchObject({ balance: '9356.16', equity: '9996.16' })
  expect(scene.engine.positions('ida')[0]).toMatchObject({
    marginMode: 'isolated',
    margin: '640',
    leverage: '10',
  })
  const close = { side: 'sell', reduceOnly: true, quantity: '0.05', price: '65000' } as const
  scene.trade('ida', close)
  // 50 earned, 320 released, fee 1.95
  expect(scene.coin('ida', 'USDT')?.balance).toBe('9724.21')
  expect(scene.engine.positions('ida')[0]?.margin).toBe('320')
  expect(scene.ledger('ida').slice(1)).toEqual([
    'BUY_DEAL USDT 0 -3.84',
    'RESERVE_TRANSFER_OUT USDT -640 0',
    'SELL_DEAL USDT 50 -1.95',
    'RESERVE_TRANSFER_IN USDT 320 0',
  ])
})

test('it ends at its own liquidation price and the rest of the account does not mind', () => {
  const scene = isolated()
  scene.trade('ida', { ...ISOLATED, quantity: '0.1', price: '64000' })
  // 640 + 0.1 p - 6400 = 0.1 p x (0.004 + 0.0006) gives p = 57866.18...
  expect(scene.engine.positions('ida')[0]?.liquidationPrice).toBe('57866.2')
  expect(scene.mark(PERPETUAL, '57867').events).toHaveLength(1)
  const outcome = scene.mark(PERPETUAL, '57866')
  expect(outcome.events[1]).toMatchObject({ kind: 'liquidation-started' })
  expect(scene.engine.positions('ida')).toEqual([])
  // 9356.16 + (640 - 613.4) - 5786.6 x 0.0006
  expect(scene.coin('ida', 'USDT')?.balance).toBe('9379.28804')
})

test('beyond its margin nothing is lost: the insurance pays the rest', () => {
  const scene = isolated()
  scene.trade('ida', { ...ISOLATED, quantity: '0.1', price: '64000' })
  scene.mark(PERPETUAL, '50000')
  expect(scene.coin('ida', 'USDT')?.balance).toBe('9356.16')
  expect(scene.ledger('ida').at(-1)).toBe('LIQ_FUND_IN USDT 763 0')
})

test('a symbol is not crossed and isolated at once', () => {
  const scene = isolated()
  scene.place('ida', { ...ISOLATED, price: '60800' })
  expect(scene.place('ida', {}).refusal?.code).toBe('25570')
  scene.run({ kind: 'cancel-orders', accountId: 'ida', ...PERPETUAL })
  scene.trade('ida', ISOLATED)
  expect(scene.place('ida', {}).refusal?.code).toBe('25107')
  expect(scene.engine.settings('ida')?.symbols[0]?.marginMode).toBe('isolated')
})

test('each side has its leverage, and a position takes a change at once', () => {
  const scene = isolated()
  scene.run({ kind: 'set-hold-mode', accountId: 'ida', holdMode: 'hedge_mode' })
  const set = (leverage: string, positionSide: 'long' | 'short' | null) =>
    scene.run({
      kind: 'set-leverage',
      accountId: 'ida',
      ...PERPETUAL,
      ...ISOLATED,
      coin: null,
      leverage,
      positionSide,
    }).refusal?.code ?? 'accepted'
  expect(set('20', 'long')).toBe('accepted')
  const long = { ...ISOLATED, side: 'buy', positionSide: 'long', quantity: '0.1' } as const
  scene.trade('ida', { ...long, price: '64000' })
  expect(scene.engine.positions('ida')[0]).toMatchObject({ margin: '320', leverage: '20' })
  expect(set('10', 'long')).toBe('accepted')
  expect(scene.engine.positions('ida')[0]?.margin).toBe('640')
  expect(scene.coin('ida', 'USDT')?.balance).toBe('9356.16')
  expect(scene.engine.leverage('ida', PERPETUAL, 'short')).toBe('10')
  scene.mark(PERPETUAL, '63000')
  // At 100 times it would have 64 and has lost 100.
  expect(set('100', 'long')).toBe('25228')
})

test('its margin must be there in the coin itself', () => {
  const scene = new Scene()
  scene.open('ida', { BTC: '1', USDT: '100' })
  expect(scene.place('ida', { ...ISOLATED, quantity: '0.1' }).refusal?.code).toBe('25203')
  expect(scene.place('ida', { quantity: '0.1' }).refusal).toBeNull()
})
