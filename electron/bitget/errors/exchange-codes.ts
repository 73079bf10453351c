import type { DeskError } from '../../../shared/domain/error.ts'

/** `definite`: the exchange has certainly not acted. Anything else must be settled by asking. */
export interface Refusal {
  readonly error: DeskError
  readonly definite: boolean
}

export const SUCCESS_CODE = '00000'

/**
 * The key, its signature, its permission, its address or its account's kind is not accepted
 * (Bitget: "UTA error code", "REST API error code"). Raised by the gateway before any business.
 */
const UNAUTHORISED: ReadonlySet<string> = new Set([
  ...['40001', '40002', '40003', '40004', '40005', '40006', '40008', '40009', '40011', '40012'],
  ...['40014', '40018', '40025', '40036', '40037', '40038', '40040', '40041', '40048', '40061'],
  ...['40068', '40085', '40086', '40099', '22010', '25245', '25620'],
])

/** The request may have been carried out: the answer only says that something broke on the way. */
const TIMED_OUT: ReadonlySet<string> = new Set(['25001', '40010', '40910'])
const BROKE: ReadonlySet<string> = new Set(['25000', '40015', '40200', '40725', '40808', '45001'])

/**
 * Every intent has a clientOid of its own, so "duplicate" means that an earlier copy arrived.
 * It is no proof that nothing rests on the book.
 */
const DUPLICATE: ReadonlySet<string> = new Set(['25212', '40786', '43118', '45034', '50060'])

const THROTTLED: ReadonlySet<string> = new Set(['429', '25003', '25004'])

/** The order is not known, or is finished and gone from the book. */
const NOT_FOUND: ReadonlySet<string> = new Set([
  ...['25204', '40109', '40768', '43001', '24056', '45057'],
])

/** There is nothing to close or to cancel, or the value is the old one: what was asked for holds. */
const NOTHING_TO_CLOSE: ReadonlySet<string> = new Set(['25227', '22002'])
const NOTHING_TO_CANCEL = '22001'
const LEVERAGE_UNCHANGED = '40814'

/** Every code in its catalogues. Another one is of something in between, which knows of no order. */
const OWN_CODE = /^\d{5,6}$/

/** A budget is per second, so a second is enough when the exchange names no time. */
const DEFAULT_RETRY_AFTER_MS = 1000

/**
 * What an answer with a code other than `00000` means. `status` is the HTTP status; a 5xx proves
 * nothing whatever its code says. Match is on the code alone: texts vary and follow `locale`.
 */
export function refusalOf(
  code: string,
  message: string,
  status: number,
  retryAfterMs: number | null,
): Refusal {
  if (THROTTLED.has(code) || status === 429) {
    return rateLimited(retryAfterMs)
  }
  if (TIMED_OUT.has(code)) return { error: unavailable('timeout'), definite: false }
  if (BROKE.has(code) || status >= 500) {
    return { error: unavailable('server-error'), definite: false }
  }
  if (UNAUTHORISED.has(code)) {
    return { error: { kind: 'unauthorised', code, message }, definite: true }
  }
  const definite = OWN_CODE.test(code) && !DUPLICATE.has(code)
  return { error: { kind: 'refused', code, message }, definite }
}

/** Too many requests. A gateway may have let the call through before it said so. */
export function rateLimited(retryAfterMs: number | null): Refusal {
  return {
    error: { kind: 'rateLimited', retryAfterMs: retryAfterMs ?? DEFAULT_RETRY_AFTER_MS },
    definite: false,
  }
}

export function isOrderNotFound(error: DeskError): boolean {
  return error.kind === 'refused' && NOT_FOUND.has(error.code)
}

export function isNothingToClose(error: DeskError): boolean {
  return error.kind === 'refused' && NOTHING_TO_CLOSE.has(error.code)
}

export function isNothingToCancel(error: DeskError): boolean {
  return error.kind === 'refused' && error.code === NOTHING_TO_CANCEL
}

export function isUnchanged(error: DeskError): boolean {
  return error.kind === 'refused' && error.code === LEVERAGE_UNCHANGED
}

function unavailable(reason: 'timeout' | 'server-error'): DeskError {
  return { kind: 'unavailable', reason }
}
