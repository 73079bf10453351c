import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openJournal } from '../../../../../electron/desk/journal/open-journal.ts'
import type { Notice } from '../../../../../shared/ipc/contract.ts'
import { aDraft } from '../../../../helpers/builders.ts'

const NOW = Date.UTC(2026, 0, 2, 3, 4, 5)
const KEPT_END = '.damaged-2026-01-02T03-04-05.000Z'
let folder = ''
let file = ''
let told: Notice[] = []
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'keydesk-journal-'))
  file = path.join(folder, 'journal.sqlite')
  told = []
})
afterEach(() => rmSync(folder, { recursive: true }))

function open() {
  return openJournal({ file, now: () => NOW, raise: (notice) => told.push(notice) })
}

const intent = {
  kind: 'order',
  clientOid: 'kd-1',
  keySetId: 'set-1',
  environment: 'practice',
  draft: aDraft(),
  state: 'sending',
  createdAtMs: NOW,
} as const

function expectWorking() {
  const journal = open()
  journal.begin([intent])
  expect(journal.openIntents('set-1', 'practice')).toHaveLength(1)
  journal.close()
}

describe('opening the order journal', () => {
  it('says nothing of a new file', () => {
    expectWorking()
    expect(told).toEqual([])
  })

  it('sets a file aside that is no database, and begins a new one', () => {
    writeFileSync(file, 'this is not a database, however long it may be '.repeat(200))
    expectWorking()
    expect(told).toEqual([
      { kind: 'file-set-aside', file: 'journal.sqlite', keptAs: `${file}${KEPT_END}` },
    ])
    expect(readFileSync(`${file}${KEPT_END}`, 'utf8')).toContain('not a database')
    expect(openAgain()).toHaveLength(1)
  })

  it.each([
    ['of a newer version', 'PRAGMA user_version = 99'],
    ['with other tables', 'PRAGMA user_version = 1; CREATE TABLE intents (wrong TEXT)'],
  ])('sets a database aside %s', (_name, statements) => {
    const raw = new DatabaseSync(file)
    raw.exec(statements)
    raw.close()
    expectWorking()
    expect(told).toMatchObject([{ kind: 'file-set-aside' }])
    expect(existsSync(`${file}${KEPT_END}`)).toBe(true)
  })

  it('keeps the journal in memory when its place cannot be opened, and says so', () => {
    mkdirSync(file)
    expectWorking()
    expect(told).toEqual([{ kind: 'file-not-written', file: 'journal.sqlite', reason: 'other' }])
  })

  it('leaves a journal alone that another process holds', () => {
    const first = open()
    first.begin([intent])
    expectWorking()
    expect(told).toMatchObject([{ kind: 'file-not-written' }])
    expect(existsSync(`${file}${KEPT_END}`)).toBe(false)
    first.close()
  })
})

function openAgain() {
  const journal = open()
  const found = journal.openIntents('set-1', 'practice')
  journal.close()
  return found
}
