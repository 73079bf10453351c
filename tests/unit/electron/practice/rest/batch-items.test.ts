import { expect, test } from 'vitest'
import {
  checkBatch,
  onceEach,
  runItems,
} from '../../../../../electron/practice/rest/batch-items.ts'
import { parametersOf } from '../../../../../electron/practice/rest/parameters.ts'
import { Refusal } from '../../../../../electron/practice/server/refusal.ts'

const items = (count: number, extra: object = {}) =>
  Array.from({ length: count }, (_, index) => parametersOf({ clientOid: `b-${index}`, ...extra }))

test.each([
  ['no items', [], '400172'],
  ['twenty-one items', items(21), '40306'],
  [
    'two product lines',
    [...items(1, { category: 'SPOT' }), ...items(1, { category: 'MARGIN' })],
    '40020',
  ],
])('%s are refused', (_, batch, code) => {
  expect(() => checkBatch(batch)).toThrow(expect.objectContaining({ code }))
})

test('twenty items of one product line in any case are taken', () => {
  const batch = [
    ...items(19, { category: 'usdt-futures' }),
    ...items(1, { category: 'USDT-FUTURES' }),
  ]
  expect(() => checkBatch(batch)).not.toThrow()
})

test('a refused item has the printed form and leaves the others alone', () => {
  const results = runItems(items(2), 'en-US', (item) => {
    if (item.optional('clientOid') === 'b-1') throw new Refusal('25207', ['BTCUSDT', '0.0001'])
    return { orderId: '1390112233445403750', clientOid: 'b-0' }
  })
  expect(results).toEqual([
    { orderId: '1390112233445403750', clientOid: 'b-0' },
    {
      orderId: '',
      clientOid: 'b-1',
      code: '25207',
      msg: 'BTCUSDT trading quantity cannot be less than 0.0001 units',
    },
  ])
})

test('a fault of the program is no refusal of an item', () => {
  const broken = () => {
    throw new Error('broken')
  }
  expect(() => runItems(items(1), 'en-US', broken)).toThrow('broken')
})

test('an order is changed once a call', () => {
  const once = onceEach(() => ({ orderId: '1', clientOid: 'a' }))
  const item = parametersOf({ orderId: '1' })
  expect(once(item)).toEqual({ orderId: '1', clientOid: 'a' })
  expect(() => once(item)).toThrow(expect.objectContaining({ code: '25114' }))
})
