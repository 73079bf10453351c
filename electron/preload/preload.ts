import { contextBridge, ipcRenderer } from 'electron'
import type { Bridge } from '../../shared/ipc/bridge.ts'
import {
  EVENT_NAMES,
  eventChannel,
  REQUEST_NAMES,
  requestChannel,
} from '../../shared/ipc/channels.ts'

// One closure per channel of the contract. There is no way to name a channel from the page, and
// no Electron object reaches it: listeners get the payload, never the event.

type Request = (...args: ReadonlyArray<unknown>) => Promise<unknown>
type Subscribe = (listener: (payload: unknown) => void) => () => void

function request(channel: string): Request {
  return (...args) => ipcRenderer.invoke(channel, ...args)
}

function subscribe(channel: string): Subscribe {
  return (listener) => {
    const forward = (_event: unknown, payload: unknown) => listener(payload)
    ipcRenderer.on(channel, forward)
    return () => {
      ipcRenderer.removeListener(channel, forward)
    }
  }
}

// Made from the tables that the contract's own types keep complete; main checks every argument.
const bridge = {
  requests: Object.fromEntries(REQUEST_NAMES.map((name) => [name, request(requestChannel(name))])),
  events: Object.fromEntries(EVENT_NAMES.map((name) => [name, subscribe(eventChannel(name))])),
} as unknown as Bridge

contextBridge.exposeInMainWorld('keydesk', bridge)
