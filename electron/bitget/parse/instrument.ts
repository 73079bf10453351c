import {
  type Category,
  type Instrument,
  type InstrumentStatus,
  isFutures,
} from '../../../shared/domain/instrument.ts'
import { Unreadable } from '../errors/unreadable.ts'
import {
  amountOrNull,
  asRows,
  nonZeroOrNull,
  oneOf,
  type Row,
  requiredText,
  stepOfPrecision,
  textOf,
  unsigned,
  unsignedOrNull,
  unsignedOrZero,
} from './fields.ts'

const STATUSES: ReadonlyArray<InstrumentStatus> = [
  'online',
  'listed',
  'limit_open',
  'limit_close',
  'offline',
  'restrictedAPI',
]

/**
 * Rows of `/api/v3/market/instruments` (Bitget: "Instruments"). A row that cannot be read, such as
 * a contract that is listed before its figures are set, is left out: it could not be traded. When
 * no row can be read the whole answer is unreadable.
 */
export function parseInstruments(data: unknown, category: Category): Instrument[] {
  const rows = asRows(data, 'data')
  const readable: Instrument[] = []
  let trouble: Unreadable | null = null
  for (const row of rows) {
    try {
      readable.push(parseInstrument(row, category))
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      trouble = error
    }
  }
  if (readable.length === 0 && trouble !== null) throw trouble
  return readable
}

function parseInstrument(row: Row, category: Category): Instrument {
  const futures = isFutures(category)
  const interval = textOf(row, 'fundInterval')
  return {
    category,
    symbol: requiredText(row, 'symbol'),
    baseCoin: requiredText(row, 'baseCoin'),
    quoteCoin: requiredText(row, 'quoteCoin'),
    status: oneOf(row, 'status', STATUSES),
    tickSize: futures ? positive(row, 'priceMultiplier') : stepOfPrecision(row, 'pricePrecision'),
    quantityStep: futures
      ? positive(row, 'quantityMultiplier')
      : stepOfPrecision(row, 'quantityPrecision'),
    quoteStep: futures ? null : stepOfPrecision(row, 'quotePrecision'),
    minQuantity: unsignedOrZero(row, 'minOrderQty'),
    maxQuantity: nonZeroOrNull(row, 'maxOrderQty'),
    maxMarketQuantity: nonZeroOrNull(row, 'maxMarketOrderQty'),
    minNotional: unsignedOrZero(row, 'minOrderAmount'),
    buyPriceBand: unsigned(row, 'buyLimitPriceRatio'),
    sellPriceBand: unsigned(row, 'sellLimitPriceRatio'),
    makerFeeRate: amountOrNull(row, 'makerFeeRate'),
    takerFeeRate: amountOrNull(row, 'takerFeeRate'),
    minLeverage: unsignedOrNull(row, 'minLeverage'),
    // On margin it is a matter of the loan, which the desk takes crossed.
    maxLeverage: unsignedOrNull(row, category === 'MARGIN' ? 'maxCrossedLeverage' : 'maxLeverage'),
    fundingIntervalHours: /^\d{1,4}$/.test(interval) ? Number(interval) : null,
  }
}

function positive(row: Row, name: string): string {
  const text = nonZeroOrNull(row, name)
  if (text === null) throw new Unreadable(name)
  return text
}
