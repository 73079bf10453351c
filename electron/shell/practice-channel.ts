import { z } from 'zod'
import { type DeskError, fail, type Result, succeed } from '../../shared/domain/error.ts'
import { FILL_REASONS } from '../../shared/domain/practice-control.ts'
import {
  KEPT_STATES,
  PRACTICE_REFUSALS,
  type PracticeAnswer,
  type PracticeAsk,
} from '../../shared/domain/practice-message.ts'

const short = z.string().max(256)
const answerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done') }),
  z.object({
    kind: z.literal('kept-states'),
    states: z.array(z.object({ name: short, savedAtMs: z.int() })).max(KEPT_STATES),
  }),
  z.object({
    kind: z.literal('explanation'),
    explanation: z.object({
      orderId: short,
      reason: z.enum(FILL_REASONS),
      values: z.record(short, short),
    }),
  }),
  z.object({ kind: z.literal('refused'), reason: z.enum(PRACTICE_REFUSALS) }),
])
const replySchema = z.object({ id: z.int(), answer: z.unknown() })

const DOWN: DeskError = { kind: 'unavailable', reason: 'practice-down' }

/** Questions to one process of the practice exchange, each with an id, a time limit and one answer. */
export class PracticeChannel {
  readonly #post: (message: object) => void
  readonly #limitMs: number
  readonly #waiting = new Map<number, (answer: Result<PracticeAnswer>) => void>()
  #lastId = 0
  #isClosed = false

  constructor(post: (message: object) => void, limitMs: number) {
    this.#post = post
    this.#limitMs = limitMs
  }

  /** Never rejects. An answer that does not have its shape is `unreadable`. */
  ask(ask: PracticeAsk): Promise<Result<PracticeAnswer>> {
    if (this.#isClosed) return Promise.resolve(fail(DOWN))
    this.#lastId += 1
    const id = this.#lastId
    return new Promise((resolve) => {
      const late: Result<PracticeAnswer> = fail({ kind: 'unavailable', reason: 'timeout' })
      const timer = setTimeout(() => this.#settle(id, late), this.#limitMs)
      this.#waiting.set(id, (answer) => {
        clearTimeout(timer)
        resolve(answer)
      })
      this.#post({ id, ask })
    })
  }

  /** Whatever the process says; what is no reply to a question that waits is ignored. */
  hear(message: unknown): void {
    const reply = replySchema.safeParse(message)
    if (!reply.success) return
    const answer = answerSchema.safeParse(reply.data.answer)
    this.#settle(
      reply.data.id,
      answer.success ? succeed(answer.data) : fail({ kind: 'unavailable', reason: 'unreadable' }),
    )
  }

  /** The process has ended: nobody answers any more. */
  close(): void {
    this.#isClosed = true
    for (const id of [...this.#waiting.keys()]) this.#settle(id, fail(DOWN))
  }

  #settle(id: number, answer: Result<PracticeAnswer>): void {
    const waiting = this.#waiting.get(id)
    this.#waiting.delete(id)
    waiting?.(answer)
  }
}
