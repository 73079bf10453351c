import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import {
  fileOfState,
  readStateName,
  stateOfFile,
} from '../../../../../electron/practice/control/state-name.ts'

test.each([
  ['a plain name', 'before the news', 'before the news'],
  ['outer blanks', '  start ', 'start'],
  ['another script', '开盘前', '开盘前'],
  ['dots and slashes, which are only characters', '../../etc/passwd', '../../etc/passwd'],
  ['nothing', '   ', null],
  ['a line break', 'a\nb', null],
  ['a character that turns writing round', 'a\u202eb', null],
  ['41 characters', 'a'.repeat(41), null],
])('%s', (_name, text, expected) => {
  expect(readStateName(text)).toBe(expected)
})

it('makes one file name of every name, which no file system takes for a path', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
      const name = readStateName(text)
      if (name === null) return
      const file = fileOfState(name)
      expect(file).toMatch(/^[0-9a-f]+\.json$/)
      expect(file.length).toBeLessThanOrEqual(255)
      expect(stateOfFile(file)).toBe(name)
    }),
  )
})

test.each(['state.json', '.json', '6.json', '61.json.new', '61.json.damaged-2026', '41.JSON'])(
  'the file %s is no kept state',
  (file) => {
    expect(stateOfFile(file)).toBeNull()
  },
)
