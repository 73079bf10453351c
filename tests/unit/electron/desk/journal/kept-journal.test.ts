import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Intent, JournalNotWritten } from '../../../../../electron/desk/journal/intent.ts'
import { SqliteJournal } from '../../../../../electron/desk/journal/journal.ts'
import { KeptJournal } from '../../../../../electron/desk/journal/kept-journal.ts'
import type { OpenedJournal } from '../../../../../electron/desk/journal/open-journal.ts'
import type { Environment } from '../../../../../shared/domain/environment.ts'
import type { Notice } from '../../../../../shared/ipc/contract.ts'
import { aDraft } from '../../../../helpers/builders.ts'
import { leaveAsKilled } from '../../../../helpers/journal-files.ts'

/** A disk that refuses writes with a code of SQLite when it is told to. */
class FailingJournal extends SqliteJournal {
  errcode: number | null = null

  override begin(intents: ReadonlyArray<Intent>): void {
    this.#mayFail()
    super.begin(intents)
  }

  override openIntents(keySetId: string, environment: Environment): ReadonlyArray<Intent> {
    this.#mayFail()
    return super.openIntents(keySetId, environment)
  }

  #mayFail(): void {
    if (this.errcode !== null) {
      throw Object.assign(new Error('refused'), { errcode: this.errcode })
    }
  }
}

const FULL = 13
const BROKEN = 10
let folder = ''
let told: Notice[] = []
let reopened = 0
let next: () => OpenedJournal

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'keydesk-journal-'))
  told = []
  reopened = 0
})
afterEach(() => rmSync(folder, { recursive: true }))

function inFile(name: string): FailingJournal {
  return new FailingJournal(path.join(folder, name), 0)
}

function keep(file = path.join(folder, 'a')): KeptJournal {
  return new KeptJournal({
    file,
    open: () => next(),
    raise: (notice) => told.push(notice),
    onReopened: () => {
      reopened += 1
    },
  })
}

function anIntent(clientOid: string): Intent {
  return {
    ...{ kind: 'order', clientOid, keySetId: 'set-1', environment: 'practice' },
    ...{ draft: aDraft(), state: 'sending', createdAtMs: 5 },
  } as const
}

function names(journal: KeptJournal | SqliteJournal): ReadonlyArray<string> {
  return journal.openIntents('set-1', 'practice').map((intent) => intent.clientOid)
}

