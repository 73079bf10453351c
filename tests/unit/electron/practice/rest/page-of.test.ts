import { expect, test } from 'vitest'
import { pageOf } from '../../../../../electron/practice/rest/page-of.ts'
import { parametersOf } from '../../../../../electron/practice/rest/parameters.ts'

const LIMITS = { standard: 2, most: 3 }
const page = (fields: object) =>
  pageOf(['a', 'b', 'c', 'd'], (row) => row, parametersOf(fields), LIMITS)

test.each([
  ['the first page', {}, { rows: ['a', 'b'], hasNext: true, cursor: 'b' }],
  ['the next page', { cursor: 'b' }, { rows: ['c', 'd'], hasNext: false, cursor: 'd' }],
  ['a longer page', { limit: 3 }, { rows: ['a', 'b', 'c'], hasNext: true, cursor: 'c' }],
  ['what follows the last', { cursor: 'd' }, { rows: [], hasNext: false, cursor: null }],
])('%s', (_, fields, expected) => {
  expect(page(fields)).toEqual(expected)
})

test.each([{ limit: 4 }, { limit: 0 }, { limit: 'x' }, { cursor: 'nope' }])(
  '%j is refused',
  (fields) => {
    expect(() => page(fields)).toThrow(expect.objectContaining({ code: '40020' }))
  },
)
