import { expect, test } from 'vitest'
import { parametersOf } from '../../../../../electron/practice/rest/parameters.ts'
import { missesReceiveWindow } from '../../../../../electron/practice/stream/receive-window.ts'
import { parseTradeRequest } from '../../../../../electron/practice/stream/trade-request.ts'

const PLACE = {
  id: 'c-1',
  topic: 'place-order',
  category: 'usdt-futures',
  args: [{ symbol: 'BTCUSDT' }],
  requestTime: undefined,
}
const refusal = (code: string, values?: ReadonlyArray<string>) =>
  expect.objectContaining({ code, ...(values === undefined ? {} : { values }) })

test('the category of the envelope stands in every item', () => {
  const request = parseTradeRequest({ ...PLACE, topic: 'batch-place', args: [{}, {}] })
  expect(request.items.map((item) => item.optionalCategory())).toEqual([
    'USDT-FUTURES',
    'USDT-FUTURES',
  ])
})

test('a request time beside the arguments belongs to each of them', () => {
  const requestTime = '1790000000000'
  const { items } = parseTradeRequest({ ...PLACE, requestTime })
  expect(items[0]?.timeMs('requestTime')).toBe(1_790_000_000_000)
})

test.each(['cancel-order', 'batch-cancel', 'modify-order', 'batch-modify'])(
  '%s does without a category',
  (topic) => {
    const request = parseTradeRequest({ ...PLACE, topic, category: undefined })
    expect(request.category).toBeNull()
  },
)

test.each([
  ['an upper-case category', { category: 'SPOT' }, '41101', ['category=SPOT']],
  ['no category', { category: undefined }, '40813', ['category']],
  ['an unknown topic', { topic: 'dance' }, '41101', ['topic=dance']],
  [
    'a topic that has no text of its own',
    { topic: { toString: 1 } },
    '41101',
    ['topic={"toString":1}'],
  ],
  ['such a category', { category: { toString: 1 } }, '41101', ['category={"toString":1}']],
  ['no list of arguments', { args: {} }, '41101', ['args']],
  ['two arguments of a single order', { args: [{}, {}] }, '41101', ['args']],
  ['an argument that is no object', { args: ['x'] }, '41101', ['args']],
])('%s is refused', (_, fields, code, values) => {
  expect(() => parseTradeRequest({ ...PLACE, ...fields })).toThrow(refusal(code, values))
})

const NOW_MS = 1_790_000_000_000
const window = (receiveWindow?: string, ageMs?: number) => () =>
  missesReceiveWindow(
    parametersOf({
      receiveWindow,
      ...(ageMs === undefined ? {} : { requestTime: String(NOW_MS - ageMs) }),
    }),
    NOW_MS,
  )

test.each([
  ['without a window', window(), false],
  ['with a window and no time', window('10'), false],
  ['with a time and no window', window(undefined, 99_999), false],
  ['just in time', window('1000', 1000), false],
  ['one millisecond later', window('1000', 1001), true],
])('an order %s misses its window: %s', (_, check, misses) => {
  expect(check()).toBe(misses)
})

test.each([
  ['with a window above a minute', window('60001', 0), '40079'],
  ['with a window that is none', window('9', 0), '40020'],
])('an order %s is refused', (_, check, code) => {
  expect(check).toThrow(refusal(code))
})
