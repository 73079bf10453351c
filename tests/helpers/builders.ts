import type { Balances } from '../../shared/domain/balance.ts'
import type { Fill, Order, OrderDraft } from '../../shared/domain/order.ts'
import type { Position } from '../../shared/domain/position.ts'

export function aDraft(change: Partial<OrderDraft> = {}): OrderDraft {
  return {
    category: 'USDT-FUTURES',
    symbol: 'BTCUSDT',
    side: 'buy',
    orderType: 'limit',
    price: '61250.5',
    quantity: '0.01',
    quantityUnit: 'base',
    timeInForce: 'gtc',
    reduceOnly: false,
    ...change,
  }
}

export function anOrder(change: Partial<Order> = {}): Order {
  return {
    category: 'USDT-FUTURES',
    symbol: 'BTCUSDT',
    orderId: '1',
    clientOid: 'kd-1',
    side: 'buy',
    orderType: 'limit',
    timeInForce: 'gtc',
    price: '61250.5',
    quantity: '0.01',
    quoteAmount: null,
    filledQuantity: '0',
    filledValue: '0',
    averagePrice: null,
    status: 'new',
    reduceOnly: false,
    cancelReason: null,
    fees: [],
    createdAtMs: 1000,
    updatedAtMs: 1000,
    ...change,
  }
}

export function aFill(change: Partial<Fill> = {}): Fill {
  return {
    category: 'USDT-FUTURES',
    symbol: 'BTCUSDT',
    fillId: '100',
    orderId: '1',
    clientOid: 'kd-1',
    side: 'buy',
    price: '61250.5',
    quantity: '0.01',
    value: '612.505',
    liquidity: 'taker',
    fees: [],
    realisedProfit: '0',
    atMs: 1000,
    ...change,
  }
}

export function aPosition(change: Partial<Position> = {}): Position {
  return {
    category: 'USDT-FUTURES',
    symbol: 'BTCUSDT',
    side: 'long',
    marginCoin: 'USDT',
    marginMode: 'crossed',
    size: '0.01',
    available: '0.01',
    leverage: '10',
    margin: '61.25',
    entryPrice: '61250.5',
    markPrice: null,
    breakEvenPrice: null,
    liquidationPrice: null,
    unrealisedProfit: '0',
    realisedProfit: '0',
    openFees: '0',
    closeFees: '0',
    funding: '0',
    updatedAtMs: 1000,
    ...change,
  }
}

/** Balances with one figure for each coin named. */
export function someBalances(amounts: Readonly<Record<string, string>>): Balances {
  return {
    equity: '0',
    unrealisedProfit: '0',
    initialMargin: '0',
    maintenanceMargin: '0',
    coins: Object.entries(amounts).map(([coin, amount]) => ({
      coin,
      balance: amount,
      available: amount,
      locked: '0',
      equity: amount,
      usdValue: amount,
      debt: '0',
    })),
  }
}
