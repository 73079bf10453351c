import { type DeskError, fail, invalid, type Result, succeed } from '../../shared/domain/error.ts'
import type { Settings } from '../../shared/domain/settings.ts'
import type { TradingSession } from '../desk/orders/trading-session.ts'
import type { BoundedQuestion } from './bounded-question.ts'
import { LIVE_LOCK_WORDS } from './live-lock-words.ts'

export interface LiveLockPorts {
  readonly question: Pick<BoundedQuestion, 'ask'>
  readonly settings: () => Pick<Settings, 'environment' | 'language'>
  /** The live key set in use, and the last characters of its API key; `null`: there is none. */
  readonly key: () => { readonly id: string; readonly hint: string } | null
}

/**
 * Whether orders that add risk may go to the live environment: not before a yes in every start, and
 * not after the environment was left, another key set was taken or the desk locked. Threat: a page
 * that is hostile switches to live, or to a key set with more money, by itself and sends. The question
 * names the key by its hint, for its label is the page's to choose.
 */
export class LiveLock {
  readonly #ports: LiveLockPorts
  /** The key set that was named in the question. */
  #unlockedId: string | null = null
  /** Grows with each locking: a yes to a question of before unlocks nothing. */
  #turn = 0

  constructor(ports: LiveLockPorts) {
    this.#ports = ports
  }

  /** Does a session trade real money without a yes to its key? */
  isLockedFor(session: Pick<TradingSession, 'environment' | 'keySetId'> | null): boolean {
    return session?.environment === 'live' && session.keySetId !== this.#unlockedId
  }

  lock(): void {
    this.#unlockedId = null
    this.#turn += 1
  }

  /** Any change of the settings: the lock falls shut where live is left. */
  follow({ environment }: Pick<Settings, 'environment'>): void {
    if (environment !== 'live') this.lock()
  }

  /** Another key set may be in use: the lock falls shut where it is. */
  followKey(): void {
    if (this.#unlockedId !== null && this.#ports.key()?.id !== this.#unlockedId) this.lock()
  }

  async unlock(): Promise<Result<null>> {
    const { question, settings, key } = this.#ports
    const named = key()
    if (settings().environment !== 'live') return fail(NOT_CONFIRMED)
    if (named === null) return fail(invalid('no-key'))
    const turn = this.#turn
    const { message, detail, yes, no } = LIVE_LOCK_WORDS[settings().language]
    const answer = await question.ask({ message, detail: detail(named.hint), yes, no })
    if (answer === 'worn-out') return fail(invalid('not-asked-again'))
    // Meanwhile live was left, the desk locked, or the key changed: the yes was to something else.
    const isMeant = answer === 'yes' && turn === this.#turn && key()?.id === named.id
    if (!isMeant) return fail(NOT_CONFIRMED)
    this.#unlockedId = named.id
    return succeed(null)
  }
}

const NOT_CONFIRMED: DeskError = invalid('live-not-confirmed')
