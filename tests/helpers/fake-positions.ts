import type { Exit } from '../../shared/domain/exit.ts'
import type { AdlRank, ClosedPosition, Position } from '../../shared/domain/position.ts'
import type { StrategyOrder } from '../../shared/domain/strategy-order.ts'
import { aPosition } from './builders.ts'

/** A market exit at `triggerPrice`, by the mark price. */
export function anExit(triggerPrice: string, changes: Partial<Exit> = {}): Exit {
  return { triggerPrice, triggerBy: 'mark', orderType: 'market', limitPrice: null, ...changes }
}

/** Guards the whole long position in BTCUSDT by 63000 and 60000. */
export function aStrategyOrder(changes: Partial<StrategyOrder> = {}): StrategyOrder {
  return {
    category: 'USDT-FUTURES',
    symbol: 'BTCUSDT',
    orderId: 's-1',
    clientOid: 'kd-s-1',
    kind: 'tpsl',
    status: 'pending',
    positionSide: 'long',
    side: null,
    reduceOnly: false,
    mode: 'full',
    quantity: null,
    takeProfit: anExit('63000'),
    stopLoss: anExit('60000'),
    trigger: null,
    reached: null,
    createdAtMs: 1000,
    updatedAtMs: 1000,
    ...changes,
  }
}

/** Long 0.5 BTC from 60000 to 61000, ended. */
export function aClosedPosition(changes: Partial<ClosedPosition> = {}): ClosedPosition {
  return {
    positionId: 'p-1',
    category: 'USDT-FUTURES',
    symbol: 'BTCUSDT',
    side: 'long',
    marginCoin: 'USDT',
    marginMode: 'crossed',
    entryPrice: '60000',
    exitPrice: '61000',
    openedQuantity: '0.5',
    closedQuantity: '0.5',
    realisedProfit: '500',
    netProfit: '462.9',
    openFees: '-18',
    closeFees: '-18.3',
    funding: '-0.8',
    createdAtMs: 1000,
    updatedAtMs: 2000,
    ...changes,
  }
}

export function fakeStrategyOrders(nowMs: number): ReadonlyArray<StrategyOrder> {
  const at = (minutes: number) => ({
    createdAtMs: nowMs - minutes * 60_000,
    updatedAtMs: nowMs - minutes * 60_000,
  })
  return [
    aStrategyOrder({
      ...at(12),
      orderId: '1288200000000000001',
      takeProfit: anExit('63200.0'),
      stopLoss: anExit('59800.0'),
    }),
    aStrategyOrder({
      ...at(34),
      orderId: '1288200000000000002',
      mode: 'partial',
      quantity: '0.04',
      takeProfit: anExit('62100.0', {
        triggerBy: 'market',
        orderType: 'limit',
        limitPrice: '62080.0',
      }),
      stopLoss: null,
    }),
    aStrategyOrder({
      ...at(71),
      orderId: '1288200000000000003',
      kind: 'trigger',
      positionSide: null,
      side: 'buy',
      mode: null,
      quantity: '0.02',
      takeProfit: null,
      stopLoss: null,
      trigger: {
        triggerPrice: '60100.0',
        triggerBy: 'market',
        orderType: 'limit',
        limitPrice: '60050.0',
      },
    }),
  ]
}

export function fakeStrategyHistory(nowMs: number): ReadonlyArray<StrategyOrder> {
  return fakeStrategyOrders(nowMs - 86_400_000).map((order, index) => ({
    ...order,
    orderId: `12881${order.orderId.slice(5)}`,
    status: (['success', 'cancelled', 'failed'] as const)[index] ?? 'cancelled',
    reached: index === 0 ? ('takeProfit' as const) : null,
  }))
}

export const FAKE_ADL_RANKS: ReadonlyArray<AdlRank> = [
  { symbol: 'BTCUSDT', side: 'long', marginCoin: 'USDT', rank: '0.42' },
  { symbol: 'SOLUSDT', side: 'short', marginCoin: 'USDT', rank: '0.93' },
  { symbol: 'BTCUSD', side: 'long', marginCoin: 'BTC', rank: '0.1' },
]

/** 3,000 USD of BTCUSD, held against BTC. */
export function aCoinPosition(changes: Partial<Position> = {}): Position {
  return aPosition({
    category: 'COIN-FUTURES',
    symbol: 'BTCUSD',
    marginCoin: 'BTC',
    marginMode: 'isolated',
    size: '3000',
    available: '3000',
    leverage: '10',
    margin: '0.005',
    entryPrice: '60000',
    markPrice: '61250',
    breakEvenPrice: '60072.1',
    liquidationPrice: '54733.5',
    unrealisedProfit: '0.00102040',
    openFees: '-0.00003',
    ...changes,
  })
}

export function fakeClosedPositions(nowMs: number): ReadonlyArray<ClosedPosition> {
  return Array.from({ length: 9 }, (_, index) =>
    aClosedPosition({
      positionId: String(1_288_300_000_000_000_000n - BigInt(index)),
      symbol: index % 3 === 2 ? 'SOLUSDT' : 'BTCUSDT',
      side: index % 2 === 0 ? 'long' : 'short',
      entryPrice: index % 3 === 2 ? '148.041' : (60_000 + index * 71.3).toFixed(1),
      exitPrice: index % 3 === 2 ? '149.2' : (60_120 - index * 40.7).toFixed(1),
      openedQuantity: index % 3 === 2 ? '12.5' : '0.1',
      closedQuantity: index % 3 === 2 ? '12.5' : '0.1',
      realisedProfit: (21.4 - index * 6.13).toFixed(4),
      netProfit: (17.2 - index * 6.13).toFixed(4),
      openFees: '-2.1',
      closeFees: '-2.08',
      funding: (0.12 - index * 0.04).toFixed(4),
      createdAtMs: nowMs - (index + 2) * 7_200_000,
      updatedAtMs: nowMs - (index + 1) * 7_200_000,
    }),
  )
}
