import { expect, test } from 'vitest'
import { COIN_PERPETUAL, Scene, USDC_PERPETUAL } from '../../../../helpers/futures-scene.ts'

// Inverse contracts by hand: value in bitcoin is dollars over price, fees 0.06 % of that.

test('a coin-margined long earns bitcoin as the price rises, and pays its fees in bitcoin', () => {
  const scene = new Scene()
  scene.open('ida', { BTC: '1' })
  scene.trade('ida', { ...COIN_PERPETUAL, quantity: '64000', price: '64000' })
  // 64000 / 64000 = 1 BTC of value; fee 0.0006
  expect(scene.coin('ida', 'BTC')?.balance).toBe('0.9994')
  expect(scene.engine.positions('ida')[0]).toMatchObject({
    marginCoin: 'BTC',
    size: '64000',
    entryValue: '1',
    entryPrice: '64000',
    margin: '0.1',
    openFees: '-0.0006',
  })
  scene.mark(COIN_PERPETUAL, '64500')
  // 1 - 64000 / 64500 = 0.00775193798449612...
  expect(scene.engine.positions('ida')[0]?.unrealisedProfit).toMatch(/^0\.0077519379844961/)
  const close = { ...COIN_PERPETUAL, side: 'sell', quantity: '64000', reduceOnly: true } as const
  scene.trade('ida', { ...close, price: '65536' })
  // 64000 / 65536 = 0.9765625: profit 0.0234375, fee 0.0005859375
  expect(scene.engine.fills('ida')[0]).toMatchObject({
    value: '0.9765625',
    realisedProfit: '0.0234375',
    fees: [{ coin: 'BTC', amount: '0.0005859375' }],
  })
  expect(scene.coin('ida', 'BTC')?.balance).toBe('1.0222515625')
  expect(scene.engine.closedPositions('ida')[0]).toMatchObject({
    entryPrice: '64000',
    exitPrice: '65536',
    realisedProfit: '0.0234375',
    netProfit: '0.0222515625',
  })
})

test('a coin-margined short earns as the price falls', () => {
  const scene = new Scene()
  scene.open('ida', { BTC: '1' })
  scene.trade('ida', { ...COIN_PERPETUAL, side: 'sell', quantity: '64000', price: '64000' })
  const close = { ...COIN_PERPETUAL, quantity: '64000', reduceOnly: true } as const
  scene.trade('ida', { ...close, price: '62500' })
  // 64000 / 62500 = 1.024
  expect(scene.engine.fills('ida')[0]?.realisedProfit).toBe('0.024')
})

test('a coin-margined order counts its least and its largest value in dollars', () => {
  const scene = new Scene()
  scene.open('ida', { BTC: '100' })
  const code = (quantity: string) =>
    scene.place('ida', { ...COIN_PERPETUAL, quantity, price: '64000' }).refusal?.code ?? 'accepted'
  expect(code('4')).toBe('45110')
  expect(code('5.5')).toBe('25610')
  expect(code('5')).toBe('accepted')
  expect(code('10000001')).toBe('25208')
})

test('funding of coin-margined contracts goes from longs to shorts to the last digit', () => {
  const scene = new Scene()
  scene.open('ida', { BTC: '1' })
  scene.open('max', { BTC: '1' })
  const common = { ...COIN_PERPETUAL, quantity: '7777', price: '64000' } as const
  scene.place('max', { ...common, side: 'sell' })
  scene.place('ida', common)
  scene.mark(COIN_PERPETUAL, '64123.7', '0.000137')
  scene.run({ kind: 'settle-funding', instrument: COIN_PERPETUAL })
  const paid = scene.engine.positions('ida')[0]?.funding
  expect(paid).toMatch(/^-0\.0000166155/)
  expect(`-${scene.engine.positions('max')[0]?.funding}`).toBe(paid)
})

test('USDC futures settle in USDC, which other coins may stand behind', () => {
  const scene = new Scene()
  scene.open('ida', { USDT: '10000' })
  scene.trade('ida', { ...USDC_PERPETUAL, quantity: '0.1', price: '64000' })
  // 6400 x 0.0006
  expect(scene.coin('ida', 'USDC')).toMatchObject({ balance: '-3.84', debt: '3.84' })
  scene.mark(USDC_PERPETUAL, '64500')
  expect(scene.coin('ida', 'USDC')).toMatchObject({ equity: '46.16', debt: '0' })
  expect(scene.engine.account('ida')).toMatchObject({ unrealisedProfit: '50' })
  expect(scene.engine.order('ida', { orderId: null, clientOid: 'none' })).toBeNull()
})

test('a lone coin-margined long is liquidated where its value has grown past its margin', () => {
  const scene = new Scene()
  scene.open('ida', { BTC: '0.2' })
  scene.trade('ida', { ...COIN_PERPETUAL, quantity: '64000', price: '64000' })
  const price = Number(scene.engine.positions('ida')[0]?.liquidationPrice)
  expect(price).toBeGreaterThan(53_000)
  expect(price).toBeLessThan(54_500)
  expect(scene.mark(COIN_PERPETUAL, String(Math.ceil(price) + 300)).events).toHaveLength(1)
  const outcome = scene.mark(COIN_PERPETUAL, String(Math.floor(price) - 300))
  expect(outcome.events[1]).toMatchObject({ kind: 'liquidation-started', accountId: 'ida' })
  expect(scene.engine.positions('ida')).toEqual([])
})
