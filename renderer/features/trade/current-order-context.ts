import type { FeeRates } from '../../../shared/domain/balance.ts'
import { type Instrument, instrumentId } from '../../../shared/domain/instrument.ts'
import { knownLeverages, type OrderContext } from '../../../shared/rules/order-context.ts'
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
    openOrders: account.openOrders.filter((order) => instrumentId(order) === id),
    leverages: knownLeverages(instrument, account),
    takerFeeRate: feeRates?.taker ?? instrument.takerFeeRate,
    holdMode: account.settings?.holdMode ?? null,
    market: market.feed,
  }
}
