import type { CoinAmount, ResetAccount } from './account-commands.ts'
import { refuse } from './check-order.ts'
import { disarmCountdown } from './countdown.ts'
import { type Fixed, fixed, parseFixed } from './fixed.ts'
import { insuranceOf } from './insurance.ts'
import { book } from './ledger.ts'
import { endOrder } from './order-life.ts'
import { applyFill, removePosition } from './position.ts'
import type { Refusal } from './queries.ts'
import { positionRecord } from './record-of-position.ts'
import {
  type Account,
  type Effects,
  type EngineState,
  nextId,
  type PositionState,
} from './state.ts'
import { cancelStrategy } from './strategy-life.ts'

/** Puts an account back to a start, in whole or in part. Its keys and settings stay. */
export function resetAccount(
  state: EngineState,
  account: Account,
  command: ResetAccount,
  effects: Effects,
): Refusal | null {
  if (!areAmounts(command.balances ?? [])) return refuse('40020', 'Parameter balances error')
  effects.accounts.add(account)
  if (command.exposure) endExposure(state, account, effects)
  if (command.history) clearHistory(account)
  const { history } = command
  effects.events.push({ kind: 'account-reset', accountId: account.id, history, atMs: state.nowMs })
  if (command.balances !== null) setBalances(state, account, command.balances, effects)
  return null
}

function areAmounts(balances: ReadonlyArray<CoinAmount>): boolean {
  return balances.every(({ amount }) => (parseFixed(amount) ?? -1n) >= 0n)
}

function endExposure(state: EngineState, account: Account, effects: Effects): void {
  for (const order of [...account.open.values()]) endOrder(state, order, 'normal_cancel', effects)
  for (const position of [...account.positions.values()]) {
    handOver(state, account, position, effects)
  }
  for (const strategy of [...account.strategies.values()]) {
    cancelStrategy(state, account, strategy, 'reset', effects)
  }
  disarmCountdown(state, account, effects)
}

/** The insurance has the position from here on, at what it cost: nobody wins, loses or pays a fee. */
function handOver(
  state: EngineState,
  account: Account,
  position: PositionState,
  effects: Effects,
): void {
  const { market, size, entryValue, isolatedMargin } = position
  const { category, symbol } = market.key
  const coin = market.settle
  removePosition(account, position)
  position.size = 0n
  position.entryValue = 0n
  position.isolatedMargin = 0n
  effects.ended.add(position)
  const returned = { category, symbol, coin, type: 'RESERVE_TRANSFER_IN', amount: isolatedMargin }
  if (isolatedMargin !== 0n) book(state, account, returned, effects)
  const insurance = insuranceOf(state)
  const { realised, opened } = applyFill(
    insurance,
    market,
    {
      side: position.side === 'long' ? 'buy' : 'sell',
      positionSide: null,
      reduceOnly: false,
      marginMode: 'crossed',
      quantity: size,
      value: entryValue,
      fee: 0n,
      marginFor: () => 0n,
    },
    () => nextId(state),
    state.nowMs,
  )
  // What the insurance nets against a position of its own is open nowhere any more.
  market.openInterest -= size - opened
  book(
    state,
    insurance,
    { category, symbol, coin, type: 'RISK_LIQ_USER_IN', amount: realised },
    effects,
  )
  const record = positionRecord(state, account, position)
  effects.events.push({ kind: 'position-changed', position: record })
}

function clearHistory(account: Account): void {
  account.history.clear()
  account.strategyHistory.clear()
  account.fills.length = 0
  account.closed.length = 0
  account.ledger.length = 0
}

/** Coins that are not named become zero. The difference goes into the ledger. */
export function setBalances(
  state: EngineState,
  account: Account,
  balances: ReadonlyArray<CoinAmount>,
  effects: Effects,
): void {
  const wanted = new Map<string, Fixed>([...account.balances.keys()].map((coin) => [coin, 0n]))
  for (const { coin, amount } of balances) wanted.set(coin, fixed(amount))
  for (const [coin, target] of wanted) {
    const amount = target - (account.balances.get(coin) ?? 0n)
    const type = amount < 0n ? 'PAPTRADING_USER_OUT' : 'PAPTRADING_USER_IN'
    const entry = { category: 'OTHER', symbol: '', coin, type, amount } as const
    if (amount !== 0n) book(state, account, entry, effects)
  }
}
