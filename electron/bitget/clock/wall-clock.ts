/** Time comes through here, so that tests can hold it. */
export interface WallClock {
  /** Unix ms. */
  now(): number
  /** Monotonic ms with decimals. */
  monotonic(): number
}
