import fc from 'fast-check'
import { expect, test } from 'vitest'
import { COIN_PERPETUAL, Scene, USDC_PERPETUAL } from '../../../../helpers/futures-scene.ts'
import { PERPETUAL } from '../../../../helpers/practice-scene.ts'

// The told price against what the exchange then does: whole just before it, ended or reduced just
// beyond it. A crossed account may give way on the other side of a hedge first.

const CONTRACTS = [PERPETUAL, USDC_PERPETUAL, COIN_PERPETUAL] as const
const PURSES: ReadonlyArray<Record<string, string>> = [
  { USDT: '2000' },
  { USDC: '2000' },
  { BTC: '0.03' },
  { USDT: '1000', BTC: '0.015' },
  { USDT: '2000000' },
  { BTC: '30' },
]

const holding = fc.record({
  contract: fc.constantFrom(...CONTRACTS),
  purse: fc.constantFrom(...PURSES),
  side: fc.constantFrom('buy' as const, 'sell' as const),
  marginMode: fc.constantFrom('crossed' as const, 'isolated' as const),
  leverage: fc.constantFrom('2', '5', '10', '20', '50'),
  /** Of what the leverage allows, percent. */
  share: fc.integer({ min: 5, max: 85 }),
  /** Size of a position against it in hedge mode, percent; `null`: one-way mode. */
  against: fc.option(fc.integer({ min: 10, max: 100 })),
})
type Held = typeof holding extends fc.Arbitrary<infer Value> ? Value : never

function quantity(contract: Held['contract'], dollars: number): string {
  return contract === COIN_PERPETUAL ? dollars.toFixed(0) : (dollars / 64_000).toFixed(4)
}

/** With the position open as far as the account can pay for it. */
function opened({ contract, purse, side, marginMode, leverage, share, against }: Held): Scene {
  const scene = new Scene()
  scene.open('ida', purse)
  const isHedge = against !== null
  if (isHedge) scene.run({ kind: 'set-hold-mode', accountId: 'ida', holdMode: 'hedge_mode' })
  const target = { ...contract, coin: null, leverage, marginMode, positionSide: null }
  scene.run({ kind: 'set-leverage', accountId: 'ida', ...target })
  const isRich = purse.USDT === '2000000' || purse.BTC === '30'
  const dollars = ((isRich ? 1_900_000 : 1900) * Number(leverage) * share) / 100
  const take = (of: 'buy' | 'sell', amount: number) =>
    scene.trade('ida', {
      ...contract,
      marginMode,
      side: of,
      positionSide: isHedge ? (of === 'buy' ? 'long' : 'short') : null,
      quantity: quantity(contract, amount),
      price: '64000',
    })
  take(side, dollars)
  if (against !== null) take(side === 'buy' ? 'sell' : 'buy', (dollars * against) / 100)
  return scene
}

function isHeld(scene: Scene, side: string): boolean {
  return scene.engine.positions('ida').some((position) => position.side === side)
}

function isWhole(scene: Scene, { marginMode }: Held, side: string): boolean {
  return !scene.engine
    .fills('ida')
    .some(
      ({ execType, positionSide }) =>
        execType !== 'normal' && (marginMode === 'crossed' || positionSide === side),
    )
}

test('the liquidation price is the first mark at which the position ends or is reduced', () => {
  fc.assert(
    fc.property(holding, (held) => {
      const side = held.side === 'buy' ? 'long' : 'short'
      const told = () => {
        const scene = opened(held)
        const row = scene.engine.positions('ida').find((position) => position.side === side)
        return { scene, row }
      }
      const { row } = told()
      if (row === undefined) return
      if (row.liquidationPrice === null) {
        for (const price of ['1', '40000', '90000', '640000']) {
          const { scene } = told()
          scene.mark(held.contract, price)
          expect(isHeld(scene, side)).toBe(true)
        }
        return
      }
      const price = Number(row.liquidationPrice)
      const outward = Math.sign(price - 64_000)
      const stepped = (far: number) =>
        (price + outward * far * Math.max(0.2, price / 1e6)).toFixed(1)
      const { scene } = told()
      scene.mark(held.contract, stepped(-1))
      expect(isWhole(scene, held, side)).toBe(true)
      if (Number(stepped(1)) <= 0) return
      scene.mark(held.contract, stepped(1))
      expect(isWhole(scene, held, side)).toBe(false)
    }),
    { numRuns: 40, seed: 11 },
  )
})
