import { EventEmitter } from 'node:events'
import type Electron from 'electron'

type Idle = Pick<Electron.PowerMonitor, 'getSystemIdleTime' | 'getSystemIdleState'>

/** What a test says of the machine. */
interface MachineMessage {
  readonly kind: 'stand-in-machine'
  readonly event?: 'lock-screen' | 'suspend' | 'resume'
  readonly idleSeconds?: number
  readonly idleState?: 'active' | 'locked'
}

let idleSeconds = 0
let idleState: 'active' | 'locked' = 'active'

/**
 * Plain Node hears nothing of sleep, locked screens and idleness. A parent process that debugs the
 * stand-in may say what Electron would have heard; the rest of the way is the app's own.
 */
export const powerMonitor: EventEmitter & Idle = Object.assign(new EventEmitter(), {
  getSystemIdleTime: () => idleSeconds,
  getSystemIdleState: () => idleState,
})

if (process.env.KEYDESK_STAND_IN_DEBUG === '1') {
  process.on('message', (message: MachineMessage) => {
    if (message.kind !== 'stand-in-machine') return
    idleSeconds = message.idleSeconds ?? idleSeconds
    idleState = message.idleState ?? idleState
    if (message.event !== undefined) powerMonitor.emit(message.event)
  })
}
