import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { ENVIRONMENTS, type Environment } from '../../../shared/domain/environment.ts'
import type { OrderDraft } from '../../../shared/domain/order.ts'

/** An order that was decided on, and how far it got. */
export interface Intent {
  readonly clientOid: string
  readonly keySetId: string
  readonly environment: Environment
  readonly draft: OrderDraft
  readonly state: IntentState
  /** Unix ms of the decision. */
  readonly createdAtMs: number
}

/** The first two are open: nobody knows yet whether the order exists. */
export type IntentState = 'sending' | 'unknown' | 'accepted' | 'rejected'

/** What the order service needs of a journal. Each call returns when the row is written. */
export interface Journal {
  /** Before the first byte leaves. */
  begin(intent: Omit<Intent, 'state'>): void
  note(
    clientOid: string,
    state: Exclude<IntentState, 'sending'>,
    orderId: string | null,
    atMs: number,
  ): void
  openIntents(keySetId: string, environment: Environment): ReadonlyArray<Intent>
}

/** The file was written by a later version of the desk, whose tables this one does not know. */
export class NewerJournal extends Error {
  override readonly name = 'NewerJournal'
}

const VERSION = 1
const KEPT_MS = 90 * 86_400_000

/**
 * The journal on disk, held by one desk alone. Write-ahead log with `synchronous = NORMAL`: a row
 * outlives a crash of the desk at once, and a power cut may take the last ones; what they placed
 * shows in the open orders that are read at the next start. Throws when the file cannot be opened
 * or written.
 */
export class SqliteJournal implements Journal {
  readonly #database: DatabaseSync
  readonly #begin: StatementSync
  readonly #note: StatementSync
  readonly #open: StatementSync
  /** Rows of open intents. The table has no index of names: a row is one write at its end. */
  readonly #ids = new Map<string, number | bigint>()

  /** `file` is a full path, or `:memory:`. Settled rows older than 90 days before `nowMs` go. */
  constructor(file: string, nowMs: number) {
    this.#database = new DatabaseSync(file)
    try {
      this.#prepare(nowMs)
    } catch (reason) {
      // An open file could not be moved away on every system.
      this.#database.close()
      throw reason
    }
    this.#begin = this.#database.prepare(
      `INSERT INTO intents
         (client_oid, key_set_id, environment, draft, state, created_at_ms, updated_at_ms)
       VALUES (?, ?, ?, ?, 'sending', ?, ?)`,
    )
    this.#note = this.#database.prepare(
      'UPDATE intents SET state = ?, order_id = ?, updated_at_ms = ? WHERE id = ?',
    )
    this.#open = this.#database.prepare(
      `SELECT id, client_oid, key_set_id, environment, draft, state, created_at_ms FROM intents
       WHERE key_set_id = ? AND environment = ? AND state IN ('sending', 'unknown')
       ORDER BY id`,
    )
  }

  begin(intent: Omit<Intent, 'state'>): void {
    const { clientOid, keySetId, environment, draft, createdAtMs } = intent
    const text = JSON.stringify(draft)
    const at = createdAtMs
    const { lastInsertRowid } = this.#begin.run(clientOid, keySetId, environment, text, at, at)
    this.#ids.set(clientOid, lastInsertRowid)
  }

  note(
    clientOid: string,
    state: Exclude<IntentState, 'sending'>,
    orderId: string | null,
    atMs: number,
  ): void {
    const id = this.#ids.get(clientOid)
    if (id === undefined) throw new Error('the order journal has no such open intent')
    this.#note.run(state, orderId, atMs, id)
    if (state !== 'unknown') this.#ids.delete(clientOid)
  }

  openIntents(keySetId: string, environment: Environment): ReadonlyArray<Intent> {
    const rows = this.#open.all(keySetId, environment)
    for (const row of rows) this.#ids.set(String(row.client_oid), Number(row.id))
    return rows.map(intentOf)
  }

  close(): void {
    this.#database.close()
  }

  #prepare(nowMs: number): void {
    this.#database.exec(
      `PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
       PRAGMA wal_autocheckpoint = 4000`,
    )
    this.#migrate()
    this.#database
      .prepare("DELETE FROM intents WHERE state IN ('accepted', 'rejected') AND updated_at_ms < ?")
      .run(nowMs - KEPT_MS)
  }

  #migrate(): void {
    const found = Number(this.#database.prepare('PRAGMA user_version').get()?.user_version)
    if (found > VERSION) throw new NewerJournal('the order journal was written by a newer Keydesk')
    if (found === VERSION) return
    this.#database.exec(`
      CREATE TABLE intents (
        id INTEGER PRIMARY KEY,
        client_oid TEXT NOT NULL,
        key_set_id TEXT NOT NULL,
        environment TEXT NOT NULL,
        draft TEXT NOT NULL,
        state TEXT NOT NULL,
        order_id TEXT,
        created_at_ms INTEGER NOT NULL,
        updated_at_ms INTEGER NOT NULL
      ) STRICT;
      PRAGMA user_version = ${VERSION};
    `)
  }
}

function intentOf(row: Record<string, unknown>): Intent {
  const environment = ENVIRONMENTS.find((name) => name === row.environment)
  if (environment === undefined) throw new Error('the order journal names no environment')
  return {
    clientOid: String(row.client_oid),
    keySetId: String(row.key_set_id),
    environment,
    // Written by `begin` from an OrderDraft and by nothing else.
    draft: JSON.parse(String(row.draft)) as OrderDraft,
    state: row.state === 'unknown' ? 'unknown' : 'sending',
    createdAtMs: Number(row.created_at_ms),
  }
}
