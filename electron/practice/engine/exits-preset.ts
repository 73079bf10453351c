import { type Exits, NO_EXITS } from '../../../shared/domain/exit.ts'
import { refuse } from './check-order.ts'
import {
  type ExitKind,
  exitSideRefusal,
  exitsUnsupported,
  openedSide,
  readExit,
  sameExit,
  watchedPrice,
} from './exits-check.ts'
import type { Fixed } from './fixed.ts'
import type { ExitPatch, ModifyOrder, OrderRequest } from './order-commands.ts'
import type { Refusal } from './queries.ts'
import type { LiveOrder, Market } from './state.ts'

// Exits that come with an order and guard what it opens (page "Place Order").

type Opener = Pick<OrderRequest, 'side' | 'reduceOnly' | 'positionSide'>

/** `price`: of a limit order, `null` for a market order. */
export function readPresets(
  request: OrderRequest,
  market: Market,
  price: Fixed | null,
): Exits | Refusal {
  return presetsOf(request, NO_EXITS, request, market, price)
}

/** The exits that a resting order has after a change. */
export function changedPresets(
  order: LiveOrder,
  change: Pick<ModifyOrder, ExitKind>,
  price: Fixed,
): Exits | Refusal {
  return presetsOf(order, order, change, order.market, price)
}

export function sameExits(one: Exits, other: Exits): boolean {
  return sameExit(one.takeProfit, other.takeProfit) && sameExit(one.stopLoss, other.stopLoss)
}

function presetsOf(
  order: Opener,
  present: Exits,
  patch: Readonly<Record<ExitKind, ExitPatch>>,
  market: Market,
  price: Fixed | null,
): Exits | Refusal {
  const takeProfit = presetOf('takeProfit', order, present, patch, market, price)
  if (takeProfit !== null && 'code' in takeProfit) return takeProfit
  const stopLoss = presetOf('stopLoss', order, present, patch, market, price)
  if (stopLoss !== null && 'code' in stopLoss) return stopLoss
  return { takeProfit, stopLoss }
}

/** An exit that stays is looked at again too: a changed price of its order may pass it. */
function presetOf(
  kind: ExitKind,
  order: Opener,
  present: Exits,
  patches: Readonly<Record<ExitKind, ExitPatch>>,
  market: Market,
  price: Fixed | null,
): Exits[ExitKind] | Refusal {
  const patch = patches[kind] ?? present[kind]
  if (patch === null || patch === 'remove') return null
  const unsupported = exitsUnsupported(market)
  if (unsupported !== null) return unsupported
  const side = openedSide(order)
  if (side === null) {
    return refuse(
      '25612',
      'Only opening orders are allowed to have preset take-profit and stop-loss',
    )
  }
  const exit = readExit(kind, patch, market, 'order')
  if ('code' in exit) return exit
  if (price !== null) return exitSideRefusal(kind, side, exit, 'entry', price) ?? exit
  const reference = exit.triggerBy === 'mark' ? 'mark' : 'current'
  return exitSideRefusal(kind, side, exit, reference, watchedPrice(exit, market)) ?? exit
}
