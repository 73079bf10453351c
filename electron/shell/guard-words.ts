import type { GuardName } from '../../shared/domain/guards.ts'
import type { Language } from '../../shared/domain/settings.ts'

export interface GuardWords {
  readonly message: string
  readonly detail: string
  readonly yes: string
  readonly no: string
  readonly none: string
  /** How many changes are not listed. */
  readonly more: (count: number) => string
  readonly change: (name: string, before: string, after: string) => string
  /** With the unit of its limit. */
  readonly name: Readonly<Record<GuardName | 'size', string>>
}

/** Words of the one question that main asks by itself. */
export const GUARD_WORDS: Readonly<Record<Language, GuardWords>> = {
  en: {
    message: 'Loosen the guards for Live orders?',
    detail: 'Live orders move real money. If you did not ask for this, answer no.',
    yes: 'Loosen',
    no: 'Keep as they are',
    none: 'no limit',
    more: (count) => `and ${count} more limits`,
    change: (name, before, after) => `${name}: ${before} → ${after}`,
    name: {
      priceBand: 'Price band, %',
      notional: 'Largest value, USD',
      slippage: 'Slippage, %',
      dailyLoss: 'Daily loss, USD',
      latency: 'Latency, ms',
      size: 'Largest size',
    },
  },
  'zh-CN': {
    message: '放宽实盘委托的保护？',
    detail: '实盘委托会动用真实资金。如非您本人操作，请选择否。',
    yes: '放宽',
    no: '保持不变',
    none: '不限制',
    more: (count) => `另有 ${count} 项上限`,
    change: (name, before, after) => `${name}：${before} → ${after}`,
    name: {
      priceBand: '价格偏离 %',
      notional: '单笔价值 USD',
      slippage: '滑点 %',
      dailyLoss: '当日亏损 USD',
      latency: '延迟 ms',
      size: '单笔数量',
    },
  },
}
