import { expect, test } from 'vitest'
import {
  checkedAccountNote,
  checkedIps,
  checkedKeyNote,
  checkedPassphrase,
  checkedPermissions,
  checkedUsername,
} from '../../../../../electron/practice/accounts/sub-account-rules.ts'

const refusal = (code: string) => expect.objectContaining({ code })

test.each([
  ['lower-case letters', () => checkedUsername('deskone')],
  ['twenty letters', () => checkedUsername('a'.repeat(20))],
  ['an account note of fifty', () => checkedAccountNote('n'.repeat(50))],
  ['a key note', () => checkedKeyNote('bot_1-a')],
  ['a passphrase of eight', () => checkedPassphrase('Practic9')],
  ['a passphrase of thirty-two', () => checkedPassphrase('a1'.repeat(16))],
  ['no addresses', () => checkedIps([])],
  ['an address', () => checkedIps(['203.0.113.10'])],
])('%s are taken', (_, check) => {
  expect(check).not.toThrow()
})

test.each([
  ['a capital in the name', () => checkedUsername('Desk'), '40020'],
  ['a digit in the name', () => checkedUsername('desk1'), '40020'],
  ['a name of twenty-one', () => checkedUsername('a'.repeat(21)), '40020'],
  ['an account note of fifty-one', () => checkedAccountNote('n'.repeat(51)), '40020'],
  ['a key note that begins with a digit', () => checkedKeyNote('1bot'), '40020'],
  ['a key note that is too long', () => checkedKeyNote('b'.repeat(21)), '40056'],
  ['a passphrase of seven', () => checkedPassphrase('Practi9'), '40070'],
  ['a passphrase of thirty-three', () => checkedPassphrase('a'.repeat(33)), '40070'],
  ['a passphrase with a sign', () => checkedPassphrase('Practice-99'), '40070'],
  ['an IPv6 address', () => checkedIps(['::1']), '40020'],
  ['thirty-one addresses', () => checkedIps(Array(31).fill('10.0.0.1')), '40058'],
  ['no scope', () => checkedPermissions([], 'read_only'), '40040'],
  ['an unknown scope', () => checkedPermissions(['uta_trade', 'withdraw'], 'read_write'), '40040'],
])('%s is refused', (_, check, code) => {
  expect(check).toThrow(refusal(code))
})

test.each([
  ['read_only', ['uta_trade'], ['trade-read']],
  ['read_write', ['uta_trade'], ['trade-read', 'trade-write']],
  ['read_only', ['uta_mgt', 'uta_trade'], ['manage-read', 'trade-read']],
] as const)('type %s with %j gives the permissions', (type, scopes, permissions) => {
  expect(checkedPermissions(scopes, type)).toEqual(permissions)
})
