import { busSocketPath } from './dbus/address.ts'
import { DbusConnection } from './dbus/connection.ts'
import { KeychainError } from './keychain.ts'

// libsecret answers "no such item" both when there is none and when it is locked and the user
// dismissed the prompt, and keytar's findCredentials crashes the process on a locked item. So
// names and locks are asked of the Secret Service itself, without a prompt and without secrets;
// keytar alone moves secrets. https://specifications.freedesktop.org/secret-service-spec/latest/

const DESTINATION = 'org.freedesktop.secrets'
/** keytar stores under libsecret's generic schema; only items of it are ours. */
const SCHEMA = 'org.freedesktop.Secret.Generic'

export type ItemPresence = 'absent' | 'unlocked' | 'locked'

/** What can be known of the keychain's items without unlocking any. */
export interface ItemFinder {
  /** Rejects with a KeychainError `no-service` when there is no keychain to ask. */
  presence(service: string, account: string): Promise<ItemPresence>
  accounts(service: string): Promise<FoundAccounts>
}

export interface FoundAccounts {
  readonly accounts: ReadonlyArray<string>
  /** There are locked items; their names are hidden until they are unlocked. */
  readonly someLocked: boolean
}

interface FoundItems {
  readonly unlocked: ReadonlyArray<string>
  readonly locked: ReadonlyArray<string>
}

/** Asks the Secret Service of this session, over a connection of its own each time. */
export function createSecretServiceFinder(
  environment: Readonly<Record<string, string | undefined>>,
): ItemFinder {
  return {
    presence(service, account) {
      return withBus(environment, async (bus) => {
        const found = await search(bus, { service, account })
        if (found.unlocked.length > 0) return 'unlocked'
        return found.locked.length > 0 ? 'locked' : 'absent'
      })
    },
    accounts(service) {
      return withBus(environment, async (bus) => {
        const found = await search(bus, { service })
        const accounts = new Set<string>()
        for (const path of [...found.unlocked, ...found.locked]) {
          const account = (await attributes(bus, path)).get('account')
          if (account !== undefined) accounts.add(account)
        }
        return { accounts: [...accounts], someLocked: found.locked.length > 0 }
      })
    },
  }
}

async function withBus<T>(
  environment: Readonly<Record<string, string | undefined>>,
  ask: (bus: DbusConnection) => Promise<T>,
): Promise<T> {
  const socketPath = busSocketPath(environment)
  if (socketPath === null) throw new KeychainError('no-service', 'there is no D-Bus session')
  let bus: DbusConnection | null = null
  try {
    bus = await DbusConnection.open(socketPath)
    return await ask(bus)
  } catch (reason) {
    throw new KeychainError('no-service', `the Secret Service did not answer: ${String(reason)}`)
  } finally {
    bus?.close()
  }
}

async function search(
  bus: DbusConnection,
  wanted: Readonly<Record<string, string>>,
): Promise<FoundItems> {
  const [unlocked, locked] = await bus.call({
    destination: DESTINATION,
    path: '/org/freedesktop/secrets',
    interface: 'org.freedesktop.Secret.Service',
    member: 'SearchItems',
    signature: 'a{ss}',
    values: [Object.entries({ ...wanted, 'xdg:schema': SCHEMA })],
  })
  return { unlocked: toTexts(unlocked), locked: toTexts(locked) }
}

async function attributes(bus: DbusConnection, path: string): Promise<ReadonlyMap<string, string>> {
  const [pairs] = await bus.call({
    destination: DESTINATION,
    path,
    interface: 'org.freedesktop.DBus.Properties',
    member: 'Get',
    signature: 'ss',
    values: ['org.freedesktop.Secret.Item', 'Attributes'],
  })
  if (!Array.isArray(pairs)) return new Map()
  return new Map(pairs.map((pair) => [String(pair[0]), String(pair[1])]))
}

function toTexts(value: unknown): ReadonlyArray<string> {
  return Array.isArray(value) ? value.map(String) : []
}
