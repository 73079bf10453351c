import { appendFileSync } from 'node:fs'
import { isDebugDoorOpen } from './browser.ts'

const file = process.env.KEYDESK_STAND_IN_TRACE

/** Keeps what main says to the page, message by message, for a test that asked for it. */
export function traceToPage(message: string): void {
  if (file !== undefined && isDebugDoorOpen()) appendFileSync(file, `${message}\n`, { mode: 0o600 })
}
