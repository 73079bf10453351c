import type { AccountStream, PrivateDoors } from '../ports.ts'
import type { AccountBook } from './account-book.ts'
import type { AccountReader } from './account-reader.ts'
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
  readonly reader: AccountReader
  stream: AccountStream | null
  streamReady: boolean
}
