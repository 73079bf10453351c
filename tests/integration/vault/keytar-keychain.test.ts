import { verify } from 'node:crypto'
import { rm, symlink } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { KeyMaterial } from '../../../electron/vault/stored-key.ts'
import { makeRsaKey } from '../../helpers/rsa-key.ts'
import { SecretServiceSession } from '../../helpers/secret-service.ts'
import { VaultProcess } from '../../helpers/vault-process.ts'
import { waitUntil } from '../../helpers/wait-until.ts'

const ID = '6e3c0f7e-8a51-4f0e-9d0c-2b1f64d7a001'
const MATERIAL: KeyMaterial = {
  environment: 'demo',
  algorithm: 'hmac',
  apiKey: 'bg_0123456789abcdef0123456789abcdef',
  secretKey: 'practice-secret-0123456789abcdef',
  passphrase: 'Practice99',
}

let session: SecretServiceSession
let started: VaultProcess[]

function startVault(env: Readonly<Record<string, string>> = session.env): VaultProcess {
  const vault = new VaultProcess(env)
  started.push(vault)
  return vault
}

beforeEach(async () => {
  started = []
  session = await SecretServiceSession.start()
})

afterEach(async () => {
  await Promise.all(started.map((vault) => vault.stop()))
  await session.stop()
})

