/** A question of the operating system's own, which no page can answer. Resolves with `true` for yes. */
export type AskUser = (question: Question) => Promise<boolean>

export interface Question {
  readonly message: string
  readonly detail: string
  readonly yes: string
  readonly no: string
}

/** Noes in a row after which nobody is asked before the next start. */
const MOST_NOES = 3

/**
 * Asks for a yes outside of the page, one question at a time. Threat: a page that is hostile may ask
 * for it as often as it likes, until somebody presses the wrong button.
 */
export class BoundedQuestion {
  readonly #ask: AskUser
  #isOpen = false
  #noes = 0

  constructor(ask: AskUser) {
    this.#ask = ask
  }

  /** `busy`: another one is open. `worn-out`: three noes were enough. Both were not asked. */
  async ask(question: Question): Promise<'yes' | 'no' | 'busy' | 'worn-out'> {
    if (this.#isOpen) return 'busy'
    if (this.#noes >= MOST_NOES) return 'worn-out'
    this.#isOpen = true
    try {
      const isMeant = await this.#ask(question)
      this.#noes = isMeant ? 0 : this.#noes + 1
      return isMeant ? 'yes' : 'no'
    } finally {
      this.#isOpen = false
    }
  }
}
