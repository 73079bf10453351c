import type { CoinCollateral, PositionTier } from '../domain/balance.ts'
import { type Decimal, decimal, ZERO } from '../domain/decimal.ts'
import { type Category, isFutures } from '../domain/instrument.ts'
import type { OrderDraft } from '../domain/order.ts'
import type { Position } from '../domain/position.ts'
import { accountRisk, withGain } from './account-risk.ts'
import { averagePrice, contractValue, profitOfMove } from './contract-value.ts'
import { crossedLiquidation, type Holding, isolatedLiquidation } from './liquidation.ts'
import { leverageOfOrder, type OrderContext } from './order-context.ts'
import { closingQuantity, isClosing, openingQuantity, targetSide } from './order-effect.ts'
import type { OrderPreview } from './preview.ts'

/** Liquidation price of the position that the order is about. `null`: there is none. */
export interface LiquidationChange {
  readonly before: Decimal | null
  readonly after: Decimal | null
  /** `after` leaves out what the desk does not know: discounts, or collateral that spot orders hold. */
  readonly isRough: boolean
}

/**
 * Before and after the whole order has filled at the preview's average. Before is the exchange's own
 * figure where it tells one, after an estimate (see liquidation.ts). `null`: not a futures order, or
 * tiers, balances, mark price or leverage are not known. `collateral` is that of the settle coin.
 */
export function previewLiquidation(
  draft: OrderDraft,
  preview: OrderPreview,
  context: OrderContext,
  tiers: ReadonlyArray<PositionTier>,
  collateral: CoinCollateral | null,
): LiquidationChange | null {
  const { balances, markPrice } = context
  const quantity = preview.takes.plus(preview.rests)
  if (!isFutures(draft.category) || balances === null || markPrice === null) return null
  if (tiers.length === 0 || quantity.lte(0)) return null
  const fill: Fill = {
    draft,
    quantity,
    price: averagePrice(draft.category, quantity, preview.value),
    fee: preview.fee ?? ZERO,
  }
  const positions = context.positions.filter(
    (position) => position.marginMode === (draft.marginMode ?? 'crossed'),
  )
  const held = affected(draft, positions)
  const told = held?.liquidationPrice ?? null
  if (draft.marginMode === 'isolated') {
    const after = isolatedAfter(fill, positions, context, tiers)
    if (after === 'unknown') return null
    const before = told === null ? isolatedNow(held, tiers) : decimal(told)
    return { before, after, isRough: false }
  }
  const account = accountRisk(positions, context, tiers, collateral)
  if (account === null) return null
  const { category } = draft
  const mark = decimal(markPrice)
  const estimate = () =>
    crossedLiquidation(category, positions.map(toHolding), mark, account, tiers)
  const before = held === null ? null : told === null ? estimate() : decimal(told)
  const changed = withGain(account, equityChange(fill, mark))
  return {
    before,
    after: crossedLiquidation(category, holdingsAfter(fill, positions), mark, changed, tiers),
    isRough: collateral === null || balances.coins.some(({ locked }) => decimal(locked).gt(0)),
  }
}

interface Fill {
  readonly draft: OrderDraft
  readonly quantity: Decimal
  readonly price: Decimal
  readonly fee: Decimal
}

/** Settle coins gained at once: what was bought under the mark or sold above it, less the fee. */
function equityChange({ draft, quantity, price, fee }: Fill, mark: Decimal): Decimal {
  const side = draft.side === 'buy' ? 'long' : 'short'
  return profitOfMove(draft.category, side, quantity, price, mark).minus(fee)
}

/** The position that the order adds to or takes from. */
function affected(draft: OrderDraft, positions: ReadonlyArray<Position>): Position | null {
  if (draft.positionSide === null) return positions[0] ?? null
  return positions.find(({ side }) => side === draft.positionSide) ?? null
}

function toHolding({ side, size, entryPrice }: Position): Holding {
  return { side, size: decimal(size), entryPrice: decimal(entryPrice) }
}

/** All holdings of the symbol when the order has filled. */
function holdingsAfter(
  { draft, quantity, price }: Fill,
  positions: ReadonlyArray<Position>,
): ReadonlyArray<Holding> {
  const closed = closingQuantity(draft, quantity, positions)
  const opened = openingQuantity(draft, quantity, positions)
  const adds = targetSide(draft)
  // In hedge mode a closing order takes from the side it names, else from the one against it.
  const takes = draft.positionSide ?? (adds === 'long' ? 'short' : 'long')
  const left = positions.map(toHolding).map((holding) => ({
    ...holding,
    size: holding.side === takes ? holding.size.minus(closed) : holding.size,
  }))
  if (opened.lte(0)) return left
  const same = left.find(({ side }) => side === adds)
  const others = left.filter(({ side }) => side !== adds)
  return [...others, joined(draft.category, { side: adds, size: opened, entryPrice: price }, same)]
}

function joined(category: Category, one: Holding, other: Holding | undefined): Holding {
  if (other === undefined || other.size.lte(0)) return one
  const size = one.size.plus(other.size)
  const value = contractValue(category, one.size, one.entryPrice).plus(
    contractValue(category, other.size, other.entryPrice),
  )
  return { side: one.side, size, entryPrice: averagePrice(category, size, value) }
}

/** Margin stays with what is left of a position and comes at the order's leverage with what opens. */
function isolatedAfter(
  fill: Fill,
  positions: ReadonlyArray<Position>,
  context: OrderContext,
  tiers: ReadonlyArray<PositionTier>,
): Decimal | null | 'unknown' {
  const { draft, quantity, price } = fill
  const side = isClosing(draft) ? affected(draft, positions)?.side : targetSide(draft)
  const opened = openingQuantity(draft, quantity, positions)
  const leverage = leverageOfOrder(context, draft)
  if (opened.gt(0) && leverage === null) return 'unknown'
  const after = holdingsAfter(fill, positions).filter(({ size }) => size.gt(0))
  const holding = after.find((one) => one.side === side) ?? after[0]
  if (holding === undefined) return null
  const held = positions.find((position) => position.side === holding.side)
  const kept = held === undefined ? ZERO : keptMargin(held, holding, opened)
  const added = contractValue(draft.category, opened, price).div(decimal(leverage ?? '1'))
  const isOpened = holding.side === targetSide(draft)
  return isolatedLiquidation(draft.category, holding, isOpened ? kept.plus(added) : kept, tiers)
}

function isolatedNow(held: Position | null, tiers: ReadonlyArray<PositionTier>): Decimal | null {
  if (held === null) return null
  return isolatedLiquidation(held.category, toHolding(held), decimal(held.margin), tiers)
}

function keptMargin(held: Position, after: Holding, opened: Decimal): Decimal {
  if (opened.gt(0)) return decimal(held.margin)
  return decimal(held.margin).times(after.size).div(decimal(held.size))
}
