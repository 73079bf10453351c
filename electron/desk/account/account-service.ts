import type { AccountSettings, FeeRates } from '../../../shared/domain/balance.ts'
import type { SocketView } from '../../../shared/domain/connection.ts'
import {
  type DeskError,
  fail,
  invalid,
  type Result,
  succeed,
} from '../../../shared/domain/error.ts'
import { type InstrumentKey, instrumentId } from '../../../shared/domain/instrument.ts'
import type { Fill, Order, PendingOrder } from '../../../shared/domain/order.ts'
import type { Emit } from '../../../shared/ipc/bridge.ts'
import type { AccountSnapshot, AccountState } from '../../../shared/ipc/contract.ts'
import type { AccountListener } from '../ports.ts'
import { AccountBook, type BookChange } from './account-book.ts'
import { readAccount } from './account-reading.ts'
import type { AccountSession, RunningAccount } from './running-account.ts'

export interface AccountServiceOptions {
  readonly emit: Emit
  /** Calls `run` after `delayMs`; returns a way to stop it. */
  readonly schedule: (delayMs: number, run: () => void) => () => void
  readonly onSocket: (view: SocketView) => void
  /** Orders that were new to the account, from wherever they came. */
  readonly onOrders: (orders: ReadonlyArray<Order>) => void
}

/** Waits before REST is asked again, ms; the last one repeats. */
const RETRIES_MS: ReadonlyArray<number> = [500, 1000, 2000, 5000, 15_000]
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
    const book = this.#running?.book
    return {
      sequence: this.#sequence,
      state: this.#state,
      keySetId: this.#running?.session.keySetId ?? null,
      error: this.#error,
      balances: book?.balances ?? null,
      positions: book?.positions ?? [],
      openOrders: book?.openOrders() ?? [],
      strategyOrders: [],
      adlRanks: [],
      fills: book?.fills ?? [],
      pendingOrders: this.#pending,
      settings: book?.settings ?? null,
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

  /** Kept until the key set changes: the exchange allows three such questions a second. */
  async feeRates(instrument: InstrumentKey): Promise<Result<FeeRates>> {
    const running = this.#running
    if (running === null) return fail(invalid('no-key'))
    const known = running.feeRates.get(instrumentId(instrument))
    if (known !== undefined) return succeed(known)
    const answer = await running.session.doors.rest.feeRates(instrument)
    if (!answer.ok) return fail(answer.error)
    running.feeRates.set(instrumentId(instrument), answer.value)
    return succeed(answer.value)
  }

  /** Answers with the settings read anew: the exchange's word, not ours. */
  async setLeverage(instrument: InstrumentKey, leverage: string): Promise<Result<AccountSettings>> {
    const running = this.#running
    if (running === null) return fail(invalid('no-key'))
    const { rest } = running.session.doors
    const target = { marginMode: 'crossed', positionSide: null } as const
    const answer = await rest.setLeverage(instrument, leverage, target, null)
    if (!answer.ok) return fail(answer.error)
    const settings = await rest.accountSettings()
    if (!settings.ok) return fail(settings.error)
    if (this.#running === running) this.#tell(running.book.applySettings(settings.value))
    return succeed(settings.value)
  }

  #open(session: AccountSession): void {
    const running: RunningAccount = {
      session,
      book: new AccountBook(),
      feeRates: new Map(),
      stream: null,
      streamReady: false,
      reading: 0,
      retries: 0,
      stopRetry: () => undefined,
    }
    this.#running = running
    running.stream = session.doors.openAccountStream(this.#listener(running))
  }

  /** News of a key set that is no longer chosen falls on the floor. */
  #listener(running: RunningAccount): AccountListener {
    const still = (act: () => void) => {
      if (this.#running === running) act()
    }
    const { book } = running
    return {
      onReady: () =>
        still(() => {
          running.streamReady = true
          void this.#read(running)
        }),
      onStale: () =>
        still(() => {
          running.streamReady = false
          if (this.#state === 'live') this.#become('stale', null)
        }),
      onRefused: (error) => still(() => this.#become('failed', error)),
      onBalances: (balances, kind) => still(() => this.#tell(book.applyBalances(balances, kind))),
      onPositions: (positions, kind, ended) =>
        still(() => this.#tell(book.applyPositions(positions, kind, ended))),
      onOrders: (orders) => still(() => this.#takeOrders(running, orders)),
      onFills: (fills: ReadonlyArray<Fill>) => still(() => this.#tell(book.applyFills(fills))),
      // Strategy orders are not part of the snapshot.
      onStrategies: () => undefined,
      onState: (view) => still(() => this.#options.onSocket(view)),
    }
  }

  async #read(running: RunningAccount): Promise<void> {
    running.stopRetry()
    running.reading += 1
    const { reading } = running
    const mark = running.book.beginReading()
    const result = await readAccount(running.session.doors.rest)
    if (this.#running !== running || running.reading !== reading) return
    if (result.kind === 'failed') return this.#readFailed(running, result.error, result.retry)
    running.retries = 0
    const { change, missing } = running.book.endReading(mark, result.reading)
    this.#error = null
    this.#state = running.streamReady ? 'live' : 'stale'
    this.#tell({ ...change, state: this.#state, error: null })
    this.#options.onOrders(result.reading.openOrders)
    for (const order of missing) await this.#readEnded(running, order)
  }

  #readFailed(running: RunningAccount, error: DeskError, retry: boolean): void {
    if (!retry) {
      this.#become('failed', error)
      return
    }
    const waitMs = RETRIES_MS[Math.min(running.retries, RETRIES_MS.length - 1)] ?? 0
    running.retries += 1
    running.stopRetry = this.#options.schedule(waitMs, () => void this.#read(running))
    this.#become(this.#state === 'loading' ? 'loading' : 'stale', error)
  }

  /** An order that was open before and is not listed now: filled or cancelled, never guessed. */
  async #readEnded(running: RunningAccount, order: Order): Promise<void> {
    const answer = await running.session.doors.rest.orderByClientOid(order.clientOid)
    if (this.#running !== running || !answer.ok) return
    if (answer.value !== null) return this.#takeOrders(running, [answer.value])
    if (running.book.forget(order.orderId)) this.#mustReread()
  }

  #takeOrders(running: RunningAccount, orders: ReadonlyArray<Order>): void {
    this.#tell(running.book.applyOrders(orders))
    this.#options.onOrders(orders)
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
    this.#sequence += 1
    const keySetId = this.#running?.session.keySetId ?? null
    this.#options.emit('account.changed', { sequence: this.#sequence, keySetId, ...change })
  }
}
