import { execFileSync } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readKeys, writeKeys } from '../../../../../electron/practice/accounts/key-file.ts'
import {
  createPracticeKey,
  STARTING_KEYS,
} from '../../../../../electron/practice/accounts/practice-key.ts'
import {
  readSubAccounts,
  writeSubAccounts,
} from '../../../../../electron/practice/accounts/sub-account-file.ts'
import { applyUserEvent } from '../../../../../electron/practice/engine/apply-event.ts'
import {
  EMPTY_SNAPSHOT,
  emptyAccountState,
} from '../../../../../electron/practice/engine/durability.ts'
import type { PrivateEvent } from '../../../../../electron/practice/engine/events.ts'
import { DataFolder } from '../../../../../electron/practice/host/data-folder.ts'
import { restoreState, StateKeeper } from '../../../../../electron/practice/host/state-keeper.ts'
import type { PracticeTold } from '../../../../../shared/domain/practice-message.ts'

const FILES = ['keys.json', 'state.json', 'events.jsonl', 'sub-accounts.json'] as const
const NOW = Date.UTC(2026, 0, 2, 3, 4, 5)
const SNAPSHOT = { ...EMPTY_SNAPSHOT, atMs: 5, accounts: [emptyAccountState('7000000001')] }

let place: string
let folder: DataFolder
let sentences: string[]
let told: PracticeTold[]

beforeEach(() => {
  place = mkdtempSync(path.join(tmpdir(), 'practice-damage-'))
  open()
})
afterEach(() => {
  folder.release()
  rmSync(place, { recursive: true, force: true })
})

function open(make = DataFolder): void {
  sentences = []
  told = []
  const tell = (sentence: string, fact?: PracticeTold) => {
    sentences.push(sentence)
    if (fact !== undefined) told.push(fact)
  }
  folder = new make(place, tell, () => NOW)
}

const at = (name: string) => path.join(place, name)
const keptCopies = () => readdirSync(place).filter((name) => name.includes('.damaged-'))

function holdMode(holdModeWanted: 'hedge_mode' | 'one_way_mode'): PrivateEvent {
  const facts = { accountId: '7000000001', deduction: false, coins: [] } as const
  // As the engine tells it; only the members that the fold reads are needed.
  return { kind: 'settings-changed', ...facts, holdMode: holdModeWanted } as unknown as PrivateEvent
}

let laidOut: ReadonlyMap<string, Buffer> | null = null

/** What a run leaves that ended in the middle: a snapshot, and events after it. */
function layOut(): void {
  laidOut ??= makeFiles()
  for (const name of readdirSync(place)) {
    if (!name.startsWith('owner.')) rmSync(at(name), { recursive: true, force: true })
  }
  sentences = []
  told = []
  for (const [name, bytes] of laidOut) writeFileSync(at(name), bytes, { mode: 0o600 })
}

function makeFiles(): ReadonlyMap<string, Buffer> {
  const plan = STARTING_KEYS[0]
  if (plan === undefined) throw new Error('no key is planned')
  writeKeys(folder, [createPracticeKey(plan, 5, NOW)])
  writeSubAccounts(folder, [])
  const keeper = new StateKeeper(folder, () => SNAPSHOT)
  keeper.saveSnapshot()
  keeper.remember([holdMode('hedge_mode')])
  keeper.remember([holdMode('one_way_mode')])
  keeper.abandon()
  return new Map(FILES.map((name) => [name, readFileSync(at(name))]))
}

/** Everything that a start reads. Never throws; what was set aside was told, and is there. */
function readAll() {
  const found = {
    state: restoreState(folder, applyUserEvent),
    keys: readKeys(folder),
    subAccounts: readSubAccounts(folder),
  }
  const aside = told.map((fact) => (fact.kind === 'file-set-aside' ? fact.keptAs : ''))
  expect(keptCopies().map(at).sort()).toEqual(aside.sort())
  expect(sentences).toHaveLength(told.length)
  return found
}

