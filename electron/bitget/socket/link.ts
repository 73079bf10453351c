import WebSocket from 'ws'

export interface LinkHandlers {
  onOpen(): void
  onText(text: string): void
  onBinary(): void
  /** Exactly once, also when the link never opened. `reason` is plain text for a log. */
  onEnd(reason: string): void
}

/** One raw WebSocket. */
export interface Link {
  /** `false`: it is not open, and nothing of the text leaves. */
  send(text: string): boolean
  /** Ends it at once; `onEnd` may still follow. */
  end(): void
}

export type OpenLink = (url: string, handlers: LinkHandlers) => Link

/** The largest frame seen is 54 KB (a book snapshot); anything beyond this ends the connection. */
const LARGEST_FRAME = 2 * 1024 * 1024
const HANDSHAKE_TIMEOUT_MS = 10_000

/** Opens a link with `ws`. The exchange negotiates no compression and sends JSON in text frames. */
export function openWebSocketLink(url: string, handlers: LinkHandlers): Link {
  const socket = new WebSocket(url, {
    perMessageDeflate: false,
    maxPayload: LARGEST_FRAME,
    handshakeTimeout: HANDSHAKE_TIMEOUT_MS,
  })
  let trouble = ''
  socket.on('open', () => handlers.onOpen())
  socket.on('message', (data, isBinary) => {
    // `data` is a Buffer: ws gives another type only when binaryType is changed.
    if (isBinary) handlers.onBinary()
    else handlers.onText((data as Buffer).toString())
  })
  socket.on('error', (error) => {
    trouble = error.message
  })
  socket.on('close', (code) => handlers.onEnd(trouble === '' ? `closed with ${code}` : trouble))
  return {
    send: (text) => {
      if (socket.readyState !== WebSocket.OPEN) return false
      socket.send(text)
      return true
    },
    end: () => socket.terminate(),
  }
}
