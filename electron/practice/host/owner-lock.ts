import { chmodSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'

// SQLite's result codes, https://www.sqlite.org/rescode.html
const SQLITE_BUSY = 5

/**
 * Keeps every other process out of a folder. The lock is the system's own, taken by SQLite on an
 * empty file: it ends with its process, however that ends, and no number of a process that has gone
 * and come back as another can hold it.
 */
export class OwnerLock {
  readonly #database: DatabaseSync

  private constructor(database: DatabaseSync) {
    this.#database = database
  }

  /** `null`: another holds it. Throws when `file` cannot be made or is no lock. */
  static take(file: string): OwnerLock | null {
    const database = new DatabaseSync(file)
    try {
      chmodSync(file, 0o600)
      // Nothing is ever written, so nothing is kept for taking it back.
      database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
      return new OwnerLock(database)
    } catch (error) {
      database.close()
      const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0
      if (code === SQLITE_BUSY) return null
      throw error
    }
  }

  get isHeld(): boolean {
    return this.#database.isOpen
  }

  release(): void {
    this.#database.close()
  }
}
