import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PositionSide, Side } from '../../../../../shared/domain/order.ts'
import { Fraction } from '../../../../helpers/fraction.ts'
import { COIN_PERPETUAL, Scene, USDC_PERPETUAL } from '../../../../helpers/futures-scene.ts'
import { PERPETUAL } from '../../../../helpers/practice-scene.ts'

// The engine's books against a model that knows nothing of it and rounds nothing.

const CONTRACTS = [PERPETUAL, USDC_PERPETUAL, COIN_PERPETUAL] as const
type Contract = (typeof CONTRACTS)[number]
const COINS = { 'USDT-FUTURES': 'USDT', 'USDC-FUTURES': 'USDC', 'COIN-FUTURES': 'BTC' } as const
const PURSE = { USDT: '10000000', USDC: '10000000', BTC: '200' }
const RATES = { maker: '0.0002', taker: '0.0006' } as const
const NOTHING = Fraction.of('0')
/** The engine rounds at 18 decimals, once a division; sizes go up to some thousands of dollars. */
const TOLERANCE = '0.0000000001'

interface Held {
  size: Fraction
  cost: Fraction
  realised: Fraction
  fees: Fraction
  funding: Fraction
}

class Model {
  readonly cash = new Map<string, Fraction>(
    Object.entries(PURSE).map(([coin, amount]) => [coin, Fraction.of(amount)]),
  )
  readonly held = new Map<string, Held>()

  size(contract: Contract, side: PositionSide): Fraction {
    return this.held.get(`${contract.category}:${side}`)?.size ?? NOTHING
  }

  fill(contract: Contract, side: Side, named: PositionSide | null, text: Fill): void {
    const [quantity, price] = [Fraction.of(text.quantity), Fraction.of(text.price)]
    const rate = Fraction.of(RATES[text.liquidity])
    const target: PositionSide = named ?? (side === 'buy' ? 'short' : 'long')
    const closes = named === null || (named === 'long') === (side === 'sell')
    const there = closes ? this.size(contract, target) : NOTHING
    const closed = there.isLess(quantity) ? there : quantity
    const opened = quantity.minus(closed)
    if (!closed.isZero()) this.#close(contract, target, closed, price, rate)
    const opens: PositionSide = named ?? (side === 'buy' ? 'long' : 'short')
    if (!opened.isZero()) this.#open(contract, opens, opened, price, rate)
  }

  fund(contract: Contract, mark: string, rate: string): void {
    for (const side of ['long', 'short'] as const) {
      const held = this.held.get(`${contract.category}:${side}`)
      if (held === undefined) continue
      const due = worth(contract, held.size, Fraction.of(mark)).times(Fraction.of(rate))
      const amount = side === 'long' ? NOTHING.minus(due) : due
      held.funding = held.funding.plus(amount)
      this.#pay(contract, amount)
    }
  }

  #open(contract: Contract, side: PositionSide, size: Fraction, price: Fraction, rate: Fraction) {
    const key = `${contract.category}:${side}`
    const held = this.held.get(key) ?? {
      ...{ size: NOTHING, cost: NOTHING, realised: NOTHING, fees: NOTHING, funding: NOTHING },
    }
    this.held.set(key, held)
    const value = worth(contract, size, price)
    held.size = held.size.plus(size)
    held.cost = held.cost.plus(value)
    held.fees = held.fees.minus(value.times(rate))
    this.#pay(contract, NOTHING.minus(value.times(rate)))
  }

  #close(contract: Contract, side: PositionSide, size: Fraction, price: Fraction, rate: Fraction) {
    const key = `${contract.category}:${side}`
    const held = this.held.get(key)
    if (held === undefined) throw new Error('nothing to close')
    const value = worth(contract, size, price)
    const cost = held.cost.times(size).over(held.size)
    const rises = (side === 'long') !== (contract === COIN_PERPETUAL)
    const gain = rises ? value.minus(cost) : cost.minus(value)
    held.size = held.size.minus(size)
    held.cost = held.cost.minus(cost)
    held.realised = held.realised.plus(gain)
    held.fees = held.fees.minus(value.times(rate))
    this.#pay(contract, gain.minus(value.times(rate)))
    if (held.size.isZero()) this.held.delete(key)
  }

  #pay({ category }: Contract, amount: Fraction): void {
    const coin = COINS[category]
    this.cash.set(coin, (this.cash.get(coin) ?? NOTHING).plus(amount))
  }
}

