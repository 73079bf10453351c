/** Bitget page uta/guide: two minutes without `ping` end a connection, however much it is sent. */
const SILENCE_MS = 120_000
/**
 * Bitget page common/websocket-intro as of 2024: a connection is cut after a day. Current pages no longer
 * say so; a client that does not survive it is better met here.
 */
const LIFE_MS = 86_400_000

export interface ConnectionAge {
  /** ms since it was opened. */
  readonly openForMs: number
  /** ms since the last `ping`; since it was opened, before the first. */
  readonly silentForMs: number
}

/** Does the exchange end a connection of this age? Both times are of a clock that nobody can set back. */
export function isOver({ openForMs, silentForMs }: ConnectionAge): boolean {
  return silentForMs > SILENCE_MS || openForMs >= LIFE_MS
}
