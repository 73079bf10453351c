import type {
  Intent,
  Journal,
  JournalGap,
  JournalGaps,
} from '../../electron/desk/journal/intent.ts'
import { SqliteJournal } from '../../electron/desk/journal/journal.ts'
import { leaveAsKilled } from '../helpers/journal-files.ts'

/** The desk's own journal on a disk that can be full, and that a killed desk no longer reaches. */
export class FragileJournal implements Journal, JournalGaps {
  readonly #file: string
  readonly #journal: SqliteJournal
  #fullFor = 0
  #isCutOff = false

  constructor(file: string) {
    this.#file = file
    this.#journal = new SqliteJournal(file, Date.now())
  }

  /** The next `writes` fail. */
  fill(writes: number): void {
    this.#fullFor = writes
  }

  /** Nothing is written any more; what was written stays, with no word of an end. */
  cutOff(): void {
    this.#isCutOff = true
    leaveAsKilled(this.#file, () => this.#journal.close())
  }

  begin(intents: ReadonlyArray<Intent>): void {
    this.#mustHaveRoom()
    this.#journal.begin(intents)
  }

  note(...args: Parameters<Journal['note']>): void {
    this.#mustHaveRoom()
    this.#journal.note(...args)
  }

  openIntents(...args: Parameters<Journal['openIntents']>): ReadonlyArray<Intent> {
    return this.#journal.openIntents(...args)
  }

  gapOf(...args: Parameters<JournalGaps['gapOf']>): JournalGap | null {
    return this.#journal.gapOf(...args)
  }

  knownNames(...args: Parameters<JournalGaps['knownNames']>): ReadonlySet<string> | null {
    return this.#isCutOff ? null : this.#journal.knownNames(...args)
  }

  closeGap(...args: Parameters<JournalGaps['closeGap']>): void {
    this.#mustHaveRoom()
    this.#journal.closeGap(...args)
  }

  #mustHaveRoom(): void {
    if (this.#isCutOff) throw new DiskFull('cut off')
    if (this.#fullFor <= 0) return
    this.#fullFor -= 1
    throw new DiskFull('ENOSPC: no space left on device')
  }
}

export class DiskFull extends Error {
  override readonly name = 'DiskFull'
}
