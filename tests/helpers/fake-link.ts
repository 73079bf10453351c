import type { Link, LinkHandlers } from '../../electron/bitget/socket/link.ts'
import type { Subscription } from '../../electron/bitget/socket/subscription.ts'

/** One link as the exchange's side sees it. */
class FakeLink implements Link {
  readonly sent: string[] = []
  readonly handlers: LinkHandlers
  ended = false

  constructor(handlers: LinkHandlers) {
    this.handlers = handlers
  }

  /** `false`: the link is closing, and takes nothing. */
  isOpen = true

  send(text: string): boolean {
    if (this.isOpen) this.sent.push(text)
    return this.isOpen
  }

  end(): void {
    this.ended = true
  }

  /** Frames sent of one operation, with their args. */
  frames(operation: string): { op: string; args: Subscription[] }[] {
    return this.sent
      .filter((text) => text.startsWith('{'))
      .map((text) => JSON.parse(text))
      .filter((frame) => frame.op === operation)
  }

  get pings(): number {
    return this.sent.filter((text) => text === 'ping').length
  }

  say(value: unknown): void {
    this.handlers.onText(typeof value === 'string' ? value : JSON.stringify(value))
  }

  /** Acknowledges everything that was subscribed so far. */
  confirmAll(): void {
    for (const frame of this.frames('subscribe')) {
      for (const arg of frame.args) this.say({ event: 'subscribe', arg })
    }
  }
}

/** Remembers every link that was opened. */
export class FakeLinks {
  readonly opened: FakeLink[] = []

  readonly open = (_url: string, handlers: LinkHandlers): Link => {
    const link = new FakeLink(handlers)
    this.opened.push(link)
    return link
  }

  get last(): FakeLink {
    const link = this.opened.at(-1)
    if (link === undefined) throw new Error('no link was opened')
    return link
  }
}
