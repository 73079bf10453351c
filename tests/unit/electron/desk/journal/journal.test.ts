import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SqliteJournal } from '../../../../../electron/desk/journal/journal.ts'
import { aDraft } from '../../../../helpers/builders.ts'

let folder = ''
let file = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'keydesk-journal-'))
  file = path.join(folder, 'journal.sqlite')
})
afterEach(() => rmSync(folder, { recursive: true }))

const intent = {
  clientOid: 'kd-1',
  keySetId: 'set-1',
  environment: 'practice',
  draft: aDraft(),
  createdAtMs: 5,
} as const

/** What a desk that starts on a copy of the files as they are now would find. */
function afterCrash() {
  const copy = path.join(folder, 'copy.sqlite')
  copyFileSync(file, copy)
  copyFileSync(`${file}-wal`, `${copy}-wal`)
  const journal = new SqliteJournal(copy, 0)
  const found = journal.openIntents('set-1', 'practice')
  journal.close()
  return found
}

describe('the order journal', () => {
  it('has a row on disk the moment begin returns: a crash then loses nothing', () => {
    const journal = new SqliteJournal(file, 0)
    journal.begin(intent)
    expect(afterCrash()).toEqual([{ ...intent, state: 'sending' }])
    journal.note('kd-1', 'unknown', null, 6)
    expect(afterCrash()).toMatchObject([{ state: 'unknown' }])
    journal.note('kd-1', 'accepted', '77', 7)
    expect(afterCrash()).toEqual([])
    journal.close()
  })

  it('closes an intent that an earlier run left open', () => {
    const first = new SqliteJournal(file, 0)
    first.begin(intent)
    first.close()
    const second = new SqliteJournal(file, 0)
    expect(() => second.note('kd-404', 'rejected', null, 7)).toThrow()
    expect(second.openIntents('set-1', 'practice')).toHaveLength(1)
    second.note('kd-1', 'rejected', null, 7)
    expect(second.openIntents('set-1', 'practice')).toEqual([])
    second.close()
  })

  it('keeps key sets and environments apart', () => {
    const journal = new SqliteJournal(file, 0)
    journal.begin(intent)
    expect(journal.openIntents('set-1', 'live')).toEqual([])
    expect(journal.openIntents('set-2', 'practice')).toEqual([])
    journal.close()
  })

  it('drops settled rows after 90 days, and open ones never', () => {
    const day = 86_400_000
    const journal = new SqliteJournal(file, 0)
    journal.begin(intent)
    journal.begin({ ...intent, clientOid: 'kd-2' })
    journal.note('kd-2', 'rejected', null, 5)
    journal.close()
    const later = new SqliteJournal(file, 100 * day)
    expect(later.openIntents('set-1', 'practice')).toHaveLength(1)
    later.close()
    const raw = new DatabaseSync(file)
    expect(raw.prepare('SELECT client_oid FROM intents').all()).toEqual([{ client_oid: 'kd-1' }])
    raw.close()
  })
})
