import { defineWords } from '../../i18n/define-words.ts'
import { useWords } from '../../i18n/use-words.ts'

/** Why the exchange cancelled an order, by its own names (REST page "Enumeration": cancelReason). */
const cancelReasonWords = defineWords<Readonly<Record<string, string>>>(
  {
    normal_cancel: 'By request',
    trade_too_many_times_cancel: 'Too many partial fills',
    trade_count_too_small: 'Remaining size too small',
    fok_not_full_cancel: 'FOK could not fill whole',
    ioc_not_full_cancel: 'IOC: rest not filled',
    post_only_fill_cancel: 'Post-only would have filled at once',
    self_trade_cancel: 'Self-trade prevention',
    stp_cancel: 'Self-trade prevention',
    trade_max_deal_size_cancel: 'Largest size reached',
    tpsl_plan_cancel: 'Take-profit or stop-loss',
    delivery_order_cancel: 'Delivery of the contract',
    modify_limit_order: 'Replaced by a change',
    slippage_cancel: 'Slippage too large',
    adl_cancel: 'Auto-deleveraging',
    burst_cancel: 'Liquidation',
    limit_price_exceed_cancel: 'Price outside the limits',
    cancel_receiveWindow: 'Request arrived too late',
  },
  {
    normal_cancel: '主动撤单',
    trade_too_many_times_cancel: '部分成交次数过多',
    trade_count_too_small: '剩余数量过小',
    fok_not_full_cancel: 'FOK 无法全部成交',
    ioc_not_full_cancel: 'IOC 剩余未成交',
    post_only_fill_cancel: '只做 Maker 委托会立即成交',
    self_trade_cancel: '自成交保护',
    stp_cancel: '自成交保护',
    trade_max_deal_size_cancel: '已达最大成交数量',
    tpsl_plan_cancel: '止盈或止损',
    delivery_order_cancel: '合约交割',
    modify_limit_order: '因改单被替换',
    slippage_cancel: '滑点过大',
    adl_cancel: '自动减仓（ADL）',
    burst_cancel: '强平',
    limit_price_exceed_cancel: '价格超出限制',
    cancel_receiveWindow: '请求到达过晚',
  },
)

/** The reason in words; a name that is not known stays as the exchange wrote it. */
export function useCancelReason(): (reason: string) => string {
  const words = useWords(cancelReasonWords)
  return (reason) => (Object.hasOwn(words, reason) ? (words[reason] ?? reason) : reason)
}
