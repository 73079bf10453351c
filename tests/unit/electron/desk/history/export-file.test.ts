import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  type ExportFiles,
  fileProblem,
  writeNewFile,
} from '../../../../../electron/desk/history/export-file.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'keydesk-export-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const refused = (code: string) => Object.assign(new Error(code), { code })

/** A disk on which one step fails after its first half. */
function failingFiles(step: keyof ExportFiles | 'second reserve', code: string): ExportFiles {
  let reserved = 0
  return {
    async reserve(file) {
      reserved += 1
      if (step === 'second reserve' && reserved === 2) throw refused(code)
      await writeFile(file, '', { flag: 'wx' })
    },
    async writeThrough(file, text) {
      await writeFile(file, text.slice(0, text.length / 2))
      if (step === 'writeThrough') throw refused(code)
    },
    async rename(from, to) {
      if (step === 'rename') throw refused(code)
      await rename(from, to)
    },
    remove: (file) => rm(file, { force: true }),
  }
}

describe('a new file', () => {
  it('stands whole under its name, and nothing beside it', async () => {
    expect(await writeNewFile(folder, 'a.csv', 'one,two')).toBe('a.csv')
    expect(readdirSync(folder)).toEqual(['a.csv'])
    expect(readFileSync(path.join(folder, 'a.csv'), 'utf8')).toBe('one,two')
  })

  it('replaces neither a file of its name nor one that looks half written', async () => {
    writeFileSync(path.join(folder, 'a.csv'), 'kept')
    writeFileSync(path.join(folder, 'a.csv.part'), 'kept too')
    expect(await writeNewFile(folder, 'a.csv', 'new')).toBe('a-2.csv')
    expect(readFileSync(path.join(folder, 'a.csv'), 'utf8')).toBe('kept')
    expect(readFileSync(path.join(folder, 'a.csv.part'), 'utf8')).toBe('kept too')
    expect(readdirSync(folder)).toHaveLength(3)
  })

  it('gives as many names as are asked for at once', async () => {
    const texts = Array.from({ length: 8 }, (_, at) => `text ${at}`)
    const names = await Promise.all(texts.map((text) => writeNewFile(folder, 'a.csv', text)))
    expect(new Set(names).size).toBe(8)
    const read = names.map((name) => readFileSync(path.join(folder, name), 'utf8'))
    expect(read).toEqual(texts)
  })

  it.each([
    ['writeThrough', 'ENOSPC', 'disk-full'],
    ['second reserve', 'EDQUOT', 'disk-full'],
    ['rename', 'EACCES', 'read-only'],
    ['rename', 'EIO', null],
  ] as const)('leaves nothing when %s fails with %s', async (step, code, problem) => {
    const files = failingFiles(step, code)
    const failed = await writeNewFile(folder, 'a.csv', 'one,two', files).catch((reason) => reason)
    expect(fileProblem(failed)).toBe(problem)
    expect(readdirSync(folder)).toEqual([])
  })
})
