import type { WebSocket } from 'ws'
import { assertNever } from '../../../shared/domain/error.ts'
import type { PracticeKey } from '../accounts/practice-key.ts'
import type { KeyAccess } from '../auth/key-access.ts'
import { authenticateLogin } from '../auth/login-authentication.ts'
import { parseClientMessage } from './client-message.ts'
import type { ConnectionAge } from './connection-end.ts'
import {
  errorFrame,
  loginFrame,
  subscribedFrame,
  unknownOpFrame,
  unknownTopicFrame,
  unreadableFrame,
} from './control-frames.ts'
import { MessageBudget } from './message-budget.ts'
import type { PrivateFeeds } from './private-feeds.ts'
import type { PublicFeeds } from './public-feeds.ts'
import type { Feed, Subscriber } from './subscriber.ts'
import { parseSubscription, type SocketPath, type Subscription } from './subscription.ts'
import { answerTrade, type TradeAnswerParts } from './trade-answer.ts'
import type { TradeMessage } from './trade-request.ts'

export interface ConnectionParts extends TradeAnswerParts {
  /** For durations; nobody can set it back. */
  readonly monotonicMs: () => number
  readonly publicFeeds: PublicFeeds
  readonly privateFeeds: PrivateFeeds
  readonly access: KeyAccess
  readonly areLimitsEnforced: boolean
}

const BEHIND_BYTES = 1024 * 1024
const LOST_BYTES = 8 * 1024 * 1024
const MOST_CHANNELS = 1000
const OVER_LIMIT = 1008
const SERVICE_RESTART = 1012
const SILENCE: Feed = { join: () => undefined, leave: () => undefined }

/** One client's socket: what it may hear, and what it says. */
export class SocketConnection implements Subscriber {
  readonly #parts: ConnectionParts
  readonly #socket: WebSocket
  readonly #path: SocketPath
  readonly #address: string
  readonly #connId: string
  readonly #budget: MessageBudget
  readonly #feeds = new Map<string, Feed>()
  readonly #openedAtMs: number
  #key: PracticeKey | null = null
  #pingedAtMs: number

  constructor(
    parts: ConnectionParts,
    socket: WebSocket,
    at: { readonly path: SocketPath; readonly address: string; readonly connId: string },
  ) {
    this.#parts = parts
    this.#socket = socket
    this.#path = at.path
    this.#address = at.address
    this.#connId = at.connId
    this.#budget = new MessageBudget(parts.areLimitsEnforced)
    this.#openedAtMs = parts.monotonicMs()
    this.#pingedAtMs = this.#openedAtMs
  }

  send(frame: string): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return
    this.#socket.send(frame)
    if (this.#socket.bufferedAmount > LOST_BYTES) this.cut()
  }

  isBehind(): boolean {
    return this.#socket.bufferedAmount > BEHIND_BYTES
  }

  /** Ends it at once, without a closing handshake. */
  cut(): void {
    this.#socket.terminate()
  }

