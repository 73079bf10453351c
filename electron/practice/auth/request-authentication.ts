import type { IncomingHttpHeaders } from 'node:http'
import type { PracticeKey } from '../accounts/practice-key.ts'
import { Refusal } from '../server/refusal.ts'
import type { KeyAccess } from './key-access.ts'
import { isRequestSignature } from './request-signature.ts'
import { isSameText } from './same-text.ts'

/** Bitget page uta/guide: a request is refused when its time is more than this away from the server's. */
export const TIMESTAMP_WINDOW_MS = 30_000

export interface PrivateRequest {
  readonly method: string
  readonly path: string
  readonly query: string
  readonly body: Uint8Array
  /** Header names in lower case, as node:http gives them. */
  readonly headers: IncomingHttpHeaders
  readonly address: string
}

interface Credentials {
  readonly apiKey: string
  readonly signature: string
  readonly timestamp: string
  readonly passphrase: string
}

/**
 * Finds out whose request this is. Throws a Refusal with the code of the first fault, in the order:
 * header presence, key, environment, account, timestamp, address, passphrase, signature.
 */
export function authenticateRequest(
  request: PrivateRequest,
  access: KeyAccess,
  nowMs: number,
): PracticeKey {
  const credentials = readCredentials(request)
  const key = access.find(credentials.apiKey)
  if (key === undefined) throw new Refusal('40037')
  const wantsDemo = request.headers.paptrading === '1'
  if (wantsDemo !== (key.environment === 'demo')) throw new Refusal('40099')
  if (access.isFrozen(key.accountId)) throw new Refusal('40024')
  if (Math.abs(nowMs - Number(credentials.timestamp)) > TIMESTAMP_WINDOW_MS) {
    throw new Refusal('40008')
  }
  if (!mayCallFrom(key, request.address)) throw new Refusal('40018')
  if (!isSameText(key.passphrase, credentials.passphrase)) throw new Refusal('40012')
  const signed = { ...request, timestamp: credentials.timestamp }
  if (!isRequestSignature(key, signed, credentials.signature)) throw new Refusal('40009')
  return key
}

/**
 * A private call of the classic API: refused before its signature is looked at, because every account
 * here is a unified one. Throws 40006 without a key, 40037 for an unknown one, else 40085.
 */
export function refuseClassic(headers: IncomingHttpHeaders, access: KeyAccess): never {
  const apiKey = headers['access-key']
  if (apiKey === undefined) throw new Refusal('40006')
  throw new Refusal(access.find(String(apiKey)) === undefined ? '40037' : '40085')
}

export function mayCallFrom(key: PracticeKey, address: string): boolean {
  return key.ips.length === 0 || key.ips.includes(address)
}

function readCredentials({ headers, method, body }: PrivateRequest): Credentials {
  const apiKey = headers['access-key']
  if (apiKey === undefined) throw new Refusal('40006')
  if (apiKey === '') throw new Refusal('40001')
  const signature = headers['access-sign']
  if (signature === undefined || signature === '') throw new Refusal('40002')
  const timestamp = headers['access-timestamp']
  if (timestamp === undefined || !/^\d{1,16}$/.test(String(timestamp))) throw new Refusal('40005')
  const passphrase = headers['access-passphrase']
  if (passphrase === undefined || passphrase === '') throw new Refusal('40011')
  if (method === 'POST' && body.length > 0 && !isJson(headers['content-type'])) {
    throw new Refusal('40007')
  }
  return {
    apiKey: String(apiKey),
    signature: String(signature),
    timestamp: String(timestamp),
    passphrase: String(passphrase),
  }
}

function isJson(contentType: string | undefined): boolean {
  return contentType !== undefined && /^application\/json\s*(;|$)/i.test(contentType)
}
