import type { PositionTier } from '../domain/balance.ts'
import { type Decimal, decimal, ONE, ZERO } from '../domain/decimal.ts'
import { type Category, isInverse } from '../domain/instrument.ts'
import type { PositionSide } from '../domain/order.ts'
import { contractValue } from './contract-value.ts'

/**
 * Estimates of the price at which the exchange takes a position over: where what backs it has
 * fallen to its maintenance margin. Left out are the fee of the liquidation itself, the mark-up for
 * resting orders and every other price of the account. Each answer is exact under that reading.
 */

/** A position or what an order would make of it; `size` in the unit of the instrument. */
export interface Holding {
  readonly side: PositionSide
  readonly size: Decimal
  readonly entryPrice: Decimal
}

/** The account behind a crossed position at the mark price. USD, but for `settleEquity`. */
export interface AccountRisk {
  readonly effectiveEquity: Decimal
  /** Of everything but the holdings that are asked about. */
  readonly otherMaintenance: Decimal
  /** USD price of the settle coin. */
  readonly settleUsd: Decimal
  /** Coins of the settle coin in the account. An inverse contract's mark moves their worth too. */
  readonly settleEquity: Decimal
}

/** Tries to settle on a tier; rates step a few times at most between mark and liquidation. */
const MOST_ROUNDS = 12

/**
 * Maintenance rate of the tier of a position value in quote coin, its upper edge included; above
 * the last tier the last holds. `null` without tiers. Source: uta/public/Get-Position-Tier-Data.
 */
export function maintenanceRate(
  tiers: ReadonlyArray<PositionTier>,
  value: Decimal,
): Decimal | null {
  const tier = tiers.find((candidate) => value.lte(decimal(candidate.maxValue))) ?? tiers.at(-1)
  return tier === undefined ? null : decimal(tier.maintenanceRate)
}

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
  return settle(net.lt(0) ? 'short' : 'long', markPrice, (price) => {
    const need = maintenanceOf(category, holdings, price, tiers)
    if (need === null) return null
    return isInverse(category)
      ? crossedInverse(net, need, markPrice, account)
      : crossedLinear(net, need, markPrice, account)
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

/** equity + u × net × (x - mark) = other + u × need × x, where `need` counts base coin. */
function crossedLinear(
  net: Decimal,
  need: Decimal,
  mark: Decimal,
  account: AccountRisk,
): Decimal | null {
  const { effectiveEquity, otherMaintenance, settleUsd } = account
  const missing = otherMaintenance.minus(effectiveEquity)
  return quotient(missing.plus(net.times(mark).times(settleUsd)), net.minus(need).times(settleUsd))
}

/** equity + coins × (x - mark) + net × (x / mark - 1) = other + need, `net` and `need` in dollars. */
function crossedInverse(
  net: Decimal,
  need: Decimal,
  mark: Decimal,
  account: AccountRisk,
): Decimal | null {
  const { effectiveEquity, otherMaintenance, settleEquity } = account
  const missing = otherMaintenance.plus(need).minus(effectiveEquity)
  const slope = settleEquity.plus(net.div(mark))
  // The coins themselves rise with the price: a short that they cover has no liquidation above.
  if (net.lt(0) && slope.gte(0)) return null
  return quotient(missing.plus(settleEquity.times(mark)).plus(net), slope)
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
