import { beforeEach, describe, expect, it } from 'vitest'
import { Redactor } from '../../../../electron/vault/redaction.ts'
import { Vault } from '../../../../electron/vault/vault.ts'
import { FakeKeychain } from './fake-keychain.ts'

const MATERIAL = {
  environment: 'demo',
  algorithm: 'hmac',
  apiKey: 'bg_0123456789abcdef0123456789abcdef',
  secretKey: 'practice-secret-0123456789abcdef',
  passphrase: 'Practice99',
} as const

let keychain: FakeKeychain
let vault: Vault

beforeEach(() => {
  keychain = new FakeKeychain()
  vault = new Vault(keychain, new Redactor())
})

describe('the vault', () => {
  it('does not touch the keychain for a key set that is only held', async () => {
    const held = vault.hold('a', MATERIAL)
    expect(await vault.unlock('a')).toEqual({ ok: true, value: held })
    expect(keychain.touched).toBe(0)
  })

  it('keeps one item with everything of a key set', async () => {
    vault.hold('a', MATERIAL)
    await vault.store('a')
    expect([...keychain.items.keys()]).toEqual(['a'])
    expect(JSON.parse(keychain.items.get('a') ?? '')).toEqual({ version: 1, ...MATERIAL })
  })

  it('reads the keychain once, however many ask', async () => {
    vault.hold('a', MATERIAL)
    await vault.store('a')
    vault.forget('a')
    keychain.touched = 0
    const [one, two] = await Promise.all([vault.unlock('a'), vault.unlock('a')])
    expect(one).toBe(two)
    await vault.unlock('a')
    expect(keychain.touched).toBe(1)
  })

  it('wipes a credential that is forgotten', async () => {
    const held = vault.hold('a', MATERIAL)
    vault.forget('a')
    expect(() => held.sign('x')).toThrow('forgotten')
  })

  it.each(['no-service', 'locked', 'denied', 'unreadable', 'write-failed'] as const)(
    'passes %s on and changes no item',
    async (failure) => {
      vault.hold('a', MATERIAL)
      await vault.store('a')
      vault.forget('a')
      keychain.failure = failure
      const answer = { ok: false, error: { kind: 'keychain', failure } }
      expect(await vault.unlock('a')).toEqual(answer)
      expect(await vault.delete('a')).toEqual(answer)
      expect(await vault.contents()).toEqual(answer)
      expect(keychain.items.size).toBe(1)
    },
  )

  it.each([
    '',
    'garbage',
    '{}',
    '{"version":2}',
    JSON.stringify({ version: 1, ...MATERIAL, x: 1 }),
  ])('calls the item "%s" unreadable and leaves it', async (text) => {
    keychain.items.set('a', text)
    expect(await vault.unlock('a')).toEqual({
      ok: false,
      error: { kind: 'keychain', failure: 'unreadable' },
    })
    expect(keychain.items.get('a')).toBe(text)
  })

  it('tells a missing item from a failure', async () => {
    expect(await vault.unlock('a')).toMatchObject({ ok: false, error: { reason: 'not-found' } })
  })
})
