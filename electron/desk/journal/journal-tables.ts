import type { DatabaseSync } from 'node:sqlite'
import { intentOfRow } from './intent-row.ts'
import { DamagedJournal, NewerJournal } from './sqlite-problem.ts'

const VERSION = 3

/** The file as it was found, before SQLite touched it. */
export interface FoundFile {
  readonly isNew: boolean
  /** A write-ahead log lay beside it: whoever wrote it last did not close it in order. */
  readonly wasLeftOpen: boolean
}

/**
 * Makes the tables of a new journal, or brings those of an older version to the present one. Throws
 * `NewerJournal` for one of a later version.
 */
export function prepareTables(database: DatabaseSync, found: FoundFile): void {
  const version = Number(database.prepare('PRAGMA user_version').get()?.user_version)
  if (version > VERSION) throw new NewerJournal('the order journal was written by a newer Keydesk')
  if (version === VERSION) return
  // SQLite takes a file that has lost its tables for a new one.
  const isOlder = version === 1 || version === 2
  if (!isOlder && !found.isNew) throw new DamagedJournal('the order journal has no tables')
  database.exec(`
    BEGIN;
    ${isOlder ? '' : INTENTS}
    ${version === 1 ? "ALTER TABLE intents ADD COLUMN kind TEXT NOT NULL DEFAULT 'order';" : ''}
    ${RUNS}
    ${version === 2 ? LOSSES_OF_VERSION_2 : ''}
    ${isOlder && found.wasLeftOpen ? LEFT_OPEN : ''}
    PRAGMA user_version = ${VERSION};
    COMMIT;
  `)
}

const INTENTS = `
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
  ) STRICT;`

/** See `JournalRuns`. An id never comes back, or a check of one run would count for another. */
const RUNS = `
  CREATE TABLE runs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    began_at_ms INTEGER NOT NULL,
    ended_by_ms INTEGER
  ) STRICT;
  CREATE TABLE run_checks (
    key_set_id TEXT NOT NULL,
    environment TEXT NOT NULL,
    run_id INTEGER NOT NULL,
    PRIMARY KEY (key_set_id, environment)
  ) STRICT;`

/** The second version knew only that a journal was lost, and matched checks to losses by time. */
const LOSSES_OF_VERSION_2 = `
  CREATE TABLE IF NOT EXISTS gaps (at_ms INTEGER NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS gap_checks (
    key_set_id TEXT NOT NULL, environment TEXT NOT NULL, at_ms INTEGER NOT NULL
  ) STRICT;
  INSERT INTO runs (kind, began_at_ms, ended_by_ms)
    SELECT 'lost', at_ms, at_ms FROM gaps ORDER BY at_ms;
  INSERT INTO run_checks
    SELECT key_set_id, environment, max(runs.id) FROM gap_checks
    JOIN runs ON runs.began_at_ms <= gap_checks.at_ms GROUP BY key_set_id, environment;
  DROP TABLE gaps;
  DROP TABLE gap_checks;`

/** Older versions did not say when they began. */
const LEFT_OPEN = "INSERT INTO runs (kind, began_at_ms) VALUES ('desk', 0);"

/** The latest moment that a `Date` can be. */
const LAST_MS = 8_640_000_000_000_000

/** Throws `DamagedJournal` unless the pages fit together and every row that counts makes sense. */
export function mustBeWhole(database: DatabaseSync): void {
  const { quick_check: found } = database.prepare('PRAGMA quick_check(1)').get() ?? {}
  if (found !== 'ok') throw new DamagedJournal(`the order journal is damaged: ${String(found)}`)
  const unsettled = database.prepare(
    `SELECT client_oid, key_set_id, environment, kind, draft, state, created_at_ms FROM intents
     WHERE state NOT IN ('accepted', 'rejected')`,
  )
  // Read as bigints: a number that was damaged may be beyond every plain one.
  unsettled.setReadBigInts(true)
  for (const row of unsettled.iterate()) {
    if (intentOfRow({ ...row, created_at_ms: Number(row.created_at_ms) }) === null) {
      throw new DamagedJournal('the order journal holds an unreadable intent')
    }
  }
  const wrongRun = database.prepare(
    `SELECT 1 FROM runs WHERE kind NOT IN ('desk', 'lost')
       OR began_at_ms NOT BETWEEN 0 AND ${LAST_MS}
       OR coalesce(ended_by_ms, 0) NOT BETWEEN 0 AND ${LAST_MS}`,
  )
  if (wrongRun.get() !== undefined) throw new DamagedJournal('the order journal has a wrong run')
}
