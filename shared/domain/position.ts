import type { DecimalString } from './decimal.ts'
import type { TradedCategory } from './instrument.ts'

export interface Position {
  readonly category: TradedCategory
  readonly symbol: string
  readonly side: 'long' | 'short'
  readonly marginCoin: string
  readonly marginMode: 'crossed' | 'isolated'
  /** Base coin, always positive. */
  readonly size: DecimalString
  readonly available: DecimalString
  readonly leverage: DecimalString
  /** Margin tied to it, margin coin. */
  readonly margin: DecimalString
  readonly entryPrice: DecimalString
  readonly markPrice: DecimalString | null
  readonly breakEvenPrice: DecimalString | null
  /** `null`: none. */
  readonly liquidationPrice: DecimalString | null
  /** As last told by the exchange; live figures come from the mark price. */
  readonly unrealisedProfit: DecimalString
  readonly realisedProfit: DecimalString
  /** Fees and funding signed: negative is paid. */
  readonly openFees: DecimalString
  readonly closeFees: DecimalString
  readonly funding: DecimalString
  readonly updatedAtMs: number
}

/** Names one position, e.g. `USDT-FUTURES:BTCUSDT:long`. */
export function positionKey(position: Pick<Position, 'category' | 'symbol' | 'side'>): string {
  return `${position.category}:${position.symbol}:${position.side}`
}
