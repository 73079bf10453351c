import type { AccountSettings, Balances } from '../../shared/domain/balance.ts'
import { ZERO } from '../../shared/domain/decimal.ts'
import { NO_EXITS, NO_EXITS_CHANGE } from '../../shared/domain/exit.ts'
import type { Instrument } from '../../shared/domain/instrument.ts'
import type { Fill, Order, OrderChange, OrderDraft } from '../../shared/domain/order.ts'
import type { Position } from '../../shared/domain/position.ts'
import type { OrderContext } from '../../shared/rules/order-context.ts'

/** BTCUSDT perpetual with the exchange's published figures. */
export function aPerpetual(changes: Partial<Instrument> = {}): Instrument {
  return {
    category: 'USDT-FUTURES',
    symbol: 'BTCUSDT',
    baseCoin: 'BTC',
    quoteCoin: 'USDT',
    status: 'online',
    tickSize: '0.1',
    quantityStep: '0.0001',
    quoteStep: null,
    minQuantity: '0.0001',
    maxQuantity: '1200',
    maxMarketQuantity: '220',
    minNotional: '5',
    buyPriceBand: '0.05',
    sellPriceBand: '0.05',
    makerFeeRate: '0.0002',
    takerFeeRate: '0.0006',
    minLeverage: '1',
    maxLeverage: '150',
    fundingIntervalHours: 8,
    ...changes,
  }
}

/** BTCUSDT spot with the exchange's published figures. */
export function aSpotPair(changes: Partial<Instrument> = {}): Instrument {
  return {
    ...aPerpetual(),
    category: 'SPOT',
    tickSize: '0.01',
    quantityStep: '0.000001',
    quoteStep: '0.00000001',
    minQuantity: '0.000001',
    maxQuantity: null,
    maxMarketQuantity: null,
    minNotional: '1',
    makerFeeRate: null,
    takerFeeRate: null,
    minLeverage: null,
    maxLeverage: null,
    fundingIntervalHours: null,
    ...changes,
  }
}

/** A good limit buy of 0.01 at 60000, on whichever instrument `category` names. */
export function aDraft(changes: Partial<OrderDraft> = {}): OrderDraft {
  return {
    category: 'USDT-FUTURES',
    symbol: 'BTCUSDT',
    side: 'buy',
    orderType: 'limit',
    price: '60000',
    quantity: '0.01',
    quantityUnit: 'base',
    timeInForce: 'gtc',
    reduceOnly: false,
    positionSide: null,
    marginMode: 'crossed',
    stpMode: 'none',
    ...NO_EXITS,
    ...changes,
  }
}

export function anOrderContext(changes: Partial<OrderContext> = {}): OrderContext {
  return {
    instrument: aPerpetual(),
    balances: someBalances({ USDT: '1000' }),
    referencePrice: '60000',
    lastPrice: '60000',
    markPrice: '60000',
    positions: [],
    openOrders: [],
    leverages: { crossed: '10', isolated: '10' },
    takerFeeRate: '0.0006',
    holdMode: 'one_way_mode',
    market: 'live',
    ...changes,
  }
}

/** Long 0.5 BTC from 60000 at 10x. */
export function aPosition(changes: Partial<Position> = {}): Position {
  return {
    category: 'USDT-FUTURES',
    symbol: 'BTCUSDT',
    side: 'long',
    marginCoin: 'USDT',
    marginMode: 'crossed',
    size: '0.5',
    available: '0.5',
    leverage: '10',
    margin: '3000',
    entryPrice: '60000',
    markPrice: '60000',
    breakEvenPrice: null,
    liquidationPrice: null,
    unrealisedProfit: '0',
    realisedProfit: '0',
    openFees: '-18',
    closeFees: '0',
    funding: '0',
    maintenanceRate: '0.004',
    createdAtMs: 1000,
    updatedAtMs: 1000,
    ...changes,
  }
}

/** A resting limit buy of 0.01 at 60000. */
export function anOrder(changes: Partial<Order> = {}): Order {
  return {
    category: 'USDT-FUTURES',
    symbol: 'BTCUSDT',
    orderId: '1',
    clientOid: 'kd-1',
    side: 'buy',
    orderType: 'limit',
    timeInForce: 'gtc',
    price: '60000',
    quantity: '0.01',
    quoteAmount: null,
    filledQuantity: '0',
    filledValue: '0',
    averagePrice: null,
    status: 'new',
    reduceOnly: false,
    positionSide: null,
    marginMode: 'crossed',
    stpMode: 'none',
    ...NO_EXITS,
    origin: 'normal',
    cancelReason: null,
    fees: [],
    createdAtMs: 1000,
    updatedAtMs: 1000,
    ...changes,
  }
}

/** A taker buy of 0.01 at 60000. */
export function aFill(changes: Partial<Fill> = {}): Fill {
  return {
    category: 'USDT-FUTURES',
    symbol: 'BTCUSDT',
    fillId: '100',
    orderId: '1',
    clientOid: 'kd-1',
    side: 'buy',
    positionSide: null,
    tradeSide: 'buy_single',
    price: '60000',
    quantity: '0.01',
    value: '600',
    liquidity: 'taker',
    fees: [{ coin: 'USDT', amount: '0.36' }],
    realisedProfit: '0',
    atMs: 1000,
    ...changes,
  }
}

/** Balances with one figure for each coin named, each coin worth a dollar and all of it free. */
export function someBalances(amounts: Readonly<Record<string, string>>): Balances {
  const total = Object.values(amounts)
    .reduce((sum, amount) => sum.plus(amount), ZERO)
    .toFixed()
  return {
    equity: total,
    effectiveEquity: total,
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

/** A one-way account in which nothing was configured. */
export function someSettings(changes: Partial<AccountSettings> = {}): AccountSettings {
  return {
    accountUid: '7001234567',
    accountMode: 'unified',
    assetMode: 'multi_assets',
    accountLevel: 'advanced',
    holdMode: 'one_way_mode',
    stpMode: 'none',
    leverages: [],
    coinLeverages: [],
    ...changes,
  }
}

/** Nothing new but what `changes` names. */
export function aChange(changes: Partial<OrderChange> = {}): OrderChange {
  return { price: null, quantity: null, ...NO_EXITS_CHANGE, ...changes }
}
