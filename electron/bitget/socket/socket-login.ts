import { maskOf } from '../rest/mask-secrets.ts'
import { loginText } from '../signing/signed-text.ts'
import { commandTiming, recordCommand, type SocketRecorder } from './socket-record.ts'
import type { SocketTime } from './socket-time.ts'

/** What the login needs of a key set: its public parts and a signature. */
export interface LoginSigner {
  authorise(): { readonly apiKey: string; readonly passphrase: string }
  /** The signature in base64, by whichever algorithm the key set has. */
  sign(text: string): string
}

/** The answer to a login, as it came. `null`: nobody answered. */
type LoginReply = { readonly code: string; readonly message: string; readonly text: string } | null

/** One login, from its frame to its answer. */
export interface LoginAttempt {
  /** The frame to send. */
  readonly text: string
  readonly sent: () => void
  /** Writes it down; the number of its line in the request log, `null` without a log. */
  readonly ended: (result: 'ok' | 'refused' | 'failed', reply: LoginReply) => number | null
}

export interface SocketLogin {
  /** A login with a fresh timestamp. Throws when the key set is gone from memory. */
  begin(): LoginAttempt
  /** Measures the clock again after the exchange called the timestamp expired. */
  resync(): Promise<void>
}

interface SocketLoginOptions {
  readonly signer: LoginSigner
  readonly time: SocketTime
  /** The exchange's clock minus this machine's; a timestamp is valid for 30 s. */
  readonly offsetMs: () => number
  readonly resync: () => Promise<void>
  readonly recorder: SocketRecorder | null
}

/**
 * Login of the private path (WebSocket intro, "Login"): the signed text is the timestamp in
 * seconds, `GET` and `/user/verify`, joined without separators.
 */
export function createSocketLogin(options: SocketLoginOptions): SocketLogin {
  return { resync: options.resync, begin: () => beginLogin(options) }
}

function beginLogin({ signer, time, offsetMs, recorder }: SocketLoginOptions): LoginAttempt {
  const startedAtMs = time.now()
  const started = time.monotonic()
  const timestamp = String(Math.floor((startedAtMs + offsetMs()) / 1000))
  const { apiKey, passphrase } = signer.authorise()
  const signedText = loginText(timestamp)
  const sign = signer.sign(signedText)
  const signed = time.monotonic()
  const text = JSON.stringify({ op: 'login', args: [{ apiKey, passphrase, timestamp, sign }] })
  let sent: number | null = null
  return {
    text,
    sent: () => {
      sent = time.monotonic()
    },
    ended: (outcome, reply) => {
      if (recorder === null) return null
      const id = recorder.nextRequestId()
      const received = reply === null ? null : time.monotonic()
      const marks = { startedAtMs, started, clickedAtMs: null, signed, sent, received }
      const timing = commandTiming({ ...marks, parsed: received }, null, null)
      const failure = reply === null ? 'no answer to the login' : null
      const about = { id, recorder, topic: 'login', clientOid: null, signedText, text }
      const mask = maskOf(apiKey, [passphrase, sign])
      recordCommand({ ...about, reply, outcome, failure, timing }, mask)
      return id
    },
  }
}
