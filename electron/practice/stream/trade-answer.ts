import type { PracticeKey } from '../accounts/practice-key.ts'
import { Refusal } from '../server/refusal.ts'
import { refusalText } from '../server/refusal-text.ts'
import { errorFrame, tradeErrorFrame, tradeFrame } from './control-frames.ts'
import { type TradeDoorParts, trade } from './trade-door.ts'
import type { TradeMessage } from './trade-request.ts'

export interface TradeAnswerParts extends TradeDoorParts {
  /** Told of errors that are no refusals: faults of this program. */
  readonly report: (error: unknown) => void
}

/** The exchange's code for an order of which nobody knows what became of it. */
const UNKNOWN_RESULT = '45001'

/**
 * The frame that answers an `op: "trade"`. Without a login it is 30004, without an id that could be
 * echoed 30016; whoever waits for an `id` hears of it in every other case.
 */
export function answerTrade(
  parts: TradeAnswerParts,
  key: PracticeKey | undefined,
  message: TradeMessage,
  connId: string,
): string {
  const { id } = message
  if (id === null) return errorFrame(30016, connId)
  if (key === undefined) return errorFrame(30004, connId)
  try {
    return tradeFrame(id, trade(parts, key, message), connId, parts.clock.nowMs())
  } catch (error) {
    const refusal = error instanceof Refusal ? error : new Refusal(UNKNOWN_RESULT)
    if (refusal !== error) parts.report(error)
    return tradeErrorFrame(id, refusal.code, refusalText(refusal.code, refusal.values, 'en-US'))
  }
}
