import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openKeyList } from '../../electron/desk/keys/key-list.ts'
import type { CheckKey } from '../../electron/desk/keys/key-ports.ts'
import { KeyService } from '../../electron/desk/keys/key-service.ts'
import { openLog } from '../../electron/desk/log.ts'
import { openSettingsService } from '../../electron/desk/settings-service.ts'
import { Redactor } from '../../electron/vault/redaction.ts'
import { Vault } from '../../electron/vault/vault.ts'
import { fail, succeed } from '../../shared/domain/error.ts'
import type { KeySetDraft } from '../../shared/domain/key-set.ts'
import { canaryKey, searchFilesForCanaries, searchForCanaries } from '../helpers/canary.ts'
import { makeRsaKey } from '../helpers/rsa-key.ts'
import { FakeKeychain } from '../unit/electron/vault/fake-keychain.ts'

const { apiKey, secretKey, passphrase, canaries } = canaryKey()
const DRAFT: KeySetDraft = {
  label: 'Canary',
  colour: 'blue',
  environment: 'demo',
  apiKey: ` ${apiKey}\n`,
  secretKey,
  passphrase,
  storage: 'keychain',
}
const { privatePem } = makeRsaKey()
/** A line of a private key is as secret as all of it. */
const PEM_CANARIES = privatePem
  .split('\n')
  .filter((line) => line.length === 64)
  .map((secret, at) => ({ name: `line ${at}`, secret }))
const FACTS = {
  accountUid: '7001',
  boundIps: [],
  permissions: ['trade-read'],
  canWithdraw: false,
  checkedAtMs: 1,
} as const

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'keydesk-leak-'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

/** The whole way of a key, with everything told or emitted kept beside. */
async function openDesk(keychain: FakeKeychain, checkKey: CheckKey) {
  const told: unknown[] = []
  const tell = (value: unknown) => {
    told.push(value)
  }
  const redactor = new Redactor()
  const log = openLog({
    file: path.join(folder, 'desk.log'),
    level: 'debug',
    redact: (value) => redactor.redact(value),
  })
  const now = () => 1_790_000_000_000
  const settingsFile = path.join(folder, 'settings.json')
  const settings = await openSettingsService({
    file: settingsFile,
    locale: 'en',
    now,
    raise: tell,
  })
  settings.onChange(tell)
  const list = await openKeyList({ file: path.join(folder, 'keys.json'), now, raise: tell })
  let ids = 0
  const keys = new KeyService({
    vault: new Vault(keychain, redactor),
    list,
    settings,
    checkKey: async (environment, signer) => {
      log.info('asked', { signer, headers: { 'ACCESS-KEY': signer.authorise().apiKey } })
      log.warn(`raw ${JSON.stringify(signer.authorise())} ${signer.authorise().passphrase}`)
      return checkKey(environment, signer)
    },
    takePracticeKey: async () => fail({ kind: 'unavailable', reason: 'practice-down' }),
    clipboard: { readText: () => secretKey, clear: () => undefined },
    clock: { now, monotonic: () => 0 },
    newId: () => `id-${++ids}`,
    emitChanged: tell,
    raise: tell,
  })
  return { keys, log, told, tell, redactor }
}

