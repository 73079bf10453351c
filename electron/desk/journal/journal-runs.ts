import type { DatabaseSync } from 'node:sqlite'
import type { Environment } from '../../../shared/domain/environment.ts'
import type { JournalGap } from './intent.ts'

/**
 * Which runs of the desk may have written more than the file holds. A run has a row from its start,
 * in the file itself and not only in the write-ahead log, until it closes the journal in order. When
 * the end of the log is lost, the mark of the orderly end, which came last, is lost with it: a log
 * that holds the mark holds all that came before. So a row that a start finds stands for a run
 * whose last rows may be missing; most often the desk was killed and none is.
 */
export class JournalRuns {
  readonly #database: DatabaseSync
  readonly #id: number | bigint

  /** Notes that a run begins, at `nowMs`, on disk before it returns. */
  constructor(database: DatabaseSync, nowMs: number) {
    this.#database = database
    database
      .prepare("UPDATE runs SET ended_by_ms = ? WHERE kind = 'desk' AND ended_by_ms IS NULL")
      .run(nowMs)
    this.#id = database
      .prepare("INSERT INTO runs (kind, began_at_ms) VALUES ('desk', ?)")
      .run(nowMs).lastInsertRowid
    // The log is flushed, copied into the file, and the file flushed: the one wait for the disk.
    const { busy } = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() ?? {}
    if (busy !== 0) throw new Error('the start of the run is not in the order journal itself')
  }

  /** Everything of this run is written. */
  end(): void {
    this.#database.prepare('DELETE FROM runs WHERE id = ?').run(this.#id)
  }

  /** What was in an earlier file is not all in this one. `atMs`: Unix ms. */
  noteLoss(atMs: number): void {
    this.#database
      .prepare("INSERT INTO runs (kind, began_at_ms, ended_by_ms) VALUES ('lost', ?, ?)")
      .run(atMs, atMs)
  }

  /** All that this key set has not looked into, as one. The running run is none of it. */
  gapOf(keySetId: string, environment: Environment): JournalGap | null {
    const row = this.#database
      .prepare(
        `SELECT max(kind = 'lost') AS is_lost, min(began_at_ms) AS began_at,
           max(max(began_at_ms, ended_by_ms)) AS ended_by
         FROM runs WHERE ended_by_ms IS NOT NULL AND id > coalesce(
           (SELECT run_id FROM run_checks WHERE key_set_id = ? AND environment = ?), 0)`,
      )
      .get(keySetId, environment)
    const { is_lost: isLost, began_at: beganAtMs, ended_by: endedByMs } = row ?? {}
    if (typeof beganAtMs !== 'number' || typeof endedByMs !== 'number') return null
    return { kind: isLost === 1 ? 'lost' : 'cut', beganAtMs, endedByMs }
  }

  closeGap(keySetId: string, environment: Environment): void {
    this.#database
      .prepare(
        `INSERT OR REPLACE INTO run_checks
         SELECT ?, ?, max(id) FROM runs WHERE ended_by_ms IS NOT NULL HAVING max(id) IS NOT NULL`,
      )
      .run(keySetId, environment)
  }
}
