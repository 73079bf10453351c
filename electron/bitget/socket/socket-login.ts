import { loginText } from '../signing/signed-text.ts'
import type { SocketTime } from './socket-time.ts'

/** What the login needs of a key set: its public parts and a signature. */
export interface LoginSigner {
  authorise(): { readonly apiKey: string; readonly passphrase: string }
  /** The signature in base64, by whichever algorithm the key set has. */
  sign(text: string): string
}

export interface SocketLogin {
  /** The login frame with a fresh timestamp. Throws when the key set is gone from memory. */
  frame(): string
  /** Measures the clock again after the exchange called the timestamp expired. */
  resync(): Promise<void>
}

/**
 * Login of the private path (WebSocket intro, "Login"): the signed text is the timestamp in
 * seconds, `GET` and `/user/verify`, joined without separators. `offsetMs` is the exchange's clock
 * minus this machine's; a timestamp is valid for 30 s.
 */
export function createSocketLogin(options: {
  readonly signer: LoginSigner
  readonly time: SocketTime
  readonly offsetMs: () => number
  readonly resync: () => Promise<void>
}): SocketLogin {
  const { signer, time, offsetMs, resync } = options
  return {
    resync,
    frame: () => {
      const timestamp = String(Math.floor((time.now() + offsetMs()) / 1000))
      const { apiKey, passphrase } = signer.authorise()
      const sign = signer.sign(loginText(timestamp))
      return JSON.stringify({ op: 'login', args: [{ apiKey, passphrase, timestamp, sign }] })
    },
  }
}

/** A login with one of these will not succeed by trying again; the user must act. */
const CREDENTIAL_CODES: ReadonlySet<string> = new Set(['30005', '30011', '30012', '30013', '30015'])
const LOGIN_EXPIRED = '30014'

/** What an error that answers a login means; `null`: it is about something else. */
export function loginFailure(code: string): 'refused' | 'expired' | null {
  if (CREDENTIAL_CODES.has(code)) return 'refused'
  return code === LOGIN_EXPIRED ? 'expired' : null
}
