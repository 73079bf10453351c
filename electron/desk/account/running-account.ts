import type { AccountStream, PrivateDoors } from '../ports.ts'
import type { AccountBook } from './account-book.ts'
import type { AdlPoll } from './adl-poll.ts'

export interface AccountSession {
  readonly keySetId: string
  readonly doors: PrivateDoors
}

/** Everything about one chosen key set; a new choice makes a new one. */
export interface RunningAccount {
  readonly session: AccountSession
  readonly book: AccountBook
  readonly adl: AdlPoll
  stream: AccountStream | null
  streamReady: boolean
  /** It was read since the stream became ready. */
  isRead: boolean
  /** Grows with each reading, so that an overtaken one is dropped. */
  reading: number
  retries: number
  /** Calls off the next reading. */
  stopRetry: () => void
}
