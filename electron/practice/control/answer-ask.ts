import type { PracticeAnswer, PracticeAsk } from '../../../shared/domain/practice-message.ts'
import type { Exchange } from '../host/untimed-command.ts'
import type { KeptStates } from './kept-states.ts'
import { readStateName } from './state-name.ts'

/** What can be answered while the exchange goes on: everything but bringing a state back. */
export type RunningAsk = Exclude<PracticeAsk, { readonly kind: 'bring-back' }>

/** `kept` is `null` without a data folder. */
export function answerAsk(
  exchange: Exchange,
  kept: KeptStates | null,
  ask: RunningAsk,
): PracticeAnswer {
  switch (ask.kind) {
    case 'reset': {
      const { accountId, scope } = ask
      if (!exchange.engine.accountIds().includes(accountId)) return refused('not-found')
      const { refusal } = exchange.execute({ kind: 'reset-account', accountId, ...scope })
      return refusal === null ? { kind: 'done' } : refused('malformed')
    }
    case 'explain': {
      const explanation = exchange.engine.explain(ask.accountId, ask.orderId)
      return explanation === null ? refused('not-found') : { kind: 'explanation', explanation }
    }
    case 'kept-states':
      return kept === null ? { kind: 'kept-states', states: [] } : statesOf(kept)
    case 'keep': {
      if (kept === null) return refused('no-folder')
      const name = readStateName(ask.name)
      if (name === null) return refused('malformed')
      return kept.keep(name, exchange.engine.snapshot()) ? statesOf(kept) : refused('too-many')
    }
    case 'forget': {
      if (kept === null) return refused('no-folder')
      const name = readStateName(ask.name)
      return name !== null && kept.forget(name) ? statesOf(kept) : refused('not-found')
    }
  }
}

function statesOf(kept: KeptStates): PracticeAnswer {
  return { kind: 'kept-states', states: kept.list() }
}

export function refused(
  reason: Extract<PracticeAnswer, { readonly kind: 'refused' }>['reason'],
): PracticeAnswer {
  return { kind: 'refused', reason }
}
