import type { CreateAccount } from './account-commands.ts'
import { NO_ORDER, refuse } from './check-order.ts'
import { closePositions } from './close-positions.ts'
import type { Command } from './commands.ts'
import { runOutCountdowns, setCountdown } from './countdown.ts'
import { findOpen } from './find.ts'
import { settleFunding } from './funding.ts'
import { modifyOrder } from './modify.ts'
import { newAccount } from './new-account.ts'
import type { CancelOrders } from './order-commands.ts'
import { endOrder } from './order-life.ts'
import { passTime } from './pass-time.ts'
import { placeOrder } from './place.ts'
import { setPrices } from './prices.ts'
import type { OrderIds, Outcome, Refusal } from './queries.ts'
import { accountRecord } from './record-of.ts'
import { repay } from './repay.ts'
import { resetAccount, setBalances } from './reset.ts'
import { setLeverage } from './set-leverage.ts'
import { setHoldMode } from './settings.ts'
import type { Account, Effects, EngineState, LiveOrder } from './state.ts'
import { fireReached } from './strategy-fire.ts'
import { modifyStrategy } from './strategy-modify.ts'
import { cancelNamedStrategy, placeStrategy } from './strategy-place.ts'
import { transferCoin } from './transfers.ts'
import { trimHistory } from './trim-history.ts'

const NO_ACCOUNT = refuse('25005', 'User does not exist')

/** Runs one command to its end; at the end tells of every touched book and user account. */
export function runCommand(state: EngineState, command: Command): Outcome {
  state.nowMs = Math.max(state.nowMs, command.atMs)
  const effects = noEffects()
  runOutCountdowns(state, effects)
  const { refusal, orders } = dispatch(state, command, effects)
  fireReached(state, effects)
  for (const market of effects.books) {
    const levels = market.book.takeChanges()
    if (levels.length === 0) continue
    const { category, symbol } = market.key
    const seq = market.book.seq
    effects.events.push({ kind: 'book-changed', category, symbol, levels, seq, atMs: state.nowMs })
  }
  for (const account of effects.accounts) {
    if (account.role === 'house') continue
    trimHistory(account)
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
  switch (command.kind) {
    case 'create-account':
      return createAccount(state, command, effects)
    case 'set-prices':
      setPrices(state, command, effects)
      return DONE
    case 'settle-funding':
      settleFunding(state, command, effects)
      return DONE
    case 'pass-time':
      passTime(state, effects)
      return DONE
    case 'transfer':
      return answer(transferCoin(state, command, effects))
    default: {
      const account = state.accounts.get(command.accountId)
      if (account === undefined) return answer(NO_ACCOUNT)
      return runAccountCommand(state, account, command, effects)
    }
  }
}

type AccountCommand = Exclude<
  Command,
  { kind: 'create-account' | 'set-prices' | 'settle-funding' | 'pass-time' | 'transfer' }
>

function runAccountCommand(
  state: EngineState,
  account: Account,
  command: AccountCommand,
  effects: Effects,
): Dispatched {
  switch (command.kind) {
    case 'place-order':
      return answerIds(placeOrder(state, account, command.order, effects, command))
    case 'modify-order': {
      const order = findOpen(account, command.name)
      const refusal = modifyOrder(state, account, order, command, effects)
      return { refusal, orders: refusal === null && order !== null ? [idsOf(order)] : [] }
    }
    case 'cancel-order': {
      const order = findOpen(account, command.name)
      if (order === null) return answer(NO_ORDER)
      endOrder(state, order, 'normal_cancel', effects)
      return { refusal: null, orders: [idsOf(order)] }
    }
    case 'cancel-orders':
      return { refusal: null, orders: cancelOrders(state, account, command, effects) }
    case 'close-positions':
      return closePositions(state, account, command, effects)
    case 'set-leverage':
      return answer(setLeverage(state, account, command, effects))
    case 'set-hold-mode':
      return answer(setHoldMode(state, account, command, effects))
    case 'repay':
      return answer(repay(state, account, command, effects))
    case 'reset-account':
      return answer(resetAccount(state, account, command, effects))
    case 'place-strategy':
      return answerIds(placeStrategy(state, account, command.strategy, effects))
    case 'modify-strategy':
      return answerIds(modifyStrategy(state, account, command, effects))
    case 'cancel-strategy':
      return answerIds(cancelNamedStrategy(state, account, command.name, effects))
    case 'set-countdown':
      return answer(setCountdown(state, account, command, effects))
  }
}

function answer(refusal: Refusal | null): Dispatched {
  return { refusal, orders: [] }
}

function answerIds(result: { readonly refusal: Refusal } | { readonly ids: OrderIds }): Dispatched {
  return 'ids' in result ? { refusal: null, orders: [result.ids] } : answer(result.refusal)
}

function createAccount(state: EngineState, command: CreateAccount, effects: Effects): Dispatched {
  if (state.accounts.has(command.accountId)) {
    return answer(refuse('25003', 'Concurrent operation, please retry'))
  }
  const account = newAccount(command.accountId, command.role)
  state.accounts.set(account.id, account)
  if (account.role === 'user') {
    effects.accounts.add(account)
    effects.events.push({ kind: 'account-created', accountId: account.id, atMs: state.nowMs })
  }
  setBalances(state, account, command.balances, effects)
  return DONE
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
