import type { Exit } from '../../../shared/domain/exit.ts'

/** Both exits in the fields that REST rows and stream rows share; `unset` stands for what is missing. */
export function exitFields<U extends '' | null>(
  { takeProfit, stopLoss }: { readonly takeProfit: Exit | null; readonly stopLoss: Exit | null },
  unset: U,
) {
  return {
    tpTriggerBy: takeProfit?.triggerBy ?? unset,
    slTriggerBy: stopLoss?.triggerBy ?? unset,
    tpOrderType: takeProfit?.orderType ?? unset,
    slOrderType: stopLoss?.orderType ?? unset,
    tpLimitPrice: takeProfit?.limitPrice ?? unset,
    slLimitPrice: stopLoss?.limitPrice ?? unset,
  }
}
