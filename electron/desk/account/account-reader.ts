import type { DeskError } from '../../../shared/domain/error.ts'
import type { Order } from '../../../shared/domain/order.ts'
import type { PrivateRest } from '../ports.ts'
import type { AccountBook, BookChange } from './account-book.ts'
import { type AccountReading, readAccount } from './account-reading.ts'

interface AccountReaderPorts {
  readonly rest: PrivateRest
  readonly book: AccountBook
  /** Calls `run` after `delayMs`; returns a way to stop it. */
  readonly schedule: (delayMs: number, run: () => void) => () => void
  /** Is this key set still the one in use? */
  readonly isCurrent: () => boolean
  readonly onRead: (change: BookChange, reading: AccountReading) => void
  /** `retry`: it is asked again soon; otherwise the exchange has refused. */
  readonly onFailed: (error: DeskError, retry: boolean) => void
  /** An order that ended unheard, as the exchange knows it. */
  readonly onEnded: (order: Order) => void
  /** An order left the book that the exchange does not know any more. */
  readonly onForgotten: () => void
}

/** Waits before REST is asked again, ms; the last one repeats. */
const RETRIES_MS: ReadonlyArray<number> = [500, 1000, 2000, 5000, 15_000]
/**
 * Nobody can tell that a push of the account was lost, because these pushes carry no sequence: so
 * everything is read again this often, ms. The same goes for a reading that the exchange refused.
 */
const READ_EVERY_MS = 60_000

/** Reads one account by REST into its book, again and again, until it is stopped. */
export class AccountReader {
  readonly #ports: AccountReaderPorts
  #isRead = false
  /** Grows with each reading, so that an overtaken one is dropped. */
  #reading = 0
  #retries = 0
  #stopNext: () => void = () => undefined

  constructor(ports: AccountReaderPorts) {
    this.#ports = ports
  }

  /** It was read since the last call of `readAnew`. */
  get isRead(): boolean {
    return this.#isRead
  }

  /** The stream begins: what was read before it may lack what nobody told. */
  readAnew(): void {
    this.#isRead = false
    void this.read()
  }

  /** Reads everything at once; what is on its way already is dropped. */
  async read(): Promise<void> {
    const { rest, book, isCurrent, onRead } = this.#ports
    this.stop()
    const reading = this.#reading
    const mark = book.beginReading()
    const result = await readAccount(rest)
    if (!isCurrent() || this.#reading !== reading) return
    if (result.kind === 'failed') {
      this.#failed(result.error, result.retry)
      return
    }
    this.#isRead = true
    this.#readAfter(READ_EVERY_MS)
    const { change, missing } = book.endReading(mark, result.reading)
    onRead(change, result.reading)
    if (missing.length === 0) this.#retries = 0
    for (const order of missing) await this.#readEnded(order)
  }

  /** Calls off the next reading, and drops the one on its way. */
  stop(): void {
    this.#stopNext()
    this.#reading += 1
  }

  #failed(error: DeskError, retry: boolean): void {
    if (retry) this.#readSoon()
    else this.#readAfter(READ_EVERY_MS)
    this.#ports.onFailed(error, retry)
  }

  /** An order that was open before and is not listed now: filled or cancelled, never guessed. */
  async #readEnded(order: Order): Promise<void> {
    const { rest, book, isCurrent, onEnded, onForgotten } = this.#ports
    const answer = await rest.orderByClientOid(order.clientOid)
    if (!isCurrent()) return
    // The next reading finds it missing again, and asks again.
    if (!answer.ok) this.#readSoon()
    // Another one of its name says nothing of it: names may be used again.
    else if (answer.value?.orderId === order.orderId) onEnded(answer.value)
    else if (book.forget(order.orderId)) onForgotten()
  }

  #readSoon(): void {
    this.#readAfter(RETRIES_MS[Math.min(this.#retries, RETRIES_MS.length - 1)] ?? 0)
    this.#retries += 1
  }

  #readAfter(waitMs: number): void {
    this.#stopNext()
    this.#stopNext = this.#ports.schedule(waitMs, () => void this.read())
  }
}
