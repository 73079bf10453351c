import { expect, test } from 'vitest'
import { COIN_PERPETUAL, MARGIN, Scene } from '../../../../helpers/futures-scene.ts'
import { PERPETUAL, SPOT } from '../../../../helpers/practice-scene.ts'

function set(
  scene: Scene,
  leverage: string,
  changes: { marginMode?: 'crossed' | 'isolated' } = {},
) {
  return (
    scene.run({
      kind: 'set-leverage',
      accountId: 'ida',
      ...PERPETUAL,
      coin: null,
      leverage,
      marginMode: 'crossed',
      positionSide: null,
      ...changes,
    }).refusal?.code ?? 'accepted'
  )
}

test('SPOT and MARGIN share the limit of open orders of a symbol', () => {
  const scene = new Scene()
  scene.open('ida', { USDT: '100000' })
  for (let count = 0; count < 100; count += 1) {
    scene.place('ida', { ...SPOT, quantity: '0.001', price: '61000' })
    scene.place('ida', { ...MARGIN, quantity: '0.001', price: '61000' })
  }
  expect(scene.engine.openOrders('ida', { limit: 1000 })).toHaveLength(200)
  expect(scene.place('ida', { ...MARGIN, quantity: '0.001', price: '61000' }).refusal).toEqual({
    code: '25211',
    msg: 'Exceeds the limit of 200 maximum orders',
  })
  expect(scene.place('ida', { quantity: '0.001', price: '61000' }).refusal).toBeNull()
})

test('a higher leverage is refused where the position is too large for its tier', () => {
  const scene = new Scene()
  scene.open('ida', { USDT: '100000' })
  scene.trade('ida', { quantity: '3', price: '64000' })
  // 192000 is in the second tier: at most 100 times.
  expect(set(scene, '101')).toBe('25223')
  expect(set(scene, '100')).toBe('accepted')
  expect(scene.engine.positions('ida')[0]?.maintenanceMarginRate).toBe('0.005')
})

test('a changed order is held against the tier like a fresh one', () => {
  const scene = new Scene()
  scene.open('ida', { USDT: '100000' })
  expect(set(scene, '150')).toBe('accepted')
  const outcome = scene.place('ida', { quantity: '2.3', price: '64000' })
  const change = {
    kind: 'modify-order',
    accountId: 'ida',
    name: { orderId: outcome.orders[0]?.orderId ?? null, clientOid: null },
    price: null,
    takeProfit: null,
    stopLoss: null,
    requestId: 'r-1',
    autoCancel: false,
  } as const
  expect(scene.run({ ...change, quantity: '2.4' }).refusal?.code).toBe('25230')
  expect(scene.run({ ...change, quantity: '2.34' }).refusal).toBeNull()
  expect(scene.engine.openOrders('ida')[0]?.requestId).toBe('r-1')
})

test('all coins stand behind futures, each at its discount', () => {
  const scene = new Scene()
  scene.open('ida', { BTC: '1' })
  // 60800 of margin. 9.45 x 64000 / 10 is 60480, and the taker's fee of it 362.88.
  expect(scene.place('ida', { quantity: '9.45', price: '64000' }).refusal?.code).toBe('25203')
  expect(scene.place('ida', { quantity: '9.44', price: '64000' }).refusal).toBeNull()
})

test('what a SPOT order would pay away is no margin any more', () => {
  const scene = new Scene()
  scene.open('ida', { USDT: '1000' })
  scene.place('ida', { ...SPOT, quantity: '0.01', price: '61000' })
  // 390 are left: 0.06 x 64000 / 10 is 384, and the fee is 2.304
  expect(scene.place('ida', { quantity: '0.06', price: '64000' }).refusal).toBeNull()
  expect(scene.place('ida', { quantity: '0.001', price: '64000' }).refusal?.code).toBe('25203')
})

test('what could be opened is what is accepted', () => {
  const scene = new Scene()
  scene.open('ida', { USDT: '10000' })
  const question = { orderType: 'limit', side: 'buy', price: '64000', size: '0.1' } as const
  const capacity = scene.engine.capacity('ida', PERPETUAL, question)
  // 10000 / (0.1 + 0.0006) / 64000; 6400 x 0.1006
  expect(capacity).toMatchObject({
    available: '10000',
    buyOpenCost: '643.84',
    maxBuyOpen: '1.5531',
  })
  expect(scene.place('ida', { quantity: '1.5532', price: '64000' }).refusal?.code).toBe('25203')
  expect(scene.place('ida', { quantity: '1.5531', price: '64000' }).refusal).toBeNull()
  const inCoin = scene.engine.capacity('ida', COIN_PERPETUAL, { ...question, size: '64000' })
  expect(inCoin?.buyOpenCost).toBe('0.1006')
  const market = { ...question, orderType: 'market', price: null } as const
  expect(scene.engine.capacity('ida', COIN_PERPETUAL, market)).toBeNull()
})

test('the rank of deleveraging grows with profit and leverage', () => {
  const scene = new Scene()
  for (const id of ['ida', 'max', 'zoe']) scene.open(id, { USDT: '10000' })
  scene.trade('ida', { quantity: '0.1', price: '64000' })
  scene.trade('max', { quantity: '0.1', price: '63000' })
  scene.trade('zoe', { quantity: '0.1', price: '63500', side: 'sell' })
  const rank = (id: string) => scene.engine.adlRanks(id)[0]?.rank
  expect([rank('ida'), rank('max'), rank('zoe')]).toEqual(['0.5', '1', '1'])
})

test('both sides of a self-trade end with cancel_both', () => {
  const scene = new Scene()
  scene.open('ida', { USDT: '10000' })
  scene.place('ida', { side: 'sell', quantity: '0.01' })
  scene.place('ida', { quantity: '0.01', stpMode: 'cancel_both' })
  expect(scene.engine.openOrders('ida')).toEqual([])
  expect(scene.engine.orderHistory('ida').map((order) => order.cancelReason)).toEqual([
    'stp_cancel',
    'stp_cancel',
  ])
})

test('closing at market passes with as many open orders as there may be, and is split by size', () => {
  const scene = new Scene()
  scene.open('ida', { USDT: '3000000' })
  for (const quantity of ['200', '50']) scene.trade('ida', { quantity, price: '64000' })
  for (let count = 0; count < 400; count += 1) {
    scene.place('ida', { quantity: '0.0002', price: '61000' })
  }
  scene.place('house', { side: 'buy', quantity: '300', price: '64000' })
  const close = { kind: 'close-positions', accountId: 'ida', side: null } as const
  const outcome = scene.run({ ...close, ...PERPETUAL })
  // The largest market order is 220.
  expect(outcome.orders).toHaveLength(2)
  expect(scene.engine.positions('ida')).toEqual([])
})
