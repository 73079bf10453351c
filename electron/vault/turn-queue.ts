import { KeychainError } from './keychain.ts'

/** Runs one piece of work at a time, in the order of asking, each with a limit in ms. */
export class TurnQueue {
  readonly #limitMs: number
  #last: Promise<unknown> = Promise.resolve()

  constructor(limitMs: number) {
    this.#limitMs = limitMs
  }

  /**
   * Rejects with `denied` when the wait and the work together pass the limit. Work that has not
   * begun by then never begins; work that has is let finish before the next turn.
   */
  take<T>(work: () => Promise<T>): Promise<T> {
    let expired = false
    const turn = this.#last.then(() => {
      if (expired) throw tooLate()
      return work()
    })
    // The caller hears how it went; the queue only waits for the end.
    this.#last = turn.then(ended, ended)
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        expired = true
        reject(tooLate())
      }, this.#limitMs)
      void turn.then(resolve, reject).finally(() => clearTimeout(timer))
    })
  }
}

function ended(): null {
  return null
}

function tooLate(): KeychainError {
  return new KeychainError('denied', 'the keychain did not answer in time; a prompt may be open')
}
