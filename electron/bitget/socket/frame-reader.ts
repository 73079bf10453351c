import { type DataFrame, type Frame, parseFrame } from './frame.ts'
import { type Subscription, subscriptionKey } from './subscription.ts'

interface KnownHead {
  /** From the first brace to `"a":`. */
  readonly text: string
  readonly arg: Subscription
}

const LEVELS_LABEL = '"data":[{"a":'
const LONGEST_HEAD = 256
/** Cut texts may keep the whole frame in memory, so that only small frames are cut. */
const LONGEST_FRAME = 16_384

/**
 * Reads the frames of one connection. Updates of the book make up most of them and all begin alike:
 * once one has been parsed, those with the same beginning, to the character, are passed on with
 * their levels still text, for the book to take them from there.
 */
export class FrameReader {
  #head: KnownHead | null = null

  read(text: string): Frame {
    const head = this.#head
    if (head !== null && text.length <= LONGEST_FRAME && text.startsWith(head.text)) {
      const { arg } = head
      const levelsAt = head.text.length
      return { kind: 'data', action: 'update', arg, data: null, atMs: 0, text, levelsAt }
    }
    const frame = parseFrame(text)
    if (frame.kind === 'data' && frame.action === 'update' && frame.arg.topic === 'books') {
      this.#learn(frame)
    }
    return frame
  }

  #learn(frame: DataFrame): void {
    const at = frame.text.indexOf(LEVELS_LABEL)
    if (at < 0 || at > LONGEST_HEAD) return
    const text = frame.text.slice(0, at + LEVELS_LABEL.length)
    // A key that comes twice may say one thing in the head and another behind it.
    const alone = parseFrame(`${text}[]}]}`)
    if (alone.kind !== 'data' || alone.action !== 'update') return
    if (subscriptionKey(alone.arg) === subscriptionKey(frame.arg)) {
      this.#head = { text, arg: frame.arg }
    }
  }
}
