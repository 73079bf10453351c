import type { Balances, CoinBalance } from '../../../shared/domain/balance.ts'
import { parseDecimal, toText } from '../../../shared/domain/decimal.ts'
import type { Category } from '../../../shared/domain/instrument.ts'
import { type Position, positionKey } from '../../../shared/domain/position.ts'
import {
  categoryOf,
  decimalOf,
  type Fields,
  fieldsOf,
  itemsOf,
  optionalDecimal,
  optionalText,
  orZero,
  positiveOf,
  readableOrNull,
  textOf,
  timeOf,
} from './push-field.ts'

/** `data` of the `account` topic (Account Channel page): exactly one item. `null`: unreadable. */
export function parseBalances(data: unknown): Balances | null {
  return readableOrNull(() => balancesOf(data))
}

function balancesOf(data: unknown): Balances | null {
  const item = Array.isArray(data) ? fieldsOf(data[0]) : null
  const rows = item === null ? null : itemsOf(item.coin)
  if (item === null || rows === null) return null
  const equity = decimalOf(item.totalEquity, 'signed')
  if (equity === null) return null
  const coins: CoinBalance[] = []
  for (const row of rows) {
    const coin = parseCoin(row)
    if (coin === null) return null
    coins.push(coin)
  }
  return {
    equity,
    effectiveEquity: orZero(item.effEquity),
    // The wire writes a capital L, one table of the docs a small one.
    unrealisedProfit: orZero(item.unrealisedPnL ?? item.unrealisedPnl),
    initialMargin: orZero(item.imr),
    maintenanceMargin: orZero(item.mmr),
    coins,
  }
}

function parseCoin(row: Fields): CoinBalance | null {
  const coin = textOf(row.coin)
  const balance = decimalOf(row.balance, 'signed')
  const available = decimalOf(row.available, 'signed')
  if (coin === null || balance === null || available === null) return null
  return {
    coin,
    balance,
    available,
    locked: orZero(row.locked),
    equity: optionalDecimal(row.equity, 'signed') ?? balance,
    usdValue: orZero(row.usdValue),
    debt: totalDebt(row),
  }
}

/** Borrowed and debts are two figures here; both are owed. */
function totalDebt(row: Fields): string {
  const borrowed = parseDecimal(orZero(row.borrow))
  const debts = parseDecimal(orZero(row.debts ?? row.debt))
  return borrowed === null || debts === null ? '0' : toText(borrowed.plus(debts))
}

export interface PositionPush {
  readonly positions: ReadonlyArray<Position>
  /** Keys of positions that are no more (`positionKey`). */
  readonly ended: ReadonlyArray<string>
}

/** `data` of the `position` topic (Positions Channel page); an empty list when flat. */
export function parsePositions(data: unknown): PositionPush | null {
  return readableOrNull(() => positionsOf(data))
}

function positionsOf(data: unknown): PositionPush | null {
  const items = itemsOf(data)
  if (items === null) return null
  const positions: Position[] = []
  const ended: string[] = []
  for (const item of items) {
    const category = productOf(item)
    if (category === null) continue
    const symbol = textOf(item.symbol)
    const side = item.posSide
    if (symbol === null || (side !== 'long' && side !== 'short')) return null
    if (hasEnded(item)) {
      ended.push(positionKey({ category, symbol, side }))
      continue
    }
    const position = parsePosition(item, category, symbol, side)
    if (position === null) return null
    positions.push(position)
  }
  return { positions, ended }
}

/** A closed position comes once more, `ended`, with size 0 and most fields empty. */
function hasEnded(item: Fields): boolean {
  const size = typeof item.size === 'string' ? parseDecimal(item.size) : null
  return item.positionStatus === 'ended' || size?.eq(0) === true
}

/** Pushes need not name the product line; then the margin coin tells it. */
function productOf(item: Fields): Category | null {
  const named = categoryOf(item.category)
  if (named !== null) return named
  const coin = textOf(item.marginCoin)
  if (coin === null) return null
  if (coin === 'USDT') return 'USDT-FUTURES'
  return coin === 'USDC' ? 'USDC-FUTURES' : 'COIN-FUTURES'
}

function parsePosition(
  item: Fields,
  category: Category,
  symbol: string,
  side: 'long' | 'short',
): Position | null {
  const size = decimalOf(item.size, 'unsigned')
  const entryPrice = decimalOf(item.avgPrice, 'unsigned')
  const leverage = decimalOf(item.leverage, 'unsigned')
  if (size === null || entryPrice === null || leverage === null) return null
  return {
    category,
    symbol,
    side,
    marginCoin: optionalText(item.marginCoin) ?? 'USDT',
    marginMode: item.marginMode === 'isolated' ? 'isolated' : 'crossed',
    size,
    available: optionalDecimal(item.available, 'unsigned') ?? size,
    leverage,
    margin: orZero(item.marginSize),
    entryPrice,
    markPrice: positionPrice(item.markPrice),
    breakEvenPrice: positionPrice(item.breakEvenPrice),
    liquidationPrice: positionPrice(item.liqPrice),
    unrealisedProfit: orZero(item.unrealisedPnl ?? item.unrealisedPnL),
    realisedProfit: orZero(item.curRealisedPnl),
    openFees: orZero(item.openFeeTotal),
    closeFees: orZero(item.closeFeeTotal),
    funding: orZero(item.totalFundingFee),
    maintenanceRate: positiveOf(item.mmr),
    createdAtMs: timeOf(item.createdTime) ?? 0,
    updatedAtMs: timeOf(item.updatedTime) ?? 0,
  }
}

/** A price of a position; `null` where there is none: missing, zero or negative. */
function positionPrice(value: unknown): string | null {
  const text = optionalDecimal(value, 'signed')
  return text !== null && !text.startsWith('-') && /[1-9]/.test(text) ? text : null
}