describe('a secret that went in', () => {
  it('comes out nowhere when a key set is added, used and deleted', async () => {
    const { keys, log, told, tell } = await openDesk(new FakeKeychain(), async () =>
      succeed({ ...FACTS }),
    )
    tell(await keys.add(DRAFT))
    tell(await keys.add(DRAFT))
    tell(await keys.list())
    const signer = await keys.signer('id-1')
    tell(signer)
    if (signer.ok) tell(signer.value.sign(`1790000000000GET/api/v3/account/info`))
    log.error('trouble', { reason: new Error(`with ${secretKey}`, { cause: { passphrase } }) })
    tell(await keys.refresh('id-1'))
    tell(await keys.rename('id-1', 'Other', 'rose'))
    expect(await searchFilesForCanaries(folder, canaries)).toEqual([])
    tell(await keys.delete('id-1'))
    expect(await searchFilesForCanaries(folder, canaries)).toEqual([])
    expect(told.length).toBeGreaterThan(8)
    expect(searchForCanaries('JSON', JSON.stringify(told), canaries)).toEqual([])
    const inspected = inspect(told, { depth: null, showHidden: true })
    expect(searchForCanaries('inspect', inspected, canaries)).toEqual([])
    expect(
      (await readFile(path.join(folder, 'desk.log'), 'utf8')).split('\n').length,
    ).toBeGreaterThan(4)
  })

  it('comes out nowhere when it is a private key', async () => {
    const { keys, log, told, tell } = await openDesk(new FakeKeychain(), async () =>
      succeed({ ...FACTS }),
    )
    tell(await keys.add({ ...DRAFT, secretKey: privatePem.replaceAll('\n', ' ') }))
    const signer = await keys.signer('id-1')
    tell(signer)
    log.error('trouble', { reason: new Error(privatePem), lines: privatePem.split('\n') })
    log.error(`as JSON ${JSON.stringify({ other: privatePem })}`)
    tell(await keys.rebind('id-1', 'live'))
    tell(await keys.find({ ...DRAFT, secretKey: privatePem }))
    tell(await keys.add({ ...DRAFT, secretKey: privatePem.replace('PRIVATE', 'RSA PRIVATE') }))
    expect(signer).toMatchObject({ ok: true, value: { algorithm: 'rsa' } })
    const inspected = inspect(told, { depth: null, showHidden: true })
    expect(searchForCanaries('JSON', JSON.stringify(told), PEM_CANARIES)).toEqual([])
    expect(searchForCanaries('inspect', inspected, PEM_CANARIES)).toEqual([])
    expect(await searchFilesForCanaries(folder, PEM_CANARIES)).toEqual([])
  })

  it.each(['apiKey', 'secretKey', 'passphrase'] as const)(
    'is not repeated by the error of a %s that is refused',
    async (field) => {
      const { keys } = await openDesk(new FakeKeychain(), async () =>
        fail({ kind: 'unauthorised', code: '40012', message: 'apikey/password is incorrect' }),
      )
      const answers = [
        await keys.add(DRAFT),
        await keys.add({ ...DRAFT, [field]: `${DRAFT[field].trim()}\u00e4` }),
        await keys.add({ ...DRAFT, [field]: DRAFT[field].trim().repeat(20) }),
      ]
      expect(answers.every((answer) => !answer.ok)).toBe(true)
      expect(searchForCanaries('answers', JSON.stringify(answers), canaries)).toEqual([])
    },
  )

  it('is not told by a keychain that fails', async () => {
    const keychain = new FakeKeychain()
    const { keys, told, tell } = await openDesk(keychain, async () => succeed({ ...FACTS }))
    keychain.failure = 'write-failed'
    tell(await keys.add(DRAFT))
    expect(searchForCanaries('told', JSON.stringify(told), canaries)).toEqual([])
    expect(await searchFilesForCanaries(folder, canaries)).toEqual([])
  })
})

describe('the search for canaries', () => {
  const canary = { name: 'secretKey', secret: secretKey }
  const bytes = Buffer.from(secretKey)
  it.each([
    ['clear', `x${secretKey}y`],
    ['url', `?a=${encodeURIComponent(secretKey)}`],
    ['hex', bytes.toString('hex').toUpperCase()],
    ['reversed', [...secretKey].reverse().join('')],
    ['base64 at 0', bytes.toString('base64')],
    ['base64 at 1', Buffer.from(`1${secretKey}23`).toString('base64')],
    ['base64 at 2', Buffer.from(`{"${secretKey}"}`).toString('base64')],
    ['base64url at 1', Buffer.from(`1${secretKey}`).toString('base64url')],
    ['utf16', Buffer.from(secretKey, 'utf16le')],
  ])('finds one as %s', (form, content) => {
    expect(searchForCanaries('here', content, [canary])).toContainEqual({
      place: 'here',
      canary: 'secretKey',
      form,
    })
  })

  it('finds none in other text', () => {
    expect(searchForCanaries('here', 'canary secret key 0123456789abcdef', [canary])).toEqual([])
  })
})
