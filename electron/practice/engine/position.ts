import type { MarginMode, PositionSide, Side } from '../../../shared/domain/order.ts'
import { type Fixed, over, times } from './fixed.ts'
import type { Account, Market, PositionState } from './state.ts'

// One-way positions: a symbol is long, short or flat. What closes is taken at the average entry; the
// entry value that stays keeps the rounding, so that cash and entry value together are conserved.

export interface PositionFill {
  /** Signed: profit of what was closed, quote coin, without fees. */
  readonly realised: Fixed
  readonly closed: Fixed
  readonly opened: Fixed
}

export function sideOfPosition(side: Side): PositionSide {
  return side === 'buy' ? 'long' : 'short'
}

/** Key of `Account.positions`. */
export function positionId(market: Market, side: PositionSide): string {
  return `${market.id}:${side}`
}

export function positionOn(
  account: Account,
  market: Market,
  side: PositionSide,
): PositionState | undefined {
  return account.positions.get(positionId(market, side))
}

/** Whichever side is open: in one-way mode there is at most one. */
export function anyPosition(account: Account, market: Market): PositionState | undefined {
  return positionOn(account, market, 'long') ?? positionOn(account, market, 'short')
}

/** What of `quantity` would close an open position of the other side. */
export function closingPart(account: Account, market: Market, side: Side, quantity: Fixed): Fixed {
  const position = anyPosition(account, market)
  if (position === undefined || position.side === sideOfPosition(side)) return 0n
  return quantity < position.size ? quantity : position.size
}

/** Takes one fill into the position: closes first, opens with the rest. Fees are booked by share. */
export function applyFill(
  account: Account,
  market: Market,
  fill: { side: Side; price: Fixed; quantity: Fixed; fee: Fixed; marginMode: MarginMode },
  makeId: () => string,
  atMs: number,
): { result: PositionFill; touched: ReadonlyArray<PositionState> } {
  const closed = closingPart(account, market, fill.side, fill.quantity)
  const opened = fill.quantity - closed
  const touched: PositionState[] = []
  let realised = 0n
  const closeFee = fill.quantity === 0n ? 0n : (fill.fee * closed) / fill.quantity
  const before = anyPosition(account, market)
  if (closed > 0n && before !== undefined) {
    realised = closePart(before, times(fill.price, closed), closed)
    before.closeFees -= closeFee
    before.updatedAtMs = atMs
    if (before.size === 0n) account.positions.delete(positionId(market, before.side))
    touched.push(before)
  }
  if (opened > 0n) {
    const side = sideOfPosition(fill.side)
    const position =
      positionOn(account, market, side) ?? flat(makeId(), market, side, fill.marginMode, atMs)
    account.positions.set(positionId(market, side), position)
    const value = times(fill.price, opened)
    position.size += opened
    position.entryValue += value
    position.openedQuantity += opened
    position.openedValue += value
    position.openFees -= fill.fee - closeFee
    position.updatedAtMs = atMs
    touched.push(position)
  }
  return { result: { realised, closed, opened }, touched }
}

function closePart(position: PositionState, value: Fixed, quantity: Fixed): Fixed {
  const cost = (position.entryValue * quantity) / position.size
  const profit = position.side === 'long' ? value - cost : cost - value
  position.entryValue -= cost
  position.size -= quantity
  position.realised += profit
  position.closedQuantity += quantity
  position.closedValue += value
  return profit
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

export function unrealised(position: PositionState, markPrice: Fixed): Fixed {
  const value = times(markPrice, position.size)
  return position.side === 'long' ? value - position.entryValue : position.entryValue - value
}

export function entryPrice(position: PositionState): Fixed {
  return position.size === 0n ? 0n : over(position.entryValue, position.size)
}
