import type { Exit } from '../../../shared/domain/exit.ts'
import type { PositionSide } from '../../../shared/domain/order.ts'
import { NO_EXITS_HERE, refuse } from './check-order.ts'
import { type Fixed, fixed, fixedText, parseFixed } from './fixed.ts'
import type { ExitRequest } from './order-commands.ts'
import { type Direction, isClosing, sideOfPosition } from './position.ts'
import type { Refusal } from './queries.ts'
import type { Market } from './state.ts'
import { exitRises } from './strategy-index.ts'

// Form and direction of one take-profit or stop-loss. Codes and texts are those of the error pages.

export type ExitKind = 'takeProfit' | 'stopLoss'

/** Texts say either "Take-profit price" (of an order) or "Take-profit trigger price" (of a strategy). */
const CODES = {
  takeProfit: {
    name: 'Take-profit',
    preset: '25583',
    trigger: '25602',
    order: '25604',
    triggerStep: '25606',
    orderStep: '25608',
    triggerField: 'takeProfit',
    limitField: 'tpLimitPrice',
  },
  stopLoss: {
    name: 'Stop-loss',
    preset: '25584',
    trigger: '25603',
    order: '25605',
    triggerStep: '25607',
    orderStep: '25609',
    triggerField: 'stopLoss',
    limitField: 'slLimitPrice',
  },
} as const

/**
 * Positions exist on futures only; new-style coin-margined symbols (`BTCUSD_CM`) have neither preset
 * exits nor strategy orders (section "Demo trading" of the REST pages).
 */
export function exitsUnsupported(market: Market): Refusal | null {
  return market.isFutures && !market.key.symbol.endsWith('_CM') ? null : NO_EXITS_HERE
}

/** As `exitsUnsupported`, for trigger orders, which SPOT and MARGIN take too. */
export function triggersUnsupported(market: Market): Refusal | null {
  return market.key.symbol.endsWith('_CM') ? NO_EXITS_HERE : null
}

/** Reads one exit: numbers above zero, on the tick. `of` says whose it is, for the code. */
export function readExit(
  kind: ExitKind,
  request: ExitRequest,
  market: Market,
  of: 'order' | 'strategy',
): Exit | Refusal {
  const codes = CODES[kind]
  const { tick } = market.terms
  const level = parseFixed(request.triggerPrice)
  if (level === null) return refuse('40020', `Parameter ${codes.triggerField} error`)
  if (level <= 0n) {
    return of === 'order'
      ? refuse(codes.preset, `${codes.name} price must be greater than 0`)
      : refuse(codes.trigger, `${codes.name} trigger price must be greater than 0`)
  }
  if (level % tick !== 0n) {
    return refuse(
      codes.triggerStep,
      `${codes.name} trigger price does not meet precision requirements`,
    )
  }
  const exit = { triggerPrice: fixedText(level), triggerBy: request.triggerBy }
  if (request.orderType === 'market') return { ...exit, orderType: 'market', limitPrice: null }
  if (request.limitPrice === null || request.limitPrice === '') {
    return refuse('40019', `Parameter ${codes.limitField} cannot be empty`)
  }
  const limit = parseFixed(request.limitPrice)
  if (limit === null) return refuse('40020', `Parameter ${codes.limitField} error`)
  if (limit <= 0n) return refuse(codes.order, `${codes.name} order price must be greater than 0`)
  if (limit % tick !== 0n) {
    return refuse(codes.orderStep, `${codes.name} order price does not meet precision requirements`)
  }
  return { ...exit, orderType: 'limit', limitPrice: fixedText(limit) }
}

/** What a trigger price is held against. */
type Reference = 'entry' | 'latest' | 'mark' | 'current'

const DIRECTION_CODES: Readonly<
  Record<Exclude<Reference, 'current'>, Readonly<Record<PositionSide, Record<ExitKind, string>>>>
> = {
  entry: {
    long: { takeProfit: '25579', stopLoss: '25580' },
    short: { takeProfit: '25581', stopLoss: '25582' },
  },
  latest: {
    long: { takeProfit: '25585', stopLoss: '25586' },
    short: { takeProfit: '25587', stopLoss: '25588' },
  },
  mark: {
    long: { takeProfit: '25589', stopLoss: '25590' },
    short: { takeProfit: '25591', stopLoss: '25592' },
  },
}

/** The table of "the current price" has no code for a short's stop-loss: that of the latest price. */
const CURRENT_CODES = {
  long: { takeProfit: '25652', stopLoss: '25650' },
  short: { takeProfit: '25651', stopLoss: null },
} as const

const REFERENCE_NAMES = {
  entry: 'average entry price',
  latest: 'latest price',
  mark: 'mark price',
} as const

/** `null` when the exit lies on its side of the price: it must not be reached already. */
export function exitSideRefusal(
  kind: ExitKind,
  side: PositionSide,
  exit: Exit,
  reference: Reference,
  price: Fixed,
): Refusal | null {
  const level = fixed(exit.triggerPrice)
  const rises = exitRises(kind, side)
  if (rises ? level > price : level < price) return null
  const exitName = kind === 'takeProfit' ? 'take-profit' : 'stop-loss'
  if (reference === 'current') {
    const code = CURRENT_CODES[side][kind]
    if (code !== null) {
      const relation = rises ? 'greater than' : 'lower than'
      return refuse(
        code,
        `For ${side} positions, the ${exitName} price must be ${relation} the current price: ${fixedText(price)}`,
      )
    }
  }
  const named = reference === 'current' ? 'latest' : reference
  const relation = rises ? 'greater' : 'less'
  return refuse(
    DIRECTION_CODES[named][side][kind],
    `For ${side} position TP/SL (close ${side}), the ${exitName} trigger price must be ${relation} than the ${REFERENCE_NAMES[named]}`,
  )
}

/** The price that an exit watches. */
export function watchedPrice(exit: Exit, market: Market): Fixed {
  return exit.triggerBy === 'mark' ? market.markPrice : market.lastPrice
}

/** Side of the position that an order would open; `null` when it can only close. */
export function openedSide(order: Direction): PositionSide | null {
  return isClosing(order) ? null : (order.positionSide ?? sideOfPosition(order.side))
}

export function sameExit(one: Exit | null, other: Exit | null): boolean {
  if (one === null || other === null) return one === other
  return (
    one.triggerPrice === other.triggerPrice &&
    one.triggerBy === other.triggerBy &&
    one.orderType === other.orderType &&
    one.limitPrice === other.limitPrice
  )
}
