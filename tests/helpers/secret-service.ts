import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DbusConnection } from '../../electron/vault/dbus/connection.ts'
import { waitUntil } from './wait-until.ts'

const PASSWORD = 'the test keyring has no secrets of anybody'
const COLLECTION = '/org/freedesktop/secrets/collection/login'
const SECRETS = { destination: 'org.freedesktop.secrets', path: '/org/freedesktop/secrets' }
const BUS = {
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
}

/**
 * A D-Bus session of its own with a real gnome-keyring, in a temp folder, for one test file. No
 * service is started by name on this bus, so that nothing of the machine's own session is touched.
 */
export class SecretServiceSession {
  readonly folder: string
  readonly #bus: ChildProcess
  #keyring: ChildProcess | null = null

  private constructor(folder: string, bus: ChildProcess) {
    this.folder = folder
    this.#bus = bus
  }

  /** A bus without a keyring; `startKeyring` adds one. */
  static async start(): Promise<SecretServiceSession> {
    const folder = await mkdtemp(path.join(tmpdir(), 'keydesk-secrets-'))
    const config = path.join(folder, 'bus.conf')
    await Promise.all(['home', 'data', 'run'].map((name) => mkdir(path.join(folder, name))))
    await writeFile(config, busConfig(folder))
    const bus = spawn('dbus-daemon', [`--config-file=${config}`, '--nofork'], { stdio: 'ignore' })
    const session = new SecretServiceSession(folder, bus)
    await waitUntil('the message bus', () => session.#canConnect())
    return session
  }

  /** For the processes that shall use this session. */
  get env(): Readonly<Record<string, string>> {
    return {
      PATH: process.env.PATH ?? '',
      DBUS_SESSION_BUS_ADDRESS: `unix:path=${this.#socket}`,
      HOME: path.join(this.folder, 'home'),
      XDG_DATA_HOME: path.join(this.folder, 'data'),
      XDG_CONFIG_HOME: path.join(this.folder, 'home'),
      XDG_CACHE_HOME: path.join(this.folder, 'home'),
      XDG_RUNTIME_DIR: path.join(this.folder, 'run'),
    }
  }

  /** Where the keyring keeps its files. */
  get keyringFolder(): string {
    return path.join(this.folder, 'data', 'keyrings')
  }

  /** `locked` leaves it as after a login without password. */
  async startKeyring(state: 'unlocked' | 'locked' = 'unlocked'): Promise<void> {
    const unlock = state === 'unlocked' ? ['--unlock'] : []
    const keyring = spawn(
      'gnome-keyring-daemon',
      ['--foreground', '--components=secrets', ...unlock],
      { env: this.env, stdio: ['pipe', 'ignore', 'ignore'] },
    )
    this.#keyring = keyring
    keyring.stdin?.end(state === 'unlocked' ? PASSWORD : '')
    await waitUntil('the keyring', () => this.#isOwned('org.freedesktop.secrets'))
    if (state === 'unlocked') await waitUntil('the collection', () => this.#hasCollection())
  }

  async stopKeyring(): Promise<void> {
    if (this.#keyring !== null) await end(this.#keyring)
    this.#keyring = null
    await waitUntil(
      'the keyring to leave',
      async () => !(await this.#isOwned('org.freedesktop.secrets')),
    )
  }

  /** With the password and without a prompt, by gnome-keyring's own interface. */
  unlock(): Promise<unknown> {
    return this.use(async (bus) => {
      const [, session] = await this.#openSession(bus)
      return bus.call({
        ...SECRETS,
        interface: 'org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface',
        member: 'UnlockWithMasterPassword',
        signature: 'o(oayays)',
        values: [COLLECTION, [session, [], [...Buffer.from(PASSWORD)], 'text/plain']],
      })
    })
  }

  lock(): Promise<unknown> {
    return this.use((bus) =>
      bus.call({
        ...SECRETS,
        interface: 'org.freedesktop.Secret.Service',
        member: 'Lock',
        signature: 'ao',
        values: [[COLLECTION]],
      }),
    )
  }

  /** Stores an item past keytar: any bytes under any attributes. */
  plant(attributes: Readonly<Record<string, string>>, bytes: Uint8Array): Promise<unknown> {
    return this.use(async (bus) => {
      const [, session] = await this.#openSession(bus)
      const pairs = Object.entries({
        'xdg:schema': 'org.freedesktop.Secret.Generic',
        ...attributes,
      })
      const properties = [
        ['org.freedesktop.Secret.Item.Label', { signature: 's', value: 'planted' }],
        ['org.freedesktop.Secret.Item.Attributes', { signature: 'a{ss}', value: pairs }],
      ]
      return bus.call({
        ...SECRETS,
        path: COLLECTION,
        interface: 'org.freedesktop.Secret.Collection',
        member: 'CreateItem',
        signature: 'a{sv}(oayays)b',
        values: [properties, [session, [], [...bytes], 'text/plain'], false],
      })
    })
  }

  /**
   * Takes the place of the dialog that asks for the keyring's password: it stays on screen until
   * the returned function closes it, as a user who dismisses it does.
   */
  async showPrompts(): Promise<() => void> {
    const bus = await DbusConnection.open(this.#socket)
    const values = ['org.gnome.keyring.SystemPrompter', 0]
    await bus.call({ ...BUS, member: 'RequestName', signature: 'su', values })
    return () => bus.close()
  }

  async stop(): Promise<void> {
    if (this.#keyring !== null) await end(this.#keyring)
    await end(this.#bus)
    await rm(this.folder, { recursive: true, force: true })
  }

  /** Asks something of the bus over a connection of its own. */
  async use<T>(ask: (bus: DbusConnection) => Promise<T>): Promise<T> {
    const bus = await DbusConnection.open(this.#socket)
    try {
      return await ask(bus)
    } finally {
      bus.close()
    }
  }

  get #socket(): string {
    return path.join(this.folder, 'bus')
  }

  #openSession(bus: DbusConnection): ReturnType<DbusConnection['call']> {
    return bus.call({
      ...SECRETS,
      interface: 'org.freedesktop.Secret.Service',
      member: 'OpenSession',
      signature: 'sv',
      values: ['plain', { signature: 's', value: '' }],
    })
  }

  async #canConnect(): Promise<boolean> {
    if (this.#bus.exitCode !== null) throw new Error('dbus-daemon did not start')
    return this.use(async () => true).catch(() => false)
  }

  #isOwned(name: string): Promise<boolean> {
    return this.use(async (bus) => {
      const call = { ...BUS, member: 'NameHasOwner', signature: 's', values: [name] }
      return (await bus.call(call))[0] === true
    })
  }

  #hasCollection(): Promise<boolean> {
    return this.use(async (bus) => {
      const [alias] = await bus.call({
        ...SECRETS,
        interface: 'org.freedesktop.Secret.Service',
        member: 'ReadAlias',
        signature: 's',
        values: ['default'],
      })
      return alias === COLLECTION
    })
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill('SIGTERM')
  await exited
}

function busConfig(folder: string): string {
  return `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:path=${folder}/bus</listen><auth>EXTERNAL</auth>
<policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
</policy>
</busconfig>`
}
