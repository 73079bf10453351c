import type { PositionSide } from '../../../shared/domain/order.ts'
import type { SetLeverage } from './account-commands.ts'
import { refuse } from './check-order.ts'
import { figuresOf } from './figures.ts'
import { marketFor } from './find.ts'
import { type Fixed, over, parseFixed, times, UNIT } from './fixed.ts'
import { book } from './ledger.ts'
import { DEBT_TIERS, largestValue, leveragesOf } from './leverage.ts'
import { requiredRate } from './liquidation-price.ts'
import { shortOfCoin } from './margin.ts'
import { positionOn, unrealised } from './position.ts'
import type { Refusal } from './queries.ts'
import { leverageRecord } from './record-of.ts'
import { tellSettings } from './settings.ts'
import { tellPosition } from './settle-futures.ts'
import type { Account, Effects, EngineState, Market, PositionState } from './state.ts'
import { quoteValue, settleValue } from './value.ts'

const TOO_HIGH = refuse('25223', 'Exceeds Max. leverage')
const NO_MARGIN = refuse(
  '25228',
  'Unable to update leverage for this position, insufficient margin!',
)

/** Applies at once, also to an open position, when the margin then still fits. */
export function setLeverage(
  state: EngineState,
  account: Account,
  command: SetLeverage,
  effects: Effects,
): Refusal | null {
  const leverage = parseFixed(command.leverage)
  if (leverage === null || leverage < UNIT) return refuse('40020', 'Parameter leverage error')
  if (command.category === 'MARGIN') return setCoin(state, account, command, leverage, effects)
  const { category, symbol } = command
  const market = symbol === null ? null : marketFor(state, { category, symbol })
  if (market === null || !market.isFutures) {
    return refuse('25100', `Trading pair ${symbol ?? ''} does not exist`)
  }
  if (leverage > market.terms.maxLeverage) return TOO_HIGH
  const sides = command.positionSide === null ? BOTH : [command.positionSide]
  return command.marginMode === 'crossed'
    ? setCrossed(state, account, market, leverage, effects)
    : setIsolated(state, account, market, sides, leverage, effects)
}

const BOTH: ReadonlyArray<PositionSide> = ['long', 'short']

function setCrossed(
  state: EngineState,
  account: Account,
  market: Market,
  leverage: Fixed,
  effects: Effects,
): Refusal | null {
  const positions = openOn(account, market, BOTH, 'crossed')
  if (positions.some((position) => isTooLarge(position, leverage))) return TOO_HIGH
  const known = account.leverages.get(market.id)
  const isLower = leverage < leveragesOf(account, market).crossed
  account.leverages.set(market.id, { ...leveragesOf(account, market), crossed: leverage })
  if (isLower && figuresOf(state, account).free < 0n) {
    putBack(account.leverages, market.id, known)
    return NO_MARGIN
  }
  tell(state, account, market, positions, effects)
  return null
}

/** Moves margin between the balance and the open position of each side. */
function setIsolated(
  state: EngineState,
  account: Account,
  market: Market,
  sides: ReadonlyArray<PositionSide>,
  leverage: Fixed,
  effects: Effects,
): Refusal | null {
  const positions = openOn(account, market, sides, 'isolated')
  if (positions.some((position) => isTooLarge(position, leverage))) return TOO_HIGH
  const moves = positions.map((position) => ({
    position,
    amount: over(position.entryValue, leverage) - position.isolatedMargin,
  }))
  const more = moves.reduce((sum, { amount }) => sum + amount, 0n)
  if (moves.some(({ position, amount }) => !survives(position, amount))) return NO_MARGIN
  const known = account.leverages.get(market.id)
  const before = leveragesOf(account, market)
  const isLower = sides.some((side) => leverage < before[side])
  const changed = Object.fromEntries(sides.map((side) => [side, leverage]))
  account.leverages.set(market.id, { ...before, ...changed })
  // Open isolated orders need their margin at the changed leverage, too.
  if (isLower && shortOfCoin(figuresOf(state, account), market.settle, more)) {
    putBack(account.leverages, market.id, known)
    return NO_MARGIN
  }
  const { category, symbol } = market.key
  for (const { position, amount } of moves) {
    position.isolatedMargin += amount
    const type = amount > 0n ? 'RESERVE_TRANSFER_OUT' : 'RESERVE_TRANSFER_IN'
    const entry = { category, symbol, coin: market.settle, type, amount: -amount }
    if (amount !== 0n) book(state, account, entry, effects)
  }
  tell(state, account, market, positions, effects)
  return null
}

/** A refusal leaves no trace: what was not set is not set. */
function putBack<Value>(values: Map<string, Value>, key: string, known: Value | undefined): void {
  if (known === undefined) values.delete(key)
  else values.set(key, known)
}

/** Would the position, with that much more margin, stay clear of its liquidation? */
function survives(position: PositionState, more: Fixed): boolean {
  const { market, size, isolatedMargin } = position
  const value = settleValue(market, market.markPrice, size)
  return isolatedMargin + more + unrealised(position) > times(value, requiredRate(position))
}

function openOn(
  account: Account,
  market: Market,
  sides: ReadonlyArray<PositionSide>,
  marginMode: PositionState['marginMode'],
): ReadonlyArray<PositionState> {
  return sides.flatMap((side) => {
    const position = positionOn(account, market, side)
    return position?.marginMode === marginMode ? [position] : []
  })
}

/** A tier allows its leverage only up to a value. */
function isTooLarge(position: PositionState, leverage: Fixed): boolean {
  const { market, size } = position
  const most = largestValue(market.terms.tiers, leverage)
  return most !== null && quoteValue(market, market.markPrice, size) > most
}

function tell(
  state: EngineState,
  account: Account,
  market: Market,
  positions: ReadonlyArray<PositionState>,
  effects: Effects,
): void {
  effects.accounts.add(account)
  effects.events.push({ kind: 'leverage-changed', config: leverageRecord(account, market) })
  for (const position of positions) tellPosition(state, account, position, effects)
}

/** Borrowing leverage of a coin (category MARGIN). */
function setCoin(
  state: EngineState,
  account: Account,
  { coin }: SetLeverage,
  leverage: Fixed,
  effects: Effects,
): Refusal | null {
  if (coin === null || !state.borrowableCoins.has(coin)) {
    return refuse('25201', 'Currency does not exist')
  }
  if (leverage > (DEBT_TIERS[0]?.leverage ?? UNIT)) return TOO_HIGH
  const before = account.coinLeverages.get(coin)
  account.coinLeverages.set(coin, leverage)
  if ((before === undefined || leverage < before) && figuresOf(state, account).free < 0n) {
    putBack(account.coinLeverages, coin, before)
    return NO_MARGIN
  }
  tellSettings(state, account, effects)
  return null
}
