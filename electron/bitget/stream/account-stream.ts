import type { Balances } from '../../../shared/domain/balance.ts'
import type { SocketView } from '../../../shared/domain/connection.ts'
import type { DeskError } from '../../../shared/domain/error.ts'
import type { Fill, Order } from '../../../shared/domain/order.ts'
import type { Deleveraging, Position } from '../../../shared/domain/position.ts'
import type { StrategyOrder } from '../../../shared/domain/strategy-order.ts'
import type { OrderEntry } from '../orders/order-entry.ts'
import { createSocketOrderEntry } from '../orders/socket-order-entry.ts'
import { SocketTrades, type SocketTradesOptions } from '../orders/socket-trades.ts'
import { type Mask, maskOf } from '../rest/mask-secrets.ts'
import { ExchangeSocket } from '../socket/exchange-socket.ts'
import type { DataFrame } from '../socket/frame.ts'
import { createSocketLogin, type LoginSigner } from '../socket/socket-login.ts'
import type { SocketRecorder } from '../socket/socket-record.ts'
import { parseBalances, parsePositions } from './account-push.ts'
import { parseFills, parseOrders } from './order-push.ts'
import type { Parsed } from './parse-each.ts'
import { PushOrder } from './push-order.ts'
import { Reread } from './reread.ts'
import { parseDeleveragings, parseStrategies } from './strategy-push.ts'
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
  onStrategies(orders: ReadonlyArray<StrategyOrder>): void
  onDeleveraged(events: ReadonlyArray<Deleveraging>): void
  onState(view: SocketView): void
}

export interface AccountStreamOptions extends StreamOptions {
  readonly signer: LoginSigner
  /** The exchange's clock minus this machine's, ms; 0 while it is not known. */
  readonly offsetMs: () => number
  /** Measures that offset anew, after the exchange called a timestamp expired. */
  readonly resyncClock: () => Promise<void>
  /** Where order commands are counted and recorded, and what takes those the socket has no words for. */
  readonly orders: Omit<SocketRecorder, 'url'> &
    Pick<SocketTradesOptions, 'rate'> & { readonly rest: Pick<OrderEntry, 'changeOrder'> }
}

const TOPICS = ['account', 'position', 'order', 'fill'] as const
/** Some servers have no such topic. Neither sends anything when subscribed. */
const OPTIONAL = [
  { instType: 'UTA', topic: 'strategy-order', symbol: 'default' },
  { instType: 'UTA', topic: 'adl-notification' },
] as const

/** The private socket of one key set: its account's news, and its orders. Logs in at once. */
export class PrivateAccountStream {
  readonly entry: OrderEntry
  readonly #trades: SocketTrades
  readonly #listener: AccountStreamListener
  readonly #socket: ExchangeSocket
  readonly #order = new PushOrder()
  readonly #reread: Reread
  /** All needed topics are acknowledged on the connection that delivers. */
  #isSubscribed = false
  #isLate = false

  constructor(options: AccountStreamOptions, listener: AccountStreamListener) {
    const { signer, offsetMs, resyncClock, orders, ...rest } = options
    const { url, time } = rest
    const recorder = { ...orders, url }
    const login = createSocketLogin({ signer, time, offsetMs, resync: resyncClock, recorder })
    this.#listener = listener
    this.#reread = new Reread(time, () => {
      if (this.#isSubscribed && !this.#isLate) listener.onReady()
    })
    this.#trades = new SocketTrades({
      recorder,
      rate: orders.rate,
      time,
      mask: () => maskFor(signer),
      send: (text) => this.#socket.trade(text),
    })
    this.entry = createSocketOrderEntry(this.#trades, orders.rest, () => time.now() + offsetMs())
    this.#socket = new ExchangeSocket(
      { ...rest, login },
      {
        onState: (view) => listener.onState(view),
        onData: (frame) => this.#data(frame),
        onTrade: (frame) => this.#trades.heard(frame),
        onSwitched: () => {
          this.#isSubscribed = false
          this.#order.clear()
          this.#trades.lost('reset')
        },
        onDown: () => {
          this.#isSubscribed = false
          this.#order.clear()
          this.#trades.lost('reset')
          listener.onStale()
        },
        onSubscribed: () => {
          this.#isSubscribed = true
          this.#isLate = false
          listener.onReady()
        },
        onLate: (late) => this.#late(late),
        onUnreadable: () => this.#reread.ask(),
        onRejected: () => undefined,
        onRefused: (error) => listener.onRefused(error),
      },
    )
    for (const topic of TOPICS) this.#socket.subscribe({ instType: 'UTA', topic })
    for (const subscription of OPTIONAL) this.#socket.subscribe(subscription, 'optional')
  }

  view(): SocketView {
    return this.#socket.view()
  }

  /** The machine slept: connects anew at once. */
  wake(): void {
    this.#socket.wake()
  }

  /** Frames since the start that could not be read. */
  get malformedFrames(): number {
    return this.#socket.malformedFrames
  }

  /** Orders without an answer end as not known. */
  close(): void {
    this.#socket.close()
    this.#reread.stop()
    this.#trades.lost('cancelled')
  }

  /** Ready again only with its subscriptions: one that is being made tells of itself. */
  #late(late: boolean): void {
    this.#isLate = late
    if (late) this.#listener.onStale()
    else if (this.#isSubscribed) this.#listener.onReady()
  }

  /** Routed by topic alone: pushes never repeat more of the subscription. */
  #data(frame: DataFrame): void {
    const { action, data } = frame
    switch (frame.arg.topic) {
      case 'account': {
        // Balances carry no time of their own: of an older push nobody knows what still holds.
        if (this.#isOvertaken(frame)) return
        const balances = parseBalances(data)
        if (balances === null) this.#socket.countMalformed('account')
        else this.#listener.onBalances(balances, action)
        return
      }
      case 'position': {
        // Positions carry theirs, except those that ended.
        this.#isOvertaken(frame)
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
        return
      }
      case 'strategy-order': {
        const strategies = this.#readable('strategy-order', parseStrategies(data))
        if (strategies.length > 0) this.#listener.onStrategies(strategies)
        return
      }
      case 'adl-notification': {
        const events = this.#readable('adl-notification', parseDeleveragings(data))
        if (events.length > 0) this.#listener.onDeleveraged(events)
      }
    }
  }

  /** Disorder is healed by asking REST. */
  #isOvertaken({ arg, atMs }: DataFrame): boolean {
    const isOvertaken = this.#order.isOvertaken(arg.topic, atMs)
    if (isOvertaken) this.#reread.ask()
    return isOvertaken
  }

  #readable<T>(topic: string, parsed: Parsed<T>): ReadonlyArray<T> {
    if (parsed.unreadable > 0) this.#socket.countMalformed(topic)
    return parsed.items
  }
}

/** The exchange may echo what the login told it. */
function maskFor(signer: LoginSigner): Mask {
  const { apiKey, passphrase } = signer.authorise()
  return maskOf(apiKey, [passphrase])
}
