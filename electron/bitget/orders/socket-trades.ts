import type { DeskError, UnavailableReason } from '../../../shared/domain/error.ts'
import type { Category } from '../../../shared/domain/instrument.ts'
import type { Timing } from '../../../shared/domain/timing.ts'
import { parseServerTime } from '../clock/server-time.ts'
import type { RateBudget } from '../limits/rate-budget.ts'
import type { Answer } from '../rest/answer.ts'
import { loggedError, outcomeOf } from '../rest/logged-error.ts'
import type { Mask } from '../rest/mask-secrets.ts'
import type { Handover } from '../socket/connection-ports.ts'
import {
  type CommandMarks,
  commandTiming,
  recordCommand,
  type SocketRecorder,
} from '../socket/socket-record.ts'
import type { SocketTime } from '../socket/socket-time.ts'
import type { TradeFrame } from '../socket/trade-frame.ts'
import { fieldsOf, textOf } from '../stream/push-field.ts'
import type { WireFields } from './exit-fields.ts'
import { SHARED_RATE, type TradeTopic, tradeText } from './socket-commands.ts'
import { judgeTrade, type TradeVerdict } from './trade-verdict.ts'

/** One order command. `read` turns the results into a value or throws `Unreadable`. */
interface TradeCommand<T> {
  readonly topic: TradeTopic
  readonly category: Category
  readonly args: ReadonlyArray<WireFields>
  readonly read: (args: unknown) => T
  readonly clickedAtMs: number | undefined
  readonly clientOid: string | null
}

export interface SocketTradesOptions {
  readonly recorder: SocketRecorder
  readonly time: SocketTime
  readonly rate: Pick<RateBudget, 'count' | 'noteRemaining' | 'noteRefused'>
  /** Takes the key and passphrase out of texts; throws when the key set has left memory. */
  readonly mask: () => Mask
  readonly send: (text: string) => Handover
}

interface Waiting {
  readonly answer: (frame: TradeFrame) => void
  readonly giveUp: (reason: UnavailableReason, failure: string) => void
}

/** As long as a request over REST may take. */
const DEADLINE_MS = 10_000
/** Over the socket nobody says for how long; a rate is counted by the second. */
const SECOND_MS = 1000

/**
 * Order commands over one private socket, each sent once. Answers are matched by id; a command
 * without one, because of the deadline or because its connection ended, may have been carried out.
 */
export class SocketTrades {
  readonly #options: SocketTradesOptions
  readonly #waiting = new Map<string, Waiting>()

  constructor(options: SocketTradesOptions) {
    this.#options = options
  }

  run<T>(command: TradeCommand<T>): Promise<Answer<T>> {
    const { time, rate, recorder, send } = this.#options
    const { topic, category, args } = command
    const id = recorder.nextRequestId()
    const text = tradeText(String(id), topic, category, args)
    const marks: CommandMarks = {
      startedAtMs: time.now(),
      started: time.monotonic(),
      clickedAtMs: command.clickedAtMs ?? null,
      ...{ signed: null, sent: null, received: null, parsed: null },
    }
    const mask = this.#mask()
    if (mask === null) {
      return Promise.resolve({ ok: false, error: LOCKED, definite: true, request: null })
    }
    const run: Run<T> = { id, command, text, mask }
    const handover = send(text)
    if (handover.kind !== 'sent') {
      return Promise.resolve(this.#conclude(run, marks, null, notSent(handover)))
    }
    rate.count(SHARED_RATE[topic])
    return this.#answerOf(run, { ...marks, sent: time.monotonic() })
  }

  /** `false`: nobody waits for it. */
  heard(frame: TradeFrame): boolean {
    const waiting = this.#waiting.get(frame.id)
    waiting?.answer(frame)
    return waiting !== undefined
  }

  /** The connection is gone, and with it the answers of all that was sent over it. */
  lost(reason: UnavailableReason): void {
    for (const waiting of this.#waiting.values()) waiting.giveUp(reason, 'the connection ended')
  }

  #answerOf<T>(run: Run<T>, sent: CommandMarks): Promise<Answer<T>> {
    const { time, rate } = this.#options
    const id = String(run.id)
    return new Promise((resolve) => {
      const stop = time.after(DEADLINE_MS, () =>
        this.#waiting.get(id)?.giveUp('timeout', 'no answer in time'),
      )
      const settle = (marks: CommandMarks, reply: TradeFrame | null, verdict: TradeVerdict<T>) => {
        stop()
        this.#waiting.delete(id)
        resolve(this.#conclude(run, marks, reply, verdict))
      }
      this.#waiting.set(id, {
        answer: (frame) => {
          const received = time.monotonic()
          const verdict = judgeTrade(frame, run.command.read)
          const path = SHARED_RATE[run.command.topic]
          rate.noteRemaining(path, remainingOf(frame))
          if (frame.code === '429') rate.noteRefused(path, SECOND_MS)
          settle({ ...sent, received, parsed: time.monotonic() }, frame, verdict)
        },
        giveUp: (reason, failure) => {
          const error = { kind: 'unavailable', reason } as const
          settle(sent, null, { ok: false, error, definite: false, failure })
        },
      })
    })
  }

