import type { ConnectionEnd } from './connection-end.ts'
import {
  type ConnectionEvents,
  type ConnectionOptions,
  type Handover,
  NOT_READY,
} from './connection-ports.ts'
import { controlMeaning } from './control-meaning.ts'
import type { ControlFrame } from './frame.ts'
import { FrameReader } from './frame-reader.ts'
import { Heartbeat } from './heartbeat.ts'
import type { Link } from './link.ts'
import { MessageBudget } from './message-budget.ts'
import { Renewal } from './renewal.ts'
import type { LoginAttempt } from './socket-login.ts'
import type { Subscription } from './subscription.ts'
import { SubscriptionSender } from './subscription-sender.ts'
import { SubscriptionWatch } from './subscription-watch.ts'

type Phase = 'connecting' | 'logging-in' | 'ready' | 'ended'

/** From the first packet to an open socket, however slowly the other end answers. */
const OPENING_TIMEOUT_MS = 15_000
const LOGIN_TIMEOUT_MS = 10_000

/** One WebSocket from its opening to its end: login, heartbeat, paced subscriptions, frames. */
export class Connection {
  readonly #options: ConnectionOptions
  readonly #events: ConnectionEvents
  readonly #link: Link
  readonly #reader = new FrameReader()
  readonly #budget = new MessageBudget()
  readonly #watch: SubscriptionWatch
  readonly #sender: SubscriptionSender
  readonly #heartbeat: Heartbeat
  readonly #renewal: Renewal
  #phase: Phase = 'connecting'
  /** Ends the wait for an open socket, then for the answer to the login. */
  #stopWaiting: () => void
  /** `null` unless an answer to the login is awaited. */
  #login: LoginAttempt | null = null

