import { isAppUrl } from './app-address.ts'

/** What of Electron's frame and event this decision needs. */
export interface SenderFrame {
  readonly url: string
  readonly parent: unknown
}
export interface Sender {
  readonly sender: { readonly id: number }
  /** `null` when the frame has gone by the time anybody looks. */
  readonly senderFrame: SenderFrame | null
}

/**
 * Whether a message comes from the main frame of our own window on our own origin. Frames inside
 * the page, other windows and a page that has moved elsewhere are not trusted.
 * https://www.electronjs.org/docs/latest/tutorial/security#17-validate-the-sender-of-all-ipc-messages
 */
export function isTrustedSender(event: Sender, windowContentsId: number | null): boolean {
  if (windowContentsId === null || event.sender.id !== windowContentsId) return false
  const frame = event.senderFrame
  return frame !== null && frame.parent === null && isAppUrl(frame.url)
}
