/** A time header of the exchange, kept as sent beside what it means. */
export interface ServerTime {
  readonly text: string
  readonly unit: 'ms' | 'us'
  /** Unix milliseconds, with three decimals when the header was in microseconds. */
  readonly atMs: number
}

/**
 * Offsets in milliseconds (sub-millisecond decimals) from `startedAtMs`, all from one monotonic
 * clock. `null`: the phase was not reached or is not known.
 */
export interface Phases {
  /** The user's click, when there was one: negative, before main heard of it. */
  readonly click: number | null
  readonly signed: number | null
  readonly sent: number | null
  readonly firstByte: number | null
  readonly received: number | null
  readonly parsed: number | null
}

export interface Timing {
  /** Wall clock of this machine when main began the request, Unix ms. */
  readonly startedAtMs: number
  readonly phases: Phases
  /** received - sent. */
  readonly roundTripMs: number | null
  /** X-BG-REQUEST-ACCEPT-TIME, or `receiveTime` of a socket command; `null` when missing or unreadable. */
  readonly accept: ServerTime | null
  /** X-BG-RESPONSE-COMPLETE-TIME, or `pushTime`. */
  readonly complete: ServerTime | null
  /** complete - accept, never clamped; `null` when either is missing. Negative is shown as impossible. */
  readonly exchangeMs: number | null
  /** roundTrip - exchange; `null` when either is missing. */
  readonly networkMs: number | null
}

/** Exchange clock minus this machine's clock, right to within `boundMs` either way. */
export interface ClockOffset {
  readonly offsetMs: number
  readonly boundMs: number
  readonly sampledAtMs: number
}
