import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Intent } from './intent.ts'
import { intentOfRow } from './intent-row.ts'

/**
 * The open intents that can still be read from a journal that cannot be used, oldest first. It is
 * read from a copy, since SQLite changes a file that it opens, and may not be able to here.
 */
export function salvageIntents(file: string): ReadonlyArray<Intent> {
  const found: Intent[] = []
  let folder: string | null = null
  let database: DatabaseSync | null = null
  try {
    folder = mkdtempSync(path.join(tmpdir(), 'keydesk-salvage-'))
    const copy = path.join(folder, 'journal.sqlite')
    copyFileSync(file, copy)
    if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${copy}-wal`)
    database = new DatabaseSync(copy)
    const rows = database.prepare(
      `SELECT client_oid, key_set_id, environment, kind, draft, state, created_at_ms FROM intents
       WHERE state IN ('sending', 'unknown') ORDER BY id`,
    )
    rows.setReadBigInts(true)
    for (const row of rows.iterate()) {
      const intent = intentOfRow({ ...row, created_at_ms: Number(row.created_at_ms) })
      if (intent !== null) found.push(intent)
    }
  } catch {
    // The damage begins here: what was read before it is all there is.
  }
  try {
    database?.close()
  } catch {
    // The copy is thrown away in any case.
  }
  if (folder !== null) rmSync(folder, { recursive: true, force: true })
  return found
}
