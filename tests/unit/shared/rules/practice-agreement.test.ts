import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decimal, toText, ZERO } from '../../../../shared/domain/decimal.ts'
import type { OrderDraft, PositionSide, Side } from '../../../../shared/domain/order.ts'
import { previewLiquidation } from '../../../../shared/rules/liquidation-preview.ts'
import { checkOrder } from '../../../../shared/rules/order-check.ts'
import { previewOrder } from '../../../../shared/rules/preview.ts'
import { wireUnit } from '../../../../shared/rules/quantity-unit.ts'
import { largestAffordable } from '../../../../shared/rules/sizing.ts'
import { aDraft } from '../../../helpers/builders.ts'
import { COIN_PERPETUAL, Scene, USDC_PERPETUAL } from '../../../helpers/futures-scene.ts'
import { PERPETUAL, SPOT } from '../../../helpers/practice-scene.ts'
import {
  sceneBook,
  sceneCollateral,
  sceneContext,
  sceneTiers,
} from '../../../helpers/scene-context.ts'

// The desk's estimates against what the practice exchange then does.

/** Every run makes an exchange of its own, which takes its time on a busy machine. */
const PATIENCE_MS = 180_000

const PURSES: ReadonlyArray<Record<string, string>> = [
  { USDT: '2000' },
  { USDC: '2000' },
  { BTC: '0.03' },
  { USDT: '1000', BTC: '0.015' },
]

const situation = fc.record({
  key: fc.constantFrom(SPOT, PERPETUAL, USDC_PERPETUAL, COIN_PERPETUAL),
  purse: fc.constantFrom(...PURSES),
  isHedge: fc.boolean(),
  marginMode: fc.constantFrom('crossed' as const, 'isolated' as const),
  leverage: fc.constantFrom('2', '10', '20', '50'),
  held: fc.option(fc.constantFrom('buy' as const, 'sell' as const)),
  heldAt: fc.constantFrom('63900', '64000', '64100'),
  mark: fc.constantFrom('63800', '64000', '64200'),
  side: fc.constantFrom('buy' as const, 'sell' as const),
  orderType: fc.constantFrom('limit' as const, 'market' as const),
})
type Situation = typeof situation extends fc.Arbitrary<infer Value> ? Value : never

function sideNamed({ isHedge, key }: Situation, side: Side): PositionSide | null {
  if (!isHedge || key === SPOT) return null
  return side === 'buy' ? 'long' : 'short'
}

function scene(situation: Situation): Scene {
  const { key, purse, isHedge, marginMode, leverage, held, heldAt, mark, side } = situation
  const made = new Scene()
  made.open('ida', purse)
  if (isHedge) made.run({ kind: 'set-hold-mode', accountId: 'ida', holdMode: 'hedge_mode' })
  const isInverse = key === COIN_PERPETUAL
  if (key !== SPOT) {
    // Crossed and isolated alike, so that one figure tells both.
    for (const mode of ['crossed', 'isolated'] as const) {
      const target = { ...key, coin: null, leverage, marginMode: mode, positionSide: null }
      made.run({ kind: 'set-leverage', accountId: 'ida', ...target })
    }
    const dollars = 570 * Number(leverage)
    const quantity = isInverse ? dollars.toFixed(0) : (dollars / 64_000).toFixed(4)
    const positionSide = sideNamed(situation, held ?? 'buy')
    const order = { ...key, marginMode, positionSide, quantity, price: heldAt }
    if (held !== null) made.trade('ida', { ...order, side: held })
    // The bitcoin that an inverse contract pays in keeps its price.
    if (!isInverse) made.mark(key, mark)
  }
  const quantity = isInverse ? '5000000' : '300'
  const against = side === 'buy' ? 'sell' : 'buy'
  made.place('house', { ...key, side: against, quantity, price: '64000' })
  return made
}

function draftOf(situation: Situation, quantity: string): OrderDraft {
  const { key, side, orderType, marginMode } = situation
  return aDraft({
    ...key,
    side,
    orderType,
    quantity,
    price: orderType === 'limit' ? '64000' : null,
    quantityUnit: wireUnit(key.category, side, orderType),
    positionSide: sideNamed(situation, side),
    marginMode: key === SPOT ? null : marginMode,
  })
}

