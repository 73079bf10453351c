import { useCallback, useEffect, useMemo } from 'react'
import { useStore } from 'zustand'
import { type Instrument, instrumentId } from '../../../shared/domain/instrument.ts'
import type { OrderDraft } from '../../../shared/domain/order.ts'
import type { OrderContext } from '../../../shared/rules/order-context.ts'
import type { InvalidError } from '../../../shared/rules/order-error.ts'
import { triggeredOrder } from '../../../shared/rules/trigger-check.ts'
import { activeKeySet, keysStore } from '../../stores/keys-store.ts'
import { liveLockStore } from '../../stores/live-lock-store.ts'
import type { MarketState } from '../../stores/market-state.ts'
import { settingsStore } from '../../stores/settings-store.ts'
import { checkTicket } from '../../stores/ticket-check.ts'
import type { BestPrices, TicketDraft, TicketGround } from '../../stores/ticket-draft.ts'
import { isTrigger, type TicketOrder, toTicketOrder } from '../../stores/ticket-order.ts'
import { draftOf, type Submission, submissionOf } from '../../stores/ticket-store.ts'
import { lacksPermission } from '../keys/key-rules.ts'
import { currentOrderContext } from '../trade/current-order-context.ts'
import {
  tradeDesk,
  useAccount,
  useInstruments,
  useMarket,
  useTickets,
} from '../trade/trade-desk.ts'
import { type Block, findBlock } from './ticket-blocks.ts'
import { useGuardFigures } from './use-guard-figures.ts'

export interface TicketView {
  readonly instrument: Instrument
  readonly ticket: TicketDraft
  readonly ground: TicketGround
  /** What would be sent. */
  readonly order: TicketOrder
  /** The same, or what a trigger would send, as an order. */
  readonly draft: OrderDraft
  readonly errors: ReadonlyArray<InvalidError>
  readonly block: Block | null
  /** The key in use may not set leverage: it lacks `manage-write`. */
  readonly lacksManage: boolean
  readonly submission: Submission
  readonly change: (patch: Partial<TicketDraft>) => void
}

/** Everything the ticket shows, renewed when the top of the book, the account or a field changes. */
export function useTicket(instrument: Instrument): TicketView {
  const ticket = useTickets((state) => draftOf(state, instrument))
  const submission = useTickets((state) => submissionOf(state, instrument))
  const ground = useGround(instrument)
  const keySet = useStore(keysStore, (state) => activeKeySet(state.ring))
  const environment = useStore(settingsStore, (state) => state.settings.environment)
  const isLiveUnlocked = useStore(liveLockStore, (state) => state.isUnlocked)
  const account = useAccount((state) => state.state)

  const change = useCallback(
    (patch: Partial<TicketDraft>) => tradeDesk().ticket.change(instrument, patch),
    [instrument],
  )
  const order = useMemo(() => toTicketOrder(ticket, ground), [ticket, ground])
  const draft = useMemo(() => (isTrigger(order) ? triggeredOrder(order) : order), [order])
  const guards = useGuardFigures(isTrigger(order) ? order.trigger.orderType : order.orderType)
  const errors = useMemo(() => checkTicket(order, ground.context, guards), [order, ground, guards])
  const block = findBlock({ environment, account, keySet, isLiveUnlocked, errors })
  useFirstPrice(instrument, ticket, ground.best)
  return {
    instrument,
    ticket,
    ground,
    order,
    draft,
    errors,
    block,
    lacksManage: lacksPermission(keySet, 'manage-write'),
    submission,
    change,
  }
}

/** What most fields of the ticket need; it stays the same while only the market moves. */
export interface TicketFieldProps {
  readonly ticket: TicketDraft
  readonly instrument: Instrument
  readonly error: string | null
  readonly change: TicketView['change']
}

export function useBestPrices(): BestPrices {
  const bid = useMarket((state) => bestPricesOf(state).bid)
  const ask = useMarket((state) => bestPricesOf(state).ask)
  return useMemo(() => ({ bid, ask }), [bid, ask])
}

function bestPricesOf({ book, ticker }: Pick<MarketState, 'book' | 'ticker'>): BestPrices {
  return {
    bid: book?.bids[0]?.price ?? ticker?.bidPrice ?? null,
    ask: book?.asks[0]?.price ?? ticker?.askPrice ?? null,
  }
}

function useGround(instrument: Instrument): TicketGround {
  const best = useBestPrices()
  const context = useOrderContext(instrument)
  const marginMode = useStore(settingsStore, (state) => state.settings.marginMode)
  const stpMode = useStore(settingsStore, (state) => state.settings.stpMode)
  return useMemo(
    () => ({ best, context, defaults: { marginMode, stpMode } }),
    [best, context, marginMode, stpMode],
  )
}

function useOrderContext(instrument: Instrument): OrderContext {
  const account = useAccount((state) => state)
  const ticker = useMarket((state) => state.ticker)
  const feed = useMarket((state) => state.feed)
  const feeRates = useInstruments((state) => state.feeRates.get(instrumentId(instrument)) ?? null)
  const keySetId = account.keySetId
  // Rates are asked for once an instrument and key set; the store keeps them.
  useEffect(() => {
    if (keySetId !== null) tradeDesk().instruments.loadFeeRates(instrument)
  }, [keySetId, instrument])
  return useMemo(
    () => currentOrderContext(instrument, { ticker, feed, book: null }, account, feeRates),
    [instrument, ticker, feed, account, feeRates],
  )
}

/** A new ticket begins at the best price of its own side. */
function useFirstPrice(instrument: Instrument, ticket: TicketDraft, best: BestPrices): void {
  const first = ticket.side === 'buy' ? best.bid : best.ask
  useEffect(() => {
    if (ticket.price === null && first !== null) {
      tradeDesk().ticket.change(instrument, { price: first })
    }
  }, [instrument, ticket.price, first])
}
