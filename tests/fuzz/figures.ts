/**
 * Which figure of the wire each shown figure must be, digit for digit. Written from the pages' field
 * tables, not from the parsers. `keys`: any of them may stand there; `none`: what is shown when all
 * of them are missing, empty or zero.
 */
export interface FigureRule {
  readonly shown: string
  readonly keys: ReadonlyArray<string>
  readonly none: '0' | null | undefined
  readonly sign: 'unsigned' | 'signed' | 'price-or-none'
  /** `null` may be shown in any case: a market order's price. */
  readonly mayHide?: true
}

type Short = readonly [shown: string, ...keys: string[]]

const required = (...figures: ReadonlyArray<Short>) => rules(figures, undefined, 'unsigned')
const signed = (...figures: ReadonlyArray<Short>) => rules(figures, undefined, 'signed')
const orNull = (...figures: ReadonlyArray<Short>) => rules(figures, null, 'unsigned')
const signedOrNull = (...figures: ReadonlyArray<Short>) => rules(figures, null, 'signed')
const orZero = (...figures: ReadonlyArray<Short>) => rules(figures, '0', 'signed')
const sizeOrZero = (...figures: ReadonlyArray<Short>) => rules(figures, '0', 'unsigned')
const price = (...figures: ReadonlyArray<Short>) => rules(figures, null, 'price-or-none')

function rules(
  figures: ReadonlyArray<Short>,
  none: FigureRule['none'],
  sign: FigureRule['sign'],
): FigureRule[] {
  return figures.map(([shown, ...keys]) => ({ shown, keys, none, sign }))
}

function hidden(figures: ReadonlyArray<FigureRule>): FigureRule[] {
  return figures.map((rule) => ({ ...rule, mayHide: true }))
}

const TICKER = [
  ...orNull(['openPrice24h', 'openPrice24h'], ['highPrice24h', 'highPrice24h']),
  ...orNull(['lowPrice24h', 'lowPrice24h'], ['lastPrice', 'lastPrice']),
  ...orNull(['volume24h', 'volume24h'], ['turnover24h', 'turnover24h'], ['bidPrice', 'bid1Price']),
  ...orNull(['bidSize', 'bid1Size'], ['askPrice', 'ask1Price'], ['askSize', 'ask1Size']),
  ...orNull(['indexPrice', 'indexPrice'], ['markPrice', 'markPrice']),
  ...orNull(['openInterest', 'openInterest']),
  ...signedOrNull(['change24h', 'price24hPcnt'], ['fundingRate', 'fundingRate']),
]
const CANDLE = required(
  ...[['open', 'open', '1'] as const, ['high', 'high', '2'] as const, ['low', 'low', '3'] as const],
  ...[['close', 'close', '4'] as const, ['volume', 'volume', '5'] as const],
)
const ORDER = [
  ...hidden(orNull(['price', 'price'], ['quantity', 'qty'], ['quoteAmount', 'amount', 'qty'])),
  ...sizeOrZero(['filledQuantity', 'cumExecQty'], ['filledValue', 'cumExecValue']),
  ...orNull(['averagePrice', 'avgPrice']),
]
const FILL = [
  ...required(['price', 'execPrice'], ['quantity', 'execQty']),
  ...sizeOrZero(['value', 'execValue']),
  ...orZero(['realisedProfit', 'execPnl']),
]
const POSITION = [
  ...required(['size', 'size', 'total'], ['entryPrice', 'avgPrice'], ['leverage', 'leverage']),
  ...price(['markPrice', 'markPrice'], ['breakEvenPrice', 'breakEvenPrice']),
  ...price(['liquidationPrice', 'liqPrice', 'liquidationPrice']),
  ...orZero(['margin', 'marginSize', 'positionBalance'], ['openFees', 'openFeeTotal']),
  ...orZero(['unrealisedProfit', 'unrealisedPnl', 'unrealisedPnL'], ['closeFees', 'closeFeeTotal']),
  ...orZero(['realisedProfit', 'curRealisedPnl'], ['funding', 'totalFundingFee', 'totalFunding']),
]
const COIN = [
  ...signed(['balance', 'balance'], ['available', 'available']),
  ...orZero(['locked', 'locked'], ['usdValue', 'usdValue'], ['equity', 'equity', 'balance']),
]
const ACCOUNT = [
  ...orZero(['equity', 'totalEquity', 'accountEquity'], ['effectiveEquity', 'effEquity']),
  ...orZero(['unrealisedProfit', 'unrealisedPnL', 'unrealisedPnl'], ['initialMargin', 'imr']),
  ...orZero(['maintenanceMargin', 'mmr']),
]
const INSTRUMENT = [
  ...orNull(['maxQuantity', 'maxOrderQty'], ['maxMarketQuantity', 'maxMarketOrderQty']),
  ...required(['tickSize', 'priceMultiplier'], ['quantityStep', 'quantityMultiplier']),
  ...sizeOrZero(['minQuantity', 'minOrderQty'], ['minNotional', 'minOrderAmount']),
  ...required(['buyPriceBand', 'buyLimitPriceRatio'], ['sellPriceBand', 'sellLimitPriceRatio']),
]

/** By what is shown. */
export const FIGURES = {
  ticker: TICKER,
  candle: CANDLE,
  trade: required(['price', 'p'], ['size', 'v']),
  order: ORDER,
  fill: FILL,
  fee: signed(['amount', 'fee']),
  position: POSITION,
  coin: COIN,
  account: ACCOUNT,
  instrument: INSTRUMENT,
  strategy: orNull(['quantity', 'qty']),
  deleveraging: required(['price', 'price'], ['amount', 'amount']),
  tier: required(
    ['minValue', 'minTierValue'],
    ['maxValue', 'maxTierValue'],
    ['leverage', 'leverage'],
  ),
  funding: signed(['available', 'available'], ['balance', 'balance']),
  ledger: signed(['amount', 'amount']),
  rank: required(['rank', 'adlRank']),
  rates: signed(['maker', 'makerFeeRate'], ['taker', 'takerFeeRate']),
  limit: signed(['largest', 'maxTransfer']),
  closed: [
    ...price(['entryPrice', 'openPriceAvg'], ['exitPrice', 'closePriceAvg']),
    ...sizeOrZero(['openedQuantity', 'openTotalPos'], ['closedQuantity', 'closeTotalPos']),
    ...orZero(['realisedProfit', 'cumRealisedPnl'], ['netProfit', 'netProfit']),
  ],
  equity: [...signed(['equity', 'equity']), ...orZero(['available', 'available'])],
} as const satisfies Readonly<Record<string, ReadonlyArray<FigureRule>>>

export type FigureKind = keyof typeof FIGURES
