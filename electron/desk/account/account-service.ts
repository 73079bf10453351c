import type { AccountSettings } from '../../../shared/domain/balance.ts'
import type { SocketView } from '../../../shared/domain/connection.ts'
import type { DeskError } from '../../../shared/domain/error.ts'
import type { Order, PendingOrder } from '../../../shared/domain/order.ts'
import type { Deleveraging, Position } from '../../../shared/domain/position.ts'
import type { StrategyOrder } from '../../../shared/domain/strategy-order.ts'
import type { Emit } from '../../../shared/ipc/bridge.ts'
import type { AccountSnapshot, AccountState } from '../../../shared/ipc/contract.ts'
import type { AccountListener, PrivateRest } from '../ports.ts'
import type { OrderEntry } from '../wire-ports.ts'
import { AccountBook, type BookChange } from './account-book.ts'
import { accountListener } from './account-listener.ts'
import { readAccount } from './account-reading.ts'
import { AdlPoll } from './adl-poll.ts'
import type { AccountSession, RunningAccount } from './running-account.ts'

export interface AccountServiceOptions {
  readonly emit: Emit
  /** Calls `run` after `delayMs`; returns a way to stop it. */
  readonly schedule: (delayMs: number, run: () => void) => () => void
  readonly onSocket: (view: SocketView) => void
  /** Orders that were new to the account, from wherever they came. */
  readonly onOrders: (orders: ReadonlyArray<Order>) => void
  readonly onStrategies: (orders: ReadonlyArray<StrategyOrder>) => void
  readonly onDeleveraged: (events: ReadonlyArray<Deleveraging>) => void
}

/** Waits before REST is asked again, ms; the last one repeats. */
const RETRIES_MS: ReadonlyArray<number> = [500, 1000, 2000, 5000, 15_000]
/**
 * Nobody can tell that a push of the account was lost, because these pushes carry no sequence: so
 * everything is read again this often, ms. The same goes for a reading that the exchange refused.
 */
const READ_EVERY_MS = 60_000
const OFF: SocketView = { state: 'off', silentForMs: null, reconnects: 0, url: '' }

/**
 * Owns the account that the page shows: a snapshot, and events with a sequence that never skip an
 * order or a fill. A change of key set skips one number, so that the page asks for a new snapshot.
 */
export class AccountService {
  readonly #options: AccountServiceOptions
  #running: RunningAccount | null = null
  #sequence = 0
  #state: AccountState = 'no-key'
  #error: DeskError | null = null
  #pending: ReadonlyArray<PendingOrder> = []

  constructor(options: AccountServiceOptions) {
    this.#options = options
  }

  /** Closes the stream of the key set before and opens one for this; `null`: none is chosen. */
  activate(session: AccountSession | null): void {
    const before = this.#running
    this.#running = null
    before?.stopRetry()
    before?.adl.stop()
    before?.stream?.close()
    this.#pending = []
    this.#error = null
    this.#state = session === null ? 'no-key' : 'loading'
    if (session !== null) this.#open(session)
    else this.#options.onSocket(OFF)
    this.#mustReread()
  }

  /** The chosen key set cannot be used; `error` says why. */
  fail(error: DeskError): void {
    this.activate(null)
    this.#become('failed', error)
  }

