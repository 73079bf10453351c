import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
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

describe('the order journal', () => {
  it('has a row on disk the moment begin returns, for another process too', () => {
    const journal = new SqliteJournal(file, 0)
    journal.begin(intent)
    const other = new SqliteJournal(file, 0)
    expect(other.openIntents('set-1', 'practice')).toEqual([{ ...intent, state: 'sending' }])
    journal.note('kd-1', 'unknown', null, 6)
    expect(other.openIntents('set-1', 'practice')[0]?.state).toBe('unknown')
    journal.note('kd-1', 'accepted', '77', 7)
    expect(other.openIntents('set-1', 'practice')).toEqual([])
    other.close()
    journal.close()
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
    // A row that is gone may be written again; one that is there may not.
    later.begin({ ...intent, clientOid: 'kd-2' })
    expect(() => later.begin(intent)).toThrow()
    later.close()
  })
})
