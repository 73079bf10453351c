import { describe, expect, it } from 'vitest'
import { orderKindText } from '../../../../../renderer/features/orders/order-kind-words.ts'

describe('the kind of an order', () => {
  it.each([
    ['normal', 'Ordinary order', '普通委托'],
    ['liquidation', 'Liquidation', '强平'],
    ['plan_limit', 'Trigger order, limit', '计划委托，限价'],
    ['stop_profit_market', 'Take-profit, market', '止盈，市价'],
    ['stop_loss_limit', 'Stop-loss, limit', '止损，限价'],
    ['delivery_close_market', 'Delivery of the contract, market', '合约交割，市价'],
    ['a_later_kind', 'Other: a_later_kind', '其他：a_later_kind'],
    ['later_market', 'Other: later_market', '其他：later_market'],
    ['constructor', 'Other: constructor', '其他：constructor'],
  ])('%s is told in both languages', (name, english, chinese) => {
    expect(orderKindText(name, 'en')).toBe(english)
    expect(orderKindText(name, 'zh-CN')).toBe(chinese)
  })
})
