import type { ExchangeClock } from '../clock/clock-offset.ts'
import type { WallClock } from '../clock/wall-clock.ts'
import type { EnvironmentAddresses } from '../environment/environment-addresses.ts'
import { queryText, signedText } from '../signing/signed-text.ts'
import type { WireSigner } from '../signing/wire-signer.ts'
import { type Mask, maskOf, noMask } from './mask-secrets.ts'
import type { RestCall } from './rest-call.ts'

/** What the headers of every call are made of. */
export interface CallPreparing {
  readonly addresses: EnvironmentAddresses
  readonly clock: WallClock
  readonly exchangeClock: ExchangeClock
  /** Value of the `locale` header, asked at every call because the language is a setting. */
  readonly locale: () => 'en-US' | 'zh-CN'
}

/** What is sent, and what its record needs; secrets still inside. */
export interface PreparedCall {
  readonly query: string
  readonly headers: string[]
  readonly signedText: string | null
  /** Made when it is needed: after the caller has gone on, or for the text of a refusal. */
  readonly mask: () => Mask
  readonly startedAtMs: number
  readonly started: number
  readonly signed: number | null
}

/**
 * Signs a call and gives it its headers (Bitget: "Signature").
 * `null`: the key set has left memory, and with it the right to send anything.
 */
export function prepareCall<T>(call: RestCall<T>, preparing: CallPreparing): PreparedCall | null {
  const { clock, exchangeClock, addresses } = preparing
  const startedAtMs = clock.now()
  const started = clock.monotonic()
  const query = queryText(call.query ?? [])
  const headers = ['locale', preparing.locale()]
  if (call.method === 'POST') headers.push('Content-Type', 'application/json')
  else headers.push('accept-encoding', 'gzip')
  const common = { query, headers, startedAtMs, started }
  if (call.signer === null) return { ...common, signedText: null, mask: () => noMask, signed: null }
  const timestamp = String(exchangeClock.now())
  const { method, path, body = '' } = call
  const text = signedText({ timestamp, method, path, query, body })
  const signing = signatureOf(call.signer, text)
  if (signing === null) return null
  const { apiKey, passphrase, signature } = signing
  headers.push('ACCESS-KEY', apiKey, 'ACCESS-SIGN', signature)
  headers.push('ACCESS-TIMESTAMP', timestamp, 'ACCESS-PASSPHRASE', passphrase)
  if (addresses.demoHeader) headers.push('paptrading', '1')
  const secrets = [passphrase, signature, ...(call.secrets ?? [])]
  const mask = () => maskOf(apiKey, secrets, call.otherKeys)
  return { ...common, signedText: text, mask, signed: clock.monotonic() }
}

function signatureOf(signer: WireSigner, text: string) {
  try {
    return { ...signer.authorise(), signature: signer.sign(text) }
  } catch {
    // The signer says nothing beyond that it cannot sign.
    return null
  }
}
