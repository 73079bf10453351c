import { accessSync, constants } from 'node:fs'
import path from 'node:path'
import type { JournalProblem } from './intent.ts'

/** The file was written by a later version of the desk, whose tables this one does not know. */
export class NewerJournal extends Error {
  override readonly name = 'NewerJournal'
}

/** The database can be read, and what it says cannot be what the desk wrote. */
export class DamagedJournal extends Error {
  override readonly name = 'DamagedJournal'
}

// SQLite's result codes, https://www.sqlite.org/rescode.html: the low byte is the kind.
const SQLITE_ERROR = 1
const SQLITE_BUSY = 5
const SQLITE_READONLY = 8
const SQLITE_CORRUPT = 11
const SQLITE_FULL = 13
const SQLITE_CANTOPEN = 14
const SQLITE_NOTADB = 26

/** `null`: whatever is in the file, it was not damage that kept it from being opened. */
export function damageOf(reason: unknown): 'damaged' | 'newer' | null {
  if (reason instanceof NewerJournal) return 'newer'
  if (reason instanceof DamagedJournal) return 'damaged'
  const code = resultCode(reason)
  // At the opening `SQLITE_ERROR` is a statement that the tables in the file do not fit.
  const isDamage = code === SQLITE_NOTADB || code === SQLITE_CORRUPT || code === SQLITE_ERROR
  return isDamage ? 'damaged' : null
}

/** `null`: not a trouble of SQLite, but a fault of the caller. */
export function problemOf(reason: unknown, file: string): JournalProblem | null {
  if (damageOf(reason) !== null) return 'unreadable'
  switch (resultCode(reason)) {
    case null:
      return null
    case SQLITE_FULL:
      return 'disk-full'
    case SQLITE_READONLY:
      return 'read-only'
    case SQLITE_BUSY:
      return 'in-use'
    case SQLITE_CANTOPEN:
      return isFolderWritable(file) ? 'other' : 'read-only'
    default:
      return 'other'
  }
}

/** Another process has it. */
export function isBusy(reason: unknown): boolean {
  return resultCode(reason) === SQLITE_BUSY
}

function isFolderWritable(file: string): boolean {
  try {
    accessSync(path.dirname(file), constants.W_OK)
    return true
  } catch {
    // It is read-only, or not there: nothing can be written in it either way.
    return false
  }
}

function resultCode(reason: unknown): number | null {
  const hasCode = reason instanceof Error && 'errcode' in reason
  return hasCode && typeof reason.errcode === 'number' ? reason.errcode & 0xff : null
}
