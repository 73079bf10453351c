import { describe, expect, it } from 'vitest'
import type { GuardName } from '../../../../../shared/domain/guards.ts'
import type { OrderDraft } from '../../../../../shared/domain/order.ts'
import { checkGuards, checkTriggerGuards } from '../../../../../shared/rules/guards/check-guards.ts'
import type { GuardGround } from '../../../../../shared/rules/guards/guard-ground.ts'
import {
  aDraft,
  anOrderContext,
  aPerpetual,
  aPosition,
  aSpotPair,
  someBalances,
} from '../../../../helpers/builders.ts'
import { aGuardGround, limitsOf, OPEN_GATES } from '../../../../helpers/guard-builders.ts'
import { anExit, aTriggerDraft } from '../../../../helpers/strategy-builders.ts'

type On = Partial<Readonly<Record<GuardName, string>>>

function told(draft: OrderDraft, ground: GuardGround) {
  return checkGuards(draft, ground).map(({ reason, values }) => [reason, values])
}

const market = (changes: Partial<OrderDraft> = {}) =>
  aDraft({ orderType: 'market', price: null, ...changes })
const inverse = aPerpetual({
  category: 'COIN-FUTURES',
  symbol: 'BTCUSD',
  baseCoin: 'BTC',
  quoteCoin: 'USD',
})
const spotMarketBuy = (quantity: string) =>
  market({ category: 'SPOT', quantity, quantityUnit: 'quote', marginMode: null })

it('nothing is refused while every guard is off', () => {
  const ground = aGuardGround({ book: null, context: anOrderContext({ referencePrice: null }) })
  expect(told(aDraft({ price: '900000', quantity: '1000' }), ground)).toEqual([])
})

describe('the stale market, which is always on', () => {
  const old = aGuardGround({ context: anOrderContext({ market: 'stale', holdMode: 'hedge_mode' }) })
  const hedged = (side: 'buy' | 'sell') => market({ side, positionSide: 'long' })
  it.each([
    ['refuses a market order', market(), [['stale-market', {}]]],
    ['refuses one that opens a side', hedged('buy'), [['stale-market', {}]]],
    ['lets one pass that closes a side', hedged('sell'), []],
    ['lets a limit order pass', aDraft(), []],
  ])('%s', (_what, draft, refusals) => {
    expect(told(draft, old)).toEqual(refusals)
  })
})

describe('the price band, in percent of the reference of 60000', () => {
  it.each([
    ['a buy at the limit passes', aDraft({ price: '63000' }), []],
    ['a buy above it is told by how much', aDraft({ price: '63000.1' }), ['5.01', 'buy']],
    ['a buy far below the market waits and passes', aDraft({ price: '1' }), []],
    ['a sell at the limit passes', aDraft({ side: 'sell', price: '57000' }), []],
    ['a sell below it is refused', aDraft({ side: 'sell', price: '54000' }), ['10', 'sell']],
    ['a sell far above the market passes', aDraft({ side: 'sell', price: '900000' }), []],
    ['a market order has no price to judge', market(), []],
    ['what cannot be read is left to the rules', aDraft({ price: 'dear' }), []],
  ])('%s', (_what, draft, figures) => {
    const [value, side] = figures
    expect(told(draft, aGuardGround({ limits: limitsOf({ priceBand: '5' }) }))).toEqual(
      value === undefined
        ? []
        : [['guard-price-band', { limit: '5', value, side, reference: '60000' }]],
    )
  })
})

