import type { PracticeAnswer, PracticeAsk } from '../../../shared/domain/practice-message.ts'
import type { Snapshot } from '../engine/durability.ts'
import type { PracticeOptions } from '../host/practice-options.ts'
import type { PracticeExchange } from '../practice-exchange.ts'
import { refused } from './answer-ask.ts'
import { readStateName } from './state-name.ts'

type StartExchange = (options: PracticeOptions) => Promise<PracticeExchange>

/** A practice exchange that can be ended and started again from a kept state, on the port it had. */
export class RunningExchange {
  readonly #start: StartExchange
  readonly #options: PracticeOptions
  #exchange: PracticeExchange

  constructor(start: StartExchange, options: PracticeOptions, exchange: PracticeExchange) {
    this.#start = start
    this.#options = options
    this.#exchange = exchange
  }

  stop(): Promise<void> {
    return this.#exchange.stop()
  }

  /** Rejects only when the exchange has ended and cannot start again from a state: nothing runs then. */
  async answer(ask: PracticeAsk): Promise<PracticeAnswer> {
    if (ask.kind !== 'bring-back') return this.#try(() => this.#exchange.control.answer(ask))
    const name = readStateName(ask.name)
    if (name === null) return refused('not-found')
    const kept = this.#try(() => this.#exchange.control.keptState(name))
    if (kept.kind !== 'snapshot') return kept
    const isBack = await this.#startFrom(kept.snapshot)
    return isBack ? { kind: 'done' } : this.#try(() => this.#exchange.control.setKeptAside(name))
  }

  /**
   * The server is down in between, so nothing is acknowledged that would not be kept. `false`: no
   * exchange can begin with that state, and the one of before runs again.
   */
  async #startFrom(startFrom: Snapshot): Promise<boolean> {
    const { seed, rest } = this.#exchange
    await this.#exchange.stop()
    const options = { ...this.#options, seed, port: Number(new URL(rest).port) }
    try {
      this.#exchange = await this.#start({ ...options, startFrom })
      return true
    } catch (error) {
      this.#options.tell?.(`A kept state could not be brought back: ${String(error)}`)
      this.#exchange = await this.#start(options)
      return false
    }
  }

  /** A full disk, say, is told and answered; the exchange goes on. */
  #try<Answer>(answer: () => Answer): Answer | PracticeAnswer {
    try {
      return answer()
    } catch (error) {
      this.#options.tell?.(`A question of the desk could not be answered: ${String(error)}`)
      return refused('failed')
    }
  }
}
