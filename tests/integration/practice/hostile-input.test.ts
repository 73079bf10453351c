import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type PracticeExchange,
  startPracticeExchange,
} from '../../../electron/practice/practice-exchange.ts'
import { keyOf } from '../../helpers/practice-client.ts'
import { signedPost } from '../../helpers/practice-rest.ts'

// No text, number or shape in any field of an order gets past the checks or breaks the server.

let exchange: PracticeExchange

beforeAll(async () => {
  exchange = await startPracticeExchange({ seed: 5, speed: 0, rateLimits: 'none' })
})
afterAll(() => exchange.stop())

const ORDER = {
  category: 'USDT-FUTURES',
  symbol: 'BTCUSDT',
  side: 'buy',
  orderType: 'limit',
  qty: '0.01',
  price: '62500',
}

const HOSTILE: ReadonlyArray<unknown> = [
  ...[`1${'0'.repeat(400)}`, '9'.repeat(30), '-1', '-0', 'NaN', 'Infinity', '1e5', '1e-7', '0x10'],
  ...['٣', '１２', '💥', '\u0000', ' 5 ', '1,5', '.', '1.', '.5', '+1', 'x'.repeat(65_536)],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty'],
  ...[{}, { toString: 1 }, [], [[]], true, -5, 1e21, 1e-7, Array(10_000).fill('x')],
  JSON.parse('{"__proto__":{"qty":"1"}}'),
]

async function codeOf(body: unknown): Promise<string> {
  const answer = await signedPost(exchange.rest, keyOf(exchange), '/api/v3/trade/place-order', body)
  return `${answer.status} ${answer.body.code}`
}

test.each(Object.keys(ORDER))('a hostile %s is refused with a code of the pages', async (field) => {
  for (const value of HOSTILE) {
    const code = await codeOf({ ...ORDER, [field]: value })
    expect(code).toMatch(/^400 (400172|40019|40020|25100|25200|25206|25207|25208|25244)$/)
  }
})

test('names that every object has are ordinary ids of an order', async () => {
  for (const clientOid of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
    expect(await codeOf({ ...ORDER, clientOid })).toBe('200 00000')
    expect(await codeOf({ ...ORDER, clientOid })).toBe('400 25212')
  }
})

test.each([
  ['nested without end', '['.repeat(100_000)],
  ['no JSON', '{"category":'],
  ['a list', '[]'],
  ['a text', '"x"'],
])('a body that is %s is refused', async (_, body) => {
  expect(await codeOf(body)).toBe('400 400172')
})
