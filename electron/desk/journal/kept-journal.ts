import { existsSync } from 'node:fs'
import type { Environment } from '../../../shared/domain/environment.ts'
import type { Notice } from '../../../shared/ipc/contract.ts'
import {
  type Intent,
  type IntentState,
  type Journal,
  type JournalGap,
  type JournalGaps,
  JournalNotWritten,
  type JournalProblem,
} from './intent.ts'
import type { SqliteJournal } from './journal.ts'
import type { OpenedJournal } from './open-journal.ts'
import { problemOf } from './sqlite-problem.ts'

export interface KeptJournalOptions {
  readonly file: string
  /** Opens the file, or says why it cannot. Tried again with each order while it cannot. */
  readonly open: () => OpenedJournal
  readonly raise: (notice: Notice) => void
  /** The file can be written again, and may hold open intents that nobody has asked after. */
  readonly onReopened: () => void
}

/**
 * The journal of a running desk. While it cannot be written (full disk, read-only folder, another
 * desk) `begin` throws `JournalNotWritten` and so no order leaves; cancelling, changing, closing and
 * panic write no intents and go on. A problem is told once, and its end too.
 */
export class KeptJournal implements Journal, JournalGaps {
  readonly #options: KeptJournalOptions
  #opened: OpenedJournal
  #problem: JournalProblem | null = null
  /** Open intents of this run by name, for a journal that is lost while it is in use. */
  readonly #known = new Map<string, Intent>()

  constructor(options: KeptJournalOptions) {
    this.#options = options
    this.#opened = options.open()
    if (this.#opened.kind === 'closed') this.#tell(this.#opened.problem)
  }

  begin(intents: ReadonlyArray<Intent>): void {
    try {
      this.#writable().begin(intents)
    } catch (reason) {
      const problem = problemOf(reason, this.#options.file)
      if (problem === null) throw reason
      // After anything but a lack of room nobody knows what the open file is still good for.
      if (problem !== 'disk-full') this.#letGo(problem)
      this.#tell(problem)
      throw new JournalNotWritten(problem, reason)
    }
    this.#remember(intents)
    if (this.#problem === null) return
    this.#problem = null
    this.#options.raise({ kind: 'journal-written-again' })
  }

  note(
    clientOid: string,
    state: Exclude<IntentState, 'sending'>,
    orderId: string | null,
    atMs: number,
  ): void {
    if (state !== 'unknown') this.#known.delete(clientOid)
    // What cannot be closed in the file is asked after once more when it is opened.
    if (this.#opened.kind === 'open') this.#opened.journal.note(clientOid, state, orderId, atMs)
  }

  openIntents(keySetId: string, environment: Environment): ReadonlyArray<Intent> {
    const found = this.#read((journal) => journal.openIntents(keySetId, environment), null)
    if (found !== null) {
      this.#remember(found)
      return found
    }
    const left = this.#opened.kind === 'closed' ? this.#opened.left : []
    return left.filter(
      (intent) => intent.keySetId === keySetId && intent.environment === environment,
    )
  }

  gapOf(keySetId: string, environment: Environment): JournalGap | null {
    return this.#read((journal) => journal.gapOf(keySetId, environment), null)
  }

  closeGap(keySetId: string, environment: Environment): void {
    if (this.#opened.kind === 'open') this.#opened.journal.closeGap(keySetId, environment)
  }

  knownNames(clientOids: ReadonlyArray<string>): ReadonlySet<string> | null {
    return this.#read((journal) => journal.knownNames(clientOids), null)
  }

  close(): void {
    if (this.#opened.kind === 'open') this.#opened.journal.close()
  }

  /** A file that breaks while it is read is let go as one that breaks while it is written. */
  #read<Value, Fallback>(
    read: (journal: SqliteJournal) => Value,
    fallback: Fallback,
  ): Value | Fallback {
    if (this.#opened.kind === 'closed') return fallback
    try {
      return read(this.#opened.journal)
    } catch (reason) {
      const problem = problemOf(reason, this.#options.file)
      if (problem === null) throw reason
      this.#letGo(problem)
      this.#tell(problem)
      return fallback
    }
  }

  #writable(): SqliteJournal {
    // What goes into a file that was deleted goes with the process.
    if (this.#opened.kind === 'open' && !existsSync(this.#options.file)) this.#letGo('other')
    if (this.#opened.kind === 'open') return this.#opened.journal
    const again = this.#options.open()
    this.#opened = again
    if (again.kind === 'closed') {
      this.#tell(again.problem)
      throw new JournalNotWritten(again.problem, null)
    }
    this.#bringBack(again.journal)
    // Not inside of the order that is being written down.
    process.nextTick(this.#options.onReopened)
    return again.journal
  }

  /** Writes down once more what the file has lost. What it can find by itself it keeps. */
  #bringBack(journal: SqliteJournal): void {
    const known = [...this.#known.values()]
    const kept = new Set(
      known.flatMap(({ keySetId, environment }) =>
        journal.openIntents(keySetId, environment).map((intent) => intent.clientOid),
      ),
    )
    const lost = known.filter((intent) => !kept.has(intent.clientOid))
    if (lost.length > 0) journal.begin(lost)
  }

  #remember(intents: ReadonlyArray<Intent>): void {
    for (const intent of intents) this.#known.set(intent.clientOid, intent)
  }

  #letGo(problem: JournalProblem): void {
    const before = this.#opened
    this.#opened = { kind: 'closed', problem, left: [...this.#known.values()] }
    try {
      if (before.kind === 'open') before.journal.close()
    } catch {
      // A file that cannot be closed in order is opened anew all the same.
    }
  }

  #tell(problem: JournalProblem): void {
    if (problem === this.#problem) return
    this.#problem = problem
    this.#options.raise({ kind: 'journal-not-written', reason: problem })
  }
}
