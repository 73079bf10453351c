import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { alone } from '../../../../../electron/desk/journal/alone.ts'
import type { Intent } from '../../../../../electron/desk/journal/intent.ts'
import { SqliteJournal } from '../../../../../electron/desk/journal/journal.ts'
import {
  type OpenJournalOptions,
  openJournal,
} from '../../../../../electron/desk/journal/open-journal.ts'
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

function opened(changes: Partial<OpenJournalOptions> = {}) {
  return openJournal({
    ...{ file, now: () => NOW, raise: (notice) => told.push(notice), mayHaveTraded: false },
    ...changes,
  })
}

function open(changes: Partial<OpenJournalOptions> = {}): SqliteJournal {
  const result = opened(changes)
  if (result.kind === 'closed') throw new Error(`it is closed: ${result.problem}`)
  return result.journal
}

function anIntent(clientOid: string): Intent {
  return {
    ...{ kind: 'order', clientOid, keySetId: 'set-1', environment: 'practice' },
    ...{ draft: aDraft(), state: 'sending', createdAtMs: NOW },
  } as const
}

/** A journal of a desk that ended in order, with these open. */
function journalWith(...names: ReadonlyArray<string>): void {
  const journal = new SqliteJournal(file, NOW)
  for (const name of names) journal.begin([anIntent(name)])
  journal.close()
}

/** What a start finds: the names of open orders. The journal must take another one. */
function start(changes: Partial<OpenJournalOptions> = {}): ReadonlyArray<string> {
  const journal = open(changes)
  const names = journal.openIntents('set-1', 'practice').map((intent) => intent.clientOid)
  journal.begin([anIntent('kd-later')])
  journal.note('kd-later', 'accepted', '1', NOW)
  journal.close()
  return names
}

function lost(notice: Partial<Notice> = {}) {
  return {
    kind: 'journal-lost',
    reason: 'damaged',
    keptAs: `${file}${KEPT_END}`,
    saved: 0,
    ...notice,
  }
}

