import { useStore } from 'zustand'
import { instrumentId } from '../../../shared/domain/instrument.ts'
import { ask, listen } from '../../desk-client.ts'
import type { AccountView } from '../../stores/account-state.ts'
import { type AccountStore, createAccountStore } from '../../stores/account-store.ts'
import type { DeskPorts } from '../../stores/desk-ports.ts'
import {
  createInstrumentsStore,
  type InstrumentsState,
  type InstrumentsStore,
} from '../../stores/instruments-store.ts'
import { keysStore } from '../../stores/keys-store.ts'
import type { MarketState } from '../../stores/market-state.ts'
import { createMarketStore, type MarketStore } from '../../stores/market-store.ts'
import { practiceStore } from '../../stores/practice-store.ts'
import { settingsStore } from '../../stores/settings-store.ts'
import { createTicketStore, type TicketState, type TicketStore } from '../../stores/ticket-store.ts'

/** The stores behind the trade screen. They live as long as the page, also while another screen shows. */
export interface TradeDesk {
  readonly market: MarketStore
  readonly account: AccountStore
  readonly instruments: InstrumentsStore
  readonly ticket: TicketStore
}

let shared: { readonly desk: TradeDesk; readonly close: () => void } | null = null

/** Made and started on first use. */
export function tradeDesk(): TradeDesk {
  shared ??= openTradeDesk({
    ask,
    listen,
    nextFrame: (draw) => requestAnimationFrame(draw),
    now: () => Date.now(),
  })
  return shared.desk
}

export function closeTradeDesk(): void {
  shared?.close()
  shared = null
}

function openTradeDesk(ports: DeskPorts): { readonly desk: TradeDesk; readonly close: () => void } {
  const { instrument, interval } = settingsStore.getState().settings
  const desk: TradeDesk = {
    market: createMarketStore(ports, { instrument, interval }),
    account: createAccountStore(ports),
    instruments: createInstrumentsStore(ports),
    ticket: createTicketStore(ports),
  }
  desk.market.watch(instrument, interval)
  desk.instruments.load()
  desk.account.read()
  const stops = [followSettings(desk), followKeys(desk), followPractice(desk)]
  return {
    desk,
    close: () => {
      for (const stop of stops) stop()
      desk.market.close()
      desk.account.close()
      desk.ticket.close()
    },
  }
}

/** Another environment is another exchange: nothing of the first may stay on screen. */
function followSettings(desk: TradeDesk): () => void {
  return settingsStore.subscribe(({ settings: now }, { settings: before }) => {
    if (now.environment !== before.environment) {
      desk.market.reset(now.instrument, now.interval)
      desk.instruments.load()
      return
    }
    const hasMoved = instrumentId(now.instrument) !== instrumentId(before.instrument)
    if (hasMoved || now.interval !== before.interval) {
      desk.market.watch(now.instrument, now.interval)
    }
  })
}

function followKeys(desk: TradeDesk): () => void {
  return keysStore.subscribe(({ ring: now }, { ring: before }) => {
    if (now?.activeId === before?.activeId && now?.environment === before?.environment) return
    desk.instruments.forgetFeeRates()
    desk.account.read()
  })
}

/** How long main may take from the start of the practice exchange until it is connected to it, ms. */
const OPENING_MS = 300

/**
 * The page may be there before the practice exchange is, or before main is connected to it: what
 * failed until then is asked for again, once it runs and as long as main says that nobody is there.
 */
function followPractice({ market, instruments }: TradeDesk): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  function askAgain(): void {
    timer = undefined
    if (!isPracticeRunning()) return
    if (isWaiting(market.store.getState())) market.retry()
    if (isWaiting(instruments.store.getState())) instruments.load()
  }
  function askSoon(): void {
    const isAnyWaiting =
      isWaiting(market.store.getState()) || isWaiting(instruments.store.getState())
    if (isAnyWaiting && isPracticeRunning()) timer ??= setTimeout(askAgain, OPENING_MS)
  }
  const stops = [
    practiceStore.subscribe(askSoon),
    market.store.subscribe(askSoon),
    instruments.store.subscribe(askSoon),
  ]
  return () => {
    clearTimeout(timer)
    for (const stop of stops) stop()
  }
}

function isPracticeRunning(): boolean {
  const isPractice = settingsStore.getState().settings.environment === 'practice'
  return isPractice && practiceStore.getState().view?.state === 'running'
}

/** Main had no exchange to ask. Any other failure is the user's to try again. */
function isWaiting({ phase, error }: Pick<MarketState, 'phase' | 'error'>): boolean {
  return phase === 'failed' && error?.kind === 'unavailable' && error.reason === 'offline'
}

export function useMarket<Value>(select: (state: MarketState) => Value): Value {
  return useStore(tradeDesk().market.store, select)
}

export function useAccount<Value>(select: (state: AccountView) => Value): Value {
  return useStore(tradeDesk().account.store, select)
}

export function useInstruments<Value>(select: (state: InstrumentsState) => Value): Value {
  return useStore(tradeDesk().instruments.store, select)
}

export function useTickets<Value>(select: (state: TicketState) => Value): Value {
  return useStore(tradeDesk().ticket.store, select)
}
