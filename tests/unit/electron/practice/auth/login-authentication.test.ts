import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { createPracticeKey } from '../../../../../electron/practice/accounts/practice-key.ts'
import { authenticateLogin } from '../../../../../electron/practice/auth/login-authentication.ts'

const NOW_MS = 1_790_000_000_400
const key = createPracticeKey(
  {
    label: 'login',
    permissions: ['trade-read'],
    environment: 'practice',
    ips: [],
    accountId: '1',
  },
  1,
)

const access = {
  find: (apiKey: string) => (apiKey === key.apiKey ? key : undefined),
  isFrozen: () => false,
}

function sign(timestamp: string | number) {
  return createHmac('sha256', key.secretKey).update(`${timestamp}GET/user/verify`).digest('base64')
}

function login(fields: Record<string, unknown>, timestamp: string | number = '1790000000') {
  const right = { apiKey: key.apiKey, passphrase: key.passphrase, timestamp, sign: sign(timestamp) }
  const result = authenticateLogin({ ...right, ...fields }, '127.0.0.1', access, NOW_MS)
  return result.kind === 'accepted' ? 'accepted' : result.code
}

test.each([
  ['seconds as text', '1790000000'],
  ['seconds as number', 1_790_000_000],
  ['milliseconds as text', '1790000000400'],
  ['milliseconds as number', 1_790_000_000_400],
  ['a second ahead', 1_790_000_001],
])('accepts %s', (_, timestamp) => {
  expect(login({}, timestamp)).toBe('accepted')
})

test.each([
  ['an unknown key', { apiKey: 'bg_x' }, '1790000000', 30011],
  ['a wrong passphrase', { passphrase: 'x' }, '1790000000', 30012],
  ['a timestamp that is no number', {}, 'soon', 30013],
  ['an old timestamp', {}, '1789999960', 30014],
  ['a timestamp far ahead', {}, '1790000040', 30014],
  ['a wrong signature', { sign: 'x' }, '1790000000', 30015],
])('refuses %s', (_, fields, timestamp, code) => {
  expect(login(fields, timestamp)).toBe(code)
})

test('an argument that is no object is an unknown key', () => {
  const result = authenticateLogin(undefined, '127.0.0.1', access, NOW_MS)
  expect(result).toEqual({ kind: 'refused', code: 30011 })
})

test('a key of a frozen account is refused', () => {
  const timestamp = '1790000000'
  const { apiKey, passphrase } = key
  const argument = { apiKey, passphrase, timestamp, sign: sign(timestamp) }
  const frozen = { ...access, isFrozen: () => true }
  const result = authenticateLogin(argument, '127.0.0.1', frozen, NOW_MS)
  expect(result).toEqual({ kind: 'refused', code: 30005 })
})
