import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { writeNewFile } from '../../../../../electron/desk/history/export-file.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'keydesk-export-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

it('writes beside a file of the same name, never over it', async () => {
  expect(await writeNewFile(folder, 'fills.csv', 'one')).toBe('fills.csv')
  expect(await writeNewFile(folder, 'fills.csv', 'two')).toBe('fills-2.csv')
  expect(await readFile(path.join(folder, 'fills.csv'), 'utf8')).toBe('one')
  expect(await readFile(path.join(folder, 'fills-2.csv'), 'utf8')).toBe('two')
})

it('leaves no half of a file behind when writing fails', async () => {
  // Something that is no text fails after the file was made, as a full disk does.
  const broken = { toString: null } as unknown as string
  await expect(writeNewFile(folder, 'fills.csv', broken)).rejects.toThrow()
  expect(await readdir(folder)).toEqual([])
})
