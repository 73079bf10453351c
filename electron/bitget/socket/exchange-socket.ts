import type { SocketState, SocketView } from '../../../shared/domain/connection.ts'
import { Connection } from './connection.ts'
import { type ConnectionEnd, isRefusal, refusalOf } from './connection-end.ts'
import { type ConnectionEvents, type Handover, NOT_READY } from './connection-ports.ts'
import type { ExchangeSocketEvents, ExchangeSocketOptions } from './exchange-socket-ports.ts'
import type { DataFrame } from './frame.ts'
import { openWebSocketLink } from './link.ts'
import { Reconnection } from './reconnection.ts'
import { MalformedCount } from './socket-problem.ts'
import type { Subscription } from './subscription.ts'
import { WantedSubscriptions } from './wanted-subscriptions.ts'

const PING_INTERVAL_MS = 10_000
const PONG_LATE_MS = 3000

const ignore = () => undefined

/**
 * A socket that stays: it reconnects, logs in and subscribes again until it is closed or the
 * exchange refuses the key. Every connection is an object of its own, so that a late event of a
 * dead one reaches nobody.
 */
export class ExchangeSocket {
  readonly #options: ExchangeSocketOptions
  readonly #events: ExchangeSocketEvents
  readonly #reconnection: Reconnection
  readonly #malformed: MalformedCount
  readonly #wanted = new WantedSubscriptions()
  #state: 'running' | 'refused' | 'closed' = 'running'
  #current: Connection | null = null
  /** Being prepared while `#current` still delivers. */
  #replacement: Connection | null = null
  #timesReady = 0
  #lastState: SocketState | null = null

