import { existsSync, renameSync } from 'node:fs'
import path from 'node:path'
import type { Notice } from '../../../shared/ipc/contract.ts'
import { NewerJournal, SqliteJournal } from './journal.ts'

export interface OpenJournalOptions {
  /** Full path; its folder is there. */
  readonly file: string
  /** Unix ms. */
  readonly now: () => number
  readonly raise: (notice: Notice) => void
}

// SQLite's result codes, https://www.sqlite.org/rescode.html: the low byte is the kind.
const SQLITE_ERROR = 1
const SQLITE_READONLY = 8
const SQLITE_CORRUPT = 11
const SQLITE_FULL = 13
const SQLITE_NOTADB = 26

/**
 * Opens the order journal, whatever is in its place. A damaged file, or one of a newer Keydesk, is
 * set aside with its write-ahead log and a new one begins; a file that cannot be opened or written
 * is left alone and the journal is kept in memory until the desk closes. A notice says which.
 */
export function openJournal({ file, now, raise }: OpenJournalOptions): SqliteJournal {
  try {
    return new SqliteJournal(file, now())
  } catch (reason) {
    if (isDamage(reason)) {
      const fresh = startAnew({ file, now, raise })
      if (fresh !== null) return fresh
    }
    raise({ kind: 'file-not-written', file: path.basename(file), reason: problemOf(reason) })
    return new SqliteJournal(':memory:', now())
  }
}

/** `null`: the damaged file could not be moved, or its place does not take a new one. */
function startAnew({ file, now, raise }: OpenJournalOptions): SqliteJournal | null {
  const keptAs = `${file}.damaged-${new Date(now()).toISOString().replaceAll(':', '-')}`
  try {
    for (const end of ['', '-wal', '-shm']) {
      if (existsSync(`${file}${end}`)) renameSync(`${file}${end}`, `${keptAs}${end}`)
    }
    const journal = new SqliteJournal(file, now())
    raise({ kind: 'file-set-aside', file: path.basename(file), keptAs, reason: 'damaged' })
    return journal
  } catch {
    // The caller tells it and keeps the journal in memory.
    return null
  }
}

/** `SQLITE_ERROR` here is a statement that the tables in the file do not fit. */
function isDamage(reason: unknown): boolean {
  if (reason instanceof NewerJournal) return true
  const code = resultCode(reason)
  return code === SQLITE_NOTADB || code === SQLITE_CORRUPT || code === SQLITE_ERROR
}

function problemOf(reason: unknown): 'read-only' | 'disk-full' | 'unreadable' | 'other' {
  if (reason instanceof NewerJournal || isDamage(reason)) return 'unreadable'
  const code = resultCode(reason)
  if (code === SQLITE_FULL) return 'disk-full'
  return code === SQLITE_READONLY ? 'read-only' : 'other'
}

function resultCode(reason: unknown): number | null {
  const hasCode = reason instanceof Error && 'errcode' in reason
  return hasCode && typeof reason.errcode === 'number' ? reason.errcode & 0xff : null
}