describe('the largest size, in the unit of the instrument', () => {
  const sizes = {
    'USDT-FUTURES:BTCUSDT': '0.5',
    'SPOT:BTCUSDT': '0.5',
    'COIN-FUTURES:BTCUSD': '900',
  }
  const refusal = (value: string, coin = 'BTC', limit = '0.5') => [
    ['guard-size', { limit, value, coin }],
  ]
  const spot = { instrument: aSpotPair() }
  it.each([
    ['passes at the limit', aDraft({ quantity: '0.5' }), {}, []],
    ['is told beyond it', aDraft({ quantity: '0.501' }), {}, refusal('0.501')],
    ['by amount is counted at the best price', spotMarketBuy('30000'), spot, []],
    ['by amount is refused beyond it', spotMarketBuy('36000'), spot, refusal('0.6')],
    [
      'of an inverse contract counts quote coin',
      market({
        category: 'COIN-FUTURES',
        symbol: 'BTCUSD',
        quantity: '901',
        quantityUnit: 'quote',
      }),
      { instrument: inverse },
      refusal('901', 'USD', '900'),
    ],
    [
      'of another instrument has no limit',
      aDraft({ symbol: 'ETHUSDT', quantity: '9' }),
      { instrument: aPerpetual({ symbol: 'ETHUSDT', baseCoin: 'ETH' }) },
      [],
    ],
  ])('%s', (_what, draft, context, errors) => {
    const ground = aGuardGround({
      limits: limitsOf({}, sizes),
      context: anOrderContext(context),
    })
    expect(told(draft, ground)).toEqual(errors)
  })
})

describe('the largest value, in USD', () => {
  const over = (value: string) => [['guard-notional', { limit: '6000', value }]]
  const inEuro = aSpotPair({ symbol: 'BTCEUR', quoteCoin: 'EUR' })
  const euros = {
    ...someBalances({ EUR: '100' }),
    coins: someBalances({ EUR: '100' }).coins.map((coin) => ({ ...coin, usdValue: '110' })),
  }
  it.each([
    ['passes at the limit', aDraft({ quantity: '0.1' }), {}, []],
    [
      'counts a buy at its limit price',
      aDraft({ price: '61000', quantity: '0.1' }),
      {},
      over('6100'),
    ],
    [
      'counts a sell below the market at the market',
      aDraft({ side: 'sell', price: '30000', quantity: '0.11' }),
      {},
      over('6598.9'),
    ],
    ['counts a market order at the best price', market({ quantity: '0.2' }), {}, over('12000')],
    [
      'counts a market buy by its amount',
      spotMarketBuy('6001'),
      { instrument: aSpotPair() },
      over('6001'),
    ],
    [
      'counts an inverse contract as its dollars',
      aDraft({ category: 'COIN-FUTURES', quantity: '6001', quantityUnit: 'quote' }),
      { instrument: inverse },
      over('6001'),
    ],
    [
      'takes the rate of other coins from the account',
      aDraft({ category: 'SPOT', quantity: '0.1', price: '60000' }),
      { instrument: inEuro, balances: euros },
      over('6600'),
    ],
    [
      'refuses where no rate is known',
      aDraft({ category: 'SPOT', quantity: '0.1', price: '60000' }),
      { instrument: inEuro },
      [['guard-unchecked', { guard: 'notional', symbol: 'BTCEUR' }]],
    ],
  ])('%s', (_what, draft, context, errors) => {
    const ground = aGuardGround({
      limits: limitsOf({ notional: '6000' }),
      context: anOrderContext(context),
    })
    expect(told(draft, ground)).toEqual(errors)
  })
})

describe('slippage of market orders, in percent of the best price', () => {
  it.each([
    ['none within the first level', market({ quantity: '0.1' }), '0.01', null],
    // 0.1 at 60000 and 0.1 at 60060 average 60030: 0.05 %.
    ['passes at the limit', market({ quantity: '0.2' }), '0.05', null],
    ['is told beyond it', market({ quantity: '0.2' }), '0.04', ['guard-slippage', '0.05']],
    // 60420 on average: 0.7 %.
    ['deeper costs more', market({ quantity: '0.3' }), '0.5', ['guard-slippage', '0.7']],
    [
      'a sell loses downwards',
      market({ side: 'sell', quantity: '0.2' }),
      '0.07',
      ['guard-slippage', '0.08'],
    ],
    [
      'more than the book holds is refused',
      market({ quantity: '0.4' }),
      '50',
      ['guard-book-depth', '0.3'],
    ],
    ['a limit order is not asked', aDraft({ quantity: '9' }), '0.01', null],
  ])('%s', (_what, draft, limit, error) => {
    const ground = aGuardGround({ limits: limitsOf({ slippage: limit }) })
    expect(told(draft, ground)).toEqual(
      error === null ? [] : [[error[0], { limit, value: error[1] }]],
    )
  })
})

