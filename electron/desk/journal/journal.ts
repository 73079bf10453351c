import { chmodSync, existsSync } from 'node:fs'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import type { Environment } from '../../../shared/domain/environment.ts'
import type { Intent, IntentState, Journal, JournalGap, JournalGaps } from './intent.ts'
import { intentOfRow } from './intent-row.ts'
import { JournalRuns } from './journal-runs.ts'
import { mustBeWhole, prepareTables } from './journal-tables.ts'
import { DamagedJournal } from './sqlite-problem.ts'

const KEPT_MS = 90 * 86_400_000

/**
 * The journal on disk, held by one desk alone. Write-ahead log with `synchronous = NORMAL`: a row
 * outlives a crash of the desk at once, and a power cut may take the last ones. `gapOf` tells that
 * a run did not close its journal in order; the exchange then says whether any are missing. Throws
 * when the file cannot be opened or written, and `DamagedJournal` when an open intent in it cannot
 * be read.
 */
export class SqliteJournal implements Journal, JournalGaps {
  readonly #database: DatabaseSync
  readonly #begin: StatementSync
  readonly #note: StatementSync
  readonly #open: StatementSync
  readonly #runs: JournalRuns
  /** Rows of open intents. The table has no index of names: a row is one write at its end. */
  readonly #ids = new Map<string, number | bigint>()

  /** `file` is a full path, or `:memory:`. Settled rows older than 90 days before `nowMs` go. */
  constructor(file: string, nowMs: number) {
    const isNew = file === ':memory:' || !existsSync(file)
    const wasLeftOpen = existsSync(`${file}-wal`)
    this.#database = new DatabaseSync(file)
    try {
      // Before there is a write-ahead log, which takes the mode of its file.
      if (file !== ':memory:') chmodSync(file, 0o600)
      this.#database.exec(
        `PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
         PRAGMA wal_autocheckpoint = 4000`,
      )
      prepareTables(this.#database, { isNew, wasLeftOpen })
      mustBeWhole(this.#database)
      this.#dropSettled(nowMs - KEPT_MS)
      this.#runs = new JournalRuns(this.#database, nowMs)
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
  noteLoss(atMs: number): void {
    this.#runs.noteLoss(atMs)
  }

  gapOf(keySetId: string, environment: Environment): JournalGap | null {
    return this.#runs.gapOf(keySetId, environment)
  }

  closeGap(keySetId: string, environment: Environment): void {
    this.#runs.closeGap(keySetId, environment)
  }

  /** Reads every row: it is asked after a gap alone. */
  knownNames(clientOids: ReadonlyArray<string>): ReadonlySet<string> {
    const rows = this.#database
      .prepare(
        'SELECT client_oid FROM intents WHERE client_oid IN (SELECT value FROM json_each(?))',
      )
      .all(JSON.stringify(clientOids))
    return new Set(rows.map((row) => String(row.client_oid)))
  }

  /** Everything is written: the next start has nothing to look into. */
  close(): void {
    try {
      this.#runs.end()
    } catch {
      // Where that cannot be written either, the next start looks, and is right to.
    }
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

  #dropSettled(beforeMs: number): void {
    this.#database
      .prepare("DELETE FROM intents WHERE state IN ('accepted', 'rejected') AND updated_at_ms < ?")
      .run(beforeMs)
  }
}

function mustBeIntent(row: Readonly<Record<string, unknown>>): Intent {
  const intent = intentOfRow(row)
  if (intent === null) throw new DamagedJournal('the order journal holds an unreadable intent')
  return intent
}
