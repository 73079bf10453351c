/** Where money is: real (`live`), the exchange's paper account (`demo`), or the local exchange (`practice`). */
export const ENVIRONMENTS = ['practice', 'demo', 'live'] as const
export type Environment = (typeof ENVIRONMENTS)[number]
