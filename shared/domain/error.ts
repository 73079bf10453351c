import type { KeychainFailure } from './key-set.ts'

/**
 * Everything that can go wrong, as data. The page turns it into three sentences: what happened,
 * what it means, what to do. Closed: a new kind must be added here and worded in both languages.
 */
export type DeskError =
  /** Refused by the desk before anything was sent. `reason` is a key of the page's words. */
  | {
      readonly kind: 'invalid'
      readonly reason: InvalidReason
      /** Name of the field at fault, `null` for the whole form. */
      readonly field: string | null
      /** Figures for the sentence, decimal strings or names. */
      readonly values: Readonly<Record<string, string>>
    }
  /** The exchange said no. */
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }
  /** The exchange does not accept the key, its signature, its permission or its address. */
  | {
      readonly kind: 'unauthorised'
      readonly code: string
      readonly message: string
      /** Finds the request, and with it the text that was signed. Absent: none was logged. */
      readonly requestId?: number
    }
  | { readonly kind: 'rateLimited'; readonly retryAfterMs: number }
  /** Nobody answered, or not in a way that can be read. */
  | { readonly kind: 'unavailable'; readonly reason: UnavailableReason }
  /** It may have arrived. The desk is asking; nobody sends it again. */
  | { readonly kind: 'unknownOutcome'; readonly clientOid: string }
  | { readonly kind: 'keychain'; readonly failure: KeychainFailure }
  /** A file that was asked for could not be written; nothing of it is left. */
  | { readonly kind: 'fileNotWritten'; readonly problem: FileProblem }
  /** A fault of the desk. `reference` finds it in the log. */
  | { readonly kind: 'internal'; readonly reference: string }

export type FileProblem = 'disk-full' | 'read-only'

export const INVALID_REASONS = [
  'malformed',
  'required',
  'not-a-number',
  'not-positive',
  'off-tick',
  'off-step',
  'below-minimum',
  'above-maximum',
  'below-minimum-value',
  'outside-band',
  'above-available',
  'not-tradable',
  'post-only-market',
  'reduce-only-spot',
  'unit-not-possible',
  'stale-market',
  'unknown-instrument',
  'no-key',
  'missing-permission',
  'position-side-missing',
  'position-side-one-way',
  'reduce-only-hedge',
  'exit-wrong-side',
  'exit-closing-order',
  'exit-not-possible',
  'limit-price-missing',
  'margin-mode-spot',
  'mixed-categories',
  'batch-size',
  'not-in-batch',
  'isolated-trigger',
  'insufficient-position',
  'leverage-range',
  'same-wallet',
  'secret-too-large',
  'not-pkcs8',
  'nothing-to-do',
  'duplicate-submit',
  'duplicate-unsettled',
  'guard-price-band',
  'guard-size',
  'guard-notional',
  'guard-slippage',
  'guard-book-depth',
  'guard-daily-loss',
  'guard-latency',
  'guard-clock',
  'guard-rate',
  'guard-unchecked',
  'guards-not-confirmed',
  'live-locked',
  'live-not-confirmed',
  'not-asked-again',
  'wrong-shape',
  'too-long',
  'key-limit',
  'key-exists',
  'wrong-environment',
  'practice-elsewhere',
  'not-found',
  'sub-keys-out-of-date',
] as const
export type InvalidReason = (typeof INVALID_REASONS)[number]

export type UnavailableReason =
  | 'offline'
  | 'timeout'
  | 'reset'
  | 'tls'
  | 'server-error'
  | 'unreadable'
  | 'cancelled'
  | 'practice-down'
  /** Orders are set to go over the private socket, which is not logged in. */
  | 'socket-down'
  /** An order is written down before it leaves; where it cannot be, nothing leaves. */
  | 'journal-disk-full'
  | 'journal-not-writable'
  | 'locked'

/** How every request over IPC is answered. A refusal is an answer, never `undefined`. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: DeskError }

export function succeed<T>(value: T): Result<T> {
  return { ok: true, value }
}

export function fail(error: DeskError): { readonly ok: false; readonly error: DeskError } {
  return { ok: false, error }
}

export function invalid(
  reason: InvalidReason,
  field: string | null = null,
  values: Readonly<Record<string, string>> = {},
): DeskError {
  return { kind: 'invalid', reason, field, values }
}

/** Makes the compiler check that a switch names every case. */
export function assertNever(value: never): never {
  throw new Error(`unexpected case: ${JSON.stringify(value)}`)
}
