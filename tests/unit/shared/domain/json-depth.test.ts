import { expect, it } from 'vitest'
import { isNestedDeeper } from '../../../../shared/domain/json-depth.ts'

it.each([
  ['{"a":[1]}', 2, false],
  ['{"a":[1]}', 1, true],
  ['[[[]]]', 3, false],
  ['[[[]]]', 2, true],
  ['"[[[["', 0, false],
  ['["\\"[[[["]', 1, false],
  ['[][][][]', 1, false],
  ['', 0, false],
])('%j nests deeper than %i: %s', (text, most, expected) => {
  expect(isNestedDeeper(text, most)).toBe(expected)
})
