import { parseBalances } from '../../electron/bitget/parse/account.ts'
import { parseInstruments } from '../../electron/bitget/parse/instrument.ts'
import { parseTiers } from '../../electron/bitget/parse/market.ts'
import { parseOrder } from '../../electron/bitget/parse/order.ts'
import { parsePositions } from '../../electron/bitget/parse/position.ts'
import { BORROW_TIERS } from '../../electron/practice/market/borrow-tiers.ts'
import { collateralRatio } from '../../electron/practice/market/collateral.ts'
import { assetsRow } from '../../electron/practice/rest/account-rows.ts'
import { openOrderRow } from '../../electron/practice/rest/order-row.ts'
import { positionRow } from '../../electron/practice/rest/position-row.ts'
import type { CoinCollateral, PositionTier } from '../../shared/domain/balance.ts'
import {
  type Instrument,
  type InstrumentKey,
  isFutures,
  settleCoin,
} from '../../shared/domain/instrument.ts'
import type { Book } from '../../shared/domain/market.ts'
import type { OrderContext } from '../../shared/rules/order-context.ts'
import type { Scene } from './futures-scene.ts'

/** What the desk knows of an account of the practice exchange, read from the rows it sends. */
export function sceneContext(scene: Scene, accountId: string, key: InstrumentKey): OrderContext {
  const { engine } = scene
  const [instrument] = parseInstruments([engine.instrument(key)?.row], key.category)
  const account = engine.account(accountId)
  const ticker = engine.ticker(key)
  const settings = engine.settings(accountId)
  if (instrument === undefined || account === null || ticker === null || settings === null) {
    throw new Error('no such instrument or account')
  }
  const rows = isFutures(key.category) ? engine.positions(accountId, key).map(positionRow) : []
  const leverage = engine.leverage(accountId, key)
  return {
    instrument,
    balances: parseBalances(assetsRow(account)),
    referencePrice: ticker.markPrice ?? ticker.lastPrice,
    lastPrice: ticker.lastPrice,
    markPrice: ticker.markPrice,
    positions: parsePositions({ list: rows }),
    openOrders: engine.openOrders(accountId, key).map((order) => parseOrder(openOrderRow(order))),
    leverages: { crossed: leverage, isolated: leverage },
    takerFeeRate: engine.feeRates(accountId, key)?.taker ?? null,
    holdMode: settings.holdMode,
    market: 'live',
  }
}

export function sceneBook({ engine }: Scene, key: InstrumentKey): Book {
  const book = engine.book(key, 50)
  const levels = (side: 'bids' | 'asks') =>
    (book?.[side] ?? []).map(([price, size]) => ({ price, size }))
  return { bids: levels('bids'), asks: levels('asks'), atMs: 0 }
}

export function sceneTiers({ engine }: Scene, key: InstrumentKey): ReadonlyArray<PositionTier> {
  return (engine.instrument(key)?.tiers ?? []).map((tier) => ({
    minValue: tier.minTierValue,
    maxValue: tier.maxTierValue,
    leverage: tier.leverage,
    maintenanceRate: tier.mmr,
  }))
}

/** Of the coin that a futures instrument settles in. */
export function sceneCollateral(instrument: Instrument): CoinCollateral | null {
  const coin = settleCoin(instrument)
  if (coin === null) return null
  return {
    steps: [{ fromValue: '0', rate: collateralRatio(coin) }],
    debtTiers: parseTiers(BORROW_TIERS),
  }
}
