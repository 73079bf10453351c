import type { WebContents } from 'electron'
import type { Emit } from '../../shared/ipc/bridge.ts'
import { eventChannel } from '../../shared/ipc/channels.ts'
import { isAppUrl } from './app-address.ts'

/** Sends events to our own page in the window of the moment, and to nobody else. */
export function createEventSender(
  contents: () => Pick<WebContents, 'isDestroyed' | 'getURL' | 'send'> | null,
): Emit {
  return (name, payload) => {
    const page = contents()
    if (page === null || page.isDestroyed() || !isAppUrl(page.getURL())) return
    page.send(eventChannel(name), payload)
  }
}
