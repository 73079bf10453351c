import type { FillReason } from '../../../shared/domain/practice-control.ts'
import { defineWords } from '../../i18n/define-words.ts'

/** Figures of a sentence; one that is missing reads as unknown. */
type Figures = (name: string) => string
type Sentences = Readonly<Record<FillReason, (figure: Figures) => string>>

const english: Sentences = {
  'price-not-reached': (f) =>
    `It rests at ${f('price')}. The best price against it is ${f('best')}, ${f('distance')} away.`,
  'behind-in-queue': (f) =>
    `It rests at ${f('price')}, the best price, behind ${f('ahead')} that came before it.`,
  'first-in-queue': (f) => `It is first in line at ${f('price')}: the next trade there fills it.`,
  'took-on-arrival': (f) =>
    `It took what stood in the book on arrival: ${f('averagePrice')} on average, from ${f('levels')} price levels.`,
  'taken-while-resting': (f) =>
    `It rested at ${f('price')} and was taken after ${f('waitedMs')} ms.`,
  'took-then-rested': (f) =>
    `It took a part on arrival and the rest was taken while it rested: ${f('averagePrice')} on average.`,
  'partly-filled': (f) =>
    `${f('filled')} is filled. ${f('left')} waits behind ${f('ahead')} that came before it.`,
  'ioc-found-too-little': (f) =>
    `Immediate-or-cancel at ${f('price')}: the best price was ${f('best')}, ${f('filled')} filled, and the rest was cancelled.`,
  'fok-found-too-little': (f) =>
    `Fill-or-kill wanted ${f('wanted')} at once and found ${f('found')}, so nothing filled.`,
  'post-only-would-take': (f) =>
    `Post-only at ${f('price')} would have taken at ${f('best')}, so it was cancelled.`,
  'self-trade-prevented': () =>
    'It met another order of this account, and self-trade prevention cancelled it.',
  'came-too-late': () =>
    'It reached the exchange after its receive window, so it was cancelled before it met the book.',
  'cancelled-by-user': () => 'It was cancelled by request before it filled.',
  'book-ran-out': (f) => `The book ended before it was whole: ${f('filled')} filled.`,
  'reduce-only-displaced': () =>
    'A later reduce-only order took its place: together they were larger than the position.',
  'nothing-left-to-reduce': () => 'The position was closed, so nothing was left to reduce.',
  liquidated: () => 'The position was liquidated, and its orders were cancelled with it.',
  'partly-liquidated': () =>
    'The margin was no longer enough for a position of this size, so a part of it was closed.',
  deleveraged: () =>
    'A liquidated trader on the other side could not pay, so this position was closed against it at the price at which it could.',
  'countdown-ran-out': () => 'The dead-man switch was not renewed in time and cancelled it.',
  'trigger-not-reached': (f) =>
    `It waits for ${f('triggerPrice')}. The price is ${f('now')}, ${f('distance')} away.`,
  triggered: (f) => `Its trigger at ${f('triggerPrice')} was reached.`,
  'trigger-refused': (f) =>
    `Its trigger at ${f('triggerPrice')} was reached, and the exchange refused the order that it sent. It said: “${f('message')}”.`,
}

const chinese: Sentences = {
  'price-not-reached': (f) =>
    `挂在 ${f('price')}，对手最优价为 ${f('best')}，相距 ${f('distance')}。`,
  'behind-in-queue': (f) => `挂在最优价 ${f('price')}，前面还有 ${f('ahead')} 先到的挂单。`,
  'first-in-queue': (f) => `在 ${f('price')} 排第一，下一笔成交即轮到它。`,
  'took-on-arrival': (f) =>
    `到达时吃掉了订单簿中的挂单：均价 ${f('averagePrice')}，共 ${f('levels')} 个价位。`,
  'taken-while-resting': (f) => `挂在 ${f('price')}，等待 ${f('waitedMs')} 毫秒后成交。`,
  'took-then-rested': (f) => `到达时成交一部分，其余挂单后成交：均价 ${f('averagePrice')}。`,
  'partly-filled': (f) =>
    `已成交 ${f('filled')}，剩余 ${f('left')}，前面还有 ${f('ahead')} 先到的挂单。`,
  'ioc-found-too-little': (f) =>
    `IOC 限价 ${f('price')}：最优价 ${f('best')}，成交 ${f('filled')}，其余已撤销。`,
  'fok-found-too-little': (f) => `FOK 需一次成交 ${f('wanted')}，只有 ${f('found')}，因此未成交。`,
  'post-only-would-take': (f) =>
    `只做 Maker 委托 ${f('price')} 会立即与 ${f('best')} 成交，因此被撤销。`,
  'self-trade-prevented': () => '遇到本账户的另一笔委托，自成交保护将其撤销。',
  'came-too-late': () => '到达时已超出 receiveWindow，未进入订单簿即被撤销。',
  'cancelled-by-user': () => '在成交前按请求撤销。',
  'book-ran-out': (f) => `订单簿不足以全部成交：成交 ${f('filled')}。`,
  'reduce-only-displaced': () => '之后的只减仓委托取代了它：两者合计超过仓位。',
  'nothing-left-to-reduce': () => '仓位已平，没有可减的数量。',
  liquidated: () => '仓位被强平，其委托一并撤销。',
  'partly-liquidated': () => '保证金已不足以维持该仓位规模，部分仓位被平。',
  deleveraged: () => '对手方被强平且无力支付，该仓位按其破产价与之对冲平仓。',
  'countdown-ran-out': () => '断线撤单未及时续期，已将其撤销。',
  'trigger-not-reached': (f) =>
    `等待触发价 ${f('triggerPrice')}，当前价格 ${f('now')}，相距 ${f('distance')}。`,
  triggered: (f) => `已到达触发价 ${f('triggerPrice')}。`,
  'trigger-refused': (f) =>
    `已到达触发价 ${f('triggerPrice')}，但交易所拒绝了其委托，原文为“${f('message')}”。`,
}

export const explanationWords = defineWords(
  { title: 'Why', asking: 'Asking the practice exchange', reasons: english },
  { title: '原因', asking: '正在询问练习交易所', reasons: chinese },
)
