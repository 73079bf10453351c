import { describe, expect, it } from 'vitest'
import type { CoinCollateral, PositionTier } from '../../../../shared/domain/balance.ts'
import type { Book } from '../../../../shared/domain/market.ts'
import type { OrderDraft } from '../../../../shared/domain/order.ts'
import { previewLiquidation } from '../../../../shared/rules/liquidation-preview.ts'
import type { OrderContext } from '../../../../shared/rules/order-context.ts'
import { previewOrder } from '../../../../shared/rules/preview.ts'
import {
  aDraft,
  anOrderContext,
  aPosition,
  aSpotPair,
  someBalances,
} from '../../../helpers/builders.ts'

const TIERS: ReadonlyArray<PositionTier> = [
  { minValue: '0', maxValue: '9000000', leverage: '100', maintenanceRate: '0.004' },
]
const book: Book = {
  asks: [{ price: '60000', size: '100' }],
  bids: [{ price: '60000', size: '100' }],
  atMs: 0,
}
const noFee = { maker: null, taker: null }
const flat = anOrderContext({ balances: someBalances({ USDT: '6000' }) })
const market = { orderType: 'market', price: null } as const

function seen(draft: Partial<OrderDraft>, context: OrderContext): unknown {
  const order = aDraft({ ...market, ...draft })
  const preview = previewOrder(order, book, noFee, context)
  if (preview === null) throw new Error('the order can be read')
  const change = previewLiquidation(order, preview, context, TIERS, null)
  return change === null
    ? null
    : [change.before, change.after].map((price) => price?.round(2, 1).toFixed() ?? null)
}

const told = aPosition({ size: '1', available: '1', liquidationPrice: '54321' })
const isolated = aPosition({
  ...{ size: '1', available: '1', marginMode: 'isolated', margin: '6000' },
  liquidationPrice: '54216.9',
})

describe('liquidation before and after an order', () => {
  it.each([
    // (60000 - 6000) / 0.996
    ['opening from flat', { quantity: '1' }, flat, [null, '54216.87']],
    // Bought at 59000 it stands on 1000 more by the mark: (60000 - 7000) / 0.996
    [
      'opening at a limit',
      { orderType: 'limit', price: '59000', quantity: '1' },
      { ...flat, referencePrice: '59000' },
      [null, '53212.85'],
    ],
    // The exchange's figure before; (120000 - 6000) / (2 x 0.996) after
    ['doubling a long', { quantity: '1' }, { ...flat, positions: [told] }, ['54321', '57228.92']],
    // 0.5 are left: (30000 - 6000) / (0.5 x 0.996)
    [
      'halving a long',
      { side: 'sell', quantity: '0.5' },
      { ...flat, positions: [told] },
      ['54321', '48192.77'],
    ],
    [
      'closing it',
      { side: 'sell', quantity: '1' },
      { ...flat, positions: [told] },
      ['54321', null],
    ],
    // 1 short: (60000 + 6000) / 1.004
    [
      'turning it round',
      { side: 'sell', quantity: '2' },
      { ...flat, positions: [told] },
      ['54321', '65737.05'],
    ],
    // Margin 6000 + 60000 / 10 for 2: (120000 - 12000) / (2 x 0.996), as before
    [
      'doubling an isolated long',
      { quantity: '1', marginMode: 'isolated' },
      { ...flat, positions: [isolated] },
      ['54216.9', '54216.87'],
    ],
    [
      'doubling one of which the exchange tells no figure',
      { quantity: '1', marginMode: 'isolated' },
      { ...flat, positions: [{ ...isolated, liquidationPrice: null }] },
      ['54216.87', '54216.87'],
    ],
    // Margin and size both halve.
    [
      'halving an isolated long',
      { side: 'sell', quantity: '0.5', marginMode: 'isolated' },
      { ...flat, positions: [isolated] },
      ['54216.9', '54216.87'],
    ],
    // The other side of hedge mode takes half of the swing: 0.5 x - 24000 = 0.006 x
    [
      'opening against a long in hedge mode',
      { side: 'sell', positionSide: 'short', quantity: '0.5' },
      { ...flat, holdMode: 'hedge_mode', positions: [told] },
      [null, '48583'],
    ],
  ] as const)('%s', (_name, draft, context, expected) => {
    expect(seen(draft, context)).toEqual(expected)
  })

  it('is rough while discounts are not known, and while spot orders hold a coin', () => {
    const draft = aDraft({ ...market, quantity: '1' })
    const preview = previewOrder(draft, book, noFee, flat)
    if (preview === null || flat.balances === null) throw new Error('the order can be read')
    const whole = { steps: [{ fromValue: '0', rate: '1' }], debtTiers: [] }
    const [coin] = flat.balances.coins
    if (coin === undefined) throw new Error('there is a coin')
    const holding = { ...flat, balances: { ...flat.balances, coins: [{ ...coin, locked: '1' }] } }
    const isRough = (context: OrderContext, collateral: CoinCollateral | null) =>
      previewLiquidation(draft, preview, context, TIERS, collateral)?.isRough
    expect(isRough(flat, whole)).toBe(false)
    expect(isRough(flat, null)).toBe(true)
    expect(isRough(holding, whole)).toBe(true)
  })

  it.each([
    ['on spot', { category: 'SPOT', quantity: '0.1' }, { ...flat, instrument: aSpotPair() }],
    ['while balances are unknown', { quantity: '1' }, { ...flat, balances: null }],
    ['while the mark price is unknown', { quantity: '1' }, { ...flat, markPrice: null }],
  ] as const)('is unknown %s', (_name, draft, context) => {
    expect(seen(draft, context)).toBeNull()
  })
})
