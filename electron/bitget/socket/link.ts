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
const MOST_UNSENT_BYTES = 65_536

/** Opens a link with `ws`. The exchange negotiates no compression and sends JSON in text frames. */
export function openWebSocketLink(url: string, handlers: LinkHandlers): Link {
  const socket = new WebSocket(url, {
    perMessageDeflate: false,
    maxPayload: LARGEST_FRAME,
    handshakeTimeout: HANDSHAKE_TIMEOUT_MS,
    followRedirects: false,
    // Said aloud: a variable of the environment could switch the default off.
    rejectUnauthorized: true,
    autoPong: false,
  })
  let trouble = ''
  socket.on('open', () => handlers.onOpen())
  socket.on('message', (data, isBinary) => {
    // `data` is a Buffer: ws gives another type only when binaryType is changed.
    if (isBinary) handlers.onBinary()
    else handlers.onText((data as Buffer).toString())
  })
  // Answers to a flood of pings must not pile up for an end that does not read them.
  socket.on('ping', (data) => {
    if (socket.bufferedAmount < MOST_UNSENT_BYTES) socket.pong(data)
  })
  socket.on('error', (error) => {
    trouble = error.message
    // Otherwise an end that broke the protocol could hold the line open for another 30 s.
    socket.terminate()
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
