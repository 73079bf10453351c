import type { Exits } from '../../../shared/domain/exit.ts'
import type { PositionSide } from '../../../shared/domain/order.ts'
import { quantityRefusal, refuse } from './check-order.ts'
import { exitSideRefusal, exitsUnsupported, readExit, watchedPrice } from './exits-check.ts'
import { type Fixed, fixed, fixedText, parseFixed } from './fixed.ts'
import { positionOn } from './position.ts'
import type { Refusal } from './queries.ts'
import type { Account, Market, PositionState } from './state.ts'
import type { StrategyRequest } from './strategy-commands.ts'
import { guardsOf } from './strategy-life.ts'
import type { StrategyRecord } from './strategy-record.ts'

// What exits of a position may say: form, then the position, then prices.

/** What a strategy order waits for and does, read and found right. */
export type StrategyPlan = Pick<
  StrategyRecord,
  | 'positionSide'
  | 'side'
  | 'mode'
  | 'quantity'
  | 'takeProfit'
  | 'stopLoss'
  | 'trigger'
  | 'triggerRises'
>

export const NO_EXIT = refuse('40019', 'Parameter takeProfit, stopLoss cannot be empty')

export function readTpsl(
  account: Account,
  market: Market,
  request: StrategyRequest,
): StrategyPlan | Refusal {
  const unsupported = exitsUnsupported(market)
  if (unsupported !== null) return unsupported
  const side = guardedSide(request)
  if (side === null) return refuse('40019', 'Parameter posSide cannot be empty')
  const exits = readExits(request, market)
  if ('code' in exits) return exits
  const position = positionOn(account, market, side)
  if (position === undefined) return refuse('25601', 'Position does not exist; cannot set TP/SL')
  const quantity = request.mode === 'full' ? null : readQuantity(request.quantity, market)
  if (quantity !== null && typeof quantity === 'object') return quantity
  const wrong =
    placeTaken(account, market, side, quantity) ??
    partsRefusal(account, market, position, { quantity, ...exits, except: null }) ??
    exitsReached(side, exits, market)
  if (wrong !== null) return wrong
  return {
    positionSide: side,
    side: side === 'long' ? 'sell' : 'buy',
    mode: request.mode,
    quantity: quantity === null ? null : fixedText(quantity),
    ...exits,
    trigger: null,
    triggerRises: null,
  }
}

/** `isAmount`: it counts quote coin, whose limits are looked at when the order is sent. */
export function readQuantity(
  text: string | null,
  market: Market,
  isAmount = false,
): Fixed | Refusal {
  if (text === null || text === '') return refuse('40019', 'Parameter qty cannot be empty')
  const quantity = parseFixed(text)
  if (quantity === null || quantity <= 0n) return refuse('40020', 'Parameter qty error')
  return (isAmount ? null : quantityRefusal(quantity, false, market)) ?? quantity
}

/** Parts guard no more than there is, take-profits and stop-losses counted apart. */
export function partsRefusal(
  account: Account,
  market: Market,
  position: PositionState,
  added: Exits & { readonly quantity: Fixed | null; readonly except: string | null },
): Refusal | null {
  const { quantity } = added
  if (quantity === null) return null
  const others = guardsOf(account, market, position.side).filter(
    ({ orderId }) => orderId !== added.except,
  )
  for (const kind of ['takeProfit', 'stopLoss'] as const) {
    if (added[kind] === null) continue
    const guarded = others
      .filter((guard) => guard[kind] !== null)
      .reduce((sum, guard) => sum + fixed(guard.quantity ?? '0'), 0n)
    if (guarded + quantity > position.size) {
      return refuse(
        '25595',
        'The total TP/SL quantity for partial positions exceeds the position amount',
      )
    }
  }
  return null
}

/** Exits lie ahead of the price that they watch. */
export function exitsReached(side: PositionSide, exits: Exits, market: Market): Refusal | null {
  for (const kind of ['takeProfit', 'stopLoss'] as const) {
    const exit = exits[kind]
    if (exit === null) continue
    const reference = exit.triggerBy === 'mark' ? 'mark' : 'latest'
    const wrong = exitSideRefusal(kind, side, exit, reference, watchedPrice(exit, market))
    if (wrong !== null) return wrong
  }
  return null
}

function readExits(request: StrategyRequest, market: Market): Exits | Refusal {
  if (request.takeProfit === null && request.stopLoss === null) return NO_EXIT
  const takeProfit =
    request.takeProfit && readExit('takeProfit', request.takeProfit, market, 'strategy')
  if (takeProfit !== null && 'code' in takeProfit) return takeProfit
  const stopLoss = request.stopLoss && readExit('stopLoss', request.stopLoss, market, 'strategy')
  if (stopLoss !== null && 'code' in stopLoss) return stopLoss
  return { takeProfit, stopLoss }
}

/** A client may name the side of the closing order instead of that of the position. */
function guardedSide(request: StrategyRequest): PositionSide | null {
  if (request.positionSide !== null) return request.positionSide
  if (request.side === null) return null
  return request.side === 'sell' ? 'long' : 'short'
}

function placeTaken(
  account: Account,
  market: Market,
  side: PositionSide,
  quantity: Fixed | null,
): Refusal | null {
  const isTaken =
    quantity === null && guardsOf(account, market, side).some(({ mode }) => mode === 'full')
  return isTaken
    ? refuse('25594', 'Only one TP/SL can be set for all positions of the current symbol')
    : null
}
