import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  algorithmOf,
  checkKeyDraft,
  cleanKeyDraft,
} from '../../../../../electron/desk/keys/key-draft.ts'
import type { KeySetDraft } from '../../../../../shared/domain/key-set.ts'
import { makeRsaKey } from '../../../../helpers/rsa-key.ts'

const HEX64 = '9d2c4b6a8e0f1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f70819203'

const { privatePem, publicPem } = makeRsaKey()

/** Private keys in forms that other tools write. */
function otherKeys(): ReadonlyArray<readonly [string, string]> {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
  const cipher = { cipher: 'aes-256-cbc', passphrase: 'secret' }
  const pkcs8 = { type: 'pkcs8', format: 'pem' } as const
  return [
    ['PKCS#1', rsa.export({ type: 'pkcs1', format: 'pem' }).toString()],
    ['encrypted', rsa.export({ ...pkcs8, ...cipher }).toString()],
    ['Ed25519', generateKeyPairSync('ed25519').privateKey.export(pkcs8).toString()],
    [
      'elliptic',
      generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export(pkcs8).toString(),
    ],
    ['public', publicPem],
    ['cut', privatePem.slice(0, 300)],
  ]
}

function aDraft(changes: Partial<KeySetDraft> = {}): KeySetDraft {
  return {
    label: 'Main',
    colour: 'blue',
    environment: 'demo',
    apiKey: 'bg_5f0c1d2e3a4b5c6d7e8f901234567890',
    secretKey: HEX64,
    passphrase: 'Practice99',
    storage: 'keychain',
    ...changes,
  }
}

describe('the draft of a key set', () => {
  it('is accepted in the shape that keys are commonly seen in', () => {
    expect(checkKeyDraft(aDraft())).toBeNull()
  })

  it('is freed of what copying brings along', () => {
    const pasted = aDraft({ apiKey: ' \ufeff"bg_12345678"\r\n', secretKey: `\t${HEX64}\u200b ` })
    expect(cleanKeyDraft(pasted)).toMatchObject({ apiKey: 'bg_12345678', secretKey: HEX64 })
  })

  it.each([
    ['apiKey', '', 'required'],
    ['apiKey', HEX64, 'wrong-shape'],
    ['apiKey', 'bg_with space', 'wrong-shape'],
    ['apiKey', 'b'.repeat(129), 'too-long'],
    ['secretKey', '', 'required'],
    ['secretKey', 'bg_5f0c1d2e3a4b5c6d7e8f901234567890', 'wrong-shape'],
    ['secretKey', 'short', 'wrong-shape'],
    ['secretKey', `-----BEGIN PRIVATE KEY-----${'M'.repeat(900)}`, 'not-pkcs8'],
    ['apiKey', '-----BEGIN PRIVATE KEY-----', 'wrong-shape'],
    ['secretKey', 's'.repeat(257), 'too-long'],
    ['passphrase', '', 'required'],
    ['passphrase', 'pässword', 'wrong-shape'],
    ['passphrase', 'line\nbreak', 'wrong-shape'],
    ['passphrase', 'p'.repeat(65), 'too-long'],
    ['label', 'l'.repeat(41), 'too-long'],
  ] as const)('with the %s "%.12s" is %s', (field, text, reason) => {
    expect(checkKeyDraft(aDraft({ [field]: text }))).toMatchObject({
      kind: 'invalid',
      reason,
      field,
    })
  })

  it('takes an RSA key in whatever lines it was pasted', () => {
    for (const secretKey of [privatePem, privatePem.replaceAll('\n', ' '), ` "${privatePem}" `]) {
      const draft = cleanKeyDraft(aDraft({ secretKey }))
      expect(draft.secretKey).toBe(privatePem)
      expect(checkKeyDraft(draft)).toBeNull()
      expect(algorithmOf(draft.secretKey)).toBe('rsa')
    }
    expect(algorithmOf(HEX64)).toBe('hmac')
  })

  it.each(otherKeys())('with a private key that is %s is not-pkcs8', (_name, secretKey) => {
    expect(checkKeyDraft(cleanKeyDraft(aDraft({ secretKey })))).toMatchObject({
      kind: 'invalid',
      reason: 'not-pkcs8',
      field: 'secretKey',
    })
  })
})
