import { fail, invalid, type Result, succeed } from '../../shared/domain/error.ts'
import { type RequestDetail, type RequestRow, rowOf } from '../../shared/domain/request-record.ts'
import type { Emit } from '../../shared/ipc/bridge.ts'
import { Conflation, type DeskTimers } from './conflation.ts'

const KEPT_REQUESTS = 2000
const LONGEST_BODY = 256 * 1024
/** Characters of bodies held over all requests; the oldest bodies go first, their rows stay. */
const KEPT_BODY_TEXT = 16 * 1024 * 1024
const TELL_EVERY_MS = 100

/**
 * The last 2000 requests. Rows go to the page in batches; headers and bodies only when asked for.
 * Nothing in it is secret: the wire masks before it records.
 */
export class RequestLog {
  readonly #emit: Emit
  readonly #conflation: Conflation
  /** In the order of arrival. */
  readonly #kept = new Map<number, RequestDetail>()
  /** Requests that still hold their bodies, in the order of arrival. */
  readonly #withBody = new Set<number>()
  #bodyText = 0
  #untold: RequestRow[] = []

  constructor(timers: DeskTimers, emit: Emit) {
    this.#emit = emit
    this.#conflation = new Conflation(timers, TELL_EVERY_MS, () => this.#tell())
  }

  /** Called once for each request, when it has ended. */
  add(detail: RequestDetail): void {
    const bounded = boundBodies(detail)
    this.#remove(detail.id)
    this.#kept.set(bounded.id, bounded)
    this.#withBody.add(bounded.id)
    this.#bodyText += bodyText(bounded)
    this.#forgetOldest()
    this.#untold.push(rowOf(bounded))
    if (this.#untold.length > KEPT_REQUESTS) this.#untold.shift()
    this.#conflation.mark()
  }

  /** Oldest first. */
  list(): ReadonlyArray<RequestRow> {
    return Array.from(this.#kept.values(), rowOf)
  }

  detail(id: number): Result<RequestDetail> {
    const value = this.#kept.get(id)
    return value === undefined ? fail(invalid('not-found')) : succeed(value)
  }

  clear(): void {
    this.#conflation.cancel()
    this.#kept.clear()
    this.#withBody.clear()
    this.#bodyText = 0
    this.#untold = []
  }

  close(): void {
    this.#conflation.cancel()
  }

  #forgetOldest(): void {
    for (const id of this.#kept.keys()) {
      if (this.#kept.size <= KEPT_REQUESTS) break
      this.#remove(id)
    }
    for (const id of this.#withBody) {
      if (this.#bodyText <= KEPT_BODY_TEXT) break
      this.#dropBodies(id)
    }
  }

  #remove(id: number): void {
    const detail = this.#kept.get(id)
    if (detail === undefined) return
    this.#bodyText -= bodyText(detail)
    this.#kept.delete(id)
    this.#withBody.delete(id)
  }

  #dropBodies(id: number): void {
    const detail = this.#kept.get(id)
    this.#withBody.delete(id)
    if (detail === undefined) return
    this.#bodyText -= bodyText(detail)
    this.#kept.set(id, { ...detail, requestBody: null, responseBody: null, truncated: true })
  }

  #tell(): void {
    const rows = this.#untold
    this.#untold = []
    if (rows.length > 0) this.#emit('requests.added', rows)
  }
}

function bodyText(detail: RequestDetail): number {
  return (detail.requestBody?.length ?? 0) + (detail.responseBody?.length ?? 0)
}

function boundBodies(detail: RequestDetail): RequestDetail {
  const { requestBody, responseBody } = detail
  const longest = Math.max(requestBody?.length ?? 0, responseBody?.length ?? 0)
  if (longest <= LONGEST_BODY) return detail
  return {
    ...detail,
    requestBody: requestBody?.slice(0, LONGEST_BODY) ?? null,
    responseBody: responseBody?.slice(0, LONGEST_BODY) ?? null,
    truncated: true,
  }
}