  constructor(options: ConnectionOptions, events: ConnectionEvents) {
    const { time } = options
    this.#options = options
    this.#events = events
    this.#watch = new SubscriptionWatch(time, (subscription) => {
      events.onError('', `no data on ${subscription.topic}`)
      this.resubscribe(subscription)
    })
    this.#sender = new SubscriptionSender({
      time,
      budget: this.#budget,
      watch: this.#watch,
      send: (kind, text) => this.#send(kind, text),
      onSpent: () => events.onReplaceMe(),
    })
    this.#heartbeat = new Heartbeat(time, options.pingIntervalMs, options.pongLateMs, {
      sendPing: () => this.#send('plain', 'ping'),
      onLate: (late) => this.#phase === 'ready' && events.onLate(late),
      onDead: () => this.#finish('lost', '', 'no answer to ping'),
    })
    this.#renewal = new Renewal(time, () => events.onReplaceMe())
    this.#stopWaiting = time.after(OPENING_TIMEOUT_MS, () => {
      this.#finish('lost', '', 'no connection in time')
    })
    this.#link = options.openLink(options.url, {
      onOpen: () => this.#opened(),
      onText: (text) => this.#heard(text),
      onBinary: () => this.#isOpen() && events.onMalformed('binary'),
      onEnd: (reason) => this.#finish('lost', '', reason),
    })
  }

  get phase(): Phase {
    return this.#phase
  }

  get late(): boolean {
    return this.#heartbeat.late
  }

  get silentForMs(): number {
    return this.#options.time.monotonic() - this.#heartbeat.heardAtMs
  }

  subscribe(subscription: Subscription): void {
    this.#sender.subscribe(subscription)
  }

  unsubscribe(subscription: Subscription): void {
    this.#sender.unsubscribe(subscription)
  }

  /** Leaves the arg and, after a short rest, asks for it again. */
  resubscribe(subscription: Subscription): void {
    this.#sender.resubscribe(subscription)
  }

  isConfirmed(subscription: Subscription): boolean {
    return this.#watch.isConfirmed(subscription)
  }

  /** Sends an order command at once or not at all: a command that waits would meet another market. */
  trade(text: string): Handover {
    if (this.#phase !== 'ready') return NOT_READY
    const nowMs = this.#options.time.monotonic()
    const waitMs = this.#budget.waitMs('trade', nowMs)
    if (waitMs > 0) return { kind: 'busy', waitMs }
    if (!this.#link.send(text)) return NOT_READY
    this.#budget.take('trade', nowMs)
    this.#options.onSent()
    return { kind: 'sent' }
  }

  /** Ends it silently; nothing is reported any more. */
  end(): void {
    if (this.#phase === 'ended') return
    this.#phase = 'ended'
    this.#release()
  }

  #isOpen(): boolean {
    return this.#phase !== 'ended'
  }

  #opened(): void {
    if (this.#phase !== 'connecting') return
    const { login, time } = this.#options
    this.#stopWaiting()
    this.#heartbeat.start()
    if (login === null) {
      this.#ready()
      return
    }
    this.#phase = 'logging-in'
    this.#events.onLoggingIn()
    try {
      this.#login = login.begin()
    } catch {
      // The signer says nothing beyond that it cannot sign: the key set has left memory.
      this.#finish('locked', '', 'the key set cannot sign')
      return
    }
    this.#stopWaiting = time.after(LOGIN_TIMEOUT_MS, () => {
      this.#finish('lost', '', 'no answer to the login')
    })
    this.#send('plain', this.#login.text)
    this.#login.sent()
  }

  #ready(): void {
    this.#stopWaiting()
    this.#phase = 'ready'
    this.#renewal.start()
    this.#events.onReady()
    this.#sender.start()
  }

  #heard(text: string): void {
    if (this.#phase === 'ended') return
    this.#heartbeat.heard()
    const frame = this.#reader.read(text)
    switch (frame.kind) {
      case 'data':
        this.#watch.heard(frame.arg, frame.action)
        this.#events.onData(frame)
        return
      case 'pong':
        this.#heartbeat.heardPong()
        return
      case 'ping':
        this.#answerPing()
        return
      case 'control':
        this.#control(frame)
        return
      case 'trade':
        if (!this.#events.onTrade(frame)) this.#events.onMalformed('answer that nobody waits for')
        return
      case 'malformed':
        this.#events.onMalformed(frame.reason)
    }
  }

  #control(frame: ControlFrame): void {
    const { event, code, message } = frame
    const meaning = controlMeaning(frame, this.#phase === 'logging-in')
    if (meaning.kind === 'login-failed') {
      this.#finish(meaning.why, code, message, this.#loginEnded('refused', frame))
      return
    }
    if (event === 'error') this.#events.onError(code, message)
    switch (meaning.kind) {
      case 'logged-in':
        this.#loginEnded('ok', frame)
        this.#ready()
        return
      case 'acknowledged':
        this.#acknowledged(meaning.subscription)
        return
      case 'rejected':
        this.#rejected(meaning.subscription)
        return
      case 'reset-ahead':
        this.#events.onReplaceMe()
        return
      case 'over':
        this.#finish('lost', code, message)
        return
      case 'nothing':
    }
  }

  #acknowledged(subscription: Subscription): void {
    if (this.#watch.confirmed(subscription)) this.#events.onConfirmed(subscription)
  }

  #rejected(subscription: Subscription): void {
    if (!this.#watch.isPending(subscription)) return
    this.#watch.left(subscription)
    this.#events.onRejected(subscription)
  }

  /** Never seen from this exchange; answered as its other clients do, but never beyond the limit. */
  #answerPing(): void {
    if (this.#budget.waitMs('trade', this.#options.time.monotonic()) > 0) return
    this.#send('plain', 'pong')
  }

  #send(kind: 'plain' | 'subscribe' | 'unsubscribe', text: string): void {
    this.#budget.take(kind, this.#options.time.monotonic())
    this.#link.send(text)
    this.#options.onSent()
  }

  #finish(
    kind: ConnectionEnd['kind'],
    code: string,
    text: string,
    requestId: number | null = null,
  ): void {
    if (this.#phase === 'ended') return
    this.#phase = 'ended'
    this.#loginEnded('failed', null)
    this.#release()
    this.#events.onEnd({ kind, code, text, requestId })
  }

  #loginEnded(result: 'ok' | 'refused' | 'failed', frame: ControlFrame | null): number | null {
    const login = this.#login
    this.#login = null
    return login?.ended(result, frame) ?? null
  }

  #release(): void {
    this.#heartbeat.stop()
    this.#renewal.stop()
    this.#watch.stop()
    this.#stopWaiting()
    this.#sender.stop()
    this.#link.end()
  }
}
