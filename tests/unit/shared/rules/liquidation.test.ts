import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PositionTier } from '../../../../shared/domain/balance.ts'
import { type Decimal, decimal, ONE } from '../../../../shared/domain/decimal.ts'
import type { AccountRisk } from '../../../../shared/rules/account-risk.ts'
import { UNKNOWN_RATES } from '../../../../shared/rules/collateral.ts'
import { contractValue, profitOfMove } from '../../../../shared/rules/contract-value.ts'
import {
  crossedLiquidation,
  type Holding,
  isolatedLiquidation,
  liquidationDistance,
} from '../../../../shared/rules/liquidation.ts'
import { maintenanceRate } from '../../../../shared/rules/maintenance.ts'

const TIERS: ReadonlyArray<PositionTier> = [
  { minValue: '0', maxValue: '150000', leverage: '150', maintenanceRate: '0.004' },
  { minValue: '150000', maxValue: '900000', leverage: '100', maintenanceRate: '0.005' },
  { minValue: '900000', maxValue: '5000000', leverage: '50', maintenanceRate: '0.01' },
]
const holding = (side: 'long' | 'short', size: string, entryPrice: string): Holding => ({
  side,
  size: decimal(size),
  entryPrice: decimal(entryPrice),
})
/** All of it in the settle coin, which counts whole. */
const account = (equity: string, changes: Partial<AccountRisk> = {}): AccountRisk => ({
  free: decimal(equity),
  settleUsd: ONE,
  settleValue: decimal(equity),
  ratesAt: () => UNKNOWN_RATES,
  ...changes,
})
const shown = (price: Decimal | null) => (price === null ? null : price.round(4, 1).toFixed())

describe('the maintenance rate', () => {
  it.each([
    ['1', '0.004'],
    ['150000', '0.004'],
    ['150000.01', '0.005'],
    ['9000000', '0.01'],
  ])('of a value of %s', (value, rate) => {
    expect(maintenanceRate(TIERS, decimal(value))?.toFixed()).toBe(rate)
  })

  it('is unknown without tiers', () => {
    expect(maintenanceRate([], ONE)).toBeNull()
  })
})

describe('liquidation of a crossed position', () => {
  it.each([
    // 6000 + 1 x (x - 60000) = 0.004 x x: x = 54000 / 0.996
    ['a long', [holding('long', '1', '60000')], account('6000'), '54216.8675'],
    // 6000 - (x - 60000) = 0.004 x: x = 66000 / 1.004
    ['a short', [holding('short', '1', '60000')], account('6000'), '65737.0518'],
    // 3 coins: 180000 falls into the second tier, 174000 x 0.005 too: x = (180000 - 6000) / (3 x 0.995)
    ['a long of the second tier', [holding('long', '3', '60000')], account('6000'), '58291.4573'],
    // 2.6 coins are worth 156000 at the mark but less than 150000 at the end: the first tier counts.
    // x = (156000 - 10000) / (2.6 x 0.996)
    [
      'a long that falls into a lower tier',
      [holding('long', '2.6', '60000')],
      account('10000'),
      '56379.3636',
    ],
    // Others need 1000 of the 6000: x = 55000 / 0.996
    [
      'beside other positions',
      [holding('long', '1', '60000')],
      account('6000', { free: decimal('5000') }),
      '55220.8835',
    ],
    ['with more equity than it can lose', [holding('long', '1', '60000')], account('60000'), null],
    // Net 0.4 long, both sides keep maintenance: (x - 60000) x 0.4 + 6000 = 0.004 x 1.6 x
    [
      'both sides of hedge mode',
      [holding('long', '1', '60000'), holding('short', '0.6', '61000')],
      account('6000'),
      '45731.7073',
    ],
    ['nothing', [], account('6000'), null],
  ] as const)('%s', (_name, holdings, risk, expected) => {
    const price = crossedLiquidation('USDT-FUTURES', holdings, decimal('60000'), risk, TIERS)
    expect(shown(price)).toBe(expected)
  })

  const rates = { counted: decimal('0.95'), debt: decimal('0.04') }
  it.each([
    // 10000 of the coin count 9500: 9500 + 0.95 (x - 60000) = 0.004 x, before it is owed
    ['a coin that counts in part', '9500', '10000', '50211.4165'],
    // 2000 of the coin and 8000 of others: owed from 58000 down, then each dollar costs 1.04:
    // 8000 + 1.04 (x - 58000) = 0.004 x
    ['what is lost beyond the coin', '9900', '2000', '50501.9305'],
    // 3000 are owed already, and 120 kept for it: 8000 - 120 + 1.04 (x - 60000) = 0.004 x
    ['what is owed before', '7880', '-3000', '52625.4826'],
  ] as const)('%s', (_name, free, settleValue, expected) => {
    const risk = account(free, { settleValue: decimal(settleValue), ratesAt: () => rates })
    const long = [holding('long', '1', '60000')]
    expect(shown(crossedLiquidation('USDC-FUTURES', long, decimal('60000'), risk, TIERS))).toBe(
      expected,
    )
  })

  it.each([
    // 60000 contracts at 60000, backed by 0.2 coins worth 12000: in coins
    // 0.2 + 60000 / 60000 - 60000 / x = 0.004 x 60000 / x: x = 60240 / 1.2
    ['an inverse long', 'long', '0.2', '50200'],
    // 0.2 - 1 + 60000 / x = 0.004 x 60000 / x: x = 59760 / 0.8
    ['an inverse short', 'short', '0.2', '74700'],
    ['an inverse short that its coins cover', 'short', '1', null],
  ] as const)('%s', (_name, side, coins, expected) => {
    const risk = account(decimal(coins).times('60000').toFixed(), {
      settleUsd: decimal('60000'),
    })
    const price = crossedLiquidation(
      'COIN-FUTURES',
      [holding(side, '60000', '60000')],
      decimal('60000'),
      risk,
      TIERS,
    )
    expect(shown(price)).toBe(expected)
  })
})

