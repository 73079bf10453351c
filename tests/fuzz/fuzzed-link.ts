import type { LinkHandlers, OpenLink } from '../../electron/bitget/socket/link.ts'
import type { ManualTime } from '../helpers/manual-time.ts'

/** The exchange's end of a socket: it logs in, acknowledges and answers pings, and says what it is told to. */
export class FuzzedLink {
  #handlers: LinkHandlers | null = null
  readonly open: OpenLink

  constructor(time: ManualTime) {
    this.open = (_, handlers) => {
      this.#handlers = handlers
      const say = (frame: object | string) =>
        time.after(0, () => {
          const text = typeof frame === 'string' ? frame : JSON.stringify(frame)
          if (this.#handlers === handlers) handlers.onText(text)
        })
      time.after(0, () => handlers.onOpen())
      return {
        send: (text) => {
          if (text === 'ping') say('pong')
          else if (text.startsWith('{"op":"login"')) say({ event: 'login', code: 0 })
          else if (text.startsWith('{"op":"subscribe"')) {
            for (const arg of JSON.parse(text).args) say({ event: 'subscribe', arg })
          }
          return true
        },
        end: () => {
          if (this.#handlers === handlers) this.#handlers = null
        },
      }
    }
  }

  /** `null`: a binary frame. `false`: nobody listens at the moment. */
  say(text: string | null): boolean {
    if (this.#handlers === null) return false
    if (text === null) this.#handlers.onBinary()
    else this.#handlers.onText(text)
    return true
  }
}