describe('any damage to a file of the practice exchange', () => {
  it.each([
    ['empty', ''],
    ['no JSON', '{"broken\n{}\n'],
    ['null', 'null\n'],
    ['a list of nothing', '[null]\n'],
    ['a number', '7\n'],
    ['an older version that never was', '{"version":0,"accounts":[],"prices":[]}\n'],
    ['a newer version', '{"version":99,"accounts":[],"prices":[]}\n'],
    ['a state without its members', '{"version":2,"accounts":[{}],"prices":[]}\n'],
    ['an event of an unknown kind', '[{"kind":"from-the-future","accountId":"7000000001"}]\n'],
    ['an event without its members', '[{"kind":"order-changed"}]\n'],
  ])('is told and leaves the other files their use: %s', (_name, text) => {
    for (const name of FILES) {
      layOut()
      writeFileSync(at(name), text)
      const found = readAll()
      const isHarmless = text === '' && name === 'events.jsonl'
      expect(told.map((fact) => fact.file)).toEqual(isHarmless ? [] : [name])
      if (!isHarmless) expect(readFileSync(at(keptCopies()[0] ?? ''), 'utf8')).toBe(text)
      if (name !== 'keys.json') expect(found.keys).toHaveLength(1)
      if (name !== 'state.json') expect(found.state.atMs).toBe(5)
    }
  })

  it('uses the commands before the damage, each whole or not at all', () => {
    layOut()
    const events = readFileSync(at('events.jsonl'), 'utf8').split('\n')
    const half = JSON.stringify([holdMode('one_way_mode'), { kind: 'order-changed' }])
    writeFileSync(at('events.jsonl'), `${events[0]}\n${half}\n`)
    expect(readAll().state.accounts[0]?.holdMode).toBe('hedge_mode')
    expect(told).toMatchObject([{ file: 'events.jsonl' }])
  })

  it('is told, or does no harm, when a file is cut off at any byte', () => {
    for (const name of FILES) {
      layOut()
      const whole = readFileSync(at(name))
      for (let length = 0; length < whole.length - 1; length += 1) {
        layOut()
        writeFileSync(at(name), whole.subarray(0, length))
        readAll()
        if (name !== 'events.jsonl') expect(told.map((fact) => fact.file)).toEqual([name])
      }
    }
  })

  it('never throws for bytes overwritten anywhere', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...FILES),
        fc.nat(),
        fc.uint8Array({ minLength: 1, maxLength: 40 }),
        (name, from, bytes) => {
          layOut()
          const damaged = readFileSync(at(name))
          const start = from % damaged.length
          damaged.set(bytes.subarray(0, damaged.length - start), start)
          writeFileSync(at(name), damaged)
          readAll()
        },
      ),
      { numRuns: 100 },
    )
  })

  it.each(FILES)('sets aside what stands in the place of %s', (name) => {
    const makers = [
      () => mkdirSync(at(name)),
      () => symlinkSync(at('gone'), at(name)),
      () => execFileSync('mkfifo', [at(name)]),
    ]
    for (const make of makers) {
      layOut()
      rmSync(at(name))
      make()
      readAll()
      expect(told.map((fact) => fact.file)).toEqual([name])
    }
  })

  it.each(['owner.pid', 'owner.lock'])(
    'takes the folder whatever stands in the place of %s',
    (name) => {
      for (const make of [() => mkdirSync(at(name)), () => symlinkSync(at('gone'), at(name))]) {
        folder.release()
        rmSync(at(name), { recursive: true, force: true })
        make()
        open()
        expect(told).toMatchObject([{ kind: 'file-set-aside', file: name }])
      }
    },
  )
})

describe('the data folder', () => {
  it('keeps every damaged copy of one moment', () => {
    for (const text of ['one', 'two', 'three']) {
      writeFileSync(at('keys.json'), text)
      expect(readKeys(folder)).toBeNull()
    }
    const texts = keptCopies().map((name) => readFileSync(at(name), 'utf8'))
    expect(texts.sort()).toEqual(['one', 'three', 'two'])
  })

  it("is one owner's alone until it is released, whatever number a process has", () => {
    writeFileSync(at('owner.pid'), '1')
    expect(() => open()).toThrow('is in use by process 1')
    folder.release()
    open()
    folder.release()
    writeFileSync(at('owner.pid'), '1')
    open()
    expect(readFileSync(at('owner.pid'), 'utf8')).toBe(String(process.pid))
  })

  it('is made for its owner alone, and so are its files', () => {
    folder.release()
    rmSync(place, { recursive: true })
    open()
    makeFiles()
    expect(statSync(place).mode & 0o777).toBe(0o700)
    for (const name of readdirSync(place)) expect(statSync(at(name)).mode & 0o777).toBe(0o600)
  })

  it('is refused in plain words where a file is in its way', () => {
    folder.release()
    rmSync(place, { recursive: true })
    writeFileSync(place, 'a file')
    expect(() => open()).toThrow('a file is in its way')
  })

  it('replaces whole, and not through a link in the place of the half-written file', () => {
    writeFileSync(at('precious'), 'precious')
    symlinkSync(at('precious'), at('state.json.new'))
    folder.replace('state.json', 'new')
    expect(readFileSync(at('precious'), 'utf8')).toBe('precious')
    expect(readFileSync(at('state.json'), 'utf8')).toBe('new')
  })
})

describe('a full disk', () => {
  let isFull = false

  /** Its log is the system's own full device; snapshots fail when they should. */
  class FullFolder extends DataFolder {
    override file(name: string): string {
      return name === 'events.jsonl' ? '/dev/full' : super.file(name)
    }
    override replace(name: string, text: string): void {
      if (isFull) throw Object.assign(new Error('no room'), { code: 'ENOSPC' })
      super.replace(name, text)
    }
  }

  it('is told once; the exchange goes on, and the next snapshot has everything', () => {
    folder.release()
    open(FullFolder)
    isFull = true
    const keeper = new StateKeeper(folder, () => SNAPSHOT)
    for (let count = 0; count < 3; count += 1) keeper.remember([holdMode('hedge_mode')])
    keeper.saveSnapshot()
    expect(told).toEqual([{ kind: 'file-not-written', file: 'events.jsonl', reason: 'disk-full' }])
    keeper.abandon()
  })

  it('leaves the file of before in its place', () => {
    folder.replace('state.json', 'before')
    mkdirSync(at('keys.json'))
    expect(() => folder.replace('keys.json', 'x')).toThrow()
    expect(readdirSync(place).filter((name) => name.endsWith('.new'))).toEqual([])
  })
})
