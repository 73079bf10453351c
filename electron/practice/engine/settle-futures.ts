import { type Fixed, over } from './fixed.ts'
import { book } from './ledger.ts'
import { leverageOf } from './leverage.ts'
import type { DelegateType } from './order-records.ts'
import { applyFill, isClosing, sideOfPosition } from './position.ts'
import { closedPositionRecord, positionRecord } from './record-of-position.ts'
import {
  type Account,
  type Effects,
  type EngineState,
  type LiveOrder,
  nextId,
  type PositionState,
} from './state.ts'

/** Profit, fee and margin of one fill of a futures order; gives what it realised without fees. */
export function settleFutures(
  state: EngineState,
  order: LiveOrder,
  money: { quantity: Fixed; value: Fixed; fee: Fixed },
  effects: Effects,
): Fixed {
  const { account, market, side, positionSide, reduceOnly, marginMode } = order
  const marginFor = (value: Fixed) =>
    marginMode === 'crossed'
      ? 0n
      : over(value, leverageOf(account, market, 'isolated', positionSide ?? sideOfPosition(side)))
  const result = applyFill(
    account,
    market,
    { ...money, side, positionSide, reduceOnly, marginMode, marginFor },
    () => nextId(state),
    state.nowMs,
  )
  // Every contract has a long and a short: both sides of a trade together move this by the change.
  market.openInterest += (result.opened - result.closed) / 2n
  const common = {
    category: market.key.category,
    symbol: market.key.symbol,
    coin: market.settle,
  } as const
  const deal = { ...common, type: dealType(order), amount: result.realised, fee: money.fee }
  book(state, account, deal, effects)
  const { released, reserved } = result
  if (released > 0n)
    book(state, account, { ...common, type: 'RESERVE_TRANSFER_IN', amount: released }, effects)
  if (reserved > 0n)
    book(state, account, { ...common, type: 'RESERVE_TRANSFER_OUT', amount: -reserved }, effects)
  for (const position of result.touched) tellPosition(state, account, position, effects)
  return result.realised
}

/** First word of a ledger type. Of automatic deleveraging the page names the family `ADL_*` alone. */
const FORCED_WORDS: Readonly<Partial<Record<DelegateType, string>>> = {
  liquidation: 'BURST',
  reduce_offset_delegate: 'FORCE',
  market_risk: 'ADL',
}

/** One-way mode speaks of buying and selling, hedge mode of opening and closing (page "Enumerations"). */
function dealType(order: LiveOrder): string {
  const word = FORCED_WORDS[order.delegateType]
  const deal = order.side === 'buy' ? 'BUY' : 'SELL'
  if (order.positionSide === null)
    return word === undefined ? `${deal}_DEAL` : `${word}_${deal}_SSM`
  const verb = isClosing(order) ? 'CLOSE' : 'OPEN'
  const name = `${verb}_${order.positionSide === 'long' ? 'LONG' : 'SHORT'}`
  return word === undefined ? name : `${word}_${name}`
}

/** The position as it is; one that has ended goes into the history of positions. */
export function tellPosition(
  state: EngineState,
  account: Account,
  position: PositionState,
  effects: Effects,
): void {
  if (account.role === 'house') return
  effects.accounts.add(account)
  const record = positionRecord(state, account, position)
  effects.events.push({ kind: 'position-changed', position: record })
  if (position.size > 0n) return
  effects.ended.add(position)
  const closed = closedPositionRecord(account, position)
  account.closed.push(closed)
  effects.events.push({ kind: 'position-closed', closed })
}
