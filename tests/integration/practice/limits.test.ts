import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type PracticeExchange,
  startPracticeExchange,
} from '../../../electron/practice/practice-exchange.ts'
import { type RawAnswer, signedGet } from '../../helpers/practice-rest.ts'
import { waitUntil } from '../../helpers/wait-until.ts'

let exchange: PracticeExchange

beforeAll(async () => {
  exchange = await startPracticeExchange({ seed: 7, speed: 0 })
})
afterAll(() => exchange.stop())

function info(label: string): Promise<RawAnswer> {
  const key = exchange.keys.find((known) => known.label === label)
  if (key === undefined) throw new Error(`no key ${label}`)
  return signedGet(exchange.rest, key, '/api/v3/account/info')
}

test('the sixth call in a second is too many, for all keys of the account together', async () => {
  // A second may end in between: then the count begins again, and so does the attempt.
  const answers = await waitUntil('six calls within one second', async () => {
    const labels = ['full', 'read-only', 'full', 'read-only', 'full', 'read-only']
    const taken = await Promise.all(labels.map(info))
    return taken.some(({ status }) => status === 429) ? taken : undefined
  })
  const refused = answers.filter(({ status }) => status === 429)
  expect(refused[0]?.body).toMatchObject({ code: '429', msg: 'Too Many Requests', data: null })
  expect(refused[0]?.headers['x-mbx-used-remain-limit']).toBe('0')
  const left = answers
    .filter(({ status }) => status === 200)
    .map(({ headers }) => Number(headers['x-mbx-used-remain-limit']))
  expect(Math.max(...left)).toBeLessThan(5)
})