describe('the journal of a running desk', () => {
  it('refuses orders while the disk is full, tells it once, and tells when there is room', () => {
    const file = inFile('a')
    next = () => ({ kind: 'open', journal: file })
    const journal = keep()
    file.errcode = FULL
    for (const name of ['kd-1', 'kd-2']) {
      expect(() => journal.begin([anIntent(name)])).toThrow(JournalNotWritten)
    }
    expect(told).toEqual([{ kind: 'journal-not-written', reason: 'disk-full' }])
    file.errcode = null
    journal.begin([anIntent('kd-3')])
    expect(told.at(-1)).toEqual({ kind: 'journal-written-again' })
    expect(names(journal)).toEqual(['kd-3'])
    journal.close()
  })

  it.each(['read-only', 'disk-full', 'in-use', 'unreadable', 'other'] as const)(
    'takes no order while it is closed (%s), and tries the file again with each',
    (problem) => {
      next = () => ({ kind: 'closed', problem, left: [anIntent('kd-left')] })
      const journal = keep()
      expect(told).toEqual([{ kind: 'journal-not-written', reason: problem }])
      expect(() => journal.begin([anIntent('kd-1')])).toThrow(JournalNotWritten)
      expect(names(journal)).toEqual(['kd-left'])
      expect(journal.openIntents('set-1', 'live')).toEqual([])
      // Not the empty set: nobody knows what is in it.
      expect(journal.knownNames(['kd-left'])).toBeNull()
      expect(journal.gapOf('set-1', 'practice')).toBeNull()
      journal.note('kd-left', 'accepted', '1', 6)
      expect(told).toHaveLength(1)
      expect(reopened).toBe(0)
    },
  )

  it('takes up what the file holds open when it can be opened at last', async () => {
    next = () => ({ kind: 'closed', problem: 'in-use', left: [] })
    const journal = keep()
    const file = inFile('a')
    file.begin([anIntent('kd-of-the-other')])
    next = () => ({ kind: 'open', journal: file })
    journal.begin([anIntent('kd-1')])
    await new Promise(process.nextTick)
    expect(reopened).toBe(1)
    expect(names(journal)).toEqual(['kd-of-the-other', 'kd-1'])
    expect(told.at(-1)).toEqual({ kind: 'journal-written-again' })
    journal.close()
  })

  it('looks into the run that left the file in use when it can be opened at last', async () => {
    next = () => ({ kind: 'closed', problem: 'in-use', left: [] })
    const journal = keep()
    const other = inFile('a')
    other.begin([anIntent('kd-of-the-other')])
    leaveAsKilled(path.join(folder, 'a'), () => other.close())
    next = () => ({ kind: 'open', journal: inFile('a') })
    journal.begin([anIntent('kd-1')])
    expect(journal.gapOf('set-1', 'practice')).toMatchObject({ kind: 'cut' })
    const names = ['kd-of-the-other', 'kd-1', 'kd-lost']
    expect(journal.knownNames(names)).toEqual(new Set(['kd-of-the-other', 'kd-1']))
    journal.closeGap('set-1', 'practice')
    expect(journal.gapOf('set-1', 'practice')).toBeNull()
    journal.close()
  })

  it('writes down again what is under way when the file breaks while it is in use', () => {
    const first = inFile('a')
    next = () => ({ kind: 'open', journal: first })
    const journal = keep()
    for (const name of ['kd-1', 'kd-2']) journal.begin([anIntent(name)])
    journal.note('kd-1', 'accepted', '1', 6)
    first.errcode = BROKEN
    const second = inFile('b')
    next = () => ({ kind: 'open', journal: second })
    expect(() => journal.begin([anIntent('kd-3')])).toThrow(JournalNotWritten)
    expect(names(journal)).toEqual(['kd-2'])
    journal.begin([anIntent('kd-4')])
    expect(names(journal)).toEqual(['kd-2', 'kd-4'])
    journal.note('kd-2', 'rejected', null, 7)
    expect(names(journal)).toEqual(['kd-4'])
    journal.close()
  })

  it('lets a fault that is not of the disk through as it is', () => {
    const file = inFile('a')
    next = () => ({ kind: 'open', journal: file })
    const journal = keep()
    const broken = { ...anIntent('kd-1'), clientOid: Symbol('none') as unknown as string }
    expect(() => journal.begin([broken])).toThrow(TypeError)
    expect(told).toEqual([])
    journal.close()
  })

  it('lets a file go that breaks while it is read, and still knows what is under way', () => {
    const file = inFile('a')
    next = () => ({ kind: 'open', journal: file })
    const journal = keep()
    journal.begin([anIntent('kd-1')])
    file.errcode = BROKEN
    expect(names(journal)).toEqual(['kd-1'])
    expect(journal.openIntents('set-2', 'practice')).toEqual([])
    expect(told).toEqual([{ kind: 'journal-not-written', reason: 'other' }])
  })

  it('begins anew, with what is under way, when its file was deleted', () => {
    const first = inFile('a')
    next = () => ({ kind: 'open', journal: first })
    const journal = keep()
    journal.begin([anIntent('kd-1')])
    rmSync(path.join(folder, 'a'))
    rmSync(path.join(folder, 'a-wal'))
    next = () => ({ kind: 'open', journal: inFile('a') })
    journal.begin([anIntent('kd-2')])
    journal.close()
    const after = inFile('a')
    expect(names(after)).toEqual(['kd-1', 'kd-2'])
    after.close()
  })
})
