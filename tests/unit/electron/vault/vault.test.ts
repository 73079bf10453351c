import { beforeEach, describe, expect, it } from 'vitest'
import { Redactor } from '../../../../electron/vault/redaction.ts'
import { Vault } from '../../../../electron/vault/vault.ts'
import { DESK_LOCKED } from '../../../../shared/domain/lock.ts'
import { makeRsaKey } from '../../../helpers/rsa-key.ts'
import { FakeKeychain } from './fake-keychain.ts'

const MATERIAL = {
  environment: 'demo',
  algorithm: 'hmac',
  apiKey: 'bg_0123456789abcdef0123456789abcdef',
  secretKey: 'practice-secret-0123456789abcdef',
  passphrase: 'Practice99',
} as const

const LOCKED = { ok: false, error: DESK_LOCKED }

let keychain: FakeKeychain
let vault: Vault

beforeEach(() => {
  keychain = new FakeKeychain()
  vault = new Vault(keychain, new Redactor())
})

describe('a sealed vault', () => {
  it('has wiped what the keychain holds, and asks it only after it is unsealed', async () => {
    const held = vault.hold('a', MATERIAL)
    await vault.store('a')
    keychain.touched = 0
    vault.seal()
    expect(() => held.sign('text')).toThrow()
    expect(vault.isEmpty).toBe(true)
    expect(await vault.unlock('a')).toEqual(LOCKED)
    expect(await vault.holdAgain('a', 'b', 'live')).toEqual(LOCKED)
    expect(keychain.touched).toBe(0)
    vault.unseal()
    expect((await vault.unlock('a')).ok).toBe(true)
    expect(keychain.touched).toBe(1)
  })

  it.each(['unlock', 'holdAgain'] as const)(
    'takes nothing from a keychain that answers %s late, not even after it is unsealed',
    async (how) => {
      vault.hold('a', MATERIAL)
      await vault.store('a')
      vault.forget('a')
      const late = how === 'unlock' ? vault.unlock('a') : vault.holdAgain('a', 'b', 'live')
      vault.seal()
      vault.unseal()
      expect(await late).toEqual(LOCKED)
      expect(vault.isEmpty).toBe(true)
    },
  )

  it('lets a key set that is on its way in reach the keychain, then wipes it', async () => {
    const held = vault.hold('a', MATERIAL)
    vault.seal()
    expect(held.sign('text')).not.toBe('')
    expect(await vault.store('a')).toEqual({ ok: true, value: null })
    expect(() => held.sign('text')).toThrow()
    expect(vault.isEmpty).toBe(true)
  })

  it('refuses to store what it has forgotten', async () => {
    vault.hold('a', MATERIAL)
    vault.seal()
    vault.forgetAll()
    expect(await vault.store('a')).toEqual(LOCKED)
  })
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

  it('brings an RSA key set back from the keychain, algorithm and all', async () => {
    const { privatePem } = makeRsaKey()
    const held = vault.hold('a', { ...MATERIAL, algorithm: 'rsa', secretKey: privatePem })
    const signature = held.sign('text')
    await vault.store('a')
    vault.forget('a')
    const unlocked = await vault.unlock('a')
    if (!unlocked.ok) throw new Error('not unlocked')
    expect(unlocked.value.algorithm).toBe('rsa')
    expect(unlocked.value.sign('text')).toBe(signature)
  })

  it('refuses what the keychain of this system cannot hold, before touching it', async () => {
    const small = new Vault(keychain, new Redactor(), 200)
    small.hold('a', { ...MATERIAL, secretKey: 's'.repeat(200) })
    expect(await small.store('a')).toEqual({
      ok: false,
      error: {
        kind: 'invalid',
        reason: 'secret-too-large',
        field: 'secretKey',
        values: { limit: '200' },
      },
    })
    expect(keychain.touched).toBe(0)
  })

  it('fits a 2048-bit RSA key into an item of Windows, and not a 4096-bit one', async () => {
    const windows = new Vault(keychain, new Redactor(), 2560)
    for (const bits of [2048, 4096]) {
      const { privatePem } = makeRsaKey(bits)
      windows.hold(`${bits}`, { ...MATERIAL, algorithm: 'rsa', secretKey: privatePem })
    }
    expect(await windows.store('2048')).toEqual({ ok: true, value: null })
    expect(await windows.store('4096')).toMatchObject({ error: { reason: 'secret-too-large' } })
  })

  it('holds a key set again under another id and environment, from memory or the keychain', async () => {
    vault.hold('a', MATERIAL)
    await vault.store('a')
    vault.forget('a')
    const again = await vault.holdAgain('a', 'b', 'live')
    expect(again).toMatchObject({ ok: true, value: { keySetId: 'b', environment: 'live' } })
    expect([...keychain.items.keys()]).toEqual(['a'])
    expect(await vault.holdAgain('b', 'c', 'demo')).toMatchObject({ ok: true })
    expect(await vault.holdAgain('gone', 'd', 'demo')).toMatchObject({
      error: { reason: 'not-found' },
    })
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
    JSON.stringify({ version: 1, ...MATERIAL, algorithm: 'rsa' }),
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
