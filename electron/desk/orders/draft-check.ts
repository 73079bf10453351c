import { type DeskError, invalid } from '../../../shared/domain/error.ts'
import type { InstrumentKey } from '../../../shared/domain/instrument.ts'
import type { KeySet } from '../../../shared/domain/key-set.ts'
import type { Order, OrderChange, OrderDraft } from '../../../shared/domain/order.ts'
import type { AccountSnapshot } from '../../../shared/ipc/contract.ts'
import { checkChange } from '../../../shared/rules/change-check.ts'
import { checkOrder } from '../../../shared/rules/order-check.ts'
import { knownLeverages, type OrderContext } from '../../../shared/rules/order-context.ts'
import type { MarketService } from '../market/market-service.ts'

export interface DraftCheckPorts {
  readonly market: Pick<MarketService, 'instrument' | 'watchedFigures' | 'socket'>
  readonly account: () => AccountSnapshot
  /** The key set that would sign. */
  readonly activeKeySet: () => KeySet | null
}

export interface DraftCheck {
  /** The first thing wrong with a new order; `null`: nothing is. */
  order(draft: OrderDraft): DeskError | null
  change(order: Order, change: OrderChange): DeskError | null
}

/** The rules of the page, asked once more in main: a page may be wrong, old or hostile. */
export function createDraftCheck(ports: DraftCheckPorts): DraftCheck {
  return {
    order: (draft) => {
      const context = orderContext(ports, draft)
      if (context === null) return unknownInstrument(draft)
      return permissionError(ports.activeKeySet()) ?? checkOrder(draft, context)[0] ?? null
    },
    change: (order, change) => {
      const context = orderContext(ports, order)
      if (context === null) return unknownInstrument(order)
      return permissionError(ports.activeKeySet()) ?? checkChange(order, change, context)[0] ?? null
    },
  }
}

export function unknownInstrument(key: InstrumentKey): DeskError {
  return invalid('unknown-instrument', 'symbol', { symbol: key.symbol })
}

/** A key whose facts are not known yet is tried: the exchange has the last word. */
export function permissionError(keySet: KeySet | null): DeskError | null {
  const facts = keySet?.facts ?? null
  if (facts === null || facts.permissions.includes('trade-write')) return null
  return invalid('missing-permission', null, { permission: 'trade-write' })
}

/** What main knows about the ground of an order; `null`: nothing of the instrument. */
export function orderContext(ports: DraftCheckPorts, key: InstrumentKey): OrderContext | null {
  const instrument = ports.market.instrument(key)
  if (instrument === null) return null
  const account = ports.account()
  const figures = ports.market.watchedFigures(key)
  const isSame = (row: InstrumentKey) => row.category === key.category && row.symbol === key.symbol
  const ticker = figures?.ticker ?? null
  return {
    instrument,
    balances: account.balances,
    referencePrice: ticker?.markPrice ?? ticker?.lastPrice ?? null,
    lastPrice: ticker?.lastPrice ?? null,
    markPrice: ticker?.markPrice ?? null,
    positions: account.positions.filter(isSame),
    openOrders: account.openOrders.filter(isSame),
    leverages: knownLeverages(key, account),
    takerFeeRate: instrument.takerFeeRate,
    holdMode: account.settings?.holdMode ?? null,
    // Of an instrument that nobody watches only the socket's health is known.
    market: figures?.state ?? (ports.market.socket().state === 'live' ? 'live' : 'stale'),
  }
}
