import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SqliteJournal } from '../../../../../electron/desk/journal/journal.ts'
import { aDraft } from '../../../../helpers/builders.ts'
import { aTpslDraft } from '../../../../helpers/strategy-builders.ts'

let folder = ''
let file = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'keydesk-journal-'))
  file = path.join(folder, 'journal.sqlite')
})
afterEach(() => rmSync(folder, { recursive: true }))

const intent = {
  kind: 'order',
  clientOid: 'kd-1',
  keySetId: 'set-1',
  environment: 'practice',
  draft: aDraft(),
  state: 'sending',
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
    journal.begin([intent])
    expect(afterCrash()).toEqual([intent])
    journal.note('kd-1', 'unknown', null, 6)
    expect(afterCrash()).toMatchObject([{ state: 'unknown' }])
    journal.note('kd-1', 'accepted', '77', 7)
    expect(afterCrash()).toEqual([])
    journal.close()
  })

  it('lets what was known first stand when a late answer comes', () => {
    const journal = new SqliteJournal(file, 0)
    journal.begin([intent])
    journal.note('kd-1', 'accepted', '77', 7)
    journal.note('kd-1', 'unknown', null, 8)
    journal.note('kd-1', 'accepted', '77', 9)
    expect(journal.openIntents('set-1', 'practice')).toEqual([])
    journal.close()
  })

  it('closes an intent that an earlier run left open', () => {
    const first = new SqliteJournal(file, 0)
    first.begin([intent])
    first.close()
    const second = new SqliteJournal(file, 0)
    expect(() => second.note('kd-404', 'rejected', null, 7)).toThrow()
    expect(second.openIntents('set-1', 'practice')).toHaveLength(1)
    second.note('kd-1', 'rejected', null, 7)
    expect(second.openIntents('set-1', 'practice')).toEqual([])
    second.close()
  })

  it('writes all the orders of a batch, or none when one cannot be', () => {
    const journal = new SqliteJournal(file, 0)
    const second = { ...intent, clientOid: 'kd-2' }
    journal.begin([intent, second])
    expect(afterCrash()).toEqual([intent, second])
    // A text that SQLite cannot take stands for whatever goes wrong in the middle.
    const broken = { ...intent, clientOid: Symbol('none') as unknown as string }
    expect(() => journal.begin([{ ...intent, clientOid: 'kd-3' }, broken])).toThrow()
    expect(journal.openIntents('set-1', 'practice').map((one) => one.clientOid)).toEqual([
      'kd-1',
      'kd-2',
    ])
    journal.begin([{ ...intent, clientOid: 'kd-4' }])
    expect(journal.openIntents('set-1', 'practice')).toHaveLength(3)
    journal.close()
  })

  it('tells orders from strategy orders', () => {
    const journal = new SqliteJournal(file, 0)
    const strategy = { ...intent, kind: 'strategy', draft: aTpslDraft() } as const
    journal.begin([strategy])
    expect(afterCrash()).toEqual([strategy])
    journal.close()
  })

  it('takes over the file of the first version', () => {
    const { positionSide, marginMode, stpMode, takeProfit, stopLoss, ...earlier } = aDraft()
    const old = new DatabaseSync(file)
    old.exec(`
      CREATE TABLE intents (
        id INTEGER PRIMARY KEY, client_oid TEXT NOT NULL, key_set_id TEXT NOT NULL,
        environment TEXT NOT NULL, draft TEXT NOT NULL, state TEXT NOT NULL, order_id TEXT,
        created_at_ms INTEGER NOT NULL, updated_at_ms INTEGER NOT NULL
      ) STRICT;
      PRAGMA user_version = 1;
    `)
    old
      .prepare(
        "INSERT INTO intents VALUES (1, 'kd-1', 'set-1', 'practice', ?, 'unknown', NULL, 5, 5)",
      )
      .run(JSON.stringify(earlier))
    old.close()
    const journal = new SqliteJournal(file, 0)
    expect(journal.openIntents('set-1', 'practice')).toEqual([
      { ...intent, state: 'unknown', draft: aDraft({ marginMode: null }) },
    ])
    journal.begin([{ ...intent, clientOid: 'kd-2' }])
    expect(journal.openIntents('set-1', 'practice')).toHaveLength(2)
    journal.close()
  })

  it('keeps key sets and environments apart', () => {
    const journal = new SqliteJournal(file, 0)
    journal.begin([intent])
    expect(journal.openIntents('set-1', 'live')).toEqual([])
    expect(journal.openIntents('set-2', 'practice')).toEqual([])
    journal.close()
  })

  it('drops settled rows after 90 days, and open ones never', () => {
    const day = 86_400_000
    const journal = new SqliteJournal(file, 0)
    journal.begin([intent])
    journal.begin([{ ...intent, clientOid: 'kd-2' }])
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
