import type { Environment } from '../../../shared/domain/environment.ts'
import { spelledOut } from '../../../shared/domain/plain-text.ts'
import type { RequestDetail, RequestOutcome } from '../../../shared/domain/request-record.ts'
import type { ServerTime, Timing } from '../../../shared/domain/timing.ts'
import type { Mask } from '../rest/mask-secrets.ts'
import { timingOf } from '../rest/request-timing.ts'

/** Where the commands of one socket are written down; requests stand in the same log. */
export interface SocketRecorder {
  readonly url: string
  readonly environment: Environment
  readonly nextRequestId: () => number
  readonly onRequest: (detail: RequestDetail) => void
}

/** Marks of one command: `startedAtMs` Unix ms, the others monotonic ms. `null`: not reached. */
export interface CommandMarks {
  readonly startedAtMs: number
  readonly started: number
  readonly clickedAtMs: number | null
  readonly signed: number | null
  readonly sent: number | null
  readonly received: number | null
  readonly parsed: number | null
}

interface FinishedCommand {
  readonly id: number
  readonly recorder: SocketRecorder
  /** `login`, or the topic of an order command. */
  readonly topic: string
  readonly clientOid: string | null
  readonly signedText: string | null
  /** The frame that was sent. */
  readonly text: string
  /** `null`: there was no answer. */
  readonly reply: { readonly code: string; readonly message: string; readonly text: string } | null
  readonly outcome: RequestOutcome
  readonly failure: string | null
  readonly timing: Timing
}

const MOST_BODY_CHARACTERS = 256 * 1024

/** Frames arrive whole: their first byte and their last are one moment. */
export function commandTiming(
  marks: CommandMarks,
  accept: ServerTime | null,
  complete: ServerTime | null,
): Timing {
  const { sent, received } = marks
  return timingOf({ ...marks, http: { sent, firstByte: received, received } }, accept, complete)
}

/** Writes one command into the request log: method `WS`, its topic as path, every text masked. */
export function recordCommand(command: FinishedCommand, mask: Mask): void {
  const { id, recorder, topic, clientOid, signedText, text, reply } = command
  const { outcome, failure, timing } = command
  const answer = reply?.text ?? null
  recorder.onRequest({
    id,
    environment: recorder.environment,
    method: 'WS',
    path: topic,
    status: null,
    code: reply?.code ?? null,
    outcome,
    requestBytes: Buffer.byteLength(text),
    responseBytes: answer === null ? 0 : Buffer.byteLength(answer),
    timing,
    clientOid,
    url: recorder.url,
    query: '',
    requestHeaders: [],
    requestBody: mask(text),
    responseHeaders: [],
    responseBody: answer === null ? null : spelledOut(mask(answer).slice(0, MOST_BODY_CHARACTERS)),
    truncated: answer !== null && answer.length > MOST_BODY_CHARACTERS,
    message: reply === null ? null : mask(reply.message),
    signedText,
    failure,
  })
}
