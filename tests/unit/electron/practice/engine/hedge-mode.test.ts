import { expect, test } from 'vitest'
import { Scene, USDC_PERPETUAL } from '../../../../helpers/futures-scene.ts'
import { PERPETUAL, SPOT } from '../../../../helpers/practice-scene.ts'

function hedged(): Scene {
  const scene = new Scene()
  scene.open('ida', { USDT: '50000' })
  scene.run({ kind: 'set-hold-mode', accountId: 'ida', holdMode: 'hedge_mode' })
  return scene
}

const LONG = { side: 'buy', positionSide: 'long' } as const
const SHORT = { side: 'sell', positionSide: 'short' } as const
const CLOSE_LONG = { side: 'sell', positionSide: 'long' } as const

test('both sides of a symbol stand beside each other, each with its own entry', () => {
  const scene = hedged()
  scene.trade('ida', { ...LONG, quantity: '0.2', price: '64000' })
  scene.trade('ida', { ...SHORT, quantity: '0.1', price: '63000' })
  const rows = scene.engine.positions('ida').map((row) => [row.side, row.size, row.entryPrice])
  expect(rows).toEqual([
    ['short', '0.1', '63000'],
    ['long', '0.2', '64000'],
  ])
  expect(scene.engine.fills('ida').map((fill) => fill.tradeSide)).toEqual([
    'open_short',
    'open_long',
  ])
  // Margin of both: 12800 / 10 + 6300 / 10
  expect(scene.engine.account('ida')?.initialMargin).toBe('1910')
})

test('a sell of the long closes it and nothing else', () => {
  const scene = hedged()
  scene.trade('ida', { ...LONG, quantity: '0.2', price: '64000' })
  scene.trade('ida', { ...CLOSE_LONG, quantity: '0.2', price: '65000' })
  expect(scene.engine.positions('ida')).toEqual([])
  expect(scene.engine.fills('ida')[0]).toMatchObject({
    tradeSide: 'close_long',
    positionSide: 'long',
    realisedProfit: '200',
  })
  expect(scene.ledger('ida').slice(-2)).toEqual([
    'OPEN_LONG USDT 0 -7.68',
    'CLOSE_LONG USDT 200 -7.8',
  ])
})

test('a position side is asked for on futures and refused elsewhere', () => {
  const scene = hedged()
  const code = (changes: Parameters<Scene['place']>[1]) =>
    scene.place('ida', changes).refusal?.code ?? 'accepted'
  expect(code({ positionSide: null })).toBe('25236')
  expect(code({ ...SPOT, positionSide: 'long' })).toBe('25236')
  expect(code({ ...SPOT, quantity: '0.01' })).toBe('accepted')
  expect(code(LONG)).toBe('accepted')
})

test('closing orders are held against the position: missing, too large, already taken', () => {
  const scene = hedged()
  const code = (quantity: string) =>
    scene.place('ida', { ...CLOSE_LONG, quantity, price: '66000' }).refusal?.code ?? 'accepted'
  expect(code('0.1')).toBe('25227')
  scene.trade('ida', { ...LONG, quantity: '0.1', price: '64000' })
  expect(code('0.11')).toBe('25231')
  expect(code('0.06')).toBe('accepted')
  expect(code('0.05')).toBe('25225')
  expect(code('0.04')).toBe('accepted')
  expect(scene.engine.positions('ida')[0]).toMatchObject({ available: '0', frozen: '0.1' })
})

test('the mode stays while a position or a futures order is open', () => {
  const scene = hedged()
  const set = () =>
    scene.run({ kind: 'set-hold-mode', accountId: 'ida', holdMode: 'one_way_mode' }).refusal
  scene.place('ida', { ...LONG, price: '60800', quantity: '0.01' })
  expect(set()).toEqual({ code: '25010', msg: 'Unsupported position mode switch' })
  scene.run({ kind: 'cancel-orders', accountId: 'ida', category: 'USDT-FUTURES', symbol: null })
  scene.place('ida', { ...SPOT, price: '60800', quantity: '0.01' })
  expect(set()).toBeNull()
  expect(scene.engine.settings('ida')?.holdMode).toBe('one_way_mode')
})

test('closing all takes both sides, in place of orders that would have closed them', () => {
  const scene = hedged()
  scene.trade('ida', { ...LONG, quantity: '0.2', price: '64000' })
  scene.trade('ida', { ...SHORT, quantity: '0.1', price: '64000' })
  scene.place('ida', { ...CLOSE_LONG, quantity: '0.2', price: '67000' })
  const close = { kind: 'close-positions', accountId: 'ida', side: null } as const
  expect(scene.run({ ...close, ...PERPETUAL }).refusal?.code).toBe('25209')
  scene.place('house', { side: 'buy', quantity: '1', price: '63900' })
  scene.place('house', { side: 'sell', quantity: '1', price: '64100' })
  expect(scene.run({ ...close, ...USDC_PERPETUAL }).refusal?.code).toBe('25227')
  const outcome = scene.run({ ...close, category: 'USDT-FUTURES', symbol: null })
  expect(outcome.orders).toHaveLength(2)
  expect(scene.engine.positions('ida')).toEqual([])
  expect(scene.engine.openOrders('ida')).toEqual([])
})

test('a liquidation in hedge mode names the sides it ends', () => {
  const scene = new Scene()
  scene.open('ida', { USDT: '1000' })
  scene.run({ kind: 'set-hold-mode', accountId: 'ida', holdMode: 'hedge_mode' })
  scene.trade('ida', { ...LONG, quantity: '0.1', price: '64000' })
  scene.mark(PERPETUAL, '54000')
  expect(scene.engine.fills('ida')[0]?.tradeSide).toBe('burst_close_long')
  expect(scene.ledger('ida').some((row) => row.startsWith('BURST_CLOSE_LONG'))).toBe(true)
  // It lost 1000 and a little more: the insurance paid what was missing.
  expect(scene.coin('ida', 'USDT')?.balance).toBe('0')
})
