import { app, powerMonitor, type WebContents } from 'electron'
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

/** A page that crashed is loaded again, at most once in ten seconds so that it cannot spin. */
export function watchPage(contents: WebContents, log: Log, now: () => number): void {
  let lastMs = Number.NEGATIVE_INFINITY
  contents.on('render-process-gone', (_event, details) => {
    log.error('page gone', { reason: details.reason, exitCode: details.exitCode })
    if (details.reason === 'clean-exit' || now() - lastMs < 10_000) return
    lastMs = now()
    contents.reload()
  })
}

/** After sleep every socket is doubtful: `onWake` starts them anew. */
export function watchPower(onWake: () => void, log: Log): void {
  powerMonitor.on('suspend', () => log.info('system sleeps'))
  powerMonitor.on('resume', () => {
    log.info('system awake')
    onWake()
  })
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
