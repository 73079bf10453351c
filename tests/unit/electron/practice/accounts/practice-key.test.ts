import { createPrivateKey, createPublicKey } from 'node:crypto'
import { expect, test } from 'vitest'
import {
  createPracticeKey,
  RSA_KEY_PLAN,
  STARTING_KEYS,
} from '../../../../../electron/practice/accounts/practice-key.ts'

const [FULL] = STARTING_KEYS

test.each([
  ['HMAC', FULL],
  ['RSA', RSA_KEY_PLAN],
])('the same seed gives the same %s key, another seed or none another', (_, plan) => {
  if (plan === undefined) throw new Error('no starting key')
  const key = createPracticeKey(plan, 3)
  expect(createPracticeKey(plan, 3)).toEqual(key)
  expect(createPracticeKey(plan, 4).secretKey).not.toBe(key.secretKey)
  expect(createPracticeKey(plan, null).secretKey).not.toBe(createPracticeKey(plan, null).secretKey)
})

test.each([7, null])('an RSA key from seed %s is a pair of 2048 bits in PKCS#8', (seed) => {
  const { secretKey, publicKey } = createPracticeKey(RSA_KEY_PLAN, seed)
  expect(secretKey).toMatch(/^-----BEGIN PRIVATE KEY-----\n/)
  const privateKey = createPrivateKey(secretKey)
  expect(privateKey.asymmetricKeyDetails).toMatchObject({
    modulusLength: 2048,
    publicExponent: 65_537n,
  })
  expect(createPublicKey(privateKey).export({ type: 'spki', format: 'pem' })).toBe(publicKey)
})
