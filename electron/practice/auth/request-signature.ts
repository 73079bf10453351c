import { createHmac, timingSafeEqual } from 'node:crypto'

/** What was sent, byte for byte, as far as it is signed. */
export interface SignedRequest {
  readonly timestamp: string
  readonly method: string
  readonly path: string
  /** Raw text after `?`; empty when there is none. */
  readonly query: string
  readonly body: Uint8Array
}

/**
 * Is `signature` the base64 HMAC-SHA256 of `timestamp + METHOD + path[?query] + body`? The raw query is
 * tried first and then the percent-decoded one, because clients sign either (Bitget page
 * common/signature; `bitget-api` signs the encoded text and `ccxt` the decoded one).
 */
export function isRequestSignature(
  secret: string,
  request: SignedRequest,
  signature: string,
): boolean {
  if (matches(secret, request, request.query, signature)) return true
  const decoded = decodeQuery(request.query)
  return decoded !== request.query && matches(secret, request, decoded, signature)
}

/** The signature of a socket login: base64 HMAC-SHA256 of the timestamp's own digits and `GET/user/verify`. */
export function isLoginSignature(secret: string, timestamp: string, signature: string): boolean {
  const digest = createHmac('sha256', secret).update(`${timestamp}GET/user/verify`).digest()
  return isBase64Of(digest, signature)
}

function matches(secret: string, request: SignedRequest, query: string, signature: string) {
  const questionMark = query === '' ? '' : '?'
  const digest = createHmac('sha256', secret)
    .update(`${request.timestamp}${request.method}${request.path}${questionMark}${query}`)
    .update(request.body)
    .digest()
  return isBase64Of(digest, signature)
}

function isBase64Of(digest: Buffer, signature: string): boolean {
  const expected = Buffer.from(digest.toString('base64'))
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
