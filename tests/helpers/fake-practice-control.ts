import type { PracticeControl } from '../../electron/shell/practice-control-handlers.ts'
import type { PracticeView } from '../../shared/domain/connection.ts'
import { type Result, succeed } from '../../shared/domain/error.ts'
import type { KeptState } from '../../shared/domain/practice-control.ts'
import type { PracticeAnswer, PracticeAsk } from '../../shared/domain/practice-message.ts'

const SAVED_AT_MS = 1_790_000_000_000

/** A practice exchange that keeps names, explains every order alike, and notes what it was asked. */
export class FakePracticeControl implements PracticeControl {
  readonly asked: PracticeAsk[] = []
  readonly calls: string[] = []
  readonly #states = new Map<string, KeptState>()
  readonly #view: () => PracticeView

  constructor(view: () => PracticeView) {
    this.#view = view
  }

  view(): PracticeView {
    return this.#view()
  }

  async start(): Promise<PracticeView> {
    this.calls.push('start')
    return this.#view()
  }

  async restart(): Promise<PracticeView> {
    this.calls.push('restart')
    return this.#view()
  }

  async ask(ask: PracticeAsk): Promise<Result<PracticeAnswer>> {
    this.asked.push(ask)
    return succeed(this.#answer(ask))
  }

  #answer(ask: PracticeAsk): PracticeAnswer {
    switch (ask.kind) {
      case 'explain': {
        const { orderId } = ask
        const values = { price: '63900', best: '64000.1', distance: '100.1' }
        return {
          kind: 'explanation',
          explanation: { orderId, reason: 'price-not-reached', values },
        }
      }
      case 'keep':
        this.#states.set(ask.name, { name: ask.name, savedAtMs: SAVED_AT_MS })
        return this.#list()
      case 'forget':
        return this.#states.delete(ask.name) ? this.#list() : notFound()
      case 'bring-back':
        return this.#states.has(ask.name) ? { kind: 'done' } : notFound()
      case 'kept-states':
        return this.#list()
      case 'reset':
        return { kind: 'done' }
    }
  }

  #list(): PracticeAnswer {
    return { kind: 'kept-states', states: [...this.#states.values()] }
  }
}

function notFound(): PracticeAnswer {
  return { kind: 'refused', reason: 'not-found' }
}
