/** What can strike one REST request. */
export const REST_FAULTS = [
  'latency',
  /** Carried out, and the connection is cut without an answer. */
  'lost-reply',
  /** Carried out, and answered after the desk has given up. */
  'late-reply',
  /** Given to the exchange after the desk has given up; still within its signature's life. */
  'late-request',
  'reset-before',
  'reset-after-reading',
  /** Carried out; half of the answer arrives. */
  'half-reply',
  'status-429',
  'status-5xx',
  /** Carried out, and answered with a 504. */
  'gateway-timeout',
  /** Carried out, and answered with a page of HTML. */
  'html',
  'wrong-environment',
] as const
export type RestFault = (typeof REST_FAULTS)[number]

/** What can strike one frame of a socket on its way to the desk. */
export const FRAME_FAULTS = [
  'frame-missing',
  'frame-repeated',
  'frames-reordered',
  'half-frame',
  'socket-cut',
  'half-open',
] as const
export type FrameFault = (typeof FRAME_FAULTS)[number]

/** What can happen to the desk itself between two steps. */
export const DESK_FAULTS = ['clock-jump', 'keychain-gone', 'journal-full', 'killed'] as const
export type DeskFault = (typeof DESK_FAULTS)[number]

export type FaultKind = RestFault | FrameFault | DeskFault

export const FAULT_KINDS: ReadonlyArray<FaultKind> = [
  ...REST_FAULTS,
  ...FRAME_FAULTS,
  ...DESK_FAULTS,
]

export type FaultCounts = Record<FaultKind, number>

export function noFaults(): FaultCounts {
  return Object.fromEntries(FAULT_KINDS.map((kind) => [kind, 0])) as FaultCounts
}
