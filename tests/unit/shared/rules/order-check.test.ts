import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isFutures } from '../../../../shared/domain/instrument.ts'
import type { OrderDraft } from '../../../../shared/domain/order.ts'
import { checkOrder } from '../../../../shared/rules/order-check.ts'
import type { OrderContext } from '../../../../shared/rules/order-context.ts'
import {
  aDraft,
  anOrderContext,
  aPerpetual,
  aPosition,
  aSpotPair,
  someBalances,
} from '../../../helpers/builders.ts'

const spot = anOrderContext({
  instrument: aSpotPair(),
  balances: someBalances({ BTC: '0.5', USDT: '1000' }),
})

function errorsOf(draft: Partial<OrderDraft>, context: OrderContext): ReadonlyArray<string> {
  const { category } = context.instrument
  return checkOrder(
    aDraft({ category, marginMode: isFutures(category) ? 'crossed' : null, ...draft }),
    context,
  ).map(({ reason, field, values }) =>
    `${field ?? 'order'}: ${reason} ${Object.values(values).join(' ')}`.trimEnd(),
  )
}

const long = anOrderContext({ positions: [aPosition()] })

const margin = anOrderContext({
  instrument: aSpotPair({ category: 'MARGIN' }),
  balances: someBalances({ USDT: '1' }),
})
const hedge = anOrderContext({
  holdMode: 'hedge_mode',
  positions: [aPosition(), aPosition({ side: 'short', size: '0.2', available: '0.1' })],
})
/** Half a coin, worth 30000, and 1000 dollars: 31000 dollars of free margin, told in coins. */
const coin = anOrderContext({
  instrument: aPerpetual({
    category: 'COIN-FUTURES',
    symbol: 'BTCUSD',
    quoteCoin: 'USD',
    quantityStep: '1',
    minQuantity: '1',
    maxQuantity: '1000000',
  }),
  balances: {
    ...someBalances({ USDT: '1000' }),
    effectiveEquity: '31000',
    coins: [
      {
        coin: 'BTC',
        balance: '0.5',
        available: '0.5',
        locked: '0',
        equity: '0.5',
        usdValue: '30000',
        debt: '0',
      },
    ],
  },
})
const inContracts = { price: '60000', quantityUnit: 'quote' } as const

const CASES: ReadonlyArray<
  readonly [string, Partial<OrderDraft>, OrderContext, ReadonlyArray<string>]
