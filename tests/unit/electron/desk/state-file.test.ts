import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { StateFile, type StateFileSystem } from '../../../../electron/desk/state-file.ts'
import type { Notice } from '../../../../shared/ipc/contract.ts'

const NOW_MS = Date.UTC(2026, 10, 23, 9, 47, 12)

let folder: string
let file: string
let notices: Notice[]

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'keydesk-state-'))
  file = path.join(folder, 'deeper', 'state.json')
  notices = []
})

afterEach(() => rm(folder, { recursive: true, force: true }))

function open(at = file, files?: StateFileSystem): StateFile<{ readonly count: number }> {
  return new StateFile({
    file: at,
    version: 1,
    schema: z.strictObject({ count: z.number() }),
    defaults: { count: 0 },
    now: () => NOW_MS,
    raise: (notice) => {
      notices.push(notice)
    },
    ...(files === undefined ? {} : { files }),
  })
}

/** A disk in memory that refuses with an error code on request. */
class FakeDisk implements StateFileSystem {
  readonly texts = new Map<string, string>()
  refuse: { readonly step: keyof StateFileSystem; readonly code: string } | null = null

  async read(at: string): Promise<string> {
    this.#check('read')
    const text = this.texts.get(at)
    if (text === undefined) throw Object.assign(new Error('no such file'), { code: 'ENOENT' })
    return text
  }

  async writeThrough(at: string, text: string): Promise<void> {
    this.texts.set(at, text.slice(0, 5))
    this.#check('writeThrough')
    this.texts.set(at, text)
  }

  async rename(from: string, to: string): Promise<void> {
    this.#check('rename')
    this.texts.set(to, this.texts.get(from) ?? '')
    this.texts.delete(from)
  }

  async remove(at: string): Promise<void> {
    this.texts.delete(at)
  }

  #check(step: keyof StateFileSystem): void {
    if (this.refuse?.step !== step) return
    throw Object.assign(new Error('refused'), { code: this.refuse.code })
  }
}

describe('a state file', () => {
  it('gives the defaults, without a notice, when there is none', async () => {
    expect(await open().readOrDefaults()).toEqual({ count: 0 })
    expect(notices).toEqual([])
  })

  it('gives back what was written, readable by its owner alone', async () => {
    expect(await open().write({ count: 7 })).toBe(true)
    expect(await open().read()).toEqual({ count: 7 })
    expect(await readdir(path.dirname(file))).toEqual(['state.json'])
    expect((await stat(file)).mode & 0o777).toBe(0o600)
  })

  it('keeps the last of several writes', async () => {
    const state = open()
    await Promise.all([1, 2, 3].map((count) => state.write({ count })))
    expect(await open().read()).toEqual({ count: 3 })
  })

  it.each([
    ['damaged', '{"version":1,"da'],
    ['empty', ''],
    ['of an unknown version', '{"version":2,"data":{"count":1}}'],
    ['of another shape', '{"version":1,"data":{"count":"1"}}'],
  ])('sets a file aside that is %s', async (_name, text) => {
    const at = path.join(folder, 'state.json')
    await writeFile(at, text)
    const state = open(at)
    expect(await state.readOrDefaults()).toEqual({ count: 0 })
    expect(state.wasLost).toBe(true)
    const keptAs = `${at}.damaged-2026-11-23T09-47-12.000Z`
    expect(notices).toEqual([{ kind: 'file-set-aside', file: 'state.json', keptAs }])
    expect(await readFile(keptAs, 'utf8')).toBe(text)
    expect(await state.write({ count: 1 })).toBe(true)
  })

  it.each([
    ['writeThrough', 'ENOSPC', 'disk-full'],
    ['writeThrough', 'EROFS', 'read-only'],
    ['writeThrough', 'EACCES', 'read-only'],
    ['rename', 'EIO', 'other'],
  ] as const)('loses nothing when %s fails with %s', async (step, code, reason) => {
    const disk = new FakeDisk()
    const state = open('/data/state.json', disk)
    await state.write({ count: 1 })
    disk.refuse = { step, code }
    expect(await state.write({ count: 2 })).toBe(false)
    expect(notices).toEqual([{ kind: 'file-not-written', file: 'state.json', reason }])
    disk.refuse = null
    expect([...disk.texts.keys()]).toEqual(['/data/state.json'])
    expect(await open('/data/state.json', disk).read()).toEqual({ count: 1 })
  })

  it('never overwrites a file that it could not read', async () => {
    const disk = new FakeDisk()
    await open('/data/state.json', disk).write({ count: 1 })
    disk.refuse = { step: 'read', code: 'EACCES' }
    const state = open('/data/state.json', disk)
    expect(await state.readOrDefaults()).toEqual({ count: 0 })
    disk.refuse = null
    expect(await state.write({ count: 2 })).toBe(false)
    expect(await open('/data/state.json', disk).read()).toEqual({ count: 1 })
  })

  it('tells when its folder cannot be made', async () => {
    await writeFile(path.join(folder, 'deeper'), 'a file where the folder should be')
    expect(await open().write({ count: 1 })).toBe(false)
    expect(notices).toEqual([{ kind: 'file-not-written', file: 'state.json', reason: 'other' }])
  })
})
