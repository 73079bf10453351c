import { closeSync, existsSync, openSync, readSync, renameSync, rmSync, statSync } from 'node:fs'
import { setAsideName } from '../../../shared/domain/set-aside-name.ts'
import type { Notice } from '../../../shared/ipc/contract.ts'
import { isThere } from '../set-aside.ts'
import { alone } from './alone.ts'
import type { Intent, JournalProblem } from './intent.ts'
import { SqliteJournal } from './journal.ts'
import { salvageIntents } from './salvage.ts'
import { damageOf, problemOf } from './sqlite-problem.ts'

export interface OpenJournalOptions {
  /** Full path; its folder is there. */
  readonly file: string
  /** Unix ms. */
  readonly now: () => number
  readonly raise: (notice: Notice) => void
  /** Orders may have left this data folder before: a journal that is missing was lost. */
  readonly mayHaveTraded: boolean
  /** Default: SQLite on the disk. */
  readonly open?: (file: string, nowMs: number) => SqliteJournal
}

export type OpenedJournal =
  | { readonly kind: 'open'; readonly journal: SqliteJournal }
  /** The file is left alone. `left`: the open intents that it holds, as far as they can be read. */
  | {
      readonly kind: 'closed'
      readonly problem: JournalProblem
      readonly left: ReadonlyArray<Intent>
    }

type Loss = Extract<Notice, { readonly kind: 'journal-lost' }>['reason']

/** https://www.sqlite.org/fileformat2.html, section 1.3. */
const HEADER_BYTES = 100

/** What a database consists of, by the ends of its names. */
const PARTS = ['', '-wal', '-shm'] as const

/**
 * Opens the order journal, whatever is in its place. A damaged one, one of a newer Keydesk, or none
 * where there should be one, gives way to a new one that has taken over every open intent that
 * could still be read and says of itself that it has a gap. The old one is set aside with its
 * write-ahead log, and a notice tells it. What can be neither opened nor damaged (a full disk, a
 * read-only folder, another process) is left alone: there is no journal then, and no order leaves.
 */
export function openJournal(options: OpenJournalOptions): OpenedJournal {
  const { file } = options
  try {
    // One that another desk is only beginning looks damaged.
    return { kind: 'open', journal: alone(`${file}.lock`, () => openOrReplace(options)) }
  } catch (reason) {
    const problem = problemOf(reason, file) ?? fileProblemOf(reason)
    const left = problem === 'in-use' ? [] : salvageIntents(file)
    return { kind: 'closed', problem, left }
  }
}

function openOrReplace(options: OpenJournalOptions): SqliteJournal {
  const { file, now, open = openSqlite } = options
  finishReplacing(file, now())
  const loss = lossAt(file, options.mayHaveTraded)
  if (loss !== null) return startAnew(options, loss)
  try {
    return open(file, now())
  } catch (reason) {
    const damage = damageOf(reason)
    if (damage === null) throw reason
    return startAnew(options, damage)
  }
}

function openSqlite(file: string, nowMs: number): SqliteJournal {
  return new SqliteJournal(file, nowMs)
}

/**
 * What can be seen without SQLite, which would begin a new database without a word in the place of
 * an empty file, of a link to nowhere, or beside a write-ahead log that has lost its file.
 */
function lossAt(file: string, mayHaveTraded: boolean): Loss | null {
  if (!isThere(file)) {
    if (isThere(`${file}-wal`)) return 'damaged'
    return mayHaveTraded ? 'missing' : null
  }
  return existsSync(file) && statSync(file).isFile() && hasHeader(file) ? null : 'damaged'
}

/** SQLite takes a file that is shorter than its header for an empty database. */
function hasHeader(file: string): boolean {
  const header = Buffer.alloc(HEADER_BYTES)
  const descriptor = openSync(file, 'r')
  try {
    const length = readSync(descriptor, header)
    return length === HEADER_BYTES && header.toString('latin1').startsWith('SQLite format 3\0')
  } finally {
    closeSync(descriptor)
  }
}

/**
 * The new journal is complete before the old one moves, so that a crash at any moment leaves either
 * the old one in its place or the new one, whole, beside it.
 */
function startAnew(options: OpenJournalOptions, reason: Loss): SqliteJournal {
  const { file, now, raise, open = openSqlite } = options
  const saved = salvageIntents(file)
  const draftFile = `${file}.draft`
  removeParts(draftFile)
  const draft = open(draftFile, now())
  try {
    draft.noteLoss(now())
    if (saved.length > 0) draft.begin(saved)
  } finally {
    draft.close()
  }
  renameSync(draftFile, completeName(file))
  const keptAs = moveAside(file, now())
  renameSync(completeName(file), file)
  raise({ kind: 'journal-lost', keptAs, reason, saved: saved.length })
  return open(file, now())
}

/** After a crash between the last moves of `startAnew`. */
function finishReplacing(file: string, nowMs: number): void {
  if (isThere(file) || !isThere(completeName(file))) return
  moveAside(file, nowMs)
  renameSync(completeName(file), file)
}

/** The name of a new journal that needs nothing more than its place. */
function completeName(file: string): string {
  return `${file}.new`
}

/** The full path that it has then; `null`: nothing of it was there. */
function moveAside(file: string, nowMs: number): string | null {
  const isTaken = (name: string) => PARTS.some((part) => isThere(`${name}${part}`))
  if (!isTaken(file)) return null
  const keptAs = setAsideName(file, nowMs, isTaken)
  for (const part of PARTS) {
    if (isThere(`${file}${part}`)) renameSync(`${file}${part}`, `${keptAs}${part}`)
  }
  return keptAs
}

function removeParts(file: string): void {
  for (const part of PARTS) rmSync(`${file}${part}`, { force: true })
}

/** The file system's own refusals, at moving and looking. */
function fileProblemOf(reason: unknown): JournalProblem {
  const code = reason instanceof Error && 'code' in reason ? reason.code : null
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'disk-full'
  return code === 'EROFS' || code === 'EACCES' || code === 'EPERM' ? 'read-only' : 'other'
}
