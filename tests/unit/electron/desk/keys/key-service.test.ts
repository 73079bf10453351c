import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openKeyList } from '../../../../../electron/desk/keys/key-list.ts'
import { KeyService } from '../../../../../electron/desk/keys/key-service.ts'
import { openSettingsService } from '../../../../../electron/desk/settings-service.ts'
import { Redactor } from '../../../../../electron/vault/redaction.ts'
import { Vault } from '../../../../../electron/vault/vault.ts'
import type { Environment } from '../../../../../shared/domain/environment.ts'
import { type DeskError, fail, type Result, succeed } from '../../../../../shared/domain/error.ts'
import type { KeyFacts, KeySetDraft } from '../../../../../shared/domain/key-set.ts'
import type { Notice } from '../../../../../shared/ipc/contract.ts'
import type { KeyRing } from '../../../../../shared/ipc/key-requests.ts'
import { FakeKeychain } from '../../vault/fake-keychain.ts'

const WRONG_ENVIRONMENT: DeskError = {
  kind: 'unauthorised',
  code: '40099',
  message: 'exchange environment is incorrect',
}

let folder: string
let keychain: FakeKeychain
let lastId: number
/** What the exchange says of a key in an environment. */
let answer: (environment: Environment) => Result<KeyFacts>
let asked: Environment[]
let rings: KeyRing[]
let notices: Notice[]
let clipboard: string

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'keydesk-keys-'))
  keychain = new FakeKeychain()
  lastId = 0
  answer = () => succeed(someFacts('7001'))
  asked = []
  rings = []
  notices = []
  clipboard = ''
})

afterEach(() => rm(folder, { recursive: true, force: true }))

function someFacts(accountUid: string): KeyFacts {
  return {
    accountUid,
    boundIps: [],
    permissions: ['trade-read'],
    canWithdraw: false,
    checkedAtMs: 5,
  }
}

function aDraft(changes: Partial<KeySetDraft> = {}): KeySetDraft {
  return {
    label: 'Main',
    colour: 'blue',
    environment: 'demo',
    apiKey: 'bg_5f0c1d2e3a4b5c6d7e8f901234567890',
    secretKey: '9d2c4b6a8e0f1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f70819203',
    passphrase: 'Practice99',
    storage: 'keychain',
    ...changes,
  }
}

/** The service as after a start, on the same folder and keychain. */
async function start(): Promise<KeyService> {
  const raise = (notice: Notice) => {
    notices.push(notice)
  }
  const now = () => 1_790_000_000_000
  const settings = await openSettingsService({
    file: path.join(folder, 'settings.json'),
    locale: 'en',
    now,
    raise,
  })
  return new KeyService({
    vault: new Vault(keychain, new Redactor()),
    list: await openKeyList({ file: path.join(folder, 'keys.json'), now, raise }),
    settings,
    checkKey: async (environment) => {
      asked.push(environment)
      return answer(environment)
    },
    takePracticeKey: async () => {
      const { apiKey, secretKey, passphrase } = aDraft({ apiKey: 'bg_practice_key' })
      return succeed({ label: 'Practice', apiKey, secretKey, passphrase })
    },
    clipboard: {
      readText: () => clipboard,
      clear: () => {
        clipboard = ''
      },
    },
    clock: { now, monotonic: () => 0 },
    newId: () => {
      lastId += 1
      return `id-${lastId}`
    },
    emitChanged: (ring) => {
      rings.push(ring)
    },
    raise,
  })
}

