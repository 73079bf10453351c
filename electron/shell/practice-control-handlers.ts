import type { PracticeView } from '../../shared/domain/connection.ts'
import { type DeskError, fail, invalid, type Result, succeed } from '../../shared/domain/error.ts'
import type { KeptState } from '../../shared/domain/practice-control.ts'
import {
  KEPT_STATES,
  type PracticeAnswer,
  type PracticeAsk,
  type PracticeRefusal,
} from '../../shared/domain/practice-message.ts'
import type { Handlers } from '../../shared/ipc/bridge.ts'

/** The practice exchange of the desk, as far as these requests need it. */
export interface PracticeControl {
  view(): PracticeView
  ask(ask: PracticeAsk): Promise<Result<PracticeAnswer>>
  start(): Promise<PracticeView>
  restart(): Promise<PracticeView>
}

export type PracticeControlHandlers = Pick<
  Handlers,
  | 'practice.reset'
  | 'practice.keptStates'
  | 'practice.keep'
  | 'practice.bringBack'
  | 'practice.forget'
  | 'practice.explain'
>

/**
 * `accountUid`: of the practice key in use, `null` without one or before the exchange told it.
 * `beganAnew`: what is known of the exchange is of another past; resolves when that is forgotten.
 */
export function practiceControlHandlers(
  practice: PracticeControl,
  accountUid: () => string | null,
  beganAnew: () => Promise<void>,
): PracticeControlHandlers {
  const viewAnew = async (): Promise<Result<PracticeView>> => {
    await beganAnew()
    return succeed(practice.view())
  }
  const states = async (ask: PracticeAsk): Promise<Result<ReadonlyArray<KeptState>>> => {
    const answer = await askAll(practice, ask)
    if (!answer.ok) return answer
    return answer.value.kind === 'kept-states' ? succeed(answer.value.states) : fail(UNREADABLE)
  }
  return {
    'practice.keptStates': () => states({ kind: 'kept-states' }),
    'practice.keep': (name) => states({ kind: 'keep', name }),
    'practice.forget': (name) => states({ kind: 'forget', name }),
    'practice.bringBack': async (name) => {
      const answer = await bringBack(practice, name)
      return answer.ok ? viewAnew() : answer
    },
    'practice.reset': async (scope) => {
      const accountId = accountUid()
      if (accountId === null) return fail(invalid('no-key'))
      const answer = await askAll(practice, { kind: 'reset', accountId, scope })
      return answer.ok ? viewAnew() : answer
    },
    'practice.explain': async (orderId) => {
      const accountId = accountUid()
      if (accountId === null) return fail(invalid('no-key'))
      const answer = await askAll(practice, { kind: 'explain', accountId, orderId })
      if (!answer.ok) return answer
      const { value } = answer
      return value.kind === 'explanation' ? succeed(value.explanation) : fail(UNREADABLE)
    },
  }
}

const UNREADABLE: DeskError = { kind: 'unavailable', reason: 'unreadable' }

async function askAll(
  practice: PracticeControl,
  ask: PracticeAsk,
): Promise<Result<Exclude<PracticeAnswer, { readonly kind: 'refused' }>>> {
  const { state } = practice.view()
  if (state === 'elsewhere') return fail(invalid('practice-elsewhere'))
  if (state !== 'running') return fail({ kind: 'unavailable', reason: 'practice-down' })
  const answer = await practice.ask(ask)
  if (!answer.ok) return answer
  const { value } = answer
  return value.kind === 'refused' ? fail(refusalError(value.reason)) : succeed(value)
}

/**
 * An exchange that could not take its port again ends instead of answering. It is started once more,
 * on any port, and asked again, because nobody knows how far it came; bringing back twice is as once.
 */
async function bringBack(practice: PracticeControl, name: string): Promise<Result<unknown>> {
  const ask = { kind: 'bring-back', name } as const
  const first = await askAll(practice, ask)
  const hasEnded = !first.ok && practice.view().state === 'failed'
  if (!hasEnded) return first
  const view = await practice.restart()
  if (view.state === 'failed') await practice.start()
  return askAll(practice, ask)
}

/** What a refusal of the exchange's process means to a person. */
export function refusalError(reason: PracticeRefusal): DeskError {
  switch (reason) {
    case 'malformed':
      return invalid('malformed')
    case 'not-found':
      return invalid('not-found')
    case 'too-many':
      return invalid('above-maximum', 'name', { maximum: String(KEPT_STATES) })
    case 'damaged':
      return UNREADABLE
    case 'no-folder':
    case 'failed':
      return { kind: 'unavailable', reason: 'server-error' }
  }
}
