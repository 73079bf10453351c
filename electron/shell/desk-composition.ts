import { fail, succeed } from '../../shared/domain/error.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../shared/domain/settings.ts'
import type { Emit, Handlers } from '../../shared/ipc/bridge.ts'
import { REQUEST_NAMES } from '../../shared/ipc/channels.ts'
import type { LinkName, Notice } from '../../shared/ipc/contract.ts'
import type { Log } from './log.ts'
import type { PracticeHost } from './practice-host.ts'

export interface DeskPorts {
  readonly userData: string
  readonly version: string
  readonly runtime: 'electron' | 'stand-in'
  readonly notices: ReadonlyArray<Notice>
  readonly practice: PracticeHost
  readonly emit: Emit
  readonly log: Log
  readonly openLink: (link: LinkName) => Promise<void>
  readonly clearClipboardOf: (secrets: ReadonlyArray<string>) => Promise<boolean>
  readonly onSettings: (settings: Settings) => void
}

export interface Desk {
  readonly handlers: Handlers
  readonly close: () => Promise<void>
  readonly wake: () => void
}

export async function createDesk(ports: DeskPorts): Promise<Desk> {
  const rest = Object.fromEntries(
    REQUEST_NAMES.map((name) => [
      name,
      async () => fail({ kind: 'unavailable', reason: 'cancelled' }),
    ]),
  ) as unknown as Handlers
  ports.onSettings(DEFAULT_SETTINGS)
  ports.practice.onChange((view) => ports.emit('practice.changed', view))
  return {
    handlers: {
      ...rest,
      'app.start': async () =>
        succeed({
          version: ports.version,
          runtime: ports.runtime,
          settings: DEFAULT_SETTINGS,
          notices: ports.notices,
        }),
      'app.openLink': async (link) => {
        await ports.openLink(link)
        return succeed(null)
      },
      'practice.read': async () => succeed(ports.practice.view()),
      'practice.restart': async () => succeed(await ports.practice.restart()),
    },
    close: async () => undefined,
    wake: () => undefined,
  }
}