> = [
  ['a good limit order', {}, anOrderContext(), []],
  ['a good spot limit order', {}, spot, []],
  ['no price', { price: '' }, anOrderContext(), ['price: required']],
  ['a price in words', { price: 'six' }, anOrderContext(), ['price: not-a-number']],
  ['an exponent', { price: '6e4' }, anOrderContext(), ['price: not-a-number']],
  ['price zero', { price: '0' }, anOrderContext(), ['price: not-positive']],
  ['off the tick', { price: '60000.05' }, anOrderContext(), ['price: off-tick 0.1']],
  ['on the edge of the band', { price: '63000' }, anOrderContext(), []],
  ['over the band', { price: '63000.1' }, anOrderContext(), ['price: outside-band 63000 buy']],
  [
    'under the band',
    { side: 'sell', price: '56999.9' },
    anOrderContext(),
    ['price: outside-band 57000 sell'],
  ],
  ['a buy far below', { price: '100', quantity: '0.06' }, anOrderContext(), []],
  [
    'a market order with a price',
    { orderType: 'market' },
    anOrderContext(),
    ['price: wrong-shape'],
  ],
  ['no quantity', { quantity: ' ' }, anOrderContext(), ['quantity: required']],
  ['quantity zero', { quantity: '0.0' }, anOrderContext(), ['quantity: not-positive']],
  ['off the step', { quantity: '0.01005' }, anOrderContext(), ['quantity: off-step 0.0001']],
  [
    'below the smallest',
    { quantity: '0.001' },
    anOrderContext({ instrument: aPerpetual({ minQuantity: '0.005' }) }),
    ['quantity: below-minimum 0.005 BTC'],
  ],
  [
    'above the largest',
    { quantity: '1200.1' },
    anOrderContext(),
    ['quantity: above-maximum 1200 BTC'],
  ],
  [
    'above the largest market order',
    { orderType: 'market', price: null, quantity: '220.1' },
    anOrderContext(),
    ['quantity: above-maximum 220 BTC'],
  ],
  [
    'worth too little',
    { price: '49999.9', quantity: '0.0001' },
    anOrderContext(),
    ['quantity: below-minimum-value 5 USDT'],
  ],
  ['worth just enough', { price: '50000', quantity: '0.0001' }, anOrderContext(), []],
  [
    'a market order worth too little',
    { orderType: 'market', price: null, quantity: '0.0001' },
    anOrderContext({ referencePrice: '49000' }),
    ['quantity: below-minimum-value 5 USDT'],
  ],
  [
    'a small order that only reduces',
    { side: 'sell', quantity: '0.0001', price: '49999.9', reduceOnly: true },
    { ...long, referencePrice: '50000' },
    [],
  ],
  [
    'post-only at market',
    { orderType: 'market', price: null, timeInForce: 'post_only' },
    anOrderContext(),
    ['timeInForce: post-only-market'],
  ],
  ['reduce-only on spot', { reduceOnly: true }, spot, ['reduceOnly: reduce-only-spot']],
  [
    'a futures size in quote',
    { orderType: 'market', price: null, quantity: '600', quantityUnit: 'quote' },
    anOrderContext(),
    ['quantity: unit-not-possible'],
  ],
  [
    'a spot market buy in base',
    { orderType: 'market', price: null },
    spot,
    ['quantity: unit-not-possible'],
  ],
  [
    'a spot market buy by amount',
    { orderType: 'market', price: null, quantity: '1000', quantityUnit: 'quote' },
    spot,
    [],
  ],
  [
    'spending more quote than there is',
    { orderType: 'market', price: null, quantity: '1000.01', quantityUnit: 'quote' },
    spot,
    ['quantity: above-available 1000.01 1000 USDT'],
  ],
  [
    'a spot market buy worth too little',
    { orderType: 'market', price: null, quantity: '0.5', quantityUnit: 'quote' },
    spot,
    ['quantity: below-minimum-value 1 USDT'],
  ],
  [
    'a spot limit buy over the funds',
    { quantity: '0.02' },
    spot,
    ['quantity: above-available 1200 1000 USDT'],
  ],
  [
    'selling more than there is',
    { side: 'sell', quantity: '0.6' },
    spot,
    ['quantity: above-available 0.6 0.5 BTC'],
  ],
  [
    // 1 x 60000 / 10 = 6000 margin, 1 x 60000 x 0.0006 = 36 fee
    'more margin than there is',
    { quantity: '1' },
    anOrderContext(),
    ['quantity: above-available 6036 1000 USDT'],
  ],
  [
    // 0.5 closes the long; the other 0.1 needs 600 + 3.6
    'turning a position round',
    { side: 'sell', quantity: '0.6' },
    { ...long, balances: someBalances({ USDT: '603.6' }) },
    [],
  ],
  [
    'reducing more than the position',
    { side: 'sell', quantity: '0.6', reduceOnly: true },
    long,
    ['quantity: insufficient-position 0.5 BTC'],
  ],
  [
    'reducing nothing',
    { side: 'sell', reduceOnly: true },
    anOrderContext(),
    ['quantity: insufficient-position 0 BTC'],
  ],
  ['unknown funds', { quantity: '100' }, anOrderContext({ balances: null }), []],
  [
    'not online',
    {},
    anOrderContext({ instrument: aPerpetual({ status: 'offline' }) }),
    ['order: not-tradable BTCUSDT offline'],
  ],
  [
    'opening while only closing is allowed',
    {},
    anOrderContext({ instrument: aPerpetual({ status: 'limit_open' }) }),
    ['order: not-tradable BTCUSDT limit_open'],
  ],
  [
    'closing while only closing is allowed',
    { side: 'sell', reduceOnly: true },
    { ...long, instrument: aPerpetual({ status: 'limit_open' }) },
    [],
  ],
  [
    'a market order on an old market',
    { orderType: 'market', price: null },
    anOrderContext({ market: 'stale' }),
    ['order: stale-market'],
  ],
  [
    'a market order that only reduces on an old market',
    { orderType: 'market', price: null, side: 'sell', reduceOnly: true },
    { ...long, market: 'stale' },
    [],
  ],
  ['a limit order on an old market', {}, anOrderContext({ market: 'stale' }), []],
  [
    'margin that other coins bring',
    { quantity: '0.1' },
    anOrderContext({ balances: someBalances({ BTC: '700' }) }),
    [],
  ],
  [
    // Of 1000 dollars 600 are margin already; 603.6 are asked for.
    'margin that is used already',
    { quantity: '0.1' },
    anOrderContext({ balances: { ...someBalances({ USDT: '1000' }), initialMargin: '600' } }),
    ['quantity: above-available 603.6 400 USDT'],
  ],
  [
    'less leverage in isolated margin',
    { quantity: '0.1', marginMode: 'isolated' },
    anOrderContext({ leverages: { crossed: '10', isolated: '5' } }),
    ['quantity: above-available 1203.6 1000 USDT'],
  ],
  ['a margin order that must borrow', { side: 'sell', quantity: '0.5' }, margin, []],
  ['isolated margin on spot', { marginMode: 'isolated' }, spot, ['marginMode: margin-mode-spot']],
  ['hedge mode with a side', { positionSide: 'long' }, hedge, []],
  ['hedge mode without one', {}, hedge, ['positionSide: position-side-missing']],
  [
    'one-way mode with a side',
    { positionSide: 'long' },
    anOrderContext(),
    ['positionSide: position-side-one-way'],
  ],
  ['an account whose mode is unknown', {}, anOrderContext({ holdMode: null }), []],
  [
    'a position side on spot',
    { positionSide: 'long' },
    spot,
    ['positionSide: position-side-one-way'],
  ],
  [
    'reduce-only in hedge mode',
    { positionSide: 'long', side: 'sell', reduceOnly: true },
    hedge,
    ['reduceOnly: reduce-only-hedge'],
  ],
  ['closing what other orders do not hold', { positionSide: 'short', quantity: '0.1' }, hedge, []],
  [
    'closing more than is free',
    { positionSide: 'short', quantity: '0.2' },
    hedge,
    ['quantity: insufficient-position 0.1 BTC'],
  ],
  [
    'closing in hedge mode while only closing is allowed',
    { side: 'sell', positionSide: 'long' },
    { ...hedge, instrument: aPerpetual({ status: 'limit_open' }) },
    [],
  ],
  [
    // 300000 / 60000 = 5 coins; / 10 + 5 x 0.0006 = 0.503; 31000 / 60000 = 0.51666…
    'contracts that the account can pay for',
    { ...inContracts, quantity: '300000' },
    coin,
    [],
  ],
  [
    // 360000 / 60000 = 6 coins; 0.6 + 0.0036
    'more contracts than it can pay for',
    { ...inContracts, quantity: '360000' },
    coin,
    ['quantity: above-available 0.6036 0.51666666 BTC'],
  ],
  ['a part of a contract', { ...inContracts, quantity: '10.5' }, coin, ['quantity: off-step 1']],
  [
    'contracts worth too little',
    { ...inContracts, quantity: '4' },
    coin,
    ['quantity: below-minimum-value 5 USD'],
  ],
  ['contracts counted in coins', { quantity: '1' }, coin, ['quantity: unit-not-possible']],
  [
    'exits of a closing order',
    {
      side: 'sell',
      reduceOnly: true,
      stopLoss: {
        triggerPrice: '59000',
        triggerBy: 'mark',
        orderType: 'market',
        limitPrice: null,
      },
    },
    long,
    ['stopLoss: exit-closing-order'],
  ],
  [
    'two fields at fault',
    { price: '1.23', quantity: '' },
    anOrderContext(),
    ['price: off-tick 0.1', 'quantity: required'],
  ],
]

describe('checking an order', () => {
  it.each(CASES)('%s', (_name, draft, context, expected) => {
    expect(errorsOf(draft, context)).toEqual(expected)
  })

  it('never throws on any text and names each field at most once', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.boolean(), (price, quantity, market) => {
        const orderType = market ? 'market' : 'limit'
        const found = checkOrder(
          aDraft({ price: market ? null : price, quantity, orderType }),
          anOrderContext(),
        )
        const fields = found.map((error) => error.field).filter((field) => field !== null)
        expect(new Set(fields).size).toBe(fields.length)
      }),
    )
  })

  it('passes every price on the tick and inside the band, and no other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8_000_000 }), (cents) => {
        const text = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
        const good = cents % 10 === 0 && cents <= 6_300_000
        const context = anOrderContext({ balances: null })
        const found = errorsOf({ price: text, quantity: '100' }, context)
        expect(found.filter((line) => line.startsWith('price')).length).toBe(good ? 0 : 1)
      }),
    )
  })
})
