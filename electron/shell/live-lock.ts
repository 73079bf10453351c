import { type DeskError, fail, invalid, type Result, succeed } from '../../shared/domain/error.ts'
import type { Settings } from '../../shared/domain/settings.ts'
import type { BoundedQuestion } from './bounded-question.ts'
import { LIVE_LOCK_WORDS } from './live-lock-words.ts'

export interface LiveLockPorts {
  readonly question: Pick<BoundedQuestion, 'ask'>
  readonly settings: () => Pick<Settings, 'environment' | 'language'>
  /** The last characters of the live API key in use; `null`: there is none. */
  readonly keyHint: () => string | null
}

/**
 * Whether orders that add risk may go to the live environment: not before a yes in every start, and
 * not after the environment was left or the desk locked. Threat: a page that is hostile switches to live by itself and
 * sends. The question names the key by its hint, for its label is the page's to choose.
 */
export class LiveLock {
  readonly #ports: LiveLockPorts
  #isUnlocked = false
  /** Grows with each locking: a yes to a question of before unlocks nothing. */
  #turn = 0

  constructor(ports: LiveLockPorts) {
    this.#ports = ports
  }

  get isUnlocked(): boolean {
    return this.#isUnlocked
  }

  lock(): void {
    this.#isUnlocked = false
    this.#turn += 1
  }

  /** Any change of the settings: the lock falls shut where live is left. */
  follow({ environment }: Pick<Settings, 'environment'>): void {
    if (environment !== 'live') this.lock()
  }

  async unlock(): Promise<Result<null>> {
    const { question, settings, keyHint } = this.#ports
    const hint = keyHint()
    if (settings().environment !== 'live') return fail(NOT_CONFIRMED)
    if (hint === null) return fail(invalid('no-key'))
    const turn = this.#turn
    const { message, detail, yes, no } = LIVE_LOCK_WORDS[settings().language]
    const answer = await question.ask({ message, detail: detail(hint), yes, no })
    if (answer === 'worn-out') return fail(invalid('not-asked-again'))
    // Meanwhile live was left, the desk locked, or the key changed: the yes was to something else.
    if (answer !== 'yes' || turn !== this.#turn || keyHint() !== hint) return fail(NOT_CONFIRMED)
    this.#isUnlocked = true
    return succeed(null)
  }
}

const NOT_CONFIRMED: DeskError = invalid('live-not-confirmed')
