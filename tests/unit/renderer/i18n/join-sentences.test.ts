import { describe, expect, it } from 'vitest'
import { joinSentences } from '../../../../renderer/i18n/join-sentences.ts'

describe('sentences in a row', () => {
  it.each([
    [
      'have one space between them',
      ['You locked it.', 'Since 10:40.'],
      'You locked it. Since 10:40.',
    ],
    [
      'have none after a full-width stop',
      ['界面已锁定。', '锁定于 10:40。'],
      '界面已锁定。锁定于 10:40。',
    ],
    ['have one after a Chinese word without a stop', ['请求', 'Bitget 40012'], '请求 Bitget 40012'],
    ['leave out what is not there', ['', 'One.', null, 'Two.', ''], 'One. Two.'],
    ['are empty when nothing is there', [null, ''], ''],
  ])('%s', (_, parts, told) => {
    expect(joinSentences(...parts)).toBe(told)
  })
})
