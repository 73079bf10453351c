import { chmodSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { describeStartProblem } from '../../../../electron/shell/start-words.ts'
import { prepareUserData } from '../../../../electron/shell/user-data.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'keydesk-user-data-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const at = (...names: ReadonlyArray<string>) => path.join(folder, ...names)

function refusal(code: string): Error {
  return Object.assign(new Error(code), { code, path: '/there' })
}

describe('the user data folder', () => {
  it('is made, however deep, for its owner alone', () => {
    expect(prepareUserData(() => at('a', 'b'))).toBeNull()
    expect(statSync(at('a', 'b')).mode & 0o777).toBe(0o700)
  })

  it('is taken as it is when it is there', () => {
    chmodSync(folder, 0o755)
    expect(prepareUserData(() => folder)).toBeNull()
    expect(statSync(folder).mode & 0o777).toBe(0o755)
  })

  it.each([
    ['a file', () => writeFileSync(at('x'), ''), ['x']],
    ['a folder within a file', () => writeFileSync(at('x'), ''), ['x', 'deeper']],
    ['a link to nowhere', () => symlinkSync(at('gone', 'away'), at('x')), ['x']],
    ['a link to itself', () => symlinkSync(at('x'), at('x')), ['x']],
  ])('is not to be had in the place of %s', (_what, make, names) => {
    make()
    expect(prepareUserData(() => at(...names))).toEqual({
      kind: 'not-a-folder',
      folder: at(...names),
    })
  })

  it.each([
    ['EROFS', 'not-writable'],
    ['EACCES', 'not-writable'],
    ['ENOSPC', 'no-room'],
    ['ENAMETOOLONG', 'not-usable'],
  ] as const)('names the trouble behind %s and the place', (code, kind) => {
    const found = prepareUserData(() => {
      throw refusal(code)
    })
    expect(found).toEqual({ kind, folder: '/there' })
  })
})

it.each(['not-a-folder', 'not-writable', 'no-room', 'not-usable'] as const)(
  'a start that fails (%s) is told in sentences with the place and a way out',
  (kind) => {
    for (const language of ['en', 'zh-CN'] as const) {
      const { title, text } = describeStartProblem({ kind, folder: '/there' }, language)
      expect(title).toContain('Keydesk')
      expect(text).toContain('/there')
      expect(text).toContain('--user-data=')
    }
  },
)

it('a fault at the start is told without its stack', () => {
  const { text } = describeStartProblem({ kind: 'fault', message: 'what happened' }, 'en')
  expect(text).toContain('what happened')
  expect(text).not.toContain('    at ')
})
