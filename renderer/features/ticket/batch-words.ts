import { count, defineWords } from '../../i18n/define-words.ts'

export const batchWords = defineWords(
  {
    name: 'Batch',
    add: 'Add to batch',
    remove: (order: string) => `Take ${order} out of the batch`,
    send: (n: number) => `Send ${count('order', 'orders', n)} in one call`,
    sending: 'Sending',
    sent: 'Batch',
  },
  {
    name: '批量委托',
    add: '加入批量',
    remove: (order: string) => `从批量中移除 ${order}`,
    send: (n: number) => `一次发送 ${n} 笔委托`,
    sending: '发送中',
    sent: '批量委托',
  },
)
