import { app, powerMonitor, type WebContents } from 'electron'
import type { Machine } from '../desk/lock/idle-watch.ts'
import { type Closing, closeInOrder } from './closing-order.ts'
import { describeFailure, type Log } from './log.ts'

/** Errors that nobody caught go into the log; the desk stays up, its data is in main. */
export function watchForFailures(log: Log): void {
  process.on('uncaughtException', (error) => log.error('uncaught', describeFailure(error)))
  process.on('unhandledRejection', (reason) => log.error('unhandled', describeFailure(reason)))
  app.on('child-process-gone', (_event, details) => {
    log.error('child process gone', { type: details.type, reason: details.reason })
  })
}

/**
 * A page that crashed is loaded again, at most once in ten seconds so that it cannot spin. Its
 * errors are kept: what its policy forbids stands there too, for main does not see it otherwise.
 */
export function watchPage(contents: WebContents, log: Log, now: () => number): void {
  contents.on('console-message', ({ level, message }) => {
    if (level === 'error') log.warn('page error', { text: message.slice(0, 300) })
  })
  let lastMs = Number.NEGATIVE_INFINITY
  contents.on('render-process-gone', (_event, details) => {
    log.error('page gone', { reason: details.reason, exitCode: details.exitCode })
    if (details.reason === 'clean-exit' || now() - lastMs < 10_000) return
    lastMs = now()
    contents.reload()
  })
}

export interface PowerHooks {
  /** The system's screen was locked, or the machine goes to sleep. */
  readonly onAway: (reason: 'screen' | 'sleep') => void
  /** After sleep every socket is doubtful. */
  readonly onWake: () => void
}

/** Joins what the operating system tells of the machine's state to the desk. */
export function watchPower({ onAway, onWake }: PowerHooks, log: Log): void {
  powerMonitor.on('lock-screen', () => {
    log.info('system screen locked')
    onAway('screen')
  })
  powerMonitor.on('suspend', () => {
    log.info('system sleeps')
    onAway('sleep')
  })
  powerMonitor.on('resume', () => {
    log.info('system awake')
    onWake()
  })
}

/** This machine, as Electron knows it. */
export const thisMachine: Machine = {
  idleSeconds: () => powerMonitor.getSystemIdleTime(),
  // The threshold tells idle from active, which is not asked here.
  isScreenLocked: () => powerMonitor.getSystemIdleState(60) === 'locked',
}

/** Ends everything in the given order before the app goes, each within a time limit. */
export function closeBeforeQuit(closings: ReadonlyArray<Closing>, log: Log): void {
  let state: 'open' | 'closing' | 'closed' = 'open'
  app.on('will-quit', (event) => {
    if (state === 'closed') return
    event.preventDefault()
    if (state === 'closing') return
    state = 'closing'
    void closeInOrder(closings, log).then(() => {
      state = 'closed'
      app.quit()
    })
  })
}