describe('opening the order journal', () => {
  it('says nothing of a new file, which its owner alone can read', () => {
    const journal = open()
    journal.begin([anIntent('kd-1')])
    const modes = readdirSync(folder).map((name) => statSync(path.join(folder, name)).mode & 0o777)
    expect(modes).toEqual([0o600, 0o600, 0o600])
    journal.close()
    expect(told).toEqual([])
    expect(start()).toEqual(['kd-1'])
  })

  it('sets a file aside that is no database, and begins a new one', () => {
    writeFileSync(file, 'this is not a database, however long it may be '.repeat(200))
    expect(start()).toEqual([])
    expect(told).toEqual([lost()])
    expect(readFileSync(`${file}${KEPT_END}`, 'utf8')).toContain('not a database')
  })

  it('knows of its gap, for each key set until it was looked into, also after a restart', () => {
    writeFileSync(file, 'damage')
    open().close()
    const journal = open()
    const gap = { kind: 'lost', beganAtMs: NOW, endedByMs: NOW }
    expect(journal.gapOf('set-1', 'practice')).toEqual(gap)
    journal.closeGap('set-1', 'practice')
    expect(journal.gapOf('set-1', 'practice')).toBeNull()
    expect(journal.gapOf('set-1', 'live')).toEqual(gap)
    expect(journal.gapOf('set-2', 'practice')).toEqual(gap)
    journal.close()
    expect(told).toHaveLength(1)
  })

  it('has no gap when it was whole', () => {
    journalWith('kd-1')
    const journal = open({ mayHaveTraded: true })
    expect(journal.gapOf('set-1', 'practice')).toBeNull()
    journal.close()
    expect(told).toEqual([])
  })

  it('takes over what is under way from a journal of a newer version', () => {
    journalWith('kd-1', 'kd-2')
    alter('PRAGMA user_version = 99; ALTER TABLE intents ADD COLUMN later TEXT')
    expect(start()).toEqual(['kd-1', 'kd-2'])
    expect(told).toEqual([lost({ reason: 'newer', saved: 2 })])
  })

  it.each([
    ['with other tables', 'PRAGMA user_version = 1; CREATE TABLE intents (wrong TEXT)'],
    ['with an unknown version', 'PRAGMA user_version = -1; CREATE TABLE intents (wrong TEXT)'],
  ])('sets a database aside %s', (_name, statements) => {
    alter(statements)
    expect(start()).toEqual([])
    expect(told).toEqual([lost()])
  })

  it.each([
    ['a state that there is none of', "UPDATE intents SET state = 'sendimg'"],
    ['an environment that there is none of', "UPDATE intents SET environment = 'prac'"],
    ['a draft that is no JSON', 'UPDATE intents SET draft = substr(draft, 2)'],
    ['a draft of another shape', "UPDATE intents SET draft = '{}'"],
    ['a time beyond all numbers', 'UPDATE intents SET created_at_ms = 9223372036854775807'],
    ['a name that no order may have', "UPDATE intents SET client_oid = '../x'"],
  ])('saves the other orders when one row has %s', (_name, statement) => {
    journalWith('kd-1', 'kd-2', 'kd-3')
    alter(`${statement} WHERE client_oid = 'kd-2'`)
    const names = start()
    expect(names).toContain('kd-1')
    expect(names).not.toContain('kd-2')
    expect(told).toEqual([lost({ saved: names.length })])
  })

  it.each([
    ['a folder', () => mkdirSync(file)],
    ['a link to nowhere', () => symlinkSync(path.join(folder, 'gone'), file)],
    ['an empty file', () => writeFileSync(file, '')],
    [
      'a write-ahead log without its file',
      () => writeFileSync(`${file}-wal`, 'what was under way'),
    ],
  ])('does not begin anew in silence in the place of %s', (_name, make) => {
    make()
    expect(start()).toEqual([])
    expect(told).toEqual([lost()])
    const kept = readdirSync(folder).filter((name) => name.includes('.damaged-'))
    expect(kept).toHaveLength(1)
    expect(lstatSync(path.join(folder, kept[0] ?? ''))).toBeDefined()
  })

  it('follows a link that leads to a journal', () => {
    journalWith('kd-1')
    renameSync(file, path.join(folder, 'elsewhere.sqlite'))
    symlinkSync(path.join(folder, 'elsewhere.sqlite'), file)
    expect(start()).toEqual(['kd-1'])
    expect(lstatSync(file).isSymbolicLink()).toBe(true)
    expect(told).toEqual([])
  })

  it('tells that it is missing where orders may have left before', () => {
    expect(start({ mayHaveTraded: true })).toEqual([])
    expect(told).toEqual([lost({ reason: 'missing', keptAs: null })])
  })

  it('keeps each of several damages of one moment', () => {
    for (const text of ['one', 'two', 'three']) {
      writeFileSync(file, text)
      open().close()
    }
    const kept = readdirSync(folder).filter((name) => name.includes('.damaged-'))
    const texts = kept.map((name) => readFileSync(path.join(folder, name), 'utf8'))
    expect(texts.sort()).toEqual(['one', 'three', 'two'])
  })

  it('finishes after a crash that came between the last two moves', () => {
    journalWith('kd-1')
    renameSync(file, `${file}.new`)
    writeFileSync(`${file}-wal`, 'of the old one')
    expect(start({ mayHaveTraded: true })).toEqual(['kd-1'])
    expect(existsSync(`${file}${KEPT_END}-wal`)).toBe(true)
  })
})

describe('a journal that cannot be opened and is not damaged', () => {
  it('is left alone while another process holds it', () => {
    journalWith('kd-1')
    const first = new SqliteJournal(file, NOW)
    expect(opened()).toEqual({ kind: 'closed', problem: 'in-use', left: [] })
    first.close()
    expect(readdirSync(folder)).toEqual(['journal.sqlite', 'journal.sqlite.lock'])
    expect(start()).toEqual(['kd-1'])
    expect(told).toEqual([])
  })

  it('is left alone while another process only begins it', () => {
    writeFileSync(file, '')
    alone(`${file}.lock`, () => {
      expect(opened()).toEqual({ kind: 'closed', problem: 'in-use', left: [] })
    })
    expect(readdirSync(folder)).toEqual(['journal.sqlite', 'journal.sqlite.lock'])
    expect(told).toEqual([])
  })

  it('is opened without a lock where there can be none', () => {
    journalWith('kd-1')
    mkdirSync(`${file}.lock`)
    expect(start()).toEqual(['kd-1'])
    expect(told).toEqual([])
  })

  it.each([
    ['disk-full', 13],
    ['disk-full', 13 + 256],
    ['read-only', 8],
    ['read-only', 8 + 256 * 4],
    ['other', 10 + 256 * 3],
    ['other', 14],
  ] as const)('says %s for code %i, and what is under way in it', (problem, errcode) => {
    journalWith('kd-1')
    const result = opened({
      open: () => {
        throw Object.assign(new Error('refused'), { errcode })
      },
    })
    expect(result).toMatchObject({ kind: 'closed', problem, left: [{ clientOid: 'kd-1' }] })
    expect(readdirSync(folder)).toEqual(['journal.sqlite', 'journal.sqlite.lock'])
    expect(told).toEqual([])
  })

  it('is left alone when it is damaged and nothing new can be put in its place', () => {
    writeFileSync(file, 'damage')
    const result = opened({
      open: (at, nowMs) => {
        if (at === file) return new SqliteJournal(at, nowMs)
        throw Object.assign(new Error('no room'), { errcode: 13 })
      },
    })
    expect(result).toMatchObject({ kind: 'closed', problem: 'disk-full' })
    expect(readFileSync(file, 'utf8')).toBe('damage')
  })
})

