import { chmodSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { isBusy } from './sqlite-problem.ts'

/**
 * Runs `act` while no other process does with the same `lockFile`; throws what SQLite says when one
 * does (`isBusy`). The lock is the system's own, taken by SQLite on an empty file: it ends with its
 * process, however that ends. Where there can be no such file (a full or read-only disk) `act` runs
 * all the same, since it has its own words for that.
 */
export function alone<Value>(lockFile: string, act: () => Value): Value {
  const lock = take(lockFile)
  try {
    return act()
  } finally {
    lock?.close()
  }
}

function take(lockFile: string): DatabaseSync | null {
  let database: DatabaseSync | null = null
  try {
    database = new DatabaseSync(lockFile)
    chmodSync(lockFile, 0o600)
    // Nothing is ever written, so nothing is kept for taking it back.
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
    return database
  } catch (reason) {
    database?.close()
    if (isBusy(reason)) throw reason
    return null
  }
}
