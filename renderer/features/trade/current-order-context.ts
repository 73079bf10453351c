import type { FeeRates } from '../../../shared/domain/balance.ts'
import { type Instrument, instrumentId, isFutures } from '../../../shared/domain/instrument.ts'
import type { Position } from '../../../shared/domain/position.ts'
import type { AvailableCoins, OrderContext } from '../../../shared/rules/order-context.ts'
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
  return {
    instrument,
    available: availableCoins(instrument, account),
    referencePrice:
      ticker?.markPrice ??
      ticker?.lastPrice ??
      book?.asks[0]?.price ??
      book?.bids[0]?.price ??
      null,
    position: positionOf(instrument, account),
    leverage: leverageOf(instrument, account),
    takerFeeRate: feeRates?.taker ?? instrument.takerFeeRate,
    holdMode: account.settings?.holdMode ?? null,
    market: market.feed,
  }
}

/** `null` while the balances are not known. */
function availableCoins(instrument: Instrument, account: AccountView): AvailableCoins | null {
  const { balances } = account
  if (balances === null) return null
  const free = (name: string) => balances.coins.find((coin) => coin.coin === name)?.available ?? '0'
  return { base: free(instrument.baseCoin), quote: free(instrument.quoteCoin) }
}

function positionOf(instrument: Instrument, account: AccountView): Position | null {
  const id = instrumentId(instrument)
  return account.positions.find((position) => instrumentId(position) === id) ?? null
}

/** `null` on spot, and where it was never set: the exchange then tells none. */
export function leverageOf(instrument: Instrument, account: AccountView): string | null {
  if (!isFutures(instrument.category)) return null
  const id = instrumentId(instrument)
  const known = account.settings?.leverages.find((row) => instrumentId(row) === id)
  return known?.leverage ?? positionOf(instrument, account)?.leverage ?? null
}