describe('adding a key set', () => {
  it('checks it with the exchange, stores it, chooses the first and tells', async () => {
    const keys = await start()
    expect(await keys.add(aDraft({ apiKey: ' bg_5f0c1d2e\n' }))).toEqual(
      succeed({
        id: 'id-1',
        label: 'Main',
        colour: 'blue',
        environment: 'demo',
        algorithm: 'hmac',
        hint: '1d2e',
        storage: 'keychain',
        facts: someFacts('7001'),
        addedAtMs: 1_790_000_000_000,
      }),
    )
    expect(asked).toEqual(['demo'])
    expect(keychain.items.size).toBe(1)
    expect(keys.activeId('demo')).toBe('id-1')
    expect(rings.at(-1)?.keySets).toHaveLength(1)
  })

  it('touches neither exchange nor keychain for a draft of the wrong shape', async () => {
    const keys = await start()
    expect(await keys.add(aDraft({ secretKey: '' }))).toMatchObject({ ok: false })
    expect(asked).toEqual([])
    expect(keychain.touched).toBe(0)
  })

  it('stores nothing that the exchange refuses', async () => {
    const error: DeskError = { kind: 'unauthorised', code: '40012', message: 'wrong' }
    answer = () => fail(error)
    const keys = await start()
    expect(await keys.add(aDraft())).toEqual(fail(error))
    expect(keychain.items.size).toBe(0)
    expect(await keys.signer('id-1')).toMatchObject({ ok: false })
  })

  it.each([
    ['live', 'demo'],
    ['demo', 'live'],
  ] as const)('tells that a %s key belongs to %s', async (chosen, right) => {
    answer = (environment) =>
      environment === right ? succeed(someFacts('7001')) : fail(WRONG_ENVIRONMENT)
    const keys = await start()
    expect(await keys.add(aDraft({ environment: chosen }))).toEqual(
      fail({
        kind: 'invalid',
        reason: 'wrong-environment',
        field: 'environment',
        values: { environment: right },
      }),
    )
    expect(asked).toEqual([chosen, right])
  })

  it('does not guess when the key fits neither environment', async () => {
    answer = () => fail(WRONG_ENVIRONMENT)
    const keys = await start()
    expect(await keys.add(aDraft())).toEqual(fail(WRONG_ENVIRONMENT))
  })

  it('refuses the same API key twice in one environment', async () => {
    const keys = await start()
    await keys.add(aDraft())
    expect(await keys.add(aDraft({ label: 'Again' }))).toMatchObject({
      error: { reason: 'key-exists', field: 'apiKey', values: { label: 'Main' } },
    })
  })

  it('takes ten key sets of an account, even when eleven are sent at once', async () => {
    const keys = await start()
    const added = await Promise.all(
      Array.from({ length: 11 }, (_, n) => keys.add(aDraft({ apiKey: `bg_number_${n}` }))),
    )
    expect(added.filter((one) => one.ok)).toHaveLength(10)
    expect(added.at(-1)).toMatchObject({
      error: { reason: 'key-limit', values: { limit: '10', accountUid: '7001' } },
    })
    answer = () => succeed(someFacts('7002'))
    expect(await keys.add(aDraft({ apiKey: 'bg_other_account' }))).toMatchObject({ ok: true })
  })

  it.each(['no-service', 'locked', 'denied', 'write-failed'] as const)(
    'passes on that the keychain failed as %s, and offers the session instead',
    async (failure) => {
      keychain.failure = failure
      const keys = await start()
      expect(await keys.add(aDraft())).toEqual(fail({ kind: 'keychain', failure }))
      expect(await keys.list()).toMatchObject({ value: { keychainFailure: failure, keySets: [] } })
      expect(await keys.add(aDraft({ storage: 'session' }))).toMatchObject({
        value: { storage: 'session' },
      })
    },
  )

  it('keeps a session-only key set out of keychain and files', async () => {
    const keys = await start()
    await keys.add(aDraft({ storage: 'session' }))
    expect(await keys.signer('id-1')).toMatchObject({ ok: true })
    expect(keychain.touched).toBe(0)
    expect(await readdir(folder)).not.toContain('keys.json')
    expect(await (await start()).list()).toMatchObject({ value: { keySets: [], activeId: null } })
  })

  it('clears the clipboard only while it holds the secret', async () => {
    const keys = await start()
    clipboard = 'a shopping list'
    await keys.add(aDraft())
    expect(clipboard).toBe('a shopping list')
    clipboard = ` ${aDraft().secretKey} `
    await keys.add(aDraft({ apiKey: 'bg_other_key' }))
    expect(clipboard).toBe('')
    expect(notices).toEqual([{ kind: 'clipboard-cleared' }])
  })
})

describe('the practice key', () => {
  it('is added once and chosen after that', async () => {
    const keys = await start()
    await keys.addPractice()
    await keys.choose('practice', null)
    expect(await keys.addPractice()).toMatchObject({ ok: true, value: { id: 'id-1' } })
    expect(keys.activeId('practice')).toBe('id-1')
    expect(await keys.list()).toMatchObject({ value: { activeId: 'id-1' } })
  })

  it('is held for the session where there is no keychain, and says so', async () => {
    keychain.failure = 'no-service'
    const keys = await start()
    expect(await keys.addPractice()).toMatchObject({ value: { storage: 'session' } })
    expect(await keys.addPractice()).toMatchObject({ value: { storage: 'session' } })
    expect(notices).toContainEqual({ kind: 'keychain', failure: 'no-service' })
  })
})

