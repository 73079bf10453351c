import { Console } from 'node:console'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Writable } from 'node:stream'
import { format, inspect } from 'node:util'
import { serialize } from 'node:v8'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Credential } from '../../electron/vault/credential.ts'
import { readRsaKey } from '../../electron/vault/private-key.ts'
import { Redactor } from '../../electron/vault/redaction.ts'
import { formatStoredKey, type KeyMaterial } from '../../electron/vault/stored-key.ts'
import { Vault } from '../../electron/vault/vault.ts'
import { type Canary, canaryKey, searchForCanaries } from '../helpers/canary.ts'
import { sourceFiles } from '../helpers/import-graph.ts'
import { aKeySetDraft, type KeyDesk, openKeyDesk } from '../helpers/key-desk.ts'
import { makeRsaKey } from '../helpers/rsa-key.ts'
import { FakeKeychain } from '../unit/electron/vault/fake-keychain.ts'

// Whatever holds a secret in main, in every way in which JavaScript can be made to show a value.

const ROOT = path.join(import.meta.dirname, '..', '..')
const { apiKey, secretKey, passphrase, canaries } = canaryKey()
const { privatePem } = makeRsaKey()
const PEM_CANARIES: ReadonlyArray<Canary> = privatePem
  .split('\n')
  .filter((line) => line.length === 64)
  .map((secret, at) => ({ name: `line ${at} of the private key`, secret }))
const ALL = [...canaries, ...PEM_CANARIES]
const HMAC: KeyMaterial = {
  ...{ environment: 'demo', algorithm: 'hmac', apiKey, secretKey, passphrase },
}
const RSA: KeyMaterial = { ...HMAC, algorithm: 'rsa', secretKey: privatePem }

let desk: KeyDesk

beforeAll(async () => {
  desk = await openKeyDesk()
  await desk.keys.add(aKeySetDraft({ apiKey, secretKey, passphrase, storage: 'session' }))
  await desk.keys.add(
    aKeySetDraft({ apiKey: `${apiKey}0`, secretKey: privatePem, passphrase, storage: 'keychain' }),
  )
})

afterAll(() => desk.close())

const HOLDERS: ReadonlyArray<readonly [name: string, make: () => unknown]> = [
  ['a credential that signs with HMAC', () => new Credential('id', HMAC)],
  ['a credential that signs with RSA', () => new Credential('id', RSA)],
  ['a private key that was read', () => readRsaKey(privatePem)],
  ['a redactor that knows the secrets', () => aRedactor()],
  ['a vault with held key sets', () => aVault()],
  ['the answer of a vault', () => aVault().unlock('hmac')],
  ['the vault of a desk at work', () => desk.vault],
  ['the key service of a desk at work', () => desk.keys],
  ['the signer that the desk hands out', () => desk.keys.signer('id-1')],
  ['an error that was caused by a credential', () => anErrorAbout(new Credential('id', RSA))],
]

const WAYS: ReadonlyArray<readonly [name: string, show: (value: unknown) => unknown]> = [
  ['String()', (value) => String(value)],
  ['a template', (value) => `${value}`],
  ['joining', (value) => [value].join()],
  ['JSON.stringify', (value) => JSON.stringify({ value }, membersOfErrors)],
  ['util.inspect', (value) => inspect(value, { showHidden: true, depth: null, getters: true })],
  ['util.format', (value) => format('%s %o %O %j %d', value, value, value, value, value)],
  ['console.log', (value) => printed(value)],
  ['a spread', (value) => inspect({ ...(value as object) }, { depth: null, showHidden: true })],
  ['its descriptors', (value) => inspect(Object.getOwnPropertyDescriptors(value), { depth: null })],
  ['structuredClone', (value) => inspect(structuredClone(value), { depth: null })],
  ['the serialisation of IPC', (value) => serialize(value).toString('latin1')],
]

describe.each(HOLDERS)('%s', (_holder, make) => {
  it.each(WAYS)('tells nothing by %s', async (way, show) => {
    const told = tellOrThrow(show, await make())
    expect(searchForCanaries(way, told, ALL)).toEqual([])
  })
})

it('is a test that finds a secret that is not kept apart', () => {
  const open = { secretKey, inner: { passphrase } }
  for (const [way, show] of WAYS.filter(([name]) => /inspect|JSON|Clone|IPC|log/.test(name))) {
    expect([way, searchForCanaries(way, String(show(open)), ALL).length > 0]).toEqual([way, true])
  }
})

it('holds for every class: none keeps a secret in a member that can be listed', () => {
  const files = sourceFiles(ROOT, ['electron']).filter((file) => !file.includes('practice/'))
  const open = files.filter((file) =>
    /this\.(?:secret\w*|passphrase|apiKey|privateKey|material|credentials?)\b/.test(
      readFileSync(path.join(ROOT, file), 'utf8'),
    ),
  )
  expect(files.length).toBeGreaterThan(100)
  expect(open).toEqual([])
})

function aRedactor(): Redactor {
  const redactor = new Redactor()
  redactor.remember('id', [apiKey, secretKey, passphrase, privatePem])
  return redactor
}

function aVault(): Vault {
  const vault = new Vault(new FakeKeychain(), aRedactor())
  vault.hold('hmac', HMAC)
  vault.hold('rsa', RSA)
  return vault
}

function anErrorAbout(credential: Credential): Error {
  return Object.assign(new Error(`cannot use ${credential}`, { cause: credential }), { credential })
}

/** What cannot be shown at all is not told either; the refusal itself may say something. */
function tellOrThrow(show: (value: unknown) => unknown, value: unknown): string {
  try {
    return String(show(value))
  } catch (error) {
    return inspect(error, { depth: null, showHidden: true })
  }
}

function membersOfErrors(_name: string, value: unknown): unknown {
  return value instanceof Error
    ? { ...value, message: value.message, stack: value.stack, cause: value.cause }
    : value
}

function printed(value: unknown): string {
  let text = ''
  const out = new Writable({
    write: (chunk, _encoding, done) => {
      text += String(chunk)
      done()
    },
  })
  const { log, dir, table } = new Console(out, out)
  log(value, { value }, [value])
  dir(value, { showHidden: true, depth: null })
  table([value])
  return text
}

it('finds secrets where they must be: in the item of the keychain alone', () => {
  expect(searchForCanaries('item', formatStoredKey(HMAC), canaries)).not.toEqual([])
})