  /** Says that it will be closed soon; until then it works on. */
  announceUpgrade(): void {
    this.send(errorFrame(30033, this.#connId))
  }

  closeForUpgrade(): void {
    this.#socket.close(SERVICE_RESTART)
  }

  /** Did this key log in here? */
  isOf(apiKey: string): boolean {
    return this.#key?.apiKey === apiKey
  }

  age(): ConnectionAge {
    const nowMs = this.#parts.monotonicMs()
    return { openForMs: nowMs - this.#openedAtMs, silentForMs: nowMs - this.#pingedAtMs }
  }

  onClose(): void {
    for (const feed of this.#feeds.values()) feed.leave(this)
    this.#feeds.clear()
  }

  onMessage(text: string): void {
    if (!this.#budget.takeMessage(this.#parts.clock.nowMs())) {
      this.#closeOverLimit()
      return
    }
    const message = parseClientMessage(text)
    switch (message.kind) {
      case 'ping':
        this.#pingedAtMs = this.#parts.monotonicMs()
        this.send('pong')
        break
      case 'login':
        this.send(this.#login(message.argument))
        break
      case 'subscribe':
        this.#subscribe(message.args)
        break
      case 'unsubscribe':
        this.#unsubscribe(message.args)
        break
      case 'trade':
        this.send(this.#trade(message.request))
        break
      case 'unreadable':
        this.send(unreadableFrame(text, this.#connId))
        break
      case 'unknown-op':
        this.send(unknownOpFrame(message.op, this.#connId))
        break
      default:
        assertNever(message)
    }
  }

  /** Returns the frame that answers. */
  #login(argument: unknown): string {
    if (this.#path === 'public') return errorFrame(30016, this.#connId)
    const { access, clock } = this.#parts
    const result = authenticateLogin(argument, this.#address, access, clock.nowMs())
    if (result.kind === 'refused') return errorFrame(result.code, this.#connId)
    // A connection belongs to one account: what it already hears must not change its owner.
    if (this.#key !== null && this.#key.accountId !== result.key.accountId) {
      return errorFrame(30005, this.#connId)
    }
    this.#key = result.key
    return loginFrame(this.#connId)
  }

  #subscribe(args: ReadonlyArray<unknown>): void {
    if (this.#budget.takeSubscribe(this.#parts.clock.nowMs())) {
      for (const arg of args) this.#subscribeOne(arg)
    } else {
      this.#closeOverLimit()
    }
  }

  #subscribeOne(arg: unknown): void {
    const subscription = this.#parse(arg)
    if (subscription === null) return
    if (this.#feeds.size >= MOST_CHANNELS) {
      this.#closeOverLimit()
      return
    }
    const feed = this.#feeds.get(subscription.name) ?? this.#feedOf(subscription)
    this.#feeds.set(subscription.name, feed)
    this.send(subscribedFrame('subscribe', arg, this.#connId))
    feed.join(this)
  }

  #unsubscribe(args: ReadonlyArray<unknown>): void {
    for (const arg of args) {
      const subscription = this.#parse(arg)
      if (subscription === null) continue
      this.#feeds.get(subscription.name)?.leave(this)
      this.#feeds.delete(subscription.name)
      this.send(subscribedFrame('unsubscribe', arg, this.#connId))
    }
  }

  /** `null` when the arg was answered with an error. */
  #parse(arg: unknown): Exclude<Subscription, { kind: 'unknown' | 'misplaced' }> | null {
    const subscription = parseSubscription(this.#parts.exchange.engine, arg, this.#path)
    if (subscription.kind === 'unknown') {
      this.send(unknownTopicFrame(arg, this.#connId))
      return null
    }
    if (subscription.kind === 'misplaced') {
      this.send(errorFrame(30016, this.#connId))
      return null
    }
    if (subscription.kind === 'private' && this.#key === null) {
      this.send(errorFrame(30004, this.#connId))
      return null
    }
    return subscription
  }

  #feedOf(subscription: Exclude<Subscription, { kind: 'unknown' | 'misplaced' }>): Feed {
    const { publicFeeds, privateFeeds } = this.#parts
    switch (subscription.kind) {
      case 'public':
        return publicFeeds.feed(subscription.key, subscription.topic) ?? SILENCE
      case 'kline':
        return publicFeeds.kline(subscription.key, subscription.interval) ?? SILENCE
      case 'liquidation':
        return publicFeeds.liquidations(subscription.category)
      case 'private':
        return privateFeeds.feed(this.#key?.accountId ?? '', subscription.topic)
      case 'silent':
        return SILENCE
      default:
        return assertNever(subscription)
    }
  }

  #trade(message: TradeMessage): string {
    if (this.#path === 'public') return errorFrame(30016, this.#connId)
    // What the key may do is looked up each time: its owner can change it.
    const key = this.#parts.access.find(this.#key?.apiKey ?? '')
    return answerTrade(this.#parts, key, message, this.#connId)
  }

  #closeOverLimit(): void {
    this.send(errorFrame(30007, this.#connId))
    this.#socket.close(OVER_LIMIT)
  }
}
