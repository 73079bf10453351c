import type { PriceState, Snapshot } from './durability.ts'
import { SNAPSHOT_VERSION } from './durability.ts'
import { type Fixed, fixedText, over, roundTo, stepOf } from './fixed.ts'
import type { BookView, ListFilter, TickerView } from './queries.ts'
import { leverageRecord, orderRecord } from './record-of.ts'
import { positionRecord } from './record-of-position.ts'
import { coinLeverages } from './settings.ts'
import type { Account, EngineState, Market } from './state.ts'
import { fundingCoins } from './transfers.ts'

const HOUR_MS = 3_600_000
const DEFAULT_LIMIT = 100

export function bookView(market: Market, depth: number, atMs: number): BookView {
  const { book } = market
  return { bids: book.depth('buy', depth), asks: book.depth('sell', depth), seq: book.seq, atMs }
}

export function tickerView(market: Market, atMs: number): TickerView {
  const day = market.candles.last24Hours(atMs)
  const [bid] = market.book.depth('buy', 1)
  const [ask] = market.book.depth('sell', 1)
  const open = day?.open ?? market.lastPrice
  const change = over(market.lastPrice - open, open)
  return {
    category: market.key.category,
    symbol: market.key.symbol,
    lastPrice: fixedText(market.lastPrice),
    openPrice24h: fixedText(open),
    highPrice24h: fixedText(day?.high ?? market.lastPrice),
    lowPrice24h: fixedText(day?.low ?? market.lastPrice),
    change24h: fixedText(roundTo(change, stepOf(5))),
    volume24h: fixedText(day?.volume ?? 0n),
    turnover24h: fixedText(roundTo(day?.turnover ?? 0n, stepOf(4))),
    bidPrice: bid?.[0] ?? null,
    bidSize: bid?.[1] ?? null,
    askPrice: ask?.[0] ?? null,
    askSize: ask?.[1] ?? null,
    ...perpetualFigures(market, atMs),
    atMs,
  }
}

function perpetualFigures(market: Market, atMs: number) {
  const interval = market.terms.fundingIntervalMs
  const text = (value: Fixed) => (market.isFutures ? fixedText(value) : null)
  return {
    indexPrice: text(market.indexPrice),
    markPrice: text(market.markPrice),
    fundingRate: text(market.fundingRate),
    fundingIntervalHours: market.isFutures ? interval / HOUR_MS : null,
    nextFundingAtMs: market.isFutures ? (Math.floor(atMs / interval) + 1) * interval : null,
    openInterest: text(market.openInterest),
  }
}

/** What a filter of lists looks at. */
interface Listed {
  readonly category: string
  readonly symbol: string
  readonly orderId: string
  readonly id: string
  readonly atMs: number
}

/** Newest first, filtered, cut to the limit. `rows` are oldest first. */
export function listed<Row>(
  rows: ReadonlyArray<Row>,
  filter: ListFilter,
  describe: (row: Row) => Listed,
): ReadonlyArray<Row> {
  const { limit = DEFAULT_LIMIT } = filter
  const found: Row[] = []
  for (let index = rows.length - 1; index >= 0 && found.length < limit; index -= 1) {
    const row = rows[index]
    if (row !== undefined && fits(describe(row), filter)) found.push(row)
  }
  return found
}

function fits(row: Listed, filter: ListFilter): boolean {
  if (filter.category !== undefined && row.category !== filter.category) return false
  if (filter.symbol !== undefined && row.symbol !== filter.symbol) return false
  if (filter.orderId !== undefined && row.orderId !== filter.orderId) return false
  if (filter.startMs !== undefined && row.atMs < filter.startMs) return false
  if (filter.endMs !== undefined && row.atMs > filter.endMs) return false
  return filter.beforeId === undefined || isSmaller(row.id, filter.beforeId)
}

/** Ids are decimal texts; a longer one is larger. A cursor that is no id matches nothing. */
function isSmaller(id: string, than: string): boolean {
  if (!/^\d+$/.test(than)) return false
  return BigInt(id) < BigInt(than)
}

export function takeSnapshot(state: EngineState): Snapshot {
  const users = [...state.accounts.values()].filter((account) => account.role === 'user')
  return {
    version: SNAPSHOT_VERSION,
    atMs: state.nowMs,
    lastId: state.lastId.toString(),
    accounts: users.map((account) => ({
      accountId: account.id,
      holdMode: account.holdMode,
      countdownAtMs: account.countdownAtMs,
      balances: [...account.balances].flatMap(([coin, amount]) =>
        amount === 0n ? [] : [{ coin, amount: fixedText(amount) }],
      ),
      funding: fundingCoins(account),
      leverages: configuredLeverages(state, account),
      coinLeverages: coinLeverages(account),
      openOrders: [...account.open.values()].map(orderRecord),
      orderHistory: [...account.history.values()],
      fills: [...account.fills],
      positions: openPositions(state, account),
      closedPositions: [...account.closed],
      ledger: [...account.ledger],
      strategies: [...account.strategies.values()],
      strategyHistory: [...account.strategyHistory.values()],
      transfers: [...account.transfers],
    })),
    prices: [...state.markets.values()].map(priceState),
  }
}

export function configuredLeverages(state: EngineState, account: Account) {
  const traded = [...account.positions.values()].map(({ market }) => market.id)
  return [...new Set([...account.leverages.keys(), ...traded])].flatMap((id) => {
    const market = state.markets.get(id)
    return market === undefined ? [] : [leverageRecord(account, market)]
  })
}

export function openPositions(state: EngineState, account: Account) {
  return [...account.positions.values()].map((position) => positionRecord(state, account, position))
}

function priceState(market: Market): PriceState {
  const text = (value: Fixed) => (market.isFutures ? fixedText(value) : null)
  return {
    category: market.key.category,
    symbol: market.key.symbol,
    lastPrice: fixedText(market.lastPrice),
    indexPrice: text(market.indexPrice),
    markPrice: text(market.markPrice),
    fundingRate: text(market.fundingRate),
  }
}