describe('any damage at all', () => {
  /** Several pages, so that damage can be anywhere. */
  const names = Array.from({ length: 60 }, (_, at) => `kd-${at}`)

  it('is told or does no harm when the file is cut off anywhere', () => {
    journalWith(...names)
    const whole = readFileSync(file)
    const page = 4096
    const edges = Array.from({ length: whole.length / page + 1 }, (_, at) => at * page)
    const lengths = [1, 15, 16, 17, 99, 100, 101, ...edges.flatMap((at) => [at - 1, at, at + 1])]
    for (const length of lengths.filter((one) => one >= 0 && one < whole.length)) {
      expectToldOrHarmless(whole.subarray(0, length), names)
    }
  })

  it('is told or does no harm when bytes are overwritten anywhere', () => {
    journalWith(...names)
    const whole = readFileSync(file)
    fc.assert(
      fc.property(
        fc.nat(whole.length - 1),
        fc.uint8Array({ minLength: 16, maxLength: 2000 }),
        (at, bytes) => {
          const damaged = Buffer.from(whole)
          damaged.set(bytes.subarray(0, whole.length - at), at)
          expectTold(damaged)
        },
      ),
      { numRuns: 20 },
    )
  })

  it('is told when the file is random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), (bytes) => {
        expectTold(Buffer.from(bytes))
        expect(told).toHaveLength(1)
      }),
      { numRuns: 20 },
    )
  })

  it('keeps every order before the damage when the write-ahead log is cut off or overwritten', () => {
    const running = new SqliteJournal(file, NOW)
    for (const name of names.slice(0, 5)) running.begin([anIntent(name)])
    const [main, log] = [readFileSync(file), readFileSync(`${file}-wal`)]
    running.close()
    fc.assert(
      fc.property(fc.nat(log.length - 1), fc.boolean(), (at, isCut) => {
        for (const name of readdirSync(folder)) rmSync(path.join(folder, name))
        told = []
        writeFileSync(file, main)
        const damaged = Buffer.from(log)
        damaged.fill(0xa5, at, Math.min(at + 64, damaged.length))
        writeFileSync(`${file}-wal`, isCut ? log.subarray(0, at) : damaged)
        const found = start()
        expect(found).toEqual(names.slice(0, found.length))
      }),
      { numRuns: 20 },
    )
  })

  /** Opens, takes an order, and whatever was set aside is kept to the byte. */
  function expectTold(bytes: Buffer): ReadonlyArray<string> {
    for (const name of readdirSync(folder)) rmSync(path.join(folder, name), { recursive: true })
    told = []
    writeFileSync(file, bytes)
    const found = start()
    const [notice] = told
    if (notice?.kind === 'journal-lost') {
      expect(readFileSync(notice.keptAs ?? '').equals(bytes)).toBe(true)
    }
    return found
  }

  function expectToldOrHarmless(bytes: Buffer, all: ReadonlyArray<string>): void {
    const found = expectTold(bytes)
    if (told.length === 0) expect(found).toEqual(all)
    expect(all).toEqual(expect.arrayContaining([...found]))
  }
})

function alter(statements: string): void {
  const raw = new DatabaseSync(file)
  raw.exec(statements)
  raw.close()
}
