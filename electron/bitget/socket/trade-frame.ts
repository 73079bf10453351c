import { codeText, messageText } from '../errors/exchange-text.ts'

/** The answer to an order command, as it came (pages "Place Order Channel" and following). */
export interface TradeFrame {
  readonly kind: 'trade'
  readonly id: string
  /** `trade` reports on the command, `error` refuses it. */
  readonly event: string
  /** `'0'`: received. Text on the wire; `''` when there is none. */
  readonly code: string
  readonly message: string
  /** One result for each item of the command. */
  readonly args: unknown
  /** What is left of the account's rate, as sent. */
  readonly rateLimit: unknown
  /** The whole frame. */
  readonly text: string
}

const LONGEST_ID = 64

/** `null`: it names no command. The id comes back as text; one sample of an error has a number. */
export function parseTradeFrame(
  body: Readonly<Record<string, unknown>>,
  text: string,
): TradeFrame | null {
  const { id, event, code, msg, args, rateLimit } = body
  if (typeof id !== 'string' && (typeof id !== 'number' || event !== 'error')) return null
  return {
    kind: 'trade',
    id: String(id).slice(0, LONGEST_ID),
    event: typeof event === 'string' ? event : '',
    code: codeText(code),
    message: messageText(msg),
    args,
    rateLimit,
    text,
  }
}