describe('the keychain on a real Secret Service', () => {
  beforeEach(() => session.startKeyring())

  it('writes, reads, lists and deletes an item', async () => {
    const vault = startVault()
    expect(await vault.run('read', ID)).toBeNull()
    expect(await vault.run('write', ID, 'one — 二')).toBeUndefined()
    expect(await vault.run('write', 'other', 'two')).toBeUndefined()
    expect(await vault.run('read', ID)).toBe('one — 二')
    expect(await vault.run('list')).toEqual([ID, 'other'])
    expect(await vault.run('delete', ID)).toBeUndefined()
    expect(await vault.run('delete', ID)).toBeUndefined()
    expect(await vault.run('list')).toEqual(['other'])
  })

  it('does not load keytar before it is asked for an item that is there', async () => {
    const vault = startVault()
    expect(await vault.run('isKeytarLoaded')).toBe(false)
    await vault.run('write', ID, 'one')
    expect(await vault.run('isKeytarLoaded')).toBe(true)
  })

  it('keeps a key set over a restart of the process and of the keyring', async () => {
    expect(await startVault().run('add', ID, MATERIAL)).toEqual({ ok: true, value: null })
    await session.stopKeyring()
    await session.startKeyring()
    const vault = startVault()
    expect(await vault.run('sign', ID, '1790000000000GET/api/v3/account/settings')).toBe(
      'LTeaZLWWxl9PGS7pi7r9552E+C0lSRXt/tWO02wHIBQ=',
    )
    expect(await vault.run('contents')).toEqual({ hints: ['cdef'], unreadableIds: [] })
  })

  it('keeps an RSA key of 4096 bits and signs with it after a restart', async () => {
    const { privatePem, publicPem } = makeRsaKey(4096)
    const material: KeyMaterial = { ...MATERIAL, algorithm: 'rsa', secretKey: privatePem }
    expect(await startVault().run('add', ID, material)).toEqual({ ok: true, value: null })
    const signature = String(await startVault().run('sign', ID, 'text'))
    const bytes = Buffer.from(signature, 'base64')
    expect(verify('sha256', Buffer.from('text'), publicPem, bytes)).toBe(true)
  })

  it('calls an item that holds something else unreadable, and leaves it', async () => {
    await session.plant({ service: 'Keydesk', account: ID }, Uint8Array.of(0xff, 0xfe, 0x01))
    await startVault().run('add', 'whole', MATERIAL)
    const vault = startVault()
    expect(await vault.run('sign', ID, '')).toEqual({ kind: 'keychain', failure: 'unreadable' })
    expect(await vault.run('contents')).toEqual({ hints: ['cdef'], unreadableIds: [ID] })
    expect(await vault.run('list')).toEqual([ID, 'whole'])
  })

  it('survives a foreign item without an account name', async () => {
    await session.plant({ service: 'Keydesk' }, Uint8Array.of(0x78))
    const vault = startVault()
    await vault.run('write', ID, 'one')
    expect(await vault.run('list')).toEqual([ID])
  })

  it('says locked where nobody can be asked to unlock, and loses nothing', async () => {
    await startVault().run('write', ID, 'one')
    await session.lock()
    const vault = startVault()
    expect(await vault.run('read', ID)).toEqual({ failure: 'locked' })
    expect(await vault.run('write', 'other', 'two')).toEqual({ failure: 'locked' })
    expect(await vault.run('delete', ID)).toEqual({ failure: 'locked' })
    expect(await vault.run('list')).toEqual({ failure: 'locked' })
    expect(await vault.run('read', 'never-stored')).toBeNull()
  })

  it('says locked after a restart into a locked keyring, then reads once it is open', async () => {
    await startVault().run('write', ID, 'one')
    await session.stopKeyring()
    await session.startKeyring('locked')
    const vault = startVault()
    expect(await vault.run('read', ID)).toEqual({ failure: 'locked' })
    expect(await vault.run('list')).toEqual({ failure: 'locked' })
    await session.stopKeyring()
    await session.startKeyring()
    expect(await startVault().run('read', ID)).toBe('one')
  })

  it('says denied when the user dismisses the prompt', async () => {
    await startVault().run('write', ID, 'one')
    await session.lock()
    const vault = startVault()
    expect(await dismissed(() => vault.run('read', ID))).toEqual({ failure: 'denied' })
    const another = startVault()
    expect(await dismissed(() => another.run('write', 'new', 'two'))).toEqual({ failure: 'denied' })
  })

  it('gives up as denied when a prompt is never answered', async () => {
    await startVault().run('write', ID, 'one')
    await session.lock()
    const close = await session.showPrompts()
    const vault = startVault({ ...session.env, KEYCHAIN_LIMIT_MS: '400' })
    expect(await vault.run('read', ID)).toEqual({ failure: 'denied' })
    close()
  })

  it('says write-failed when the keyring cannot write its file', async () => {
    const vault = startVault()
    await vault.run('write', ID, 'one')
    await rm(session.keyringFolder, { recursive: true })
    await symlink('/proc', session.keyringFolder)
    expect(await vault.run('write', 'other', 'two')).toEqual({ failure: 'write-failed' })
  })

  async function dismissed(ask: () => Promise<unknown>): Promise<unknown> {
    const close = await session.showPrompts()
    const startedAtMs = performance.now()
    const asked = ask()
    // A person needs a moment to see the prompt and to dismiss it.
    await waitUntil('a moment', () => performance.now() - startedAtMs > 1_500)
    close()
    return asked
  }
})

describe('the keychain without a Secret Service', () => {
  it('says no-service when nothing on the bus keeps secrets', async () => {
    const vault = startVault()
    expect(await vault.run('read', ID)).toEqual({ failure: 'no-service' })
    expect(await vault.run('write', ID, 'one')).toEqual({ failure: 'no-service' })
    expect(await vault.run('delete', ID)).toEqual({ failure: 'no-service' })
    expect(await vault.run('list')).toEqual({ failure: 'no-service' })
  })

  it('says no-service without a D-Bus session', async () => {
    const vault = startVault({ PATH: process.env.PATH ?? '', HOME: session.folder })
    expect(await vault.run('read', ID)).toEqual({ failure: 'no-service' })
    expect(await vault.run('write', ID, 'one')).toEqual({ failure: 'no-service' })
  })

  it('says no-service when the keyring has no collection and nobody to ask for one', async () => {
    await session.startKeyring('locked')
    expect(await startVault().run('write', ID, 'one')).toEqual({ failure: 'no-service' })
  })
})
