import type { MarginMode, PositionSide, Side } from '../../../shared/domain/order.ts'
import type { Fixed } from './fixed.ts'
import { opposite } from './order-book.ts'
import type { Account, LiveOrder, Market, PositionState } from './state.ts'
import { averagePrice, profit, settleValue } from './value.ts'

// In one-way mode a market is long, short or flat, and a fill of the other side closes first; in hedge
// mode both sides stand beside each other and the order names the one it opens or closes. What closes
// is taken at the average entry; the entry value that stays keeps the rounding, so that cash and entry
// value together are conserved.

export function sideOfPosition(side: Side): PositionSide {
  return side === 'buy' ? 'long' : 'short'
}

/** Key of `Account.positions`. */
function positionKey(market: Market, side: PositionSide): string {
  return `${market.id}:${side}`
}

export function positionOn(
  account: Account,
  market: Market,
  side: PositionSide,
): PositionState | undefined {
  return account.positions.get(positionKey(market, side))
}

export function setPosition(account: Account, position: PositionState): void {
  account.positions.set(positionKey(position.market, position.side), position)
}

export function removePosition(account: Account, position: PositionState): void {
  account.positions.delete(positionKey(position.market, position.side))
}

/** Whichever side is open: in one-way mode there is at most one. */
export function anyPosition(account: Account, market: Market): PositionState | undefined {
  return positionOn(account, market, 'long') ?? positionOn(account, market, 'short')
}

export type Direction = Pick<LiveOrder, 'side' | 'positionSide' | 'reduceOnly'>

/** May it only close? Hedge mode: sell of a long, buy of a short; one-way mode: reduce-only. */
export function isClosing(order: Direction): boolean {
  if (order.positionSide === null) return order.reduceOnly
  return (order.positionSide === 'long') === (order.side === 'sell')
}

/** The position that an order would close, if it is there. */
export function closingTarget(
  account: Account,
  market: Market,
  order: Direction,
): PositionState | undefined {
  if (order.positionSide === null)
    return positionOn(account, market, sideOfPosition(opposite(order.side)))
  return isClosing(order) ? positionOn(account, market, order.positionSide) : undefined
}

/** What of `quantity` would close. */
export function closingPart(
  account: Account,
  market: Market,
  order: Direction,
  quantity: Fixed,
): Fixed {
  const size = closingTarget(account, market, order)?.size ?? 0n
  return quantity < size ? quantity : size
}

export interface PositionFill extends Direction {
  readonly quantity: Fixed
  /** Settle coin. */
  readonly value: Fixed
  readonly fee: Fixed
  readonly marginMode: MarginMode
  /** Sets aside margin for an isolated opening; 0 on a crossed one. */
  readonly marginFor: (openedValue: Fixed) => Fixed
}

export interface FillResult {
  /** Profit of what was closed, settle coin, without fees. */
  readonly realised: Fixed
  readonly closed: Fixed
  readonly opened: Fixed
  /** Isolated margin that came back from what closed, and that was set aside for what opened. */
  readonly released: Fixed
  readonly reserved: Fixed
  readonly touched: ReadonlyArray<PositionState>
}

/** Takes one fill into the positions: closes first, opens with the rest. Fees are booked by share. */
export function applyFill(
  account: Account,
  market: Market,
  fill: PositionFill,
  makeId: () => string,
  atMs: number,
): FillResult {
  const closed = closingPart(account, market, fill, fill.quantity)
  const opened = fill.quantity - closed
  const touched: PositionState[] = []
  const closedValue = (fill.value * closed) / fill.quantity
  const closeFee = (fill.fee * closed) / fill.quantity
  const before = closingTarget(account, market, fill)
  let realised = 0n
  let released = 0n
  if (closed > 0n && before !== undefined) {
    released = (before.isolatedMargin * closed) / before.size
    before.isolatedMargin -= released
    realised = closePart(before, closedValue, closed)
    before.closeFees -= closeFee
    before.updatedAtMs = atMs
    if (before.size === 0n) removePosition(account, before)
    touched.push(before)
  }
  let reserved = 0n
  if (opened > 0n) {
    const side = fill.positionSide ?? sideOfPosition(fill.side)
    const position =
      positionOn(account, market, side) ?? flat(makeId(), market, side, fill.marginMode, atMs)
    const value = fill.value - closedValue
    reserved = fill.marginFor(value)
    position.isolatedMargin += reserved
    position.size += opened
    position.entryValue += value
    position.openedQuantity += opened
    position.openedValue += value
    position.openFees -= fill.fee - closeFee
    position.updatedAtMs = atMs
    setPosition(account, position)
    touched.push(position)
  }
  return { realised, closed, opened, released, reserved, touched }
}

function closePart(position: PositionState, value: Fixed, quantity: Fixed): Fixed {
  const cost = (position.entryValue * quantity) / position.size
  const gain = profit(position.market, position.side, cost, value)
  position.entryValue -= cost
  position.size -= quantity
  position.realised += gain
  position.closedQuantity += quantity
  position.closedValue += value
  return gain
}

function flat(
  id: string,
  market: Market,
  side: PositionSide,
  marginMode: MarginMode,
  atMs: number,
): PositionState {
  return {
    positionId: id,
    market,
    side,
    marginMode,
    size: 0n,
    entryValue: 0n,
    isolatedMargin: 0n,
    realised: 0n,
    openFees: 0n,
    closeFees: 0n,
    funding: 0n,
    openedQuantity: 0n,
    openedValue: 0n,
    closedQuantity: 0n,
    closedValue: 0n,
    createdAtMs: atMs,
    updatedAtMs: atMs,
  }
}

/** At the market's mark price, settle coin. */
export function unrealised(position: PositionState): Fixed {
  const { market, side, size, entryValue } = position
  return profit(market, side, entryValue, settleValue(market, market.markPrice, size))
}

export function entryPrice(position: PositionState): Fixed {
  return averagePrice(position.market, position.size, position.entryValue)
}
