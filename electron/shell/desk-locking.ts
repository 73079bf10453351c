import { succeed } from '../../shared/domain/error.ts'
import type { Emit } from '../../shared/ipc/bridge.ts'
import { SYSTEM_TIME } from '../bitget/socket/socket-time.ts'
import type { KeyService } from '../desk/keys/key-service.ts'
import { DeskLock } from '../desk/lock/desk-lock.ts'
import type { SettingsService } from '../desk/settings-service.ts'
import type { ExchangeSession } from './exchange-session.ts'
import type { LiveLock } from './live-lock.ts'

export interface LockedServices {
  readonly keys: KeyService
  readonly session: ExchangeSession
  readonly settings: SettingsService
  readonly liveLock: Pick<LiveLock, 'lock'>
  readonly emit: Emit
}

/** Joins the lock to the key sets and to the connection that signs with them. */
export function createLock({ keys, session, settings, liveLock, emit }: LockedServices): DeskLock {
  return new DeskLock({
    clock: SYSTEM_TIME,
    emit: (view) => emit('lock.changed', view),
    holdsNothing: () => keys.holdsNothing,
    stopSigning: () => {
      // Whoever opens the desk again has to mean real money again.
      liveLock.lock()
      session.lock()
    },
    forgetKeys: () => keys.lock(),
    askKeychain: async () => {
      await keys.unlock()
      const id = keys.activeId(settings.current.environment)
      if (id === null) return succeed(null)
      const signer = await keys.signer(id)
      return signer.ok ? succeed(null) : signer
    },
    resume: () => session.unlock(),
  })
}
