import { expect, it } from 'vitest'
import { limitWarnings } from '../../../../electron/shell/warning-limit.ts'
import { CapturedLog } from '../../../helpers/captured-log.ts'

it('writes so many warnings a minute, then says how many it left out', () => {
  const log = new CapturedLog()
  let nowMs = 0
  const limited = limitWarnings(log, () => nowMs, 2)
  for (let count = 0; count < 5; count += 1) limited.warn('denied', { count })
  nowMs = 59_999
  limited.warn('denied', { count: 5 })
  expect(log.lines.map((line) => line.fields)).toEqual([{ count: 0 }, { count: 1 }])
  nowMs = 60_000
  limited.warn('denied', { count: 6 })
  expect(log.lines.slice(2).map((line) => line.fields)).toEqual([{ leftOut: 4 }, { count: 6 }])
})

it('leaves out nothing that the page has no hand in', () => {
  const log = new CapturedLog()
  const limited = limitWarnings(log, () => 0, 0)
  limited.error('fault')
  limited.info('started')
  limited.warn('denied')
  expect(log.lines.map((line) => line.message)).toEqual(['fault', 'started'])
})
