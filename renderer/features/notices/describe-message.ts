import { assertNever } from '../../../shared/domain/error.ts'
import type { OrderDraft } from '../../../shared/domain/order.ts'
import type { Language } from '../../../shared/domain/settings.ts'
import type { Notice } from '../../../shared/ipc/contract.ts'
import { commonWords } from '../../i18n/common-words.ts'
import { explainError } from '../../i18n/explain-error.ts'
import { joinSentences } from '../../i18n/join-sentences.ts'
import type { Message } from '../../stores/notices-store.ts'
import { describeFileNotice, isFileNotice } from './describe-file-notice.ts'
import { noticesWords } from './notices-words.ts'

export interface Described {
  readonly title: string
  readonly text: string | null
  /** In place of `text` where there is little room; absent: the text is short enough. */
  readonly brief?: string
}

/** A message in the chosen language. */
export function describeMessage(message: Message, language: Language): Described {
  switch (message.kind) {
    case 'words':
      return { title: message.title, text: message.text ?? null }
    case 'error': {
      const { text, source } = explainError(message.error, language)
      const rest = joinSentences(text.means, text.remedy, source)
      if (message.title === null) return { title: text.happened, text: rest }
      return { title: message.title, text: joinSentences(text.happened, rest) }
    }
    case 'notice':
      return describeNotice(message.notice, language)
    default:
      return assertNever(message)
  }
}

function describeNotice(notice: Notice, language: Language): Described {
  if (isFileNotice(notice)) return describeFileNotice(notice, language)
  const words = noticesWords[language]
  switch (notice.kind) {
    case 'order-settled':
      return { title: words.settled[notice.outcome], text: orderInWords(notice.draft, language) }
    case 'strategy-settled':
      return {
        title: words.settled[notice.outcome],
        text: words.strategy[notice.draft.kind](notice.draft.symbol),
      }
    case 'deleveraged': {
      const { symbol, side, price, amount } = notice.event
      const position = commonWords[language].position[side]
      return {
        title: words.deleveraged,
        text: words.deleveragedText(`${symbol} ${position}`, price, amount),
      }
    }
    case 'keychain': {
      const { text } = explainError({ kind: 'keychain', failure: notice.failure }, language)
      return { title: text.happened, text: joinSentences(text.means, text.remedy) }
    }
    case 'dead-man':
      return { title: words.deadMan, text: words.deadManText[notice.state] }
    case 'clipboard-cleared':
      return { title: words.clipboard, text: words.clipboardText }
    default:
      return assertNever(notice)
  }
}

/** `Buy 0.01 BTCUSDT at 61000.0`. A base quantity has its unit in the symbol. */
function orderInWords(draft: OrderDraft, language: Language): string {
  const words = noticesWords[language]
  const side = commonWords[language].side[draft.side]
  const unit = draft.quantityUnit === 'quote' ? quoteCoinOf(draft.symbol) : ''
  const at = draft.price === null ? words.atMarket : words.atPrice(draft.price)
  return words.order(side, draft.quantity, unit, draft.symbol, at)
}

/** Quote coin by the end of a symbol, as in `BTCUSD`; empty when the symbol does not tell it. */
function quoteCoinOf(symbol: string): string {
  return /(?:USDT|USDC|USD|EUR|BTC|ETH)$/.exec(symbol)?.[0] ?? ''
}
