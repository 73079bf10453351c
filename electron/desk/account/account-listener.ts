import type { AccountListener } from '../ports.ts'
import type { AccountBook, BookChange } from './account-book.ts'

type Passed =
  | 'onReady'
  | 'onStale'
  | 'onRefused'
  | 'onOrders'
  | 'onStrategies'
  | 'onDeleveraged'
  | 'onState'

interface ListenerActions extends Pick<AccountListener, Passed> {
  /** Is this key set still the one in use? */
  readonly isCurrent: () => boolean
  readonly tell: (change: BookChange) => void
}

/** Brings what the stream tells into the book. News of a key set given up falls on the floor. */
export function accountListener(book: AccountBook, actions: ListenerActions): AccountListener {
  const { isCurrent, tell } = actions
  const still = (act: () => void) => {
    if (isCurrent()) act()
  }
  return {
    onReady: () => still(actions.onReady),
    onStale: () => still(actions.onStale),
    onRefused: (error) => still(() => actions.onRefused(error)),
    onBalances: (balances, kind) => still(() => tell(book.applyBalances(balances, kind))),
    onPositions: (positions, kind, ended) =>
      still(() => tell(book.applyPositions(positions, kind, ended))),
    onOrders: (orders) => still(() => actions.onOrders(orders)),
    onStrategies: (orders) => still(() => actions.onStrategies(orders)),
    onFills: (fills) => still(() => tell(book.applyFills(fills))),
    onDeleveraged: (events) => still(() => actions.onDeleveraged(events)),
    onState: (view) => still(() => actions.onState(view)),
  }
}
