import { isFutures } from '../../../shared/domain/instrument.ts'
import type { Engine, TickerView } from '../engine/queries.ts'
import type { PracticeInstrument } from '../market/instrument-row.ts'
import { Refusal } from '../server/refusal.ts'
import { marketInstrument } from './instrument-of.ts'
import type { Parameters } from './parameters.ts'
import { type PublicCall, type PublicRoute, publicGet } from './route.ts'

/** A funding payment that has happened. */
export interface FundingSettled {
  readonly symbol: string
  readonly rate: string
  readonly atMs: number
}

/** The bounds that Bitget page uta/public/Get-Current-Funding-Rate shows for BTCUSDT. */
const FUNDING_BOUND = '0.003'

/** `fundingHistory` gives what was settled since the start, newest first. */
export function futuresMarketRoutes(
  engine: Engine,
  fundingHistory: (symbol: string) => ReadonlyArray<FundingSettled>,
): ReadonlyArray<PublicRoute> {
  return [
    publicGet('/api/v3/market/current-fund-rate', (call) => fundingRates(engine, call)),
    publicGet('/api/v3/market/history-fund-rate', ({ parameters }) =>
      fundingRows(engine, parameters, fundingHistory),
    ),
    publicGet('/api/v3/market/open-interest', (call) => openInterest(engine, call)),
  ]
}

function fundingRates(engine: Engine, { parameters }: PublicCall) {
  const category = parameters.optionalCategory()
  const symbol = parameters.optionalSymbol()
  const wanted = futures(engine).filter(
    (instrument) =>
      (category === null || instrument.category === category) &&
      (symbol === null || instrument.symbol === symbol),
  )
  if (symbol !== null && wanted.length === 0) throw new Refusal('40034', [symbol])
  return wanted.flatMap((instrument) => {
    const ticker = engine.ticker(instrument)
    return ticker === null ? [] : [fundingRow(ticker)]
  })
}

function fundingRow(ticker: TickerView) {
  return {
    symbol: ticker.symbol,
    fundingRate: ticker.fundingRate ?? '',
    fundingRateInterval: String(ticker.fundingIntervalHours ?? ''),
    nextUpdate: String(ticker.nextFundingAtMs ?? ''),
    minFundingRate: `-${FUNDING_BOUND}`,
    maxFundingRate: FUNDING_BOUND,
  }
}

/** `cursor` is a page number from 1 here. */
function fundingRows(
  engine: Engine,
  parameters: Parameters,
  fundingHistory: (symbol: string) => ReadonlyArray<FundingSettled>,
) {
  const { symbol } = futuresInstrument(engine, parameters)
  const limit = parameters.limit(200, 200)
  const page = Number(parameters.optional('cursor') ?? '1')
  if (!Number.isInteger(page) || page < 1 || page > 100) {
    throw new Refusal('40020', [String(parameters.optional('cursor'))])
  }
  const rows = fundingHistory(symbol).slice((page - 1) * limit, page * limit)
  return {
    resultList: rows.map((settled) => ({
      symbol: settled.symbol,
      fundingRate: settled.rate,
      fundingRateTimestamp: String(settled.atMs),
    })),
  }
}

function openInterest(engine: Engine, { parameters, nowMs }: PublicCall) {
  const wanted =
    parameters.optionalSymbol() === null
      ? futures(engine).filter((instrument) => instrument.category === parameters.category())
      : [futuresInstrument(engine, parameters)]
  const list = wanted.map((instrument) => ({
    symbol: instrument.symbol,
    openInterest: engine.ticker(instrument)?.openInterest ?? '0',
  }))
  return { list, ts: String(nowMs) }
}

function futuresInstrument(engine: Engine, parameters: Parameters): PracticeInstrument {
  const category = parameters.category()
  if (!isFutures(category)) throw new Refusal('40020', [category])
  return marketInstrument(engine, parameters)
}

function futures(engine: Engine): ReadonlyArray<PracticeInstrument> {
  return engine.instruments.filter((instrument) => isFutures(instrument.category))
}
