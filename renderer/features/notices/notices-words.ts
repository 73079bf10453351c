import { defineWords } from '../../i18n/define-words.ts'

export const noticesWords = defineWords(
  {
    toasts: 'Messages',
    title: 'Notices',
    open: 'Notices',
    openUnread: (unread: number) => `Notices, ${unread} unread`,
    empty: 'No notices yet',
    emptyText: 'Outcomes of orders and news of the desk stay here until it closes.',
    showRequest: 'Show request',
    tone: { done: 'Done', refused: 'Refused', uncertain: 'Uncertain', told: 'Note' },
    settled: {
      accepted: 'Settled: the order arrived',
      rejected: 'Settled: the order never arrived',
    },
    strategy: {
      tpsl: (symbol: string) => `Take-profit or stop-loss of ${symbol}`,
      trigger: (symbol: string) => `Trigger order for ${symbol}`,
    },
    order: (side: string, quantity: string, unit: string, symbol: string, at: string) =>
      `${side} ${quantity} ${unit} ${symbol} ${at}`.replace(/ +/g, ' '),
    atPrice: (price: string) => `at ${price}`,
    atMarket: 'at market',
    deleveraged: 'The exchange reduced a position',
    deleveragedText: (position: string, price: string, amount: string) =>
      `${position}: reduced at ${price}, worth ${amount} in the quote coin, to cover losses of others (auto-deleveraging). Look at its exits and size.`,
    deadMan: 'The dead-man switch is not armed',
    deadManText: {
      refused: 'The exchange refused to arm it: orders stay open when the desk is gone.',
      uncertain: 'It could not be renewed in time: the exchange may have cancelled every order.',
    },
    clipboard: 'The clipboard was cleared',
    clipboardText: 'It still held the secret key that you pasted.',
  },
  {
    toasts: '消息',
    title: '通知',
    open: '通知',
    openUnread: (unread: number) => `通知，${unread} 条未读`,
    empty: '暂无通知',
    emptyText: '委托结果与程序消息会保留在此，直到程序关闭。',
    showRequest: '查看请求',
    tone: { done: '完成', refused: '被拒绝', uncertain: '结果未知', told: '提示' },
    settled: { accepted: '已确认：委托已到达', rejected: '已确认：委托未到达' },
    strategy: {
      tpsl: (symbol: string) => `${symbol} 的止盈止损`,
      trigger: (symbol: string) => `${symbol} 的计划委托`,
    },
    order: (side: string, quantity: string, unit: string, symbol: string, at: string) =>
      `${side} ${quantity} ${unit} ${symbol} ${at}`.replace(/ +/g, ' '),
    atPrice: (price: string) => `@ ${price}`,
    atMarket: '市价',
    deleveraged: '交易所已减少持仓',
    deleveragedText: (position: string, price: string, amount: string) =>
      `${position}：为弥补其他用户的亏损，已按 ${price} 自动减仓（ADL），计价币价值 ${amount}。请检查其止盈止损与数量。`,
    deadMan: '断线撤单未启用',
    deadManText: {
      refused: '交易所拒绝启用：程序断开后委托仍会保留。',
      uncertain: '未能及时续期：交易所可能已撤销全部委托。',
    },
    clipboard: '剪贴板已清空',
    clipboardText: '其中仍有您粘贴的 Secret Key。',
  },
)