  constructor(options: ExchangeSocketOptions, events: ExchangeSocketEvents) {
    this.#options = options
    this.#events = events
    this.#reconnection = new Reconnection({
      ...options,
      connect: () => this.#current === null && this.#connect(),
    })
    this.#malformed = new MalformedCount(options.report)
    this.#connect()
  }

  /** Frames that could not be read since the start. */
  get malformedFrames(): number {
    return this.#malformed.count
  }

  /** To count a push that parsed as a frame but made no sense. */
  countMalformed(reason: string): void {
    this.#malformed.add(reason)
    this.#events.onUnreadable()
  }

  view(): SocketView {
    const connection = this.#current
    const state = this.#socketState()
    const isHeard = connection !== null && (state === 'live' || state === 'stale')
    return {
      state,
      silentForMs: isHeard ? connection.silentForMs : null,
      reconnects: Math.max(0, this.#timesReady - 1),
      url: this.#options.url,
    }
  }

  /** `onSubscribed` does not wait for an `optional` one: some servers do not have its topic. */
  subscribe(subscription: Subscription, kind: 'needed' | 'optional' = 'needed'): void {
    this.#wanted.add(subscription, kind)
    this.#current?.subscribe(subscription)
    this.#replacement?.subscribe(subscription)
  }

  unsubscribe(subscription: Subscription): void {
    this.#wanted.delete(subscription)
    this.#current?.unsubscribe(subscription)
    this.#replacement?.unsubscribe(subscription)
  }

  resubscribe(subscription: Subscription): void {
    if (this.#wanted.has(subscription)) this.#current?.resubscribe(subscription)
  }

  /** Hands an order command to the connection that delivers; nothing is kept for a later one. */
  trade(text: string): Handover {
    return this.#current?.trade(text) ?? NOT_READY
  }

  /** Gives the connection up and makes a new one at once. */
  reconnect(reason: string): void {
    if (this.#state !== 'running' || this.#current === null) return
    this.#options.report({ kind: 'lost', text: reason, retryInMs: 0 })
    this.#drop()
    this.#events.onDown()
    this.#connect()
  }

  /** The machine slept: the link may be dead without anybody knowing, and no delay has a reason. */
  wake(): void {
    if (this.#state !== 'running') return
    if (this.#current !== null) {
      this.reconnect('the machine slept')
      return
    }
    this.#reconnection.cancel()
    this.#connect()
  }

  close(): void {
    this.#stop('closed')
  }

  #stop(state: 'refused' | 'closed'): void {
    if (this.#state === 'closed') return
    this.#state = state
    this.#reconnection.cancel()
    this.#drop()
    this.#tellState()
  }

  #drop(): void {
    this.#reconnection.noteGone()
    this.#current?.end()
    this.#replacement?.end()
    this.#current = null
    this.#replacement = null
  }

  #connect(): void {
    if (this.#state !== 'running') return
    this.#current = this.#open()
    this.#tellState()
  }

  #open(): Connection {
    const { url, time, login, openLink = openWebSocketLink } = this.#options
    const {
      pingIntervalMs = PING_INTERVAL_MS,
      pongLateMs = PONG_LATE_MS,
      onSent = ignore,
    } = this.#options
    const events: ConnectionEvents = {
      onLoggingIn: () => this.#tellState(),
      onReady: () => this.#ready(connection),
      onData: (frame) => this.#data(connection, frame),
      onTrade: (frame) => connection === this.#current && this.#events.onTrade(frame),
      onConfirmed: (subscription) => {
        if (!this.#wanted.isOptional(subscription)) this.#confirmed(connection)
      },
      onRejected: (subscription) => this.#rejected(connection, subscription),
      onError: (code, text) => this.#options.report({ kind: 'error', code, text }),
      onMalformed: (reason) => this.countMalformed(reason),
      onLate: (late) => this.#late(connection, late),
      onReplaceMe: () => this.#prepareReplacement(connection),
      onEnd: (end) => this.#ended(connection, end),
    }
    const options = { url, openLink, time, login, pingIntervalMs, pongLateMs, onSent }
    const connection = new Connection(options, events)
    return connection
  }

  #ready(connection: Connection): void {
    this.#reconnection.noteReady()
    for (const subscription of this.#wanted.all()) connection.subscribe(subscription)
    if (connection === this.#replacement && this.#wanted.isEmpty) {
      this.#switch()
      return
    }
    if (connection !== this.#current) return
    this.#timesReady += 1
    this.#reconnection.noteDelivering()
    this.#tellState()
  }

  #data(connection: Connection, frame: DataFrame): void {
    if (connection === this.#replacement) this.#switch()
    if (connection === this.#current) this.#events.onData(frame)
  }

  #confirmed(connection: Connection): void {
    if (!this.#wanted.needed().every((needed) => connection.isConfirmed(needed))) return
    if (connection === this.#replacement) this.#switch()
    if (connection === this.#current) this.#events.onSubscribed()
  }

  #rejected(connection: Connection, subscription: Subscription): void {
    const wasOptional = this.#wanted.isOptional(subscription)
    this.#wanted.delete(subscription)
    this.#events.onRejected(subscription)
    if (!wasOptional) this.#confirmed(connection)
  }

  #late(connection: Connection, late: boolean): void {
    if (connection !== this.#current) return
    this.#events.onLate(late)
    this.#tellState()
  }

  #prepareReplacement(connection: Connection): void {
    if (this.#state !== 'running' || connection !== this.#current) return
    this.#replacement ??= this.#open()
  }

  /** The replacement delivers: the one before has done its work. */
  #switch(): void {
    this.#current?.end()
    this.#current = this.#replacement
    this.#replacement = null
    this.#timesReady += 1
    this.#reconnection.noteDelivering()
    this.#events.onSwitched()
    this.#tellState()
  }

  #ended(connection: Connection, end: ConnectionEnd): void {
    if (connection === this.#replacement) {
      this.#replacement = null
      this.#options.report({ kind: 'error', code: end.code, text: end.text })
      return
    }
    if (connection !== this.#current || this.#state !== 'running') return
    this.#reconnection.noteGone()
    this.#current = this.#replacement
    this.#replacement = null
    this.#events.onDown()
    if (isRefusal(end)) {
      this.#refuse(end)
      return
    }
    if (this.#current === null) this.#reconnection.plan(end)
    this.#tellState()
  }

  #refuse(end: ConnectionEnd): void {
    this.#stop('refused')
    this.#events.onRefused(refusalOf(end))
  }

  #socketState(): SocketState {
    if (this.#state === 'closed') return 'off'
    if (this.#state === 'refused') return 'refused'
    const connection = this.#current
    if (connection === null || connection.phase === 'ended') return 'waiting-to-retry'
    if (connection.phase !== 'ready') return connection.phase
    return connection.late ? 'stale' : 'live'
  }

  #tellState(): void {
    const view = this.view()
    if (view.state === this.#lastState) return
    this.#lastState = view.state
    this.#events.onState(view)
  }
}
