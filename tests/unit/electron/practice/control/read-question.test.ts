import { expect, test } from 'vitest'
import { readQuestion } from '../../../../../electron/practice/control/read-question.ts'

const scope = { exposure: true, history: false, balances: [{ coin: 'USDT', amount: '5' }] }

test.each([
  { kind: 'kept-states' },
  { kind: 'keep', name: 'a' },
  { kind: 'forget', name: 'a' },
  { kind: 'bring-back', name: 'a' },
  { kind: 'explain', accountId: '7', orderId: '1' },
  { kind: 'reset', accountId: '7', scope },
  { kind: 'reset', accountId: '7', scope: { ...scope, balances: null } },
])('reads %o', (ask) => {
  expect(readQuestion({ id: 3, ask: { ...ask, more: true } })).toEqual({ id: 3, ask })
})

test.each([
  null,
  {},
  { kind: 'stop' },
  { kind: 'keep' },
  { kind: 'keep', name: 7 },
  { kind: 'explain', accountId: '7' },
  { kind: 'reset', accountId: '7' },
  { kind: 'reset', accountId: '7', scope: { ...scope, exposure: 'yes' } },
  { kind: 'reset', accountId: '7', scope: { ...scope, balances: [{ coin: 'USDT' }] } },
  { kind: 'reset', accountId: '7', scope: { exposure: true, history: true } },
])('knows no question in %o', (ask) => {
  expect(readQuestion({ id: 3, ask })).toEqual({ id: 3, ask: null })
})

test.each([null, 'a', {}, { id: '3', ask: { kind: 'kept-states' } }])(
  'is silent to %o, which cannot be answered',
  (message) => {
    expect(readQuestion(message)).toBeNull()
  },
)