describe('key sets that are there', () => {
  it('are listed after a restart without touching the keychain, which signing then reads', async () => {
    await (await start()).add(aDraft())
    keychain.touched = 0
    const keys = await start()
    expect(await keys.list()).toMatchObject({ value: { keySets: [{ id: 'id-1' }] } })
    expect(keys.activeId('demo')).toBe('id-1')
    expect(keychain.touched).toBe(0)
    expect(await keys.signer('id-1')).toMatchObject({ ok: true, value: { keySetId: 'id-1' } })
  })

  it('are found in the keychain again when their list was damaged', async () => {
    await (await start()).add(aDraft())
    await writeFile(path.join(folder, 'keys.json'), '{"version":1,"da')
    const keys = await start()
    expect(notices).toMatchObject([{ kind: 'file-set-aside', file: 'keys.json' }])
    expect(await keys.list()).toMatchObject({
      value: { keySets: [{ id: 'id-1', label: '…7890', environment: 'demo', facts: null }] },
    })
    expect(await keys.refresh('id-1')).toMatchObject({ value: { facts: someFacts('7001') } })
  })

  it('are found by the choice in the settings when their list is gone', async () => {
    await (await start()).add(aDraft())
    await rm(path.join(folder, 'keys.json'))
    const keys = await start()
    keychain.touched = 0
    await keys.list()
    expect(keychain.touched).toBe(0)
    expect(keys.activeId('demo')).toBe('id-1')
    expect(await keys.signer('id-1')).toMatchObject({ ok: true })
  })

  it('are not hidden by a session-only key that was added while their list was lost', async () => {
    await (await start()).add(aDraft())
    await rm(path.join(folder, 'keys.json'))
    keychain.failure = 'locked'
    await (await start()).add(aDraft({ apiKey: 'bg_for_session', storage: 'session' }))
    keychain.failure = null
    expect(await (await start()).refresh('id-1')).toMatchObject({ value: { id: 'id-1' } })
  })

  it('stay bound to the environment of the keychain, whatever the list says', async () => {
    await (await start()).add(aDraft())
    const file = path.join(folder, 'keys.json')
    const text = await readFile(file, 'utf8')
    await writeFile(file, text.replace('"demo"', '"live"'))
    const keys = await start()
    expect(await keys.signer('id-1')).toMatchObject({
      error: { reason: 'wrong-environment', values: { environment: 'demo' } },
    })
    expect(await keys.list()).toMatchObject({ value: { keySets: [{ environment: 'demo' }] } })
  })

  it('are renamed, and chosen only where they belong', async () => {
    const keys = await start()
    await keys.add(aDraft())
    expect(await keys.rename('id-1', ' New ', 'rose')).toMatchObject({
      value: { label: 'New', colour: 'rose' },
    })
    expect(await keys.rename('id-1', 'x'.repeat(41), 'rose')).toMatchObject({ ok: false })
    expect(await keys.choose('live', 'id-1')).toMatchObject({
      error: { reason: 'wrong-environment' },
    })
    expect(await keys.choose('demo', 'nobody')).toMatchObject({ error: { reason: 'not-found' } })
    expect(await keys.choose('demo', null)).toMatchObject({ ok: true })
    expect(keys.activeId('demo')).toBeNull()
  })

  it('leave keychain, list and choice when they are deleted', async () => {
    const keys = await start()
    await keys.add(aDraft())
    expect(await keys.delete('id-1')).toMatchObject({ value: { keySets: [] } })
    expect(keychain.items.size).toBe(0)
    expect(keys.activeId('demo')).toBeNull()
    expect(await (await start()).list()).toMatchObject({ value: { keySets: [] } })
  })

  it('stay when the keychain does not let them go', async () => {
    const keys = await start()
    await keys.add(aDraft())
    keychain.failure = 'locked'
    expect(await keys.delete('id-1')).toEqual(fail({ kind: 'keychain', failure: 'locked' }))
    expect(await keys.list()).toMatchObject({
      value: { keySets: [{ id: 'id-1' }], keychainFailure: 'locked', activeId: null },
    })
    expect(keys.activeId('demo')).toBe('id-1')
  })
})
