import type { FillExplanation, KeptState, ResetScope } from './practice-control.ts'

// What the desk and the practice exchange that it started say to each other, over the channel that a
// process has with its parent.

export type PracticeAsk =
  | { readonly kind: 'reset'; readonly accountId: string; readonly scope: ResetScope }
  | { readonly kind: 'explain'; readonly accountId: string; readonly orderId: string }
  | { readonly kind: 'kept-states' }
  | { readonly kind: 'keep'; readonly name: string }
  | { readonly kind: 'forget'; readonly name: string }
  | { readonly kind: 'bring-back'; readonly name: string }

/** `id` ties the answer to it. */
export interface PracticeQuestion {
  readonly id: number
  readonly ask: PracticeAsk
}

export const PRACTICE_REFUSALS = [
  /** The message is none that the exchange knows. */
  'malformed',
  /** No such account, order or kept state. */
  'not-found',
  /** As many states are kept as may be. */
  'too-many',
  /** It runs without a data folder, so it can keep nothing. */
  'no-folder',
  /** The kept state cannot be read; it was set aside. */
  'damaged',
  /** It could not be done; the exchange's own output says why. */
  'failed',
] as const
export type PracticeRefusal = (typeof PRACTICE_REFUSALS)[number]

export type PracticeAnswer =
  | { readonly kind: 'done' }
  | { readonly kind: 'kept-states'; readonly states: ReadonlyArray<KeptState> }
  | { readonly kind: 'explanation'; readonly explanation: FillExplanation }
  | { readonly kind: 'refused'; readonly reason: PracticeRefusal }

export interface PracticeReply {
  readonly id: number
  readonly answer: PracticeAnswer
}

/** What the exchange tells unasked, as `{ told }`. `file` is its name within the data folder. */
export type PracticeTold =
  | {
      readonly kind: 'file-set-aside'
      readonly file: string
      /** Full path of the kept copy. */
      readonly keptAs: string
      readonly reason: 'damaged'
    }
  | {
      readonly kind: 'file-not-written'
      readonly file: string
      readonly reason: 'read-only' | 'disk-full' | 'other'
    }

/** How many states are kept at most. */
export const KEPT_STATES = 20
/** Of a kept state's name, UTF-16 units. */
export const LONGEST_STATE_NAME = 40
