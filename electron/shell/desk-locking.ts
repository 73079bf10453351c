import { succeed } from '../../shared/domain/error.ts'
import type { LockReason } from '../../shared/domain/lock.ts'
import type { Emit } from '../../shared/ipc/bridge.ts'
import { SYSTEM_TIME } from '../bitget/socket/socket-time.ts'
import type { KeyService } from '../desk/keys/key-service.ts'
import { DeskLock } from '../desk/lock/desk-lock.ts'
import { type Machine, watchIdleness } from '../desk/lock/idle-watch.ts'
import type { SettingsService } from '../desk/settings-service.ts'
import type { ExchangeSession } from './exchange-session.ts'
import type { LiveLock } from './live-lock.ts'
import { describeFailure, type Log } from './log.ts'

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

export interface AutoLockOptions {
  readonly lock: DeskLock
  readonly settings: SettingsService
  readonly machine: Machine
  readonly log: Log
}

export interface AutoLock {
  /** The user has left the machine. */
  readonly away: (reason: 'screen' | 'sleep') => void
  readonly stop: () => void
}

/** Locks when the user has been idle or has left, as far as the settings ask for it. */
export function startAutoLock({ lock, settings, machine, log }: AutoLockOptions): AutoLock {
  const lockFor = (reason: LockReason) => {
    void lock.lock(reason).catch((error: unknown) => {
      log.error('keys may still be in memory', describeFailure(error))
    })
  }
  const away = (reason: 'screen' | 'sleep') => {
    if (settings.current.lockWithSystem) lockFor(reason)
  }
  const stop = watchIdleness({
    ...{ schedule: SYSTEM_TIME.after, machine },
    limitMinutes: () => settings.current.lockAfterMinutes,
    onIdle: () => lockFor('idle'),
    onScreenLocked: () => away('screen'),
  })
  return { away, stop }
}
