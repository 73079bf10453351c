import { describe, expect, it } from 'vitest'
import { checkKeyDraft, cleanKeyDraft } from '../../../../../electron/desk/keys/key-draft.ts'
import type { KeySetDraft } from '../../../../../shared/domain/key-set.ts'

const HEX64 = '9d2c4b6a8e0f1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f70819203'

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
    ['secretKey', `-----BEGIN PRIVATE KEY-----${'M'.repeat(900)}`, 'wrong-shape'],
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
})
