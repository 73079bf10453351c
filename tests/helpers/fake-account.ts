import type { AccountSettings, Balances } from '../../shared/domain/balance.ts'
import type { Fill, Order, PendingOrder } from '../../shared/domain/order.ts'
import type { Position } from '../../shared/domain/position.ts'
import { aDraft, anOrder, someSettings } from './builders.ts'

export const FAKE_BALANCES: Balances = {
  equity: '25231.48420000',
  effectiveEquity: '25070.23',
  unrealisedProfit: '31.2875',
  initialMargin: '612.51',
  maintenanceMargin: '40.83',
  coins: [
    coin('USDT', '21874.20140000', '20391.44190000', '1482.75950000', '21874.2014'),
    coin('BTC', '0.05000000', '0.05000000', '0', '3061.921'),
    coin('BGB', '258.61', '258.61', '0', '295.3618'),
    coin('ETH', '0', '0', '0', '0'),
  ],
}

function coin(name: string, balance: string, available: string, locked: string, usdValue: string) {
  return { coin: name, balance, available, locked, equity: balance, usdValue, debt: '0' }
}

export const FAKE_ACCOUNT_SETTINGS: AccountSettings = someSettings({
  leverages: [
    { category: 'USDT-FUTURES', symbol: 'BTCUSDT', marginMode: 'crossed', leverage: '10' },
    { category: 'USDT-FUTURES', symbol: 'ETHUSDT', marginMode: 'crossed', leverage: '5' },
  ],
})

export function fakePositions(nowMs: number): ReadonlyArray<Position> {
  const common = {
    marginCoin: 'USDT',
    marginMode: 'crossed',
    maintenanceRate: '0.004',
    createdAtMs: nowMs - 3_600_000,
    updatedAtMs: nowMs,
  } as const
  return [
    {
      ...common,
      category: 'USDT-FUTURES',
      symbol: 'BTCUSDT',
      side: 'long',
      size: '0.1',
      available: '0.1',
      leverage: '10',
      margin: '609.2',
      entryPrice: '60921.3',
      markPrice: '61256.6',
      breakEvenPrice: '60994.4',
      liquidationPrice: '38418.2',
      unrealisedProfit: '33.53',
      realisedProfit: '0',
      openFees: '-3.65',
      closeFees: '0',
      funding: '-0.61',
    },
    {
      ...common,
      category: 'USDT-FUTURES',
      symbol: 'SOLUSDT',
      side: 'short',
      size: '12.5',
      available: '12.5',
      leverage: '5',
      margin: '370.1',
      entryPrice: '148.041',
      markPrice: '148.228',
      breakEvenPrice: '147.863',
      liquidationPrice: null,
      unrealisedProfit: '-2.3375',
      realisedProfit: '0',
      openFees: '-1.11',
      closeFees: '0',
      funding: '0.22',
    },
  ]
}

function order(id: number, nowMs: number, rest: Partial<Order>): Order {
  return anOrder({
    orderId: String(1_288_000_000_000_000_000n + BigInt(id)),
    clientOid: `kd-${String(id).padStart(6, '0')}`,
    price: '60800.0',
    quantity: '0.05',
    createdAtMs: nowMs - id * 47_000,
    updatedAtMs: nowMs - id * 47_000,
    ...rest,
  })
}

export function fakeOpenOrders(nowMs: number): ReadonlyArray<Order> {
  return [
    order(1, nowMs, { timeInForce: 'post_only' }),
    order(2, nowMs, { side: 'sell', price: '62400.0', quantity: '0.1', reduceOnly: true }),
    order(3, nowMs, {
      price: '61100.5',
      quantity: '0.02',
      filledQuantity: '0.0075',
      filledValue: '458.25375',
      averagePrice: '61100.5',
      status: 'partially_filled',
    }),
    order(4, nowMs, { category: 'SPOT', symbol: 'BGBUSDT', price: '1.1180', quantity: '250' }),
  ]
}

export function fakeOrderHistory(nowMs: number): ReadonlyArray<Order> {
  const fee = { coin: 'USDT', amount: '0.7311' }
  return [
    ...fakeOpenOrders(nowMs),
    order(11, nowMs, {
      orderType: 'market',
      timeInForce: 'ioc',
      price: null,
      quantity: '0.02',
      filledQuantity: '0.02',
      filledValue: '1218.43',
      averagePrice: '60921.3',
      status: 'filled',
      fees: [fee],
    }),
    order(12, nowMs, {
      side: 'sell',
      price: '61980.0',
      status: 'cancelled',
      cancelReason: 'normal_cancel',
    }),
    order(13, nowMs, {
      timeInForce: 'post_only',
      price: '61300.0',
      status: 'cancelled',
      cancelReason: 'post_only_fill_cancel',
    }),
    order(14, nowMs, {
      category: 'SPOT',
      orderType: 'market',
      timeInForce: 'ioc',
      price: null,
      quantity: null,
      quoteAmount: '500',
      filledQuantity: '0.008165',
      filledValue: '499.98',
      averagePrice: '61234.53',
      status: 'filled',
      fees: [{ coin: 'BTC', amount: '0.000008165' }],
    }),
  ]
}

export function fakeFills(nowMs: number): ReadonlyArray<Fill> {
  return Array.from({ length: 24 }, (_, index): Fill => {
    const isBuy = index % 3 !== 1
    return {
      category: index % 5 === 4 ? 'SPOT' : 'USDT-FUTURES',
      symbol: 'BTCUSDT',
      fillId: String(1_288_100_000_000_000_000n - BigInt(index)),
      orderId: String(1_288_000_000_000_000_011n + BigInt(index)),
      clientOid: `kd-${String(100 - index).padStart(6, '0')}`,
      side: isBuy ? 'buy' : 'sell',
      positionSide: null,
      tradeSide: null,
      price: (61250.5 - index * 13.7).toFixed(1),
      quantity: (0.0025 * (1 + (index % 4))).toFixed(4),
      value: ((61250.5 - index * 13.7) * 0.0025 * (1 + (index % 4))).toFixed(4),
      liquidity: index % 2 === 0 ? 'maker' : 'taker',
      fees: [{ coin: 'USDT', amount: (0.0306 * (1 + (index % 4))).toFixed(4) }],
      realisedProfit: isBuy ? '0' : (4.21 - index * 0.7).toFixed(2),
      atMs: nowMs - index * 312_000,
    }
  })
}

export function fakePendingOrders(nowMs: number): ReadonlyArray<PendingOrder> {
  return [
    {
      clientOid: 'kd-000099',
      draft: aDraft({ price: '61000.0' }),
      state: 'unknown',
      sinceMs: nowMs - 4200,
    },
  ]
}
