/** Which answers a fault strikes: the next `times` calls of `path` (every path when absent). */
export interface FaultTarget {
  readonly path?: string
  /** Default 1. */
  readonly times?: number
}

export type AnswerFault =
  /** The answer waits; accept and complete times tell of it. */
  | { readonly kind: 'delay'; readonly delayMs: number }
  /** The request is carried out, then the connection is cut without an answer. */
  | { readonly kind: 'drop-reply' }
  /** Not carried out; answered with 429 or a 5xx. */
  | { readonly kind: 'status'; readonly status: 429 | 500 | 502 | 503 | 504 }

export type BooksFault = 'drop' | 'repeat'

interface ArmedFault {
  readonly path: string | null
  left: number
  readonly fault: AnswerFault
}

/**
 * Switches that make the exchange misbehave, for tests and drills. They are reachable by whoever started
 * the exchange in its own process, never over the network.
 */
export class PracticeFaults {
  readonly #armed: ArmedFault[] = []
  readonly #books: BooksFault[] = []
  readonly #cutSockets: () => void
  readonly #upgradeSockets: (noticeMs: number) => void
  #skewMs = 0

  constructor(
    cutSockets: () => void,
    upgradeSockets: (noticeMs: number) => void = () => undefined,
  ) {
    this.#cutSockets = cutSockets
    this.#upgradeSockets = upgradeSockets
  }

  delayAnswers(delayMs: number, target: FaultTarget = {}): void {
    this.#arm({ kind: 'delay', delayMs }, target)
  }

  dropReplies(target: FaultTarget = {}): void {
    this.#arm({ kind: 'drop-reply' }, target)
  }

  answerWith(status: 429 | 500 | 502 | 503 | 504, target: FaultTarget = {}): void {
    this.#arm({ kind: 'status', status }, target)
  }

  /** Ends every socket at once, without a closing handshake. */
  cutSockets(): void {
    this.#cutSockets()
  }

  /** Announces a service upgrade (30033) to every socket and closes it `noticeMs` later, by default a minute. */
  upgradeSockets(noticeMs = 60_000): void {
    this.#upgradeSockets(noticeMs)
  }

  /** The next frames of any `books` stream are not sent; the chain of `pseq` shows the hole. */
  dropBooksFrames(times = 1): void {
    this.#books.push(...Array.from({ length: times }, () => 'drop' as const))
  }

  /** The next frames of any `books` stream are sent twice. */
  repeatBooksFrames(times = 1): void {
    this.#books.push(...Array.from({ length: times }, () => 'repeat' as const))
  }

  /** The server's clock runs ahead by this much (behind when negative). */
  skewClock(skewMs: number): void {
    this.#skewMs = skewMs
  }

  skewMs(): number {
    return this.#skewMs
  }

  clear(): void {
    this.#armed.length = 0
    this.#books.length = 0
    this.#skewMs = 0
  }

  /** The server asks once for each call. */
  takeForAnswer(path: string): AnswerFault | null {
    const index = this.#armed.findIndex((armed) => armed.path === null || armed.path === path)
    const armed = this.#armed[index]
    if (armed === undefined) return null
    armed.left -= 1
    if (armed.left === 0) this.#armed.splice(index, 1)
    return armed.fault
  }

  /** The server asks once for each update of a `books` stream. */
  takeForBooks(): BooksFault | null {
    return this.#books.shift() ?? null
  }

  #arm(fault: AnswerFault, { path, times }: FaultTarget): void {
    this.#armed.push({ path: path ?? null, left: times ?? 1, fault })
  }
}
