import { createHmac } from 'node:crypto'
import { request } from 'node:http'

export interface TestKey {
  readonly apiKey: string
  readonly secretKey: string
  readonly passphrase: string
}

export interface RawAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  readonly body: any
}

interface RawRequest {
  readonly method?: 'GET' | 'POST' | 'PUT'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** Sends exactly these bytes: nothing is added but Host and Content-Length. */
export function rawRequest(url: string, raw: RawRequest = {}): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method: raw.method ?? 'GET', headers: raw.headers ?? {} })
    outgoing.on('error', reject)
    outgoing.on('response', (response) => {
      const chunks: Buffer[] = []
      response.on('error', reject)
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8')
        const body = text === '' ? null : JSON.parse(text)
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body })
      })
    })
    outgoing.end(raw.body)
  })
}

export interface SignedOptions {
  readonly timestamp?: string
  /** Headers that replace the right ones; `null` leaves one out. */
  readonly headers?: Readonly<Record<string, string | null>>
  /** What is signed in place of the query that is sent. */
  readonly signedQuery?: string
}

export function signedGet(base: string, key: TestKey, path: string, options: SignedOptions = {}) {
  return signed(base, key, 'GET', path, '', options)
}

export function signedPost(
  base: string,
  key: TestKey,
  path: string,
  body: unknown,
  options: SignedOptions = {},
) {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return signed(base, key, 'POST', path, text, options)
}

function signed(
  base: string,
  key: TestKey,
  method: 'GET' | 'POST',
  path: string,
  body: string,
  options: SignedOptions,
): Promise<RawAnswer> {
  const timestamp = options.timestamp ?? String(Date.now())
  const bare = path.split('?')[0]
  const signedPath = options.signedQuery === undefined ? path : `${bare}?${options.signedQuery}`
  const signature = createHmac('sha256', key.secretKey)
    .update(`${timestamp}${method}${signedPath}${body}`)
    .digest('base64')
  const headers = {
    'ACCESS-KEY': key.apiKey,
    'ACCESS-SIGN': signature,
    'ACCESS-TIMESTAMP': timestamp,
    'ACCESS-PASSPHRASE': key.passphrase,
    ...(method === 'POST' ? { 'Content-Type': 'application/json' } : {}),
    ...options.headers,
  }
  const present = Object.entries(headers).flatMap(([name, value]) =>
    value === null ? [] : [[name, value] as const],
  )
  return rawRequest(`${base}${path}`, { method, headers: Object.fromEntries(present), body })
}
