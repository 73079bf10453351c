import { chmodSync, existsSync } from 'node:fs'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import type { Environment } from '../../../shared/domain/environment.ts'
import type { Intent, IntentState, Journal, JournalGaps } from './intent.ts'
import { intentOfRow } from './intent-row.ts'
import { DamagedJournal, NewerJournal } from './sqlite-problem.ts'

const VERSION = 2
const KEPT_MS = 90 * 86_400_000

/**
 * The journal on disk, held by one desk alone. Write-ahead log with `synchronous = NORMAL`: a row
 * outlives a crash of the desk at once, and a power cut may take the last ones; what they placed
 * shows in the open orders that are read at the next start. Throws when the file cannot be opened
 * or written, and `DamagedJournal` when an open intent in it cannot be read.
 */
export class SqliteJournal implements Journal, JournalGaps {
  readonly #database: DatabaseSync
  readonly #begin: StatementSync
  readonly #note: StatementSync
  readonly #open: StatementSync
  /** Rows of open intents. The table has no index of names: a row is one write at its end. */
  readonly #ids = new Map<string, number | bigint>()

  /** `file` is a full path, or `:memory:`. Settled rows older than 90 days before `nowMs` go. */
  constructor(file: string, nowMs: number) {
    const isNew = file === ':memory:' || !existsSync(file)
    this.#database = new DatabaseSync(file)
    try {
      // Before there is a write-ahead log, which takes the mode of its file.
      if (file !== ':memory:') chmodSync(file, 0o600)
      this.#prepare(nowMs, isNew)
    } catch (reason) {
      // An open file could not be moved away on every system.
      this.#database.close()
      throw reason
    }
    this.#begin = this.#database.prepare(
      `INSERT INTO intents
         (client_oid, key_set_id, environment, kind, draft, state, created_at_ms, updated_at_ms)
       VALUES (?, ?, ?, ?, ?, 'sending', ?, ?)`,
    )
    this.#note = this.#database.prepare(
      'UPDATE intents SET state = ?, order_id = ?, updated_at_ms = ? WHERE id = ?',
    )
    this.#open = this.#database.prepare(
      `SELECT id, client_oid, key_set_id, environment, kind, draft, state, created_at_ms FROM intents
       WHERE key_set_id = ? AND environment = ? AND state IN ('sending', 'unknown')
       ORDER BY id`,
    )
  }

  begin(intents: ReadonlyArray<Intent>): void {
    const [only] = intents
    if (intents.length === 1 && only !== undefined) {
      this.#ids.set(only.clientOid, this.#insert(only))
      return
    }
    this.#database.exec('BEGIN')
    try {
      const ids = intents.map((intent): [string, number | bigint] => [
        intent.clientOid,
        this.#insert(intent),
      ])
      this.#database.exec('COMMIT')
      for (const [clientOid, id] of ids) this.#ids.set(clientOid, id)
    } catch (reason) {
      // A full disk may have ended it already, and a second end would hide why.
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK')
      throw reason
    }
  }

  note(
    clientOid: string,
    state: Exclude<IntentState, 'sending'>,
    orderId: string | null,
    atMs: number,
  ): void {
    const id = this.#ids.get(clientOid)
    if (id === undefined) {
      this.#mustBeClosed(clientOid)
      return
    }
    this.#note.run(state, orderId, atMs, id)
    if (state !== 'unknown') this.#ids.delete(clientOid)
  }

  openIntents(keySetId: string, environment: Environment): ReadonlyArray<Intent> {
    const rows = this.#open.all(keySetId, environment)
    for (const row of rows) this.#ids.set(String(row.client_oid), Number(row.id))
    return rows.map(mustBeIntent)
  }

  /** What was there before is not all in this file. `atMs`: Unix ms. */
  noteGap(atMs: number): void {
    this.#database.prepare('INSERT INTO gaps (at_ms) VALUES (?)').run(atMs)
  }

  gapOf(keySetId: string, environment: Environment): number | null {
    const row = this.#database
      .prepare(
        `SELECT max(at_ms) AS gap FROM gaps WHERE at_ms > coalesce((SELECT max(at_ms)
           FROM gap_checks WHERE key_set_id = ? AND environment = ?), -1)`,
      )
      .get(keySetId, environment)
    return typeof row?.gap === 'number' ? row.gap : null
  }

  closeGap(keySetId: string, environment: Environment, atMs: number): void {
    this.#database
      .prepare('INSERT INTO gap_checks (key_set_id, environment, at_ms) VALUES (?, ?, ?)')
      .run(keySetId, environment, atMs)
  }

  close(): void {
    this.#database.close()
  }

  /**
   * A late answer may find its intent settled by asking, when the key was taken anew meanwhile. What
   * was known first stands. One that was never written is a fault.
   */
  #mustBeClosed(clientOid: string): void {
    const row = this.#database
      .prepare("SELECT 1 FROM intents WHERE client_oid = ? AND state IN ('accepted', 'rejected')")
      .get(clientOid)
    if (row === undefined) throw new Error('the order journal has no such open intent')
  }

  #insert(intent: Intent): number | bigint {
    const { clientOid, keySetId, environment, kind, draft, createdAtMs: at } = intent
    const text = JSON.stringify(draft)
    return this.#begin.run(clientOid, keySetId, environment, kind, text, at, at).lastInsertRowid
  }

  #prepare(nowMs: number, isNew: boolean): void {
    this.#database.exec(
      `PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
       PRAGMA wal_autocheckpoint = 4000`,
    )
    this.#migrate(isNew)
    this.#database.exec(`
      CREATE TABLE IF NOT EXISTS gaps (at_ms INTEGER NOT NULL) STRICT;
      CREATE TABLE IF NOT EXISTS gap_checks (
        key_set_id TEXT NOT NULL, environment TEXT NOT NULL, at_ms INTEGER NOT NULL
      ) STRICT;
    `)
    this.#mustBeWhole()
    this.#database
      .prepare("DELETE FROM intents WHERE state IN ('accepted', 'rejected') AND updated_at_ms < ?")
      .run(nowMs - KEPT_MS)
  }

  /** The pages fit together, and every row that is not settled says what it should. */
  #mustBeWhole(): void {
    const { quick_check: found } = this.#database.prepare('PRAGMA quick_check(1)').get() ?? {}
    if (found !== 'ok') throw new DamagedJournal(`the order journal is damaged: ${String(found)}`)
    const unsettled = this.#database.prepare(
      `SELECT client_oid, key_set_id, environment, kind, draft, state, created_at_ms FROM intents
       WHERE state NOT IN ('accepted', 'rejected')`,
    )
    // Read as bigints: a number that was damaged may be beyond every plain one.
    unsettled.setReadBigInts(true)
    for (const row of unsettled.iterate()) {
      mustBeIntent({ ...row, created_at_ms: Number(row.created_at_ms) })
    }
  }

  #migrate(isNew: boolean): void {
    const found = Number(this.#database.prepare('PRAGMA user_version').get()?.user_version)
    if (found > VERSION) throw new NewerJournal('the order journal was written by a newer Keydesk')
    if (found === VERSION) return
    if (found === 1) {
      this.#database.exec(`
        BEGIN;
        ALTER TABLE intents ADD COLUMN kind TEXT NOT NULL DEFAULT 'order';
        PRAGMA user_version = ${VERSION};
        COMMIT;
      `)
      return
    }
    // SQLite takes a file that has lost its tables for a new one.
    if (!isNew) throw new DamagedJournal('the order journal has no tables')
    this.#database.exec(`
      BEGIN;
      CREATE TABLE intents (
        id INTEGER PRIMARY KEY,
        client_oid TEXT NOT NULL,
        key_set_id TEXT NOT NULL,
        environment TEXT NOT NULL,
        kind TEXT NOT NULL DEFAULT 'order',
        draft TEXT NOT NULL,
        state TEXT NOT NULL,
        order_id TEXT,
        created_at_ms INTEGER NOT NULL,
        updated_at_ms INTEGER NOT NULL
      ) STRICT;
      PRAGMA user_version = ${VERSION};
      COMMIT;
    `)
  }
}

function mustBeIntent(row: Readonly<Record<string, unknown>>): Intent {
  const intent = intentOfRow(row)
  if (intent === null) throw new DamagedJournal('the order journal holds an unreadable intent')
  return intent
}
