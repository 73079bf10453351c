import type { Balances } from '../../../shared/domain/balance.ts'
import type { SocketView } from '../../../shared/domain/connection.ts'
import type { DeskError } from '../../../shared/domain/error.ts'
import type { Fill, Order } from '../../../shared/domain/order.ts'
import type { Position } from '../../../shared/domain/position.ts'
import { ExchangeSocket } from '../socket/exchange-socket.ts'
import type { DataFrame } from '../socket/frame.ts'
import { createSocketLogin, type LoginSigner } from '../socket/socket-login.ts'
import { parseBalances, parsePositions } from './account-push.ts'
import { type Parsed, parseFills, parseOrders } from './order-push.ts'
import type { StreamOptions } from './stream-options.ts'

/** What the stream tells, in any order: one execution's pushes may overtake one another. */
export interface AccountStreamListener {
  /** Logged in and subscribed, also after a reconnect: now read by REST and merge. */
  onReady(): void
  onStale(): void
  /** The exchange refused the login: no retry will help. */
  onRefused(error: DeskError): void
  onBalances(balances: Balances, kind: 'snapshot' | 'update'): void
  /** `ended` holds position keys. */
  onPositions(
    positions: ReadonlyArray<Position>,
    kind: 'snapshot' | 'update',
    ended: ReadonlyArray<string>,
  ): void
  onOrders(orders: ReadonlyArray<Order>): void
  onFills(fills: ReadonlyArray<Fill>): void
  onState(view: SocketView): void
}

export interface AccountStreamOptions extends StreamOptions {
  readonly signer: LoginSigner
  /** The exchange's clock minus this machine's, ms; 0 while it is not known. */
  readonly offsetMs: () => number
  /** Measures that offset anew, after the exchange called a timestamp expired. */
  readonly resyncClock: () => Promise<void>
}

const TOPICS = ['account', 'position', 'order', 'fill'] as const

/** The private socket of one key set. Opens and logs in at once. */
export class PrivateAccountStream {
  readonly #listener: AccountStreamListener
  readonly #socket: ExchangeSocket

  constructor(options: AccountStreamOptions, listener: AccountStreamListener) {
    const { signer, offsetMs, resyncClock, ...rest } = options
    const login = createSocketLogin({ signer, time: rest.time, offsetMs, resync: resyncClock })
    this.#listener = listener
    this.#socket = new ExchangeSocket(
      { ...rest, login },
      {
        onState: (view) => listener.onState(view),
        onData: (frame) => this.#data(frame),
        onSwitched: () => undefined,
        onDown: () => listener.onStale(),
        onSubscribed: () => listener.onReady(),
        onLate: (late) => (late ? listener.onStale() : listener.onReady()),
        onRejected: () => undefined,
        onRefused: (error) => listener.onRefused(error),
      },
    )
    for (const topic of TOPICS) this.#socket.subscribe({ instType: 'UTA', topic })
  }

  view(): SocketView {
    return this.#socket.view()
  }

  /** Frames since the start that could not be read. */
  get malformedFrames(): number {
    return this.#socket.malformedFrames
  }

  close(): void {
    this.#socket.close()
  }

  /** Routed by topic alone: pushes never repeat more of the subscription. */
  #data(frame: DataFrame): void {
    const { action, data } = frame
    switch (frame.arg.topic) {
      case 'account': {
        const balances = parseBalances(data)
        if (balances === null) this.#socket.countMalformed('account')
        else this.#listener.onBalances(balances, action)
        return
      }
      case 'position': {
        const push = parsePositions(data)
        if (push === null) this.#socket.countMalformed('position')
        else this.#listener.onPositions(push.positions, action, push.ended)
        return
      }
      case 'order': {
        const orders = this.#readable('order', parseOrders(data))
        if (orders.length > 0) this.#listener.onOrders(orders)
        return
      }
      case 'fill': {
        const fills = this.#readable('fill', parseFills(data))
        if (fills.length > 0) this.#listener.onFills(fills)
      }
    }
  }

  #readable<T>(topic: string, parsed: Parsed<T>): ReadonlyArray<T> {
    if (parsed.unreadable > 0) this.#socket.countMalformed(topic)
    return parsed.items
  }
}
