import type { FeeRates } from '../../../shared/domain/balance.ts'
import { type Instrument, instrumentId, isFutures } from '../../../shared/domain/instrument.ts'
import type { MarginMode } from '../../../shared/domain/order.ts'
import type { OrderContext } from '../../../shared/rules/order-context.ts'
import type { AccountView } from '../../stores/account-state.ts'
import type { MarketState } from '../../stores/market-state.ts'

/** What the page knows about the ground of an order on `instrument`; main checks with its own. */
export function currentOrderContext(
  instrument: Instrument,
  market: Pick<MarketState, 'ticker' | 'book' | 'feed'>,
  account: AccountView,
  feeRates: FeeRates | null,
): OrderContext {
  const { ticker, book } = market
  const lastPrice = ticker?.lastPrice ?? null
  const markPrice = ticker?.markPrice ?? null
  const id = instrumentId(instrument)
  return {
    instrument,
    balances: account.balances,
    referencePrice: markPrice ?? lastPrice ?? book?.asks[0]?.price ?? book?.bids[0]?.price ?? null,
    lastPrice,
    markPrice,
    positions: account.positions.filter((position) => instrumentId(position) === id),
    leverages: {
      crossed: leverageOf(instrument, account, 'crossed'),
      isolated: leverageOf(instrument, account, 'isolated'),
    },
    takerFeeRate: feeRates?.taker ?? instrument.takerFeeRate,
    holdMode: account.settings?.holdMode ?? null,
    market: market.feed,
  }
}

/** `null` on spot, and where it was never set: the exchange then tells none. */
function leverageOf(
  instrument: Instrument,
  account: AccountView,
  marginMode: MarginMode,
): string | null {
  if (!isFutures(instrument.category)) return null
  const id = instrumentId(instrument)
  const isWanted = (
    row: Parameters<typeof instrumentId>[0] & { readonly marginMode: MarginMode },
  ) => instrumentId(row) === id && row.marginMode === marginMode
  const known = account.settings?.leverages.find(isWanted)
  return known?.leverage ?? account.positions.find(isWanted)?.leverage ?? null
}
