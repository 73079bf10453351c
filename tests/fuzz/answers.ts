import * as account from '../../electron/bitget/parse/account.ts'
import { parseBatch, parseBatchList } from '../../electron/bitget/parse/batch.ts'
import { asRow, rowsOrNone } from '../../electron/bitget/parse/fields.ts'
import { parseInstruments } from '../../electron/bitget/parse/instrument.ts'
import * as market from '../../electron/bitget/parse/market.ts'
import { parseFlaggedPage, parsePage } from '../../electron/bitget/parse/page.ts'
import * as position from '../../electron/bitget/parse/position.ts'
import { parseStrategy } from '../../electron/bitget/parse/strategy.ts'
import * as subAccount from '../../electron/bitget/parse/sub-account.ts'
import * as trade from '../../electron/bitget/parse/trade.ts'
import * as transfer from '../../electron/bitget/parse/transfer.ts'
import { judgeAnswer } from '../../electron/bitget/rest/verdict.ts'
import type { FigureKind } from './figures.ts'
import { hiddenText, listOf, misfit, readWire, recordOf } from './judge.ts'
import type { Verdict } from './verdict.ts'

/** How the desk reads one endpoint, and where the judge finds what it shows. */
export interface AnswerReader {
  readonly read: (data: unknown) => unknown
  readonly figures?: FigureKind
  /** What is shown, out of what `read` gives. Default: the list, or its `rows`. */
  readonly shown?: (value: unknown) => ReadonlyArray<unknown>
  /** Items of the wire. Default: `data`, its `list`, or itself. */
  readonly sent?: (data: unknown) => ReadonlyArray<unknown>
}

const NOW_MS = 1_790_000_000_000
const itself = (value: unknown): ReadonlyArray<unknown> => [value]
const member = (name: string) => (value: unknown) => listOf(recordOf(value)[name])
const strategies = (data: unknown) => rowsOrNone(data, 'data').map(parseStrategy)

/** By path, as the desk's REST calls read them. */
export const ANSWERS: Readonly<Record<string, AnswerReader>> = {
  '/api/v2/public/time': { read: market.parseServerClock },
  '/api/v3/market/instruments': {
    read: (data) => parseInstruments(data, 'USDT-FUTURES'),
    figures: 'instrument',
  },
  '/api/v3/market/tickers': {
    read: market.parseTickers,
    figures: 'ticker',
    shown: (value) => listOf(value).map((row) => recordOf(row).ticker),
  },
  '/api/v3/market/candles': { read: market.parseCandles, figures: 'candle' },
  '/api/v3/market/position-tier': { read: market.parseTiers, figures: 'tier' },
  '/api/v3/account/info': { read: (data) => account.parseKeyFacts(data, NOW_MS) },
  '/api/v3/account/settings': { read: account.parseAccountSettings },
  '/api/v3/account/assets': {
    read: account.parseBalances,
    figures: 'coin',
    shown: member('coins'),
    sent: member('assets'),
  },
  '/api/v3/account/funding-assets': { read: transfer.parseFundingBalances, figures: 'funding' },
  '/api/v3/account/fee-rate': { read: account.parseFeeRates, figures: 'rates', shown: itself },
  '/api/v3/account/financial-records': {
    read: (data) => parsePage(data, (row) => transfer.parseLedgerRow(row, 'SPOT')),
    figures: 'ledger',
  },
  '/api/v3/account/max-transferable': {
    read: (data) => transfer.parseTransferLimit(data, 'USDT'),
    figures: 'limit',
    shown: itself,
  },
  '/api/v3/account/transfer': { read: (data) => transfer.parseTransferId(data, 'mv-1') },
  '/api/v3/account/sub-unified-assets': {
    read: (data) => subAccount.parseSubAccountAssets(data, '7009876543'),
    figures: 'equity',
    shown: member('coins'),
    sent: (data) => listOf(data).flatMap(member('assets')),
  },
  '/api/v3/trade/place-order': { read: (data) => trade.parseAcknowledgement(data, 'desk-000001') },
  '/api/v3/trade/place-batch': {
    read: (data) => parseBatch(data, [{ clientOid: 'b-1' }, { clientOid: 'b-2' }]),
  },
  '/api/v3/trade/cancel-batch': { read: (data) => parseBatch(data, [{}, {}]) },
  '/api/v3/trade/cancel-symbol-order': { read: trade.parseCancelledRows },
  '/api/v3/trade/close-positions': { read: parseBatchList },
  '/api/v3/trade/order-info': { read: trade.parseOrderInfo, figures: 'order', shown: itself },
  '/api/v3/trade/unfilled-orders': { read: trade.parseOrderPage, figures: 'order' },
  '/api/v3/trade/history-orders': { read: trade.parseOrderPage, figures: 'order' },
  '/api/v3/trade/fills': { read: trade.parseFillPage, figures: 'fill' },
  '/api/v3/trade/unfilled-strategy-orders': { read: strategies, figures: 'strategy' },
  '/api/v3/trade/history-strategy-orders': {
    read: (data) => parsePage(data, parseStrategy),
    figures: 'strategy',
  },
  '/api/v3/position/current-position': { read: position.parsePositions, figures: 'position' },
  '/api/v3/position/history-position': {
    read: (data) => parsePage(data, position.parseClosedPosition),
    figures: 'closed',
  },
  '/api/v3/position/adlRank': { read: position.parseAdlRanks, figures: 'rank' },
  '/api/v3/user/create-sub': { read: (data) => subAccount.parseCreatedSubAccount(data, 'UNIFIED') },
  '/api/v3/user/sub-list': { read: (data) => parseFlaggedPage(data, subAccount.parseSubAccount) },
  '/api/v3/user/create-sub-api': {
    read: (data) => subAccount.parseCreatedKey(asRow(data, 'data')),
  },
  '/api/v3/user/sub-api-list': {
    read: (data) => parseFlaggedPage(data, subAccount.parseSubAccountKey),
  },
}

const NO_TIMING = {
  startedAtMs: 0,
  phases: { click: null, signed: null, sent: null, firstByte: null, received: null, parsed: null },
  ...{ roundTripMs: null, accept: null, complete: null, exchangeMs: null, networkMs: null },
}

/** Gives one answer to the desk's reading of a call, and looks at what it made of it. */
export function answer(reader: AnswerReader, text: string): Verdict {
  const verdict = judgeAnswer(reader.read, 200, {}, text, NO_TIMING, NOW_MS)
  const startedMs = performance.now()
  const wrong = verdict.ok ? wrongIn(reader, verdict.value, text) : hiddenText(verdict.error)
  const judgedMs = performance.now() - startedMs
  return { wrong, accepted: verdict.ok, judgedMs, counted: verdict.ok ? 0 : 1 }
}

function wrongIn(reader: AnswerReader, value: unknown, text: string): string | null {
  const hidden = hiddenText(value)
  if (hidden !== null || reader.figures === undefined) return hidden
  const { data } = recordOf(readWire(text))
  const shown = reader.shown?.(value) ?? listOf(recordOf(value).rows ?? value)
  const sent = reader.sent?.(data) ?? sentItems(data)
  if (shown.length > sent.length) return `${shown.length} of ${sent.length} were shown`
  for (const one of shown) {
    const wrong = misfit(reader.figures, one, sent)
    if (wrong !== null) return wrong
  }
  return null
}

function sentItems(data: unknown): ReadonlyArray<unknown> {
  if (Array.isArray(data)) return data
  const { list } = recordOf(data)
  return Array.isArray(list) ? list : [data]
}
