import type { AdlRank } from '../../../shared/domain/position.ts'
import type { Schedule } from '../orders/trading-session.ts'
import type { Answer } from '../ports.ts'

export interface AdlPollPorts {
  readonly schedule: Schedule
  readonly read: () => Promise<Answer<ReadonlyArray<AdlRank>>>
  readonly onRanks: (ranks: ReadonlyArray<AdlRank>) => void
}

/** No push tells a rank, and the page "Get Position ADL Rank" allows one call a second. */
const BETWEEN_MS = 15_000

/** Asks for the places in the line of deleveraging while positions are open, of one key set. */
export class AdlPoll {
  readonly #ports: AdlPollPorts
  #isWanted = false
  #isWaiting = false
  #isOver = false
  #stopTimer: () => void = () => undefined

  constructor(ports: AdlPollPorts) {
    this.#ports = ports
  }

  follow(hasPositions: boolean): void {
    this.#isWanted = hasPositions
    if (this.#isOver) return
    if (!hasPositions) this.#ports.onRanks([])
    else if (!this.#isWaiting) void this.#ask()
  }

  stop(): void {
    this.#isOver = true
    this.#stopTimer()
  }

  async #ask(): Promise<void> {
    this.#isWaiting = true
    this.#stopTimer = this.#ports.schedule(BETWEEN_MS, () => {
      this.#isWaiting = false
      if (this.#isWanted) void this.#ask()
    })
    const answer = await this.#ports.read()
    if (this.#isOver) return
    if (answer.ok) {
      if (this.#isWanted) this.#ports.onRanks(answer.value)
      return
    }
    // A key that may not ask will not be allowed to in 15 seconds either.
    const { kind } = answer.error
    if (kind === 'unauthorised' || kind === 'refused') this.stop()
  }
}
