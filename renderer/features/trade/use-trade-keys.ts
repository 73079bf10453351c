import { useEffect } from 'react'
import type { Side } from '../../../shared/domain/order.ts'
import { goTo, navigationStore } from '../../stores/navigation-store.ts'
import type { TicketType } from '../../stores/ticket-draft.ts'
import { focusTicket, type TicketPart } from '../ticket/ticket-focus.ts'
import { tradeDesk } from './trade-desk.ts'
import { ACCOUNT_TABS, tradeViewStore } from './trade-view-store.ts'

const SIDE_KEYS: Readonly<Record<string, Side>> = { b: 'buy', s: 'sell' }
const TYPE_KEYS: Readonly<Record<string, TicketType>> = { l: 'limit', m: 'market', t: 'trigger' }
/** What each type wants first. */
const FIRST_PARTS: Readonly<Record<TicketType, TicketPart>> = {
  limit: 'price',
  market: 'size',
  trigger: 'trigger',
}

/** Single keys of the trade screen, heard while no field has the focus; Ctrl+K everywhere. */
export function useTradeKeys(): void {
  useEffect(() => {
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [])
}

function pressed(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.repeat || event.altKey) return
  const isModified = event.ctrlKey || event.metaKey
  if (isModified && event.key.toLowerCase() === 'k') {
    event.preventDefault()
    tradeViewStore.setState({ isChoosingSymbol: true })
    return
  }
  if (isModified || document.querySelector('[role="dialog"]') !== null) return
  if (isTyping(event.target)) {
    if (event.key === 'Escape' && event.target instanceof HTMLElement) event.target.blur()
    return
  }
  if (actOn(event.key)) event.preventDefault()
}

function actOn(key: string): boolean {
  if (key === '/') return open({ isChoosingSymbol: true })
  if (key === '?') return open({ isCheatSheetOpen: true })
  if (navigationStore.getState().screen !== 'trade') return false
  const tab = ACCOUNT_TABS[Number(key) - 1]
  if (tab !== undefined) {
    requestAnimationFrame(focusTable)
    return open({ tab })
  }
  const side = SIDE_KEYS[key.toLowerCase()]
  const orderType = TYPE_KEYS[key.toLowerCase()]
  if (side === undefined && orderType === undefined) return false
  const { market, ticket } = tradeDesk()
  ticket.change(market.store.getState().watched, {
    ...(side === undefined ? {} : { side }),
    ...(orderType === undefined ? {} : { orderType }),
  })
  requestAnimationFrame(() =>
    focusTicket(orderType === undefined ? 'size' : FIRST_PARTS[orderType]),
  )
  return true
}

function open(state: Partial<ReturnType<typeof tradeViewStore.getState>>): true {
  tradeViewStore.setState(state)
  if (state.isChoosingSymbol === true) goTo('trade')
  return true
}

/**
 * Where arrows, Enter and Delete act on rows, right after the tab was chosen. By the tab's own
 * panel: that of the tab before stays in the page for a frame more.
 */
function focusTable(): void {
  const tab = document.querySelector('[role="tab"][aria-selected="true"]')
  const table = document
    .getElementById(tab?.getAttribute('aria-controls') ?? '')
    ?.querySelector('[role="grid"]')
  if (table instanceof HTMLElement) table.focus()
}

/** Where a letter is text. A slider and a tick box are no such place. */
function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement)
    return !['range', 'checkbox', 'radio'].includes(target.type)
  return target instanceof HTMLTextAreaElement
}
