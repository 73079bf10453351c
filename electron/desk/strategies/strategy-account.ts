import type { StrategyOrder } from '../../../shared/domain/strategy-order.ts'

/** What the strategy services know of the account, and tell it. */
export interface StrategyAccount {
  findStrategy(orderId: string): StrategyOrder | null
  /** Strategy orders read by asking, of the key set named. */
  mergeStrategies(keySetId: string, orders: ReadonlyArray<StrategyOrder>): void
  /** Reads everything again. */
  reload(): void
}