interface Fill {
  readonly quantity: string
  readonly price: string
  readonly liquidity: 'maker' | 'taker'
}

function worth(contract: Contract, size: Fraction, price: Fraction): Fraction {
  return contract === COIN_PERPETUAL ? size.over(price) : size.times(price)
}

const step = fc.record({
  what: fc.constantFrom('trade', 'trade', 'trade', 'trade', 'funding', 'mark'),
  contract: fc.constantFrom(...CONTRACTS),
  side: fc.constantFrom('buy' as const, 'sell' as const),
  named: fc.constantFrom('long' as const, 'short' as const),
  units: fc.integer({ min: 1, max: 900 }),
  tenths: fc.integer({ min: 630_000, max: 650_000 }),
  mark: fc.integer({ min: 63_500, max: 64_500 }).map(String),
  rate: fc.constantFrom('0.0001', '-0.000375', '0.000137'),
  liquidity: fc.constantFrom('maker' as const, 'taker' as const),
})
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

function take(scene: Scene, model: Model, given: Step, isHedge: boolean): void {
  const { contract, side, liquidity } = given
  const named = isHedge ? given.named : null
  const quantity =
    contract === COIN_PERPETUAL ? String(given.units * 7) : (given.units / 10_000).toFixed(4)
  const closes = named !== null && (named === 'long') === (side === 'sell')
  if (closes && model.size(contract, named).isLess(Fraction.of(quantity))) return
  const price = (given.tenths / 10).toFixed(1)
  const common = { ...contract, quantity, price } as const
  const mine = { ...common, side, positionSide: named }
  const other = { ...common, side: side === 'buy' ? 'sell' : 'buy' } as const
  const places = [() => scene.place('ida', mine), () => scene.place('house', other)]

  const [first, second] = liquidity === 'maker' ? places : [...places].reverse()
  const outcomes = [first?.(), second?.()]
  if (outcomes.some((outcome) => outcome?.refusal !== null)) throw new Error('refused')
  model.fill(contract, side, named, { quantity, price, liquidity })
}

function compare(scene: Scene, model: Model): void {
  const near = (value: Fraction | undefined, text: string) =>
    value?.isNear(text, TOLERANCE) === true ? 'near' : `${value} for ${text}`
  for (const coin of Object.keys(PURSE)) {
    expect(near(model.cash.get(coin), scene.coin('ida', coin)?.balance ?? '0')).toBe('near')
  }
  const rows = scene.engine.positions('ida')
  expect(rows.map((row) => `${row.category}:${row.side}`).sort()).toEqual(
    [...model.held.keys()].sort(),
  )
  for (const row of rows) {
    const held = model.held.get(`${row.category}:${row.side}`)
    expect(near(held?.size, row.size)).toBe('near')
    expect(near(held?.cost, row.entryValue)).toBe('near')
    expect(near(held?.realised, row.realisedProfit)).toBe('near')
    expect(near(held?.funding, row.funding)).toBe('near')
    const fees = Fraction.of(row.openFees).plus(Fraction.of(row.closeFees))
    expect(near(held?.fees.minus(fees), '0')).toBe('near')
  }
}

test('balances, sizes, entries, profits, fees and funding are those of a model without rounding', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 40 }), fc.boolean(), (steps, isHedge) => {
      const scene = new Scene()
      scene.open('ida', PURSE)
      if (isHedge) scene.run({ kind: 'set-hold-mode', accountId: 'ida', holdMode: 'hedge_mode' })
      const model = new Model()
      for (const given of steps) {
        const { what, contract, mark, rate } = given
        if (what === 'trade') take(scene, model, given, isHedge)
        else scene.mark(contract, mark, rate)
        if (what === 'funding') {
          scene.run({ kind: 'settle-funding', instrument: contract })
          model.fund(contract, mark, rate)
        }
        compare(scene, model)
      }
    }),
    { numRuns: 15, seed: 3 },
  )
})