describe('the daily loss, in USD', () => {
  const ground = (dayResult: string | null, context = {}) =>
    aGuardGround({
      limits: limitsOf({ dailyLoss: '500' }),
      gates: { ...OPEN_GATES, dayResult },
      context: anOrderContext(context),
    })
  it.each([
    ['a gain passes', '20', null],
    ['less than the limit passes', '-499.99', null],
    ['the limit is reached', '-500', ['guard-daily-loss', { limit: '500', value: '500' }]],
    ['more is rounded up', '-612.001', ['guard-daily-loss', { limit: '500', value: '612.01' }]],
    ['not known refuses', null, ['guard-unchecked', { guard: 'dailyLoss', symbol: 'BTCUSDT' }]],
  ])('%s', (_what, dayResult, error) => {
    expect(told(aDraft(), ground(dayResult))).toEqual(error === null ? [] : [error])
  })

  it('coins that are owned may still be sold, but not on margin', () => {
    const sell = (category: 'SPOT' | 'MARGIN') => aDraft({ category, side: 'sell' })
    expect(told(sell('SPOT'), ground('-900', { instrument: aSpotPair() }))).toEqual([])
    expect(told(sell('MARGIN'), ground('-900', { instrument: aSpotPair() }))).toHaveLength(1)
  })
})

describe('the latency gate, in ms', () => {
  it.each([
    ['passes without a command to judge by', null, true, null],
    ['passes at the limit', 300, true, null],
    ['is told beyond it', 300.2, true, ['guard-latency', { limit: '300', value: '301' }]],
    ['refuses while the clock is not known', 10, false, ['guard-clock', {}]],
  ])('%s', (_what, orderP95Ms, isClockKnown, error) => {
    const gates = { dayResult: null, orderP95Ms, isClockKnown, isLiveLocked: false }
    const ground = aGuardGround({ limits: limitsOf({ latency: '300' }), gates })
    expect(told(aDraft(), ground)).toEqual(error === null ? [] : [error])
  })
})

describe('the live lock', () => {
  const ground = (isLiveLocked: boolean) => aGuardGround({ gates: { ...OPEN_GATES, isLiveLocked } })
  const spotSell = aDraft({ category: 'SPOT', side: 'sell', marginMode: null })
  it.each([
    ['a limit order', aDraft()],
    ['a market order', market()],
    ['coins that are owned', spotSell],
  ])('holds %s back until it is unlocked', (_what, draft) => {
    expect(told(draft, ground(true))).toEqual([['live-locked', {}]])
    expect(told(draft, ground(false))).toEqual([])
  })

  it('holds a trigger back too', () => {
    expect(checkTriggerGuards(aTriggerDraft(), ground(true))).toMatchObject([
      { reason: 'live-locked' },
    ])
  })
})