describe('liquidation of an isolated position', () => {
  it.each([
    // x = (60000 - 6000) / 0.996, (60000 + 6000) / 1.004
    ['a long', 'USDT-FUTURES', 'long', '1', '6000', '54216.8675'],
    ['a short', 'USDC-FUTURES', 'short', '1', '6000', '65737.0518'],
    // 60000 x 1.004 / (1 + 0.1), 60000 x 0.996 / (1 - 0.1)
    ['an inverse long', 'COIN-FUTURES', 'long', '60000', '0.1', '54763.6364'],
    ['an inverse short', 'COIN-FUTURES', 'short', '60000', '0.1', '66400'],
    ['an inverse short with a coin for each', 'COIN-FUTURES', 'short', '60000', '1', null],
  ] as const)('%s', (_name, category, side, size, margin, expected) => {
    const price = isolatedLiquidation(
      category,
      holding(side, size, '60000'),
      decimal(margin),
      TIERS,
    )
    expect(shown(price)).toBe(expected)
  })

  const sizes = fc.integer({ min: 1, max: 200_000 })
  const leverages = fc.integer({ min: 1, max: 90 })

  it('is below the entry of a long and above that of a short', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('USDT-FUTURES' as const, 'COIN-FUTURES' as const),
        sizes,
        leverages,
        (category, thousandths, leverage) => {
          const entry = decimal('60000')
          const size = decimal(`${thousandths}`).div(category === 'COIN-FUTURES' ? 1 : 10_000)
          const margin = contractValue(category, size, entry).div(leverage)
          for (const side of ['long', 'short'] as const) {
            const held = { side, size, entryPrice: entry }
            const price = isolatedLiquidation(category, held, margin, TIERS)
            if (price === null) continue
            expect(side === 'long' ? price.lt(entry) : price.gt(entry)).toBe(true)
          }
        },
      ),
    )
  })

  it('leaves exactly the maintenance margin of its tier', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('USDT-FUTURES' as const, 'COIN-FUTURES' as const),
        sizes,
        leverages,
        (category, thousandths, leverage) => {
          const entry = decimal('60000')
          const isCoin = category === 'COIN-FUTURES'
          const size = decimal(`${thousandths}`).div(isCoin ? 1 : 10_000)
          const margin = contractValue(category, size, entry).div(leverage)
          const held = { side: 'long', size, entryPrice: entry } as const
          const price = isolatedLiquidation(category, held, margin, TIERS)
          if (price === null) return
          const left = margin.plus(profitOfMove(category, 'long', size, entry, price))
          const value = contractValue(category, size, price)
          const rate = maintenanceRate(TIERS, isCoin ? size : value)
          if (rate === null) throw new Error('there are tiers')
          expect(left.minus(value.times(rate)).abs().lt('0.000001')).toBe(true)
        },
      ),
    )
  })
})

it('tells how far away it is', () => {
  expect(liquidationDistance(decimal('60000'), decimal('54000')).toFixed()).toBe('0.1')
  expect(liquidationDistance(decimal('60000'), decimal('66000')).toFixed()).toBe('0.1')
})
