import { expect, it } from 'vitest'
import { refusalWhileLiveLocked } from '../../../../electron/shell/live-locked-requests.ts'
import { refusalWhileLocked } from '../../../../electron/shell/locked-requests.ts'
import { invalid } from '../../../../shared/domain/error.ts'
import { REQUEST_NAMES } from '../../../../shared/ipc/channels.ts'

it('hold back what changes a live account until somebody means real money', () => {
  const held = REQUEST_NAMES.filter((name) => refusalWhileLiveLocked(true, name) !== null)
  expect(held.toSorted()).toEqual([
    'account.setDeduction',
    'account.setHoldMode',
    'account.setLeverage',
    'account.transfer',
    'subs.changeKey',
    'subs.create',
    'subs.createKey',
    'subs.deleteKey',
    'subs.freeze',
    'subs.transfer',
  ])
  expect(refusalWhileLiveLocked(true, 'account.transfer')).toEqual(invalid('live-locked'))
})

it('hold nothing back elsewhere, nor once it is unlocked', () => {
  expect(REQUEST_NAMES.filter((name) => refusalWhileLiveLocked(false, name) !== null)).toEqual([])
})

it('are refused by a locked desk all the same', () => {
  for (const name of REQUEST_NAMES) {
    if (refusalWhileLiveLocked(true, name) !== null) {
      expect(refusalWhileLocked(true, name)).not.toBeNull()
    }
  }
})
