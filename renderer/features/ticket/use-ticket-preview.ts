import { useEffect, useMemo } from 'react'
import type { CoinCollateral, PositionTier } from '../../../shared/domain/balance.ts'
import { decimal } from '../../../shared/domain/decimal.ts'
import {
  type Instrument,
  instrumentId,
  isFutures,
  settleCoin,
} from '../../../shared/domain/instrument.ts'
import type { Book } from '../../../shared/domain/market.ts'
import {
  type LiquidationChange,
  previewLiquidation,
} from '../../../shared/rules/liquidation-preview.ts'
import {
  type OrderPreview,
  type PreviewRates,
  previewOrder,
} from '../../../shared/rules/preview.ts'
import { isTrigger } from '../../stores/ticket-order.ts'
import { tradeDesk, useInstruments, useMarket } from '../trade/trade-desk.ts'
import type { TicketView } from './use-ticket.ts'

/** Nothing is known of the book at the time of a trigger: its order is taken to fill at its price. */
const NO_BOOK: Book = { bids: [], asks: [], atMs: 0 }
const NO_TIERS: ReadonlyArray<PositionTier> = []

/** The preview of the ticket's order, and liquidation before and after it. */
export function useTicketPreview(view: TicketView): {
  readonly preview: OrderPreview | null
  readonly liquidation: LiquidationChange | null
} {
  const { instrument, draft, order, ground } = view
  const { context } = ground
  const book = useMarket((state) => state.book)
  const rates = useRates(view)
  const tiers = useTiers(instrument)
  const collateral = useCollateral(instrument)
  const isWaiting = isTrigger(order)
  const preview = useMemo(
    () => previewOrder(draft, isWaiting ? NO_BOOK : book, rates, context),
    [draft, isWaiting, book, rates, context],
  )
  const liquidation = useMemo(
    () =>
      preview === null ? null : previewLiquidation(draft, preview, context, tiers, collateral),
    [draft, preview, context, tiers, collateral],
  )
  return { preview, liquidation }
}

/** A trigger that sends a market order takes, so all of it costs the taker rate. */
function useRates({ instrument, order }: TicketView): PreviewRates {
  const rates = useInstruments((state) => state.feeRates.get(instrumentId(instrument)))
  const takes = isTrigger(order) && order.trigger.orderType === 'market'
  return useMemo(() => {
    const maker = rates?.maker ?? instrument.makerFeeRate
    const taker = rates?.taker ?? instrument.takerFeeRate
    const rested = takes ? taker : maker
    return {
      maker: rested === null ? null : decimal(rested),
      taker: taker === null ? null : decimal(taker),
    }
  }, [rates, instrument, takes])
}

function useTiers(instrument: Instrument): ReadonlyArray<PositionTier> {
  useEffect(() => {
    if (isFutures(instrument.category)) tradeDesk().instruments.loadTiers(instrument)
  }, [instrument])
  return useInstruments((state) => state.tiers.get(instrumentId(instrument)) ?? NO_TIERS)
}

function useCollateral(instrument: Instrument): CoinCollateral | null {
  const coin = settleCoin(instrument)
  useEffect(() => {
    if (coin !== null) tradeDesk().instruments.loadCollateral(coin)
  }, [coin])
  return useInstruments((state) => (coin === null ? null : (state.collaterals.get(coin) ?? null)))
}
