import type { DeskError } from '../../../shared/domain/error.ts'
import type { WireSigner } from '../signing/wire-signer.ts'
import type { Answer, Refused } from './answer.ts'
import type { RestClient } from './rest-client.ts'

export type Query = ReadonlyArray<readonly [string, string]>

interface PostOptions {
  readonly clickedAtMs?: number | undefined
  readonly clientOid?: string
  /** Further texts that no record may show. */
  readonly secrets?: ReadonlyArray<string>
  /** Other API keys that the call is about: records show their hints. */
  readonly otherKeys?: ReadonlyArray<string>
  /** The answer holds a secret: no record may keep it. */
  readonly withholdAnswer?: boolean
}

/** Calls signed by one key set: what the private REST files are built on. */
export interface SignedCalls {
  get<T>(path: string, query: Query, read: (data: unknown) => T): Promise<Answer<T>>
  /** `body` is JSON text. */
  post<T>(
    path: string,
    body: string,
    read: (data: unknown) => T,
    options?: PostOptions,
  ): Promise<Answer<T>>
}

export function createSignedCalls(
  client: Pick<RestClient, 'call'>,
  signer: WireSigner,
): SignedCalls {
  return {
    get: (path, query, read) => client.call({ method: 'GET', path, query, signer, read }),
    post: (path, body, read, options = {}) =>
      client.call({ method: 'POST', path, body, signer, read, ...options }),
  }
}

/** For calls whose success is told by the code alone. */
export function nothing(): null {
  return null
}

/** A call that was not made. */
export function unsent(error: DeskError): Promise<Refused> {
  return Promise.resolve({ ok: false, error, definite: true, request: null })
}

/** `value` in place of a refusal that is an answer after all. */
export function insteadOf<T>(
  answer: Answer<T>,
  isAnswer: (error: DeskError) => boolean,
  value: T,
): Answer<T> {
  if (answer.ok || answer.request === null || !isAnswer(answer.error)) return answer
  return { ok: true, value, request: answer.request }
}
