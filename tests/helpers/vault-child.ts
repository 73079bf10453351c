// Runs in a process of its own: keytar reads the session's address from the environment once.

import { readFileSync } from 'node:fs'
import { KeychainError } from '../../electron/vault/keychain.ts'
import { KeytarKeychain } from '../../electron/vault/keytar-keychain.ts'
import { Redactor } from '../../electron/vault/redaction.ts'
import { createSecretServiceFinder } from '../../electron/vault/secret-service.ts'
import type { KeyMaterial } from '../../electron/vault/stored-key.ts'
import { Vault } from '../../electron/vault/vault.ts'

const keychain = new KeytarKeychain(
  createSecretServiceFinder(process.env),
  Number(process.env.KEYCHAIN_LIMIT_MS ?? 60_000),
)
const vault = new Vault(keychain, new Redactor())

const COMMANDS = {
  read: (account: string) => keychain.read(account),
  write: (account: string, value: string) => keychain.write(account, value),
  delete: (account: string) => keychain.delete(account),
  list: async () => [...(await keychain.list())].sort(),
  isKeytarLoaded: async () => readFileSync('/proc/self/maps', 'utf8').includes('keytar.node'),
  add: async (id: string, material: KeyMaterial) => {
    vault.hold(id, material)
    return vault.store(id)
  },
  sign: async (id: string, text: string) => {
    const unlocked = await vault.unlock(id)
    return unlocked.ok ? unlocked.value.sign(text) : unlocked.error
  },
  contents: async () => {
    const contents = await vault.contents()
    if (!contents.ok) return contents.error
    const { keySets, unreadableIds } = contents.value
    return { hints: keySets.map((one) => one.hint).sort(), unreadableIds }
  },
} as const

export type VaultCommands = typeof COMMANDS

process.on('message', async (message: { id: number; name: keyof VaultCommands; args: never[] }) => {
  try {
    // The parent is typed by VaultCommands, so the arguments fit the name.
    const command = COMMANDS[message.name] as (...args: never[]) => Promise<unknown>
    process.send?.({ id: message.id, value: await command(...message.args) })
  } catch (reason) {
    const failure = reason instanceof KeychainError ? reason.failure : `bug: ${String(reason)}`
    process.send?.({ id: message.id, failure })
  }
})
