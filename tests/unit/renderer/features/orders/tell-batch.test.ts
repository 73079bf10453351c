import { beforeEach, expect, it } from 'vitest'
import {
  type ItemResult,
  itemName,
  tellBatch,
} from '../../../../../renderer/features/orders/tell-batch.ts'
import { noticesStore } from '../../../../../renderer/stores/notices-store.ts'
import { invalid } from '../../../../../shared/domain/error.ts'
import { anOrder } from '../../../../helpers/builders.ts'
import { ACCEPTED } from '../../../../helpers/fake-trading.ts'

beforeEach(() => noticesStore.setState(noticesStore.getInitialState()))

const rejected = { kind: 'rejected', clientOid: '', requestId: 4 } as const
const told = () => {
  const [first] = noticesStore.getState().history
  const text = first?.message.kind === 'words' ? (first.message.text ?? '') : ''
  return { tone: first?.tone, requestId: first?.requestId, text }
}

it('names the items that were not done, as many as can be read', () => {
  const results = Array.from({ length: 7 }, (_, at): ItemResult => {
    const error = invalid('not-found')
    return { name: `order ${at}`, outcome: at === 0 ? ACCEPTED : { ...rejected, error } }
  })
  tellBatch('Cancel', results)
  expect(told().tone).toBe('refused')
  expect(told().text).toMatch(/^1 done, 6 failed, 0 uncertain · order 1: /)
  expect(told().text).toContain('order 5: ')
  expect(told().text).not.toContain('order 6')
  expect(told().text).toMatch(/and 1 more$/)
})

it('leads to the request whose key was not accepted, whichever came first', () => {
  const error = { kind: 'unauthorised', code: '40009', message: 'sign', requestId: 12 } as const
  tellBatch('Cancel', [
    { name: 'a', outcome: ACCEPTED },
    { name: 'b', outcome: { ...rejected, error } },
  ])
  expect(told().requestId).toBe(12)
})

it('names an order in both languages', () => {
  const order = anOrder({ quantity: '0.01', price: '60000' })
  expect(itemName(order, 'en')).toBe('BTCUSDT · Buy 0.01 @ 60000')
  expect(itemName(order, 'zh-CN')).toMatch(/^BTCUSDT · 买入 0\.01/)
})
