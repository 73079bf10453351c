import type { InvalidReason } from '../../shared/domain/error.ts'
import { formatMs } from '../format/duration-text.ts'
import type { ErrorValues } from './error-words-shape.ts'

type GuardWords = Readonly<
  Record<
    Extract<
      InvalidReason,
      `guard${string}` | `live-${string}` | 'not-asked-again' | 'duplicate-unsettled'
    >,
    (values: ErrorValues) => string
  >
>

const NAMES_EN: ErrorValues = {
  priceBand: 'price band',
  size: 'largest size',
  notional: 'largest value',
  slippage: 'slippage',
  dailyLoss: 'daily loss',
}

const NAMES_ZH: ErrorValues = {
  priceBand: '价格偏离',
  size: '单笔数量',
  notional: '单笔价值',
  slippage: '滑点',
  dailyLoss: '当日亏损',
}

/** What the user's own guards say: the guard, its figures, and what to do. */
export const guardErrorsInEnglish: GuardWords = {
  'guards-not-confirmed': () =>
    'The guards for Live stay as they are: loosening them needs your yes in the window that the desk opens for it.',
  'live-locked': () =>
    'Live is locked: unlock it first. Orders that reduce a position, cancelling and closing still go.',
  'live-not-confirmed': () =>
    'Live stays locked: unlocking needs your yes in the window that the desk opens for it.',
  'not-asked-again': () =>
    'You answered no three times, so the desk does not ask again. To be asked once more, start the desk anew.',
  'duplicate-unsettled': () =>
    'The same order or transfer is still under way or uncertain. It was not sent again: wait until it is clear what became of it.',
  'guard-price-band': ({ limit = '', value = '', side = '', reference = '' }) =>
    `Guard “price band”: ${value}% ${side === 'sell' ? 'below' : 'above'} the market (${reference}), and your limit is ${limit}%. Change the price, or the guard in Settings.`,
  'guard-size': ({ limit = '', value = '', coin = '' }) =>
    `Guard “largest size”: ${value} ${coin}, and your limit is ${limit} ${coin}. Make it smaller, or change the guard in Settings.`,
  'guard-notional': ({ limit = '', value = '' }) =>
    `Guard “largest value”: ${value} USD, and your limit is ${limit} USD. Make it smaller, or change the guard in Settings.`,
  'guard-slippage': ({ limit = '', value = '' }) =>
    `Guard “slippage”: ${value}% at the present book, and your limit is ${limit}%. Make it smaller, use a limit order, or change the guard in Settings.`,
  'guard-book-depth': ({ limit = '', value = '' }) =>
    `Guard “slippage”: the known book fills only ${value} of it, and your limit is ${limit}%. Make it smaller or use a limit order.`,
  'guard-daily-loss': ({ limit = '', value = '' }) =>
    `Guard “daily loss”: ${value} USD lost since 00:00 UTC, and your limit is ${limit} USD. Orders that reduce a position still go.`,
  'guard-latency': ({ limit = '', value = '' }) =>
    `Guard “latency”: orders take ${formatMs(Number(value))} (p95), and your limit is ${formatMs(Number(limit))}. Wait until the connection is quicker; reducing and cancelling still go.`,
  'guard-clock': () =>
    'Guard “latency”: the exchange’s clock is not known. Wait for the next measurement; reducing and cancelling still go.',
  'guard-rate': ({ limit = '', waitMs = '0' }) =>
    `Guard “rate”: the exchange takes ${limit} of these a second, and they are used. Send it again in ${formatMs(Number(waitMs))}.`,
  'guard-unchecked': ({ guard = '', symbol = '' }) =>
    guard === 'dailyLoss'
      ? 'Guard “daily loss”: the result of the day is not known yet. Wait until the account is read; orders that reduce a position still go.'
      : `Guard “${NAMES_EN[guard] ?? guard}”: ${symbol} has no price that it could be checked by. Open this instrument, wait for its prices, and try again.`,
}

export const guardErrorsInChinese: GuardWords = {
  'guards-not-confirmed': () => '实盘保护保持不变：放宽需在程序弹出的窗口中由您确认。',
  'live-locked': () => '实盘已锁定，请先解锁。减仓委托、撤单与平仓仍可发送。',
  'live-not-confirmed': () => '实盘保持锁定：解锁需在程序弹出的窗口中由您确认。',
  'not-asked-again': () => '您已三次选择否，程序不再询问。如需再次确认，请重新启动程序。',
  'duplicate-unsettled': () => '相同的委托或划转仍在发送中或结果未知，未再次发送。请等待结果确认。',
  'guard-price-band': ({ limit = '', value = '', side = '', reference = '' }) =>
    `“价格偏离”保护：${side === 'sell' ? '低于' : '高于'}市价（${reference}）${value}%，您的上限为 ${limit}%。请修改价格，或在设置中调整该保护。`,
  'guard-size': ({ limit = '', value = '', coin = '' }) =>
    `“单笔数量”保护：${value} ${coin}，您的上限为 ${limit} ${coin}。请减小数量，或在设置中调整该保护。`,
  'guard-notional': ({ limit = '', value = '' }) =>
    `“单笔价值”保护：${value} USD，您的上限为 ${limit} USD。请减小数量，或在设置中调整该保护。`,
  'guard-slippage': ({ limit = '', value = '' }) =>
    `“滑点”保护：按当前盘口为 ${value}%，您的上限为 ${limit}%。请减小数量、改用限价委托，或在设置中调整该保护。`,
  'guard-book-depth': ({ limit = '', value = '' }) =>
    `“滑点”保护：已知盘口只能成交 ${value}，您的上限为 ${limit}%。请减小数量或改用限价委托。`,
  'guard-daily-loss': ({ limit = '', value = '' }) =>
    `“当日亏损”保护：自 UTC 0 点起亏损 ${value} USD，您的上限为 ${limit} USD。减仓委托仍可发送。`,
  'guard-latency': ({ limit = '', value = '' }) =>
    `“延迟”保护：委托往返 p95 为 ${formatMs(Number(value))}，您的上限为 ${formatMs(Number(limit))}。请等待连接恢复；减仓与撤单仍可发送。`,
  'guard-clock': () => '“延迟”保护：尚未得知交易所时钟。请等待下一次测量；减仓与撤单仍可发送。',
  'guard-rate': ({ limit = '', waitMs = '0' }) =>
    `“频率”保护：交易所每秒接受 ${limit} 次此类请求，额度已用完。请在 ${formatMs(Number(waitMs))} 后再发送。`,
  'guard-unchecked': ({ guard = '', symbol = '' }) =>
    guard === 'dailyLoss'
      ? '“当日亏损”保护：当日盈亏尚未得知。请等待账户读取完成；减仓委托仍可发送。'
      : `“${NAMES_ZH[guard] ?? guard}”保护：${symbol} 没有可供检查的价格。请打开该交易对，待行情到达后重试。`,
}
