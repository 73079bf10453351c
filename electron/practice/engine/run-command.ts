import { NO_ORDER, refuse, UNSUPPORTED } from './check-order.ts'
import type { CancelOrders, Command, CreateAccount, OrderName } from './commands.ts'
import { fixed } from './fixed.ts'
import { modifyOrder } from './modify.ts'
import { newAccount } from './new-state.ts'
import { endOrder } from './order-life.ts'
import { placeOrder } from './place.ts'
import type { OrderIds, Outcome, Refusal } from './queries.ts'
import { accountRecord } from './record-of.ts'
import { setLeverage, setPrices, settleFunding } from './risk.ts'
import type { Account, Effects, EngineState, LiveOrder } from './state.ts'

const NO_ACCOUNT = refuse('25005', 'User does not exist')

/** Runs one command to its end; at the end tells of every touched book and user account. */
export function runCommand(state: EngineState, command: Command): Outcome {
  state.nowMs = Math.max(state.nowMs, command.atMs)
  const effects = noEffects()
  const { refusal, orders } = dispatch(state, command, effects)
  for (const market of effects.books) {
    const levels = market.book.takeChanges()
    if (levels.length === 0) continue
    const { category, symbol } = market.key
    const seq = market.book.seq
    effects.events.push({ kind: 'book-changed', category, symbol, levels, seq, atMs: state.nowMs })
  }
  for (const account of effects.accounts) {
    if (account.role === 'house') continue
    effects.events.push({ kind: 'account-changed', account: accountRecord(state, account) })
  }
  return { refusal, events: effects.events, orders }
}

function noEffects(): Effects {
  return {
    events: [],
    accounts: new Set(),
    books: new Set(),
    moved: new Set(),
    filled: new Set(),
    ended: new Set(),
  }
}

interface Dispatched {
  readonly refusal: Refusal | null
  readonly orders: ReadonlyArray<OrderIds>
}

const DONE: Dispatched = { refusal: null, orders: [] }

function dispatch(state: EngineState, command: Command, effects: Effects): Dispatched {
  if (command.kind === 'create-account') return createAccount(state, command, effects)
  if (command.kind === 'set-prices') {
    setPrices(state, command, effects)
    return DONE
  }
  if (command.kind === 'settle-funding') {
    settleFunding(state, command, effects)
    return DONE
  }
  if (command.kind === 'pass-time') return DONE
  const account = state.accounts.get(command.accountId)
  if (account === undefined) return { refusal: NO_ACCOUNT, orders: [] }
  switch (command.kind) {
    case 'place-order': {
      const placed = placeOrder(state, account, command.order, effects)
      return 'ids' in placed ? { refusal: null, orders: [placed.ids] } : { ...placed, orders: [] }
    }
    case 'modify-order': {
      const order = findOpen(account, command.name)
      const refusal = modifyOrder(state, account, order, command, effects)
      return { refusal, orders: refusal === null && order !== null ? [idsOf(order)] : [] }
    }
    case 'cancel-order': {
      const order = findOpen(account, command.name)
      if (order === null) return { refusal: NO_ORDER, orders: [] }
      endOrder(state, order, 'normal_cancel', effects)
      return { refusal: null, orders: [idsOf(order)] }
    }
    case 'cancel-orders':
      return { refusal: null, orders: cancelOrders(state, account, command, effects) }
    case 'set-leverage':
      return { refusal: setLeverage(state, account, command, effects), orders: [] }
    case 'close-positions':
    case 'set-hold-mode':
    case 'set-deduction':
    case 'place-strategy':
    case 'modify-strategy':
    case 'cancel-strategy':
    case 'set-countdown':
    case 'transfer':
    case 'reset-account':
      return { refusal: UNSUPPORTED, orders: [] }
  }
}

function createAccount(state: EngineState, command: CreateAccount, effects: Effects): Dispatched {
  if (state.accounts.has(command.accountId)) {
    return { refusal: refuse('25003', 'Concurrent operation, please retry'), orders: [] }
  }
  const account = newAccount(command.accountId, command.role)
  for (const { coin, amount } of command.balances) account.balances.set(coin, fixed(amount))
  state.accounts.set(account.id, account)
  if (account.role === 'house') return DONE
  effects.accounts.add(account)
  effects.events.push({ kind: 'account-created', accountId: account.id, atMs: state.nowMs })
  return DONE
}

/** orderId wins when both are given. */
export function findOpen(account: Account, name: OrderName): LiveOrder | null {
  if (name.orderId !== null) return account.open.get(name.orderId) ?? null
  return name.clientOid === null ? null : (account.pending.get(name.clientOid) ?? null)
}

function cancelOrders(
  state: EngineState,
  account: Account,
  command: CancelOrders,
  effects: Effects,
): ReadonlyArray<OrderIds> {
  const orders = [...account.open.values()].filter(
    ({ market, category }) =>
      category === command.category &&
      (command.symbol === null || market.key.symbol === command.symbol),
  )
  for (const order of orders) endOrder(state, order, 'normal_cancel', effects)
  return orders.map(idsOf)
}

function idsOf(order: LiveOrder): OrderIds {
  return { orderId: order.orderId, clientOid: order.clientOid }
}
