/** What a request signature covers. `query` has no leading `?`; `body` is the exact text sent. */
export interface SignedParts {
  /** Unix ms, the digits of the ACCESS-TIMESTAMP header. */
  readonly timestamp: string
  readonly method: 'GET' | 'POST'
  /** Begins with `/api/`, no host, no query. */
  readonly path: string
  readonly query: string
  readonly body: string
}

/**
 * The text that ACCESS-SIGN covers: plain concatenation, `?` only before a query that is not
 * empty (Bitget: "Signature").
 */
export function signedText(parts: SignedParts): string {
  const query = parts.query === '' ? '' : `?${parts.query}`
  return `${parts.timestamp}${parts.method}${parts.path}${query}${parts.body}`
}

/**
 * The text that a socket login signs. `timestamp` is Unix seconds or milliseconds, exactly the
 * digits sent beside it (Bitget: "UTA guide", login).
 */
export function loginText(timestamp: string): string {
  return `${timestamp}GET/user/verify`
}

/**
 * Percent-encoded query with keys in ascending order, as the signature page asks; what is sent is
 * what is signed.
 */
export function queryText(parameters: ReadonlyArray<readonly [string, string]>): string {
  if (parameters.length === 0) return ''
  return parameters
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&')
}
