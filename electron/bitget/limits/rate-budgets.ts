import type { Environment } from '../../../shared/domain/environment.ts'
import type { WallClock } from '../clock/wall-clock.ts'
import { RateBudget } from './rate-budget.ts'

/**
 * One budget for each environment while the desk runs. The exchange counts on, whatever is opened
 * anew here: a key that is checked through doors of its own, or an environment that was left and
 * taken again, must not begin with a full second.
 */
export class RateBudgets {
  readonly #clock: Pick<WallClock, 'monotonic'>
  readonly #budgets = new Map<Environment, RateBudget>()

  constructor(clock: Pick<WallClock, 'monotonic'>) {
    this.#clock = clock
  }

  of(environment: Environment): RateBudget {
    const known = this.#budgets.get(environment) ?? new RateBudget(this.#clock)
    this.#budgets.set(environment, known)
    return known
  }
}