describe('orders that only reduce', () => {
  const ALL: On = { priceBand: '1', notional: '1', slippage: '0', dailyLoss: '1', latency: '1' }
  const gates = { dayResult: '-900', orderP95Ms: 9000, isClockKnown: false, isLiveLocked: true }
  const strict = (context: Partial<GuardGround['context']>) =>
    aGuardGround({
      limits: limitsOf(ALL, { 'USDT-FUTURES:BTCUSDT': '0.001' }),
      gates,
      book: null,
      context: anOrderContext({ referencePrice: null, ...context }),
    })
  const close = { side: 'sell', positionSide: 'long', quantity: '0.5' } as const
  const long = [aPosition()]
  it.each([
    ['reduce-only passes every guard', { reduceOnly: true }, {}, true],
    ['reduce-only without a known mode passes', { reduceOnly: true }, { holdMode: null }, true],
    [
      'reduce-only means nothing in hedge mode',
      { reduceOnly: true },
      { holdMode: 'hedge_mode' },
      false,
    ],
    ['a hedge close passes', close, { holdMode: 'hedge_mode' }, true],
    ['a position side means nothing in one-way mode', close, { positions: long }, false],
    ['a close without a known mode needs its position', close, { holdMode: null }, false],
    ['and passes when it is there', close, { holdMode: null, positions: long }, true],
    [
      'but not for more than there is',
      { ...close, quantity: '0.51' },
      { holdMode: null, positions: long },
      false,
    ],
  ] as const)('%s', (_what, changes, context, passes) => {
    expect(told(market(changes), strict(context)).length === 0).toBe(passes)
  })

  it('reduce-only on spot is no way around', () => {
    const draft = market({ category: 'SPOT', marginMode: null, reduceOnly: true })
    expect(told(draft, strict({ instrument: aSpotPair() }))).not.toEqual([])
  })
})

describe('a figure that is missing refuses', () => {
  const blind = (on: On) =>
    aGuardGround({
      limits: limitsOf(on, { 'SPOT:BTCUSDT': '1' }),
      book: null,
      context: anOrderContext({ referencePrice: null, instrument: aSpotPair() }),
    })
  it.each([
    ['priceBand', aDraft()],
    ['notional', market({ category: 'SPOT', side: 'sell' })],
    ['slippage', market({ category: 'SPOT', side: 'sell' })],
  ] as const)('of %s', (guard, draft) => {
    expect(told(draft, blind({ [guard]: '5' }))).toEqual([
      ['guard-unchecked', { guard, symbol: 'BTCUSDT' }],
    ])
  })

  it('of size', () => {
    expect(told(spotMarketBuy('100'), blind({}))).toEqual([
      ['guard-unchecked', { guard: 'size', symbol: 'BTCUSDT' }],
    ])
  })
})

describe('a trigger', () => {
  const limits = limitsOf({ priceBand: '2', notional: '700', slippage: '0.01' })
  const told = (changes: Parameters<typeof aTriggerDraft>[0]) =>
    checkTriggerGuards(aTriggerDraft(changes), aGuardGround({ limits })).map(({ reason }) => reason)

  it('far from the market passes: it is judged where it will be sent', () => {
    expect(told({ trigger: anExit('69000') })).toEqual([])
  })

  it('is refused for a limit too far through its trigger price, and for its value', () => {
    const trigger = anExit('61000', { orderType: 'limit', limitPrice: '63000' })
    expect(told({ trigger })).toEqual(['guard-price-band'])
    expect(told({ quantity: '0.012' })).toEqual(['guard-notional'])
    expect(told({ quantity: '9', reduceOnly: true })).toEqual([])
  })

  const market = anExit('60001', { orderType: 'market' })
  const slipping = (changes: Parameters<typeof aTriggerDraft>[0], book = true) =>
    checkTriggerGuards(
      aTriggerDraft({ side: 'buy', trigger: market, ...changes }),
      aGuardGround({
        limits: limitsOf({ slippage: '0.04' }),
        ...(book ? {} : { book: null }),
      }),
    ).map(({ reason }) => reason)

  it('at market is no way around the slippage of a market order: the book tells what it would do', () => {
    expect(slipping({ quantity: '0.1' })).toEqual([])
    expect(slipping({ quantity: '0.2' })).toEqual(['guard-slippage'])
    expect(slipping({ quantity: '0.31' })).toEqual(['guard-book-depth'])
    expect(slipping({ quantity: '0.1' }, false)).toEqual(['guard-unchecked'])
  })

  it('with a limit, or that only reduces, slips no further than it says', () => {
    const trigger = anExit('60001', { orderType: 'limit', limitPrice: '60001' })
    expect(slipping({ quantity: '9', trigger }, false)).toEqual([])
    expect(slipping({ quantity: '9', side: 'sell', reduceOnly: true }, false)).toEqual([])
  })
})
