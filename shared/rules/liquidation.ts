import type { PositionTier } from '../domain/balance.ts'
import { type Decimal, maximum, minimum, ONE, ZERO } from '../domain/decimal.ts'
import { type Category, isInverse } from '../domain/instrument.ts'
import type { PositionSide } from '../domain/order.ts'
import { type AccountRisk, leftAtWeight } from './account-risk.ts'
import { contractValue, profitOfMove } from './contract-value.ts'
import { maintenanceRate } from './maintenance.ts'

/**
 * Estimates of the price at which the exchange takes a position over: where what backs it has
 * fallen to its maintenance margin, every other price unchanged, that of the settle coin too. Left
 * out are the fee of the liquidation itself and the mark-up for resting orders. Each answer is exact
 * under that reading, which is that of the exchange's own figure.
 */

/** A position or what an order would make of it; `size` in the unit of the instrument. */
export interface Holding {
  readonly side: PositionSide
  readonly size: Decimal
  readonly entryPrice: Decimal
}

/** Tries to settle on a tier; rates step a few times at most between mark and liquidation. */
const MOST_ROUNDS = 12

/**
 * For crossed holdings of one symbol, both sides of hedge mode together. `null`: no price does it,
 * or there is nothing to liquidate, or tiers are not known.
 */
export function crossedLiquidation(
  category: Category,
  holdings: ReadonlyArray<Holding>,
  markPrice: Decimal,
  account: AccountRisk,
  tiers: ReadonlyArray<PositionTier>,
): Decimal | null {
  const net = holdings.reduce((sum, { side, size }) => sum.plus(signed(side, size)), ZERO)
  if (holdings.every(({ size }) => size.lte(0))) return null
  const side = net.lt(0) ? 'short' : 'long'
  return settle(side, markPrice, (price) => {
    const need = maintenanceOf(category, holdings, price, tiers)
    if (need === null) return null
    const solve = isInverse(category) ? crossedInverse : crossedLinear
    const moved = account.settleValue.plus(
      gainOf(category, net, markPrice, price).times(account.settleUsd),
    )
    const { counted, debt } = account.ratesAt(moved)
    // The coin counts less than its gain while there is some of it and more once it is owed: the
    // account ends on whichever of the two straight pieces comes first.
    const pieces = [counted, ONE.plus(debt)].map((weight) =>
      solve(net, need, markPrice, pieceOf(account, weight)),
    )
    return first(side, pieces)
  })
}

/** For one isolated holding with its own margin in the settle coin. `null` as above. */
export function isolatedLiquidation(
  category: Category,
  holding: Holding,
  margin: Decimal,
  tiers: ReadonlyArray<PositionTier>,
): Decimal | null {
  if (holding.size.lte(0)) return null
  const { side, size, entryPrice } = holding
  const opened = contractValue(category, size, entryPrice)
  return settle(side, entryPrice, (price) => {
    const rate = maintenanceRate(tiers, quoteValue(category, size, price))
    if (rate === null) return null
    const isLong = side === 'long'
    if (isInverse(category)) {
      // margin + opened - size / x = rate × size / x; turned for a short.
      const coins = isLong ? opened.plus(margin) : opened.minus(margin)
      return quotient(size.times(isLong ? ONE.plus(rate) : ONE.minus(rate)), coins)
    }
    // margin + size × x - opened = rate × size × x; turned for a short.
    const amount = isLong ? opened.minus(margin) : opened.plus(margin)
    return quotient(amount, size.times(isLong ? ONE.minus(rate) : ONE.plus(rate)))
  })
}

/** How far the mark is from the liquidation price, as a ratio of the mark. */
export function liquidationDistance(markPrice: Decimal, liquidationPrice: Decimal): Decimal {
  return markPrice.minus(liquidationPrice).abs().div(markPrice)
}

/** What is left above the maintenance margin while every dollar of settle coin counts as `weight`. */
interface Piece {
  readonly left: Decimal
  /** USD for one settle coin gained. */
  readonly perCoin: Decimal
  readonly settleUsd: Decimal
}

function pieceOf(account: AccountRisk, weight: Decimal): Piece {
  const { settleUsd } = account
  return { left: leftAtWeight(account, weight), perCoin: settleUsd.times(weight), settleUsd }
}

/** Settle coins that the holdings gain as the mark goes from one price to another. */
function gainOf(category: Category, net: Decimal, from: Decimal, to: Decimal): Decimal {
  return profitOfMove(category, 'long', net, from, to)
}

/** left + w × net × (x - mark) = u × need × x, where `need` counts base coin. */
function crossedLinear(
  net: Decimal,
  need: Decimal,
  mark: Decimal,
  { left, perCoin, settleUsd }: Piece,
): Decimal | null {
  const weighed = net.times(perCoin)
  return quotient(weighed.times(mark).minus(left), weighed.minus(need.times(settleUsd)))
}

/** left + w × net × (1 / mark - 1 / x) = u × need / x, `net` and `need` in quote coin. */
function crossedInverse(
  net: Decimal,
  need: Decimal,
  mark: Decimal,
  { left, perCoin, settleUsd }: Piece,
): Decimal | null {
  const weighed = net.times(perCoin)
  return quotient(weighed.plus(need.times(settleUsd)), left.plus(weighed.div(mark)))
}

/** The price that a mark which goes against `side` comes to first. */
function first(side: PositionSide, prices: ReadonlyArray<Decimal | null>): Decimal | null {
  return prices.reduce((found, price) => {
    if (found === null || price === null) return found ?? price
    return side === 'long' ? maximum(found, price) : minimum(found, price)
  }, null)
}

/** Rate × size over all holdings: base coin on linear instruments, quote coin on inverse ones. */
function maintenanceOf(
  category: Category,
  holdings: ReadonlyArray<Holding>,
  price: Decimal,
  tiers: ReadonlyArray<PositionTier>,
): Decimal | null {
  let sum = ZERO
  for (const { size } of holdings) {
    const rate = maintenanceRate(tiers, quoteValue(category, size, price))
    if (rate === null) return null
    sum = sum.plus(size.times(rate))
  }
  return sum
}

/**
 * The price whose own tier leads back to it. Where two tiers disagree the price between them is
 * never stable, and the one that comes first on the way from the mark is told.
 */
function settle(
  side: PositionSide,
  start: Decimal,
  solve: (tierPrice: Decimal) => Decimal | null,
): Decimal | null {
  let price: Decimal = start
  let before: Decimal | null = null
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const next = solve(price)
    if (next === null || next.eq(price)) return next
    before = price
    price = next
  }
  if (before === null) return price
  const isFirst = side === 'long' ? before.gt(price) : before.lt(price)
  return isFirst ? before : price
}

function quoteValue(category: Category, size: Decimal, price: Decimal): Decimal {
  return isInverse(category) ? size : size.times(price)
}

function signed(side: PositionSide, size: Decimal): Decimal {
  return side === 'long' ? size : size.times(-1)
}

/** `null` unless it is a price. */
function quotient(amount: Decimal, by: Decimal): Decimal | null {
  if (by.eq(0)) return null
  const price = amount.div(by)
  return price.gt(0) ? price : null
}
