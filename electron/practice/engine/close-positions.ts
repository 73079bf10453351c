import { NO_LIQUIDITY } from './check-account.ts'
import { NOTHING_TO_CLOSE } from './check-direction.ts'
import { fixed, fixedText, least } from './fixed.ts'
import type { ClosePositions } from './order-commands.ts'
import { endOrder } from './order-life.ts'
import { placeOrder } from './place.ts'
import { isClosing } from './position.ts'
import type { OrderIds, Refusal } from './queries.ts'
import type { Account, Effects, EngineState, LiveOrder, PositionState } from './state.ts'
import { fireReached } from './strategy-fire.ts'

/** Above every price. */
const HIGHEST = fixed('1000000000000')

/** Sends market orders that close whole positions. A position without a market to close into stays. */
export function closePositions(
  state: EngineState,
  account: Account,
  command: ClosePositions,
  effects: Effects,
): { refusal: Refusal | null; orders: ReadonlyArray<OrderIds> } {
  const wanted = [...account.positions.values()].filter(
    ({ market, side }) =>
      market.key.category === command.category &&
      (command.symbol === null || market.key.symbol === command.symbol) &&
      (command.side === null || side === command.side),
  )
  if (wanted.length === 0) return { refusal: NOTHING_TO_CLOSE, orders: [] }
  const closable = wanted.filter((position) => canClose(account, position))
  if (closable.length === 0) return { refusal: NO_LIQUIDITY, orders: [] }
  for (const position of closable) endClosingOrders(state, account, position, effects)
  const orders = closable.flatMap((position) => {
    const placed = closeWhole(state, account, position, effects)
    // Before an order of the other side moves the prices back.
    fireReached(state, effects)
    return placed
  })
  return { refusal: null, orders }
}

function closingSide(side: PositionState['side']) {
  return side === 'long' ? 'sell' : 'buy'
}

/** Is there anybody to close with? The account's own closing orders are about to go. */
function canClose(account: Account, { market, side }: PositionState): boolean {
  const taken = closingSide(side)
  const limit = taken === 'buy' ? HIGHEST : 0n
  const isGoing = (order: LiveOrder) => order.account === account && isClosing(order)
  return market.book.availableTo(taken, limit, 1n, isGoing) > 0n
}

/** Resting orders that would close the same make way. */
function endClosingOrders(
  state: EngineState,
  account: Account,
  { market, side }: PositionState,
  effects: Effects,
): void {
  for (const order of [...account.open.values()]) {
    const isSame = order.market === market && order.side === closingSide(side)
    if (isSame && isClosing(order)) endOrder(state, order, 'modify_limit_order', effects)
  }
}

/** A size above the largest market order is split. */
function closeWhole(
  state: EngineState,
  account: Account,
  position: PositionState,
  effects: Effects,
): ReadonlyArray<OrderIds> {
  const { market } = position
  const side = closingSide(position.side)
  const placed: OrderIds[] = []
  const isHedge = account.holdMode === 'hedge_mode'
  let left = position.size
  while (left > 0n) {
    const quantity = least(left, market.terms.maxMarketQuantity ?? left)
    const outcome = placeOrder(
      state,
      account,
      {
        category: market.key.category,
        symbol: market.key.symbol,
        side,
        orderType: 'market',
        quantity: fixedText(quantity),
        price: null,
        timeInForce: 'ioc',
        reduceOnly: !isHedge,
        positionSide: isHedge ? position.side : null,
        marginMode: position.marginMode,
        takeProfit: null,
        stopLoss: null,
        clientOid: null,
        stpMode: 'none',
      },
      effects,
    )
    // The market has run dry: the rest of the position stays, as its records tell.
    if ('refusal' in outcome) return placed
    placed.push(outcome.ids)
    left -= quantity
  }
  return placed
}
