import { BORROW_TIERS } from './borrow-tiers.ts'
import type { PositionTier, PracticeInstrument } from './instrument-row.ts'
import { marginRow, perpetualRow, spotRow } from './instrument-rows.ts'
import { FURTHER_PERPETUALS, PAIRS, type Pair, type PerpetualFigures, USDC_PAIR } from './pairs.ts'

/** Tiers by value in quote coin; the first may use the instrument's full leverage. */
const TIERS: ReadonlyArray<Omit<PositionTier, 'tier'>> = [
  { minTierValue: '0', maxTierValue: '150000', leverage: '150', mmr: '0.004' },
  { minTierValue: '150000', maxTierValue: '900000', leverage: '100', mmr: '0.005' },
  { minTierValue: '900000', maxTierValue: '3000000', leverage: '75', mmr: '0.0075' },
  { minTierValue: '3000000', maxTierValue: '12000000', leverage: '50', mmr: '0.01' },
  { minTierValue: '12000000', maxTierValue: '40000000', leverage: '20', mmr: '0.025' },
  { minTierValue: '40000000', maxTierValue: '120000000', leverage: '10', mmr: '0.05' },
]

/** Every tradable instrument. MARGIN trades in the books of SPOT. */
export const PRACTICE_INSTRUMENTS: ReadonlyArray<PracticeInstrument> = [
  ...[...PAIRS, USDC_PAIR].map(toSpot),
  ...PAIRS.map(toMargin),
  ...PAIRS.map((pair) => toPerpetual(pair, 'USDT-FUTURES', pair.futures)),
  ...furtherPerpetuals(),
]

type SpotPair = Omit<Pair, 'futures'>

function toSpot(pair: SpotPair): PracticeInstrument {
  const { coin, startPrice } = pair
  return { category: 'SPOT', symbol: `${coin}USDT`, row: spotRow(pair), tiers: [], startPrice }
}

function toMargin(pair: Pair): PracticeInstrument {
  return { ...toSpot(pair), category: 'MARGIN', row: marginRow(pair), tiers: BORROW_TIERS }
}

type PerpetualCategory = 'USDT-FUTURES' | 'USDC-FUTURES' | 'COIN-FUTURES'

function toPerpetual(
  pair: Pair,
  category: PerpetualCategory,
  figures: PerpetualFigures,
): PracticeInstrument {
  const row = perpetualRow(pair.coin, category, figures)
  const maxLeverage = Number(figures.maxLeverage)
  return {
    category,
    symbol: row.symbol,
    row,
    tiers: TIERS.map((tier, index) => ({
      tier: String(index + 1),
      ...tier,
      leverage: String(Math.min(Number(tier.leverage), maxLeverage)),
    })),
    startPrice: pair.startPrice,
  }
}

function furtherPerpetuals(): ReadonlyArray<PracticeInstrument> {
  return FURTHER_PERPETUALS.flatMap(({ coin, inverse }) => {
    const pair = PAIRS.find((candidate) => candidate.coin === coin)
    if (pair === undefined) return []
    const { tick, pricePrecision } = pair.futures
    const inDollars = { tick, pricePrecision, step: '1', quantityPrecision: '0', ...inverse }
    return [
      toPerpetual(pair, 'USDC-FUTURES', pair.futures),
      toPerpetual(pair, 'COIN-FUTURES', inDollars),
    ]
  })
}
