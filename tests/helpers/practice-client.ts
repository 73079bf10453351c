import { type RawAnswer, rawRequest, signedGet, signedPost, type TestKey } from './practice-rest.ts'

interface ExchangeWithKeys<Key> {
  readonly rest: string
  readonly keys: ReadonlyArray<Key>
}

/** The key with that label; `full` has every permission of the main account. */
export function keyOf<Key extends { readonly label: string }>(
  exchange: Pick<ExchangeWithKeys<Key>, 'keys'>,
  label = 'full',
): Key {
  const key = exchange.keys.find((candidate) => candidate.label === label)
  if (key === undefined) throw new Error(`the practice exchange made no key called ${label}`)
  return key
}

/** The owner of the main account at a practice exchange. Every answer is its body, whatever its code. */
export interface PracticeClient {
  readonly key: TestKey
  /** `path` begins after `/api/v3/`. */
  readonly read: (path: string) => Promise<RawAnswer['body']>
  readonly send: (path: string, body: unknown) => Promise<RawAnswer['body']>
  /** Without a key; `path` begins after `/api/`, with the version. */
  readonly market: (path: string) => Promise<RawAnswer['body']>
}

export function practiceClient(
  exchange: ExchangeWithKeys<TestKey & { readonly label: string }>,
): PracticeClient {
  const { rest } = exchange
  const key = keyOf(exchange)
  return {
    key,
    read: async (path) => (await signedGet(rest, key, `/api/v3/${path}`)).body,
    send: async (path, body) => (await signedPost(rest, key, `/api/v3/${path}`, body)).body,
    market: async (path) => (await rawRequest(`${rest}/api/${path}`)).body,
  }
}
