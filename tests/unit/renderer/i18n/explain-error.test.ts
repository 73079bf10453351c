import { describe, expect, it } from 'vitest'
import { errorSentence, explainError } from '../../../../renderer/i18n/explain-error.ts'
import { type DeskError, INVALID_REASONS, invalid } from '../../../../shared/domain/error.ts'
import { KEYCHAIN_FAILURES } from '../../../../shared/domain/key-set.ts'
import { LANGUAGES } from '../../../../shared/domain/settings.ts'

const ERRORS: ReadonlyArray<DeskError> = [
  ...INVALID_REASONS.map((reason) => invalid(reason)),
  ...KEYCHAIN_FAILURES.map((failure): DeskError => ({ kind: 'keychain', failure })),
  { kind: 'refused', code: '25203', message: 'Insufficient margin' },
  { kind: 'refused', code: '99999', message: 'Never heard of' },
  { kind: 'unauthorised', code: '40012', message: 'apikey/password is incorrect' },
  { kind: 'rateLimited', retryAfterMs: 1000 },
  { kind: 'unavailable', reason: 'timeout' },
  { kind: 'unknownOutcome', clientOid: 'kd-1' },
  { kind: 'internal', reference: 'a1b2' },
]

describe.each(LANGUAGES)('in %s', (language) => {
  it.each(ERRORS.map((error) => [JSON.stringify(error), error] as const))(
    'explains %s without a hole',
    (_, error) => {
      const { text } = explainError(error, language)
      expect(text.happened).not.toBe('')
      expect(text.means).not.toBe('')
      expect(`${text.happened}${text.means}${text.remedy}`).not.toMatch(/undefined|\$\{|!|！/)
      expect(errorSentence(error, language)).not.toBe('')
    },
  )
  it('keeps the exchange’s own code and words beside the help', () => {
    const error: DeskError = { kind: 'refused', code: '25203', message: 'Insufficient margin' }
    expect(explainError(error, language).source).toBe('25203 · Insufficient margin')
  })
})

it.each([
  ['en', 'The key lacks “Manage write”.'],
  ['zh-CN', '密钥缺少“管理读写”权限。'],
] as const)('names a missing permission in words in %s', (language, expected) => {
  const error = invalid('missing-permission', null, { permission: 'manage-write' })
  expect(errorSentence(error, language)).toContain(expected)
})

it('says for every keychain failure something of its own to do', () => {
  const remedies = KEYCHAIN_FAILURES.map(
    (failure) => explainError({ kind: 'keychain', failure }, 'en').text.remedy,
  )
  expect(new Set(remedies).size).toBe(KEYCHAIN_FAILURES.length)
  expect(remedies.every((remedy) => remedy.length > 20)).toBe(true)
})
