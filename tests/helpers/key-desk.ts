import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openKeyList } from '../../electron/desk/keys/key-list.ts'
import { KeyService } from '../../electron/desk/keys/key-service.ts'
import { openSettingsService } from '../../electron/desk/settings-service.ts'
import { Redactor } from '../../electron/vault/redaction.ts'
import { Vault } from '../../electron/vault/vault.ts'
import type { Environment } from '../../shared/domain/environment.ts'
import { fail, type Result, succeed } from '../../shared/domain/error.ts'
import type { KeyFacts, KeySetDraft } from '../../shared/domain/key-set.ts'
import type { Notice } from '../../shared/ipc/contract.ts'
import type { KeyRing } from '../../shared/ipc/key-requests.ts'
import { FakeKeychain } from '../unit/electron/vault/fake-keychain.ts'

/** The key service over the real vault, list and settings, a keychain in memory and a made-up exchange. */
export interface KeyDesk {
  readonly keys: KeyService
  readonly vault: Vault
  readonly keychain: FakeKeychain
  /** Environments the exchange was asked about, in order. */
  readonly asked: Environment[]
  readonly notices: Notice[]
  readonly rings: KeyRing[]
  /** What the exchange says of any key; replace it. */
  answer: (environment: Environment) => Result<KeyFacts>
  readonly close: () => Promise<void>
}

export async function openKeyDesk(): Promise<KeyDesk> {
  const folder = await mkdtemp(path.join(tmpdir(), 'keydesk-keys-'))
  const keychain = new FakeKeychain()
  const vault = new Vault(keychain, new Redactor())
  const notices: Notice[] = []
  const rings: KeyRing[] = []
  const asked: Environment[] = []
  const now = () => 1_790_000_000_000
  const raise = (notice: Notice) => {
    notices.push(notice)
  }
  let ids = 0
  const settings = await openSettingsService({
    ...{ file: path.join(folder, 'settings.json'), locale: 'en', now, raise },
  })
  const keys = new KeyService({
    ...{ vault, settings, raise },
    list: await openKeyList({ file: path.join(folder, 'keys.json'), now, raise }),
    checkKey: async (environment) => {
      asked.push(environment)
      return desk.answer(environment)
    },
    takePracticeKey: async () => fail({ kind: 'unavailable', reason: 'practice-down' }),
    clipboard: { readText: () => '', clear: () => undefined },
    clock: { now, monotonic: () => 0 },
    newId: () => {
      ids += 1
      return `id-${ids}`
    },
    emitChanged: (ring) => {
      rings.push(ring)
    },
  })
  const desk: KeyDesk = {
    ...{ keys, vault, keychain, asked, notices, rings },
    answer: () => succeed(someKeyFacts()),
    close: () => rm(folder, { recursive: true, force: true }),
  }
  return desk
}

export function someKeyFacts(changes: Partial<KeyFacts> = {}): KeyFacts {
  return {
    accountUid: '7001',
    boundIps: [],
    permissions: ['trade-read'],
    canWithdraw: false,
    checkedAtMs: 5,
    ...changes,
  }
}

export function aKeySetDraft(changes: Partial<KeySetDraft> = {}): KeySetDraft {
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
