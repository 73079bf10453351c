import { describe, expect, it } from 'vitest'
import { looksLikePem, normalisePrivateKey } from '../../../../shared/rules/private-key-text.ts'
import { makeRsaKey } from '../../../helpers/rsa-key.ts'

const { privatePem } = makeRsaKey()
const oneLine = privatePem.replaceAll('\n', '')

describe('a pasted private key', () => {
  it.each([
    ['as the tools write it', privatePem],
    ['with the breaks of Windows', privatePem.replaceAll('\n', '\r\n')],
    ['in a field of one line', oneLine],
    ['with blanks for breaks', privatePem.trim().replaceAll('\n', ' ')],
    ['copied from JSON', privatePem.replaceAll('\n', '\\n')],
    ['indented', privatePem.replaceAll('\n', '\n   ')],
  ])('%s comes out as the tools write it', (_name, pasted) => {
    expect(looksLikePem(pasted)).toBe(true)
    expect(normalisePrivateKey(pasted)).toBe(privatePem)
  })

  it.each([
    ['PKCS#1', privatePem.replaceAll('PRIVATE', 'RSA PRIVATE')],
    ['encrypted', privatePem.replaceAll('PRIVATE', 'ENCRYPTED PRIVATE')],
    ['a public key', privatePem.replaceAll('PRIVATE', 'PUBLIC')],
    ['cut off', privatePem.slice(0, 400)],
    ['two blocks', privatePem + privatePem],
    ['not base64', privatePem.replace('M', '~')],
    ['empty', '-----BEGIN PRIVATE KEY----------END PRIVATE KEY-----'],
  ])('that is %s is none', (_name, pasted) => {
    expect(normalisePrivateKey(pasted)).toBeNull()
  })

  it('is told from an HMAC secret', () => {
    expect(looksLikePem('9d2c4b6a8e0f1a2b3c4d5e6f708192a3')).toBe(false)
  })
})
