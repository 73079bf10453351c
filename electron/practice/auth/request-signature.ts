import { createHmac, timingSafeEqual, verify } from 'node:crypto'
import type { PracticeKey } from '../accounts/practice-key.ts'

/** What was sent, byte for byte, as far as it is signed. */
export interface SignedRequest {
  readonly timestamp: string
  readonly method: string
  readonly path: string
  /** Raw text after `?`; empty when there is none. */
  readonly query: string
  readonly body: Uint8Array
}

/** The parts of a key that a signature is checked with. */
export type VerifyingKey = Pick<PracticeKey, 'secretKey' | 'publicKey'>

/**
 * Is `signature` the key's own of `timestamp + METHOD + path[?query] + body`? HMAC-SHA256, or
 * RSASSA-PKCS1-v1_5 over SHA-256 for RSA keys, in base64. The raw query is tried first and then the
 * percent-decoded one, because clients sign either (Bitget page common/signature; `bitget-api` signs
 * the encoded text and `ccxt` the decoded one).
 */
export function isRequestSignature(
  key: VerifyingKey,
  request: SignedRequest,
  signature: string,
): boolean {
  if (isSignatureOf(key, signedText(request, request.query), signature)) return true
  const decoded = decodeQuery(request.query)
  return decoded !== request.query && isSignatureOf(key, signedText(request, decoded), signature)
}

/** The signature of a socket login: of the timestamp's own digits and `GET/user/verify`. */
export function isLoginSignature(key: VerifyingKey, timestamp: string, signature: string): boolean {
  return isSignatureOf(key, Buffer.from(`${timestamp}GET/user/verify`), signature)
}

function signedText(request: SignedRequest, query: string): Buffer {
  const questionMark = query === '' ? '' : '?'
  const head = `${request.timestamp}${request.method}${request.path}${questionMark}${query}`
  return Buffer.concat([Buffer.from(head), request.body])
}

function isSignatureOf(key: VerifyingKey, text: Buffer, signature: string): boolean {
  if (key.publicKey !== null) {
    return verify('sha256', text, key.publicKey, Buffer.from(signature, 'base64'))
  }
  const expected = Buffer.from(createHmac('sha256', key.secretKey).update(text).digest('base64'))
  const given = Buffer.from(signature)
  return given.length === expected.length && timingSafeEqual(given, expected)
}

function decodeQuery(query: string): string {
  try {
    return decodeURIComponent(query)
  } catch {
    return query // A stray percent sign: there is no second reading of it.
  }
}
