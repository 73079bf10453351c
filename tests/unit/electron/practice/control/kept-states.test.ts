import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { KeptStates } from '../../../../../electron/practice/control/kept-states.ts'
import { fileOfState } from '../../../../../electron/practice/control/state-name.ts'
import { EMPTY_SNAPSHOT } from '../../../../../electron/practice/engine/durability.ts'
import { DataFolder } from '../../../../../electron/practice/host/data-folder.ts'
import { KEPT_STATES } from '../../../../../shared/domain/practice-message.ts'

let path: string
let told: string[]
let folder: DataFolder
let kept: KeptStates

beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'kept-states-'))
  told = []
  folder = new DataFolder(path, (sentence) => told.push(sentence), Date.now)
  kept = new KeptStates(folder)
})
afterEach(() => {
  folder.release()
  rmSync(path, { recursive: true, force: true })
})

const names = () => kept.list().map(({ name }) => name)
const at = (atMs: number) => ({ ...EMPTY_SNAPSHOT, atMs })

it('gives back what was kept, and the same name replaces', () => {
  kept.keep('a', at(1))
  kept.keep('b', at(2))
  kept.keep('a', at(3))
  expect(names()).toEqual(['a', 'b'])
  expect(kept.read('a')).toEqual({ kind: 'snapshot', snapshot: at(3) })
  expect(kept.list()[0]?.savedAtMs).toBeGreaterThan(1_700_000_000_000)
})

it('keeps a bounded number, and a name that is there may always be replaced', () => {
  for (let count = 0; count < KEPT_STATES; count += 1) {
    expect(kept.keep(`state ${count}`, EMPTY_SNAPSHOT)).toBe(true)
  }
  expect(kept.keep('one more', EMPTY_SNAPSHOT)).toBe(false)
  expect(kept.keep('state 3', at(7))).toBe(true)
  expect(names()).toHaveLength(KEPT_STATES)
})

it('forgets', () => {
  kept.keep('a', EMPTY_SNAPSHOT)
  expect(kept.forget('a')).toBe(true)
  expect(kept.forget('a')).toBe(false)
  expect(kept.read('a')).toEqual({ kind: 'refused', reason: 'not-found' })
})

it('sets a damaged one aside and tells about it', () => {
  kept.keep('a', EMPTY_SNAPSHOT)
  writeFileSync(join(path, 'kept', fileOfState('a')), '{"version":2')
  expect(kept.read('a')).toEqual({ kind: 'refused', reason: 'damaged' })
  expect(names()).toEqual([])
  expect(readdirSync(join(path, 'kept'))).toHaveLength(1)
  expect(told).toHaveLength(1)
})

it('writes nothing outside its folder, whatever the name', () => {
  kept.keep('../../outside', EMPTY_SNAPSHOT)
  expect(names()).toEqual(['../../outside'])
  expect(readdirSync(path).sort()).toEqual(['kept', 'owner.lock', 'owner.pid'])
  expect(readdirSync(join(path, 'kept'))).toEqual([fileOfState('../../outside')])
})

it('lists no folder and no link to nowhere as a state', () => {
  kept.keep('a', EMPTY_SNAPSHOT)
  mkdirSync(join(path, 'kept', fileOfState('b')))
  symlinkSync(join(path, 'gone'), join(path, 'kept', fileOfState('c')))
  expect(names()).toEqual(['a'])
})

it('begins a folder of its own where something else stands in its place', () => {
  rmSync(join(path, 'kept'), { recursive: true })
  writeFileSync(join(path, 'kept'), 'a file')
  const other = new KeptStates(folder)
  expect(other.keep('a', EMPTY_SNAPSHOT)).toBe(true)
  expect(told).toHaveLength(1)
})