  snapshot(): AccountSnapshot {
    const state = this.#state
    const { keySetId = null } = this.#running?.session ?? {}
    return {
      ...{ sequence: this.#sequence, state, keySetId, error: this.#error },
      ...(this.#running?.book ?? new AccountBook()).snapshot(),
      pendingOrders: this.#pending,
    }
  }

  socketView(): SocketView {
    return this.#running?.stream?.view() ?? OFF
  }

  settings(): AccountSettings | null {
    return this.#running?.book.settings ?? null
  }

  findOrder(orderId: string): Order | null {
    return this.#running?.book.order(orderId) ?? null
  }

  openOrders(): ReadonlyArray<Order> {
    return this.#running?.book.openOrders() ?? []
  }

  findStrategy(orderId: string): StrategyOrder | null {
    return this.#running?.book.strategy(orderId) ?? null
  }

  strategyOrders(): ReadonlyArray<StrategyOrder> {
    return this.#running?.book.strategyOrders() ?? []
  }

  positions(): ReadonlyArray<Position> {
    return this.#running?.book.positions ?? []
  }

  /** Orders over the private socket of the key set named; `null`: it has none. */
  socketEntry(keySetId: string): OrderEntry | null {
    const running = this.#running
    return running?.session.keySetId === keySetId ? (running.stream?.entry ?? null) : null
  }

  /** The REST of the key set in use, for calls about the account itself. */
  rest(): PrivateRest | null {
    return this.#running?.session.doors.rest ?? null
  }

  /** Settings that `rest` read; those of another key set fall on the floor. */
  takeSettings(rest: PrivateRest, settings: AccountSettings): void {
    const running = this.#running
    if (running?.session.doors.rest === rest) this.#tell(running.book.applySettings(settings))
  }

  mergeStrategies(keySetId: string, orders: ReadonlyArray<StrategyOrder>): void {
    const running = this.#running
    if (running?.session.keySetId === keySetId) this.#takeStrategies(running, orders)
  }

  mergeOrders(keySetId: string, orders: ReadonlyArray<Order>): void {
    const running = this.#running
    if (running?.session.keySetId === keySetId) this.#takeOrders(running, orders)
  }

  setPending(pending: ReadonlyArray<PendingOrder>): void {
    if (pending.length === 0 && this.#pending.length === 0) return
    this.#pending = pending
    this.#tell({ pendingOrders: pending })
  }

  /** Reads everything by REST again and merges it. */
  reload(): void {
    if (this.#running !== null) void this.#read(this.#running)
  }

  /** The machine slept: everything known may be old. */
  wake(): void {
    this.#running?.stream?.wake()
    this.reload()
  }

  #open(session: AccountSession): void {
    const running: RunningAccount = {
      session,
      book: new AccountBook(),
      adl: new AdlPoll({
        schedule: this.#options.schedule,
        read: () => session.doors.rest.adlRanks(),
        onRanks: (ranks) => this.#tell(running.book.applyAdlRanks(ranks)),
      }),
      stream: null,
      streamReady: false,
      isRead: false,
      reading: 0,
      retries: 0,
      stopRetry: () => undefined,
    }
    this.#running = running
    running.stream = session.doors.openAccountStream(this.#listener(running))
  }

  #listener(running: RunningAccount): AccountListener {
    return accountListener(running.book, {
      isCurrent: () => this.#running === running,
      onReady: () => {
        running.streamReady = true
        running.isRead = false
        void this.#read(running)
      },
      onStale: () => {
        running.streamReady = false
        if (this.#state === 'live') this.#become('stale', null)
      },
      onRefused: (error) => {
        running.stopRetry()
        running.reading += 1
        this.#become('failed', error)
      },
      onOrders: (orders) => this.#takeOrders(running, orders),
      onStrategies: (orders) => this.#takeStrategies(running, orders),
      onDeleveraged: this.#options.onDeleveraged,
      onState: this.#options.onSocket,
      tell: (change) => this.#tell(change),
    })
  }

  async #read(running: RunningAccount): Promise<void> {
    running.stopRetry()
    running.reading += 1
    const { reading } = running
    const mark = running.book.beginReading()
    const result = await readAccount(running.session.doors.rest)
    if (this.#running !== running || running.reading !== reading) return
    if (result.kind === 'failed') return this.#readFailed(running, result.error, result.retry)
    running.isRead = true
    this.#readLater(running, READ_EVERY_MS)
    const { change, missing } = running.book.endReading(mark, result.reading)
    this.#error = null
    this.#state = running.streamReady ? 'live' : 'stale'
    this.#tell({ ...change, state: this.#state, error: null })
    this.#options.onOrders(result.reading.openOrders)
    this.#options.onStrategies(result.reading.strategyOrders)
    if (missing.length === 0) running.retries = 0
    for (const order of missing) await this.#readEnded(running, order)
  }

  #readFailed(running: RunningAccount, error: DeskError, retry: boolean): void {
    if (!retry) {
      this.#readLater(running, READ_EVERY_MS)
      this.#become('failed', error)
      return
    }
    this.#readAgainSoon(running)
    // What the stream tells goes on from a good reading: that another one was lost changes nothing.
    if (running.isRead && running.streamReady && this.#state === 'live') return
    this.#become(this.#state === 'loading' ? 'loading' : 'stale', error)
  }

  #readAgainSoon(running: RunningAccount): void {
    this.#readLater(running, RETRIES_MS[Math.min(running.retries, RETRIES_MS.length - 1)] ?? 0)
    running.retries += 1
  }

  #readLater(running: RunningAccount, waitMs: number): void {
    running.stopRetry()
    running.stopRetry = this.#options.schedule(waitMs, () => void this.#read(running))
  }

  /** An order that was open before and is not listed now: filled or cancelled, never guessed. */
  async #readEnded(running: RunningAccount, order: Order): Promise<void> {
    const answer = await running.session.doors.rest.orderByClientOid(order.clientOid)
    if (this.#running !== running) return
    // The next reading finds it missing again, and asks again.
    if (!answer.ok) return this.#readAgainSoon(running)
    // Another one of its name says nothing of it: names may be used again.
    if (answer.value?.orderId === order.orderId) return this.#takeOrders(running, [answer.value])
    if (running.book.forget(order.orderId)) this.#mustReread()
  }

  #takeOrders(running: RunningAccount, orders: ReadonlyArray<Order>): void {
    this.#tell(running.book.applyOrders(orders))
    this.#options.onOrders(orders)
  }

  #takeStrategies(running: RunningAccount, orders: ReadonlyArray<StrategyOrder>): void {
    this.#tell(running.book.applyStrategies(orders))
    this.#options.onStrategies(orders)
  }

  #become(state: AccountState, error: DeskError | null): void {
    this.#state = state
    this.#error = error
    this.#tell({ state, error })
  }

  /** No event can say what has changed: a skipped number makes the page ask. */
  #mustReread(): void {
    this.#sequence += 1
    this.#tell({ state: this.#state, error: this.#error })
  }

  #tell(change: BookChange): void {
    if (change === null) return
    if (change.positions !== undefined) this.#running?.adl.follow(change.positions.length > 0)
    this.#sequence += 1
    const keySetId = this.#running?.session.keySetId ?? null
    this.#options.emit('account.changed', { sequence: this.#sequence, keySetId, ...change })
  }
}
