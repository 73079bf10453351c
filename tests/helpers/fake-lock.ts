import { succeed } from '../../shared/domain/error.ts'
import type { LockView } from '../../shared/domain/lock.ts'
import type { Emit, Handlers } from '../../shared/ipc/bridge.ts'

/** A desk that locks and opens as asked, without a keychain. */
export function fakeLockHandlers(
  nowMs: number,
  emit: Emit,
): Pick<Handlers, 'lock.close' | 'lock.open'> {
  const become = (view: LockView) => {
    emit('lock.changed', view)
    return succeed(view)
  }
  return {
    'lock.close': async () =>
      become({ state: 'locked', reason: 'asked', sinceMs: nowMs, forgotten: [] }),
    'lock.open': async () => become({ state: 'open' }),
  }
}