function place(made: Scene, draft: OrderDraft) {
  const { category, symbol, side, orderType, quantity, price, positionSide } = draft
  const marginMode = draft.marginMode ?? 'crossed'
  const order = { category, symbol, side, orderType, quantity, price, positionSide, marginMode }
  return made.place('ida', order)
}

function largestIn(situation: Situation, made: Scene) {
  const context = sceneContext(made, 'ida', situation.key)
  const draft = { ...draftOf(situation, '1'), price: decimal('64000') }
  return { context, largest: largestAffordable(draft, context) ?? ZERO }
}

test(
  'the largest affordable order is taken, and a little more is refused',
  () => {
    fc.assert(
      fc.property(situation, (given) => {
        const made = scene(given)
        const { context, largest } = largestIn(given, made)
        fc.pre(largest.gt(0))
        const { quantityStep, quoteStep } = context.instrument
        const isAmount = given.key === SPOT && given.side === 'buy' && given.orderType === 'market'
        const step = decimal((isAmount ? quoteStep : null) ?? quantityStep)
        // Half a percent: a market order counts at the mark or at its price, whichever is dearer.
        const more = largest.times('1.005').plus(step.times(2)).div(step).round(0, 3).times(step)
        const beyond = place(made, draftOf(given, toText(more))).refusal?.code ?? 'accepted'
        expect(['25202', '25203']).toContain(beyond)
        const draft = draftOf(given, toText(largest))
        expect(checkOrder(draft, context)).toEqual([])
        expect(place(made, draft).refusal).toBeNull()
      }),
      { numRuns: 60, seed: 5 },
    )
  },
  PATIENCE_MS,
)

test(
  'average price, fee and liquidation come out as the preview told',
  () => {
    fc.assert(
      fc.property(situation, fc.integer({ min: 10, max: 90 }), (given, percent) => {
        const made = scene(given)
        const { context, largest } = largestIn(given, made)
        const step = decimal(context.instrument.quantityStep)
        const quantity = largest.times(percent).div(100).div(step).round(0, 0).times(step)
        fc.pre(quantity.gt(0))
        const { engine } = made
        const rates = engine.feeRates('ida', given.key)
        if (rates === null) throw new Error('there are rates')
        const draft = draftOf(given, toText(quantity))
        const { maker, taker } = rates
        const numbers = { maker: decimal(maker), taker: decimal(taker) }
        const preview = previewOrder(draft, sceneBook(made, given.key), numbers, context)
        if (preview === null) throw new Error('the order can be read')
        const tiers = sceneTiers(made, given.key)
        const collateral = sceneCollateral(context.instrument)
        const liquidation = previewLiquidation(draft, preview, context, tiers, collateral)
        const orderId = place(made, draft).orders[0]?.orderId ?? undefined
        fc.pre(orderId !== undefined)
        const order = engine.order('ida', { orderId: orderId ?? null, clientOid: null })
        expect(Number(order?.averagePrice)).toBeCloseTo(Number(preview.averagePrice), 6)
        // A spot buyer pays in what is bought, the preview tells all in quote.
        const isBought = given.key === SPOT && given.side === 'buy'
        const fee = Number(order?.fees[0]?.amount) * (isBought ? 64_000 : 1)
        expect(Math.abs(Number(preview.fee) - fee)).toBeLessThanOrEqual(fee * 0.002)
        if (given.key === SPOT) return
        const named = sideNamed(given, given.side)
        const after = engine
          .positions('ida', given.key)
          .find((position) => named === null || position.side === named)?.liquidationPrice
        const estimate = liquidation?.after ?? null
        expect(estimate === null).toBe((after ?? null) === null)
        if (after == null) return
        expect(Math.abs(Number(estimate) / Number(after) - 1)).toBeLessThan(0.003)
      }),
      { numRuns: 60, seed: 5 },
    )
  },
  PATIENCE_MS,
)
