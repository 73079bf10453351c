import { ORDER_TYPES } from '../../../shared/domain/order.ts'
import type { Language } from '../../../shared/domain/settings.ts'
import { commonWords } from '../../i18n/common-words.ts'
import { defineWords } from '../../i18n/define-words.ts'

/** What an order comes from, by the exchange's own names (socket page "Order Channel": delegateType). */
const orderKindWords = defineWords(
  {
    whole: {
      normal: 'Ordinary order',
      market: 'Market order',
      liquidation: 'Liquidation',
    } as Readonly<Record<string, string>>,
    /** Names that end in the type of the order, e.g. `stop_loss_market`. */
    families: {
      plan: 'Trigger order',
      stop_profit: 'Take-profit',
      stop_loss: 'Stop-loss',
      move_stop: 'Trailing stop',
      tracking_plan: 'Trailing trigger order',
      bbo: 'Best price (BBO)',
      strategy: 'Strategy',
      delivery_close: 'Delivery of the contract',
    } as Readonly<Record<string, string>>,
    typed: (family: string, orderType: string) => `${family}, ${orderType.toLowerCase()}`,
    other: (name: string) => `Other: ${name}`,
  },
  {
    whole: {
      normal: '普通委托',
      market: '市价委托',
      liquidation: '强平',
    },
    families: {
      plan: '计划委托',
      stop_profit: '止盈',
      stop_loss: '止损',
      move_stop: '移动止损',
      tracking_plan: '追踪委托',
      bbo: '最优价（BBO）',
      strategy: '策略',
      delivery_close: '合约交割',
    },
    typed: (family: string, orderType: string) => `${family}，${orderType}`,
    other: (name: string) => `其他：${name}`,
  },
)

/** The kind of an order in words. The exchange's list is open: a name that is not known stays in its spelling. */
export function orderKindText(name: string, language: Language): string {
  const { whole, families, typed, other } = orderKindWords[language]
  if (Object.hasOwn(whole, name)) return whole[name] ?? name
  for (const orderType of ORDER_TYPES) {
    const family = name.slice(0, -orderType.length - 1)
    if (name !== `${family}_${orderType}` || !Object.hasOwn(families, family)) continue
    return typed(families[family] ?? family, commonWords[language].orderType[orderType])
  }
  return other(name)
}