  #conclude<T>(
    { id, command, text, mask }: Run<T>,
    marks: CommandMarks,
    reply: TradeFrame | null,
    verdict: TradeVerdict<T>,
  ): Answer<T> {
    const { recorder } = this.#options
    const timing = timingWith(marks, reply)
    const { topic, clientOid } = command
    const outcome = verdict.ok ? 'ok' : outcomeOf(verdict.error)
    const failure = verdict.ok ? null : verdict.failure
    const about = { id, recorder, topic, clientOid, signedText: null, text, reply }
    recordCommand({ ...about, outcome, failure, timing }, mask)
    const { roundTripMs, exchangeMs } = timing
    const request = { requestId: id, roundTripMs, exchangeMs }
    if (verdict.ok) return { ok: true, value: verdict.value, request }
    const { definite } = verdict
    return { ok: false, error: loggedError(verdict.error, mask, id), definite, request }
  }

  /** `null`: the key set has left memory, and with it the right to trade. */
  #mask(): Mask | null {
    try {
      return this.#options.mask()
    } catch {
      // The signer says nothing beyond that it cannot sign.
      return null
    }
  }
}

interface Run<T> {
  readonly id: number
  readonly command: TradeCommand<T>
  readonly text: string
  readonly mask: Mask
}

const LOCKED: DeskError = { kind: 'unavailable', reason: 'locked' }

function notSent(handover: Exclude<Handover, { readonly kind: 'sent' }>): TradeVerdict<never> {
  if (handover.kind === 'busy') {
    const error = { kind: 'rateLimited', retryAfterMs: Math.ceil(handover.waitMs) } as const
    const failure = 'too many messages in this second; nothing was sent'
    return { ok: false, error, definite: true, failure }
  }
  const error = { kind: 'unavailable', reason: 'socket-down' } as const
  return { ok: false, error, definite: true, failure: 'not logged in; nothing was sent' }
}

/** The exchange's two times stand in the first result, in microseconds. */
function timingWith(marks: CommandMarks, reply: TradeFrame | null): Timing {
  const first = Array.isArray(reply?.args) ? fieldsOf(reply.args[0]) : null
  const accept = parseServerTime(textOf(first?.receiveTime))
  return commandTiming(marks, accept, parseServerTime(textOf(first?.pushTime)))
}

/** `rateLimit` is a list of `{limit, remaining}`; the docs do not tell the types of the figures. */
function remainingOf(frame: TradeFrame): string | null {
  const first = Array.isArray(frame.rateLimit) ? fieldsOf(frame.rateLimit[0]) : null
  const remaining = first?.remaining
  return typeof remaining === 'number' ? String(remaining) : textOf(remaining)
}
