import { app } from 'electron'

/**
 * Whether this is the only desk on this data folder. Two would fight over the journal and the
 * settings; the second start brings the first to the front and ends.
 */
export function claimSingleInstance(focusFirst: () => void): boolean {
  if (!app.requestSingleInstanceLock()) return false
  app.on('second-instance', focusFirst)
  return true
}
