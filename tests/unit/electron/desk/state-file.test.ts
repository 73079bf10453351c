import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import {
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { StateFile } from '../../../../electron/desk/state-file.ts'
import type { StateFileSystem } from '../../../../electron/desk/state-files.ts'
import type { Notice } from '../../../../shared/ipc/contract.ts'

const NOW_MS = Date.UTC(2026, 10, 23, 9, 47, 12)

const SET_ASIDE = { kind: 'file-set-aside', file: 'state.json', reason: 'damaged' }

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

  async read(at: string): Promise<string | null> {
    this.#check('read')
    return this.texts.get(at) ?? null
  }

  async place(at: string): Promise<string> {
    return at
  }

  isTaken(at: string): boolean {
    return this.texts.has(at)
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
    ['of an unknown older version', '{"version":0,"data":{"count":1}}'],
    ['without a version', '{"count":1}'],
    ['a list', '[]'],
    ['null', 'null'],
    ['of another shape', '{"version":1,"data":{"count":"1"}}'],
  ])('sets a file aside that is %s', async (_name, text) => {
    const at = path.join(folder, 'state.json')
    await writeFile(at, text)
    const state = open(at)
    expect(await state.readOrDefaults()).toEqual({ count: 0 })
    expect(state.wasLost).toBe(true)
    const keptAs = `${at}.damaged-2026-11-23T09-47-12.000Z`
    expect(notices).toEqual([{ ...SET_ASIDE, keptAs }])
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

  it('says that a newer desk wrote it', async () => {
    const at = path.join(folder, 'state.json')
    await writeFile(at, '{"version":2,"data":{"other":true},"more":1}')
    expect(await open(at).readOrDefaults()).toEqual({ count: 0 })
    expect(notices).toMatchObject([{ kind: 'file-set-aside', reason: 'newer' }])
  })

  it('never lets one kept copy replace another, however many in one moment', async () => {
    const at = path.join(folder, 'state.json')
    for (const text of ['one', 'two', 'three']) {
      await writeFile(at, text)
      await open(at).read()
    }
    const kept = (await readdir(folder)).sort()
    expect(kept).toHaveLength(3)
    expect(
      await Promise.all(kept.map((name) => readFile(path.join(folder, name), 'utf8'))),
    ).toEqual(['one', 'two', 'three'])
  })

  it('sets aside what was cut off at any byte, and gives back nothing but the truth', async () => {
    const at = path.join(folder, 'state.json')
    await open(at).write({ count: 1234 })
    const whole = await readFile(at)
    for (let length = 0; length < whole.length; length += 1) {
      await writeFile(at, whole.subarray(0, length))
      notices = []
      const value = await open(at).read()
      // Only the line end after the last brace may be missing.
      expect(value).toEqual(length === whole.length - 1 ? { count: 1234 } : null)
      expect(notices.length).toBe(value === null ? 1 : 0)
    }
  })

  it('takes any bytes whatever without a fault, and keeps them', async () => {
    const at = path.join(folder, 'state.json')
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 64 }), async (bytes) => {
        await writeFile(at, bytes)
        notices = []
        expect(await open(at).read()).toBeNull()
        const [notice] = notices
        if (notice?.kind !== 'file-set-aside') throw new Error('nothing was told')
        expect(new Uint8Array(await readFile(notice.keptAs))).toEqual(bytes)
        await rm(notice.keptAs)
      }),
      { numRuns: 200 },
    )
  })

  it('takes no text with bytes that are none', async () => {
    const at = path.join(folder, 'state.json')
    const texts = new StateFile({
      ...{ file: at, version: 1, schema: z.string(), defaults: '', now: () => NOW_MS },
      raise: (notice) => notices.push(notice),
    })
    await writeFile(at, Buffer.from([...Buffer.from('{"version":1,"data":"a'), 0xff, 0x22, 0x7d]))
    expect(await texts.read()).toBeNull()
    expect(notices).toMatchObject([SET_ASIDE])
  })

  it.each([
    ['a folder', async (at: string) => mkdir(at)],
    ['a link to nowhere', async (at: string) => symlink(path.join(folder, 'gone', 'x'), at)],
    ['a link to itself', async (at: string) => symlink(at, at)],
    ['a pipe', async (at: string) => void execFileSync('mkfifo', [at])],
    [
      'a file too large to be one of ours',
      async (at: string) => writeFile(at, ' '.repeat(2 ** 24 + 1)),
    ],
  ])('sets %s aside that stands in its place, and goes on writing', async (_name, make) => {
    const at = path.join(folder, 'state.json')
    await make(at)
    const state = open(at)
    expect(await state.readOrDefaults()).toEqual({ count: 0 })
    const keptAs = `${at}.damaged-2026-11-23T09-47-12.000Z`
    expect(notices).toEqual([{ ...SET_ASIDE, keptAs }])
    expect(await lstat(keptAs)).toBeDefined()
    expect(await state.write({ count: 1 })).toBe(true)
    expect(await open(at).read()).toEqual({ count: 1 })
  })

  it('writes through a link that leads to a file, and leaves the link', async () => {
    const [at, real] = [path.join(folder, 'state.json'), path.join(folder, 'real.json')]
    await open(real).write({ count: 1 })
    await symlink(real, at)
    expect(await open(at).read()).toEqual({ count: 1 })
    expect(await open(at).write({ count: 2 })).toBe(true)
    expect(await readlink(at)).toBe(real)
    expect(await open(real).read()).toEqual({ count: 2 })
  })

  it('does not write through a link that stands where its half-written file goes', async () => {
    const [at, other] = [path.join(folder, 'state.json'), path.join(folder, 'other.txt')]
    await writeFile(other, 'precious')
    await symlink(other, `${at}.new`)
    expect(await open(at).write({ count: 1 })).toBe(true)
    expect(await readFile(other, 'utf8')).toBe('precious')
    expect(existsSync(`${at}.new`)).toBe(false)
  })

  it('takes what was written before there were versions', async () => {
    const at = path.join(folder, 'state.json')
    await writeFile(at, '{"count":3}')
    const schema = z.strictObject({ count: z.number() })
    const state = new StateFile({
      ...{ file: at, version: 1, schema, unversioned: schema, defaults: { count: 0 } },
      ...{ now: () => NOW_MS, raise: (notice: Notice) => void notices.push(notice) },
    })
    expect(await state.read()).toEqual({ count: 3 })
    expect(notices).toEqual([])
  })

  it('tells a full disk once, and again after it had room', async () => {
    const disk = new FakeDisk()
    const state = open('/data/state.json', disk)
    const full = { step: 'writeThrough', code: 'ENOSPC' } as const
    for (const refuse of [full, full, null, full]) {
      disk.refuse = refuse
      await state.write({ count: 1 })
    }
    expect(notices.map((notice) => notice.kind)).toEqual(['file-not-written', 'file-not-written'])
  })
})
