import { type InstrumentKey, instrumentId } from '../../../shared/domain/instrument.ts'
import { useMarket } from './trade-desk.ts'

/** Last price of an instrument; `null` unless it is the watched one. */
export function useLastPrice(key: InstrumentKey): string | null {
  return useMarket((state) =>
    instrumentId(state.watched) === instrumentId(key) ? (state.ticker?.lastPrice ?? null) : null,
  )
}
