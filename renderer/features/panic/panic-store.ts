import { createStore } from 'zustand/vanilla'
import type { Result } from '../../../shared/domain/error.ts'
import type { PanicAction, PanicOutcome } from '../../../shared/domain/panic.ts'
import { ask } from '../../desk-client.ts'
import { keysStore } from '../../stores/keys-store.ts'
import { tellPanic } from './tell-panic.ts'

/** What closes positions is asked once; cancelling acts at once. */
export type AskedAction = Exclude<PanicAction, 'cancel'>

export interface PanicResult {
  readonly id: number
  readonly action: PanicAction
  readonly answer: Result<PanicOutcome>
}

export interface PanicState {
  /** The question that is open. */
  readonly asking: AskedAction | null
  readonly running: ReadonlyArray<PanicAction>
  /** Stay until they are dismissed, newest first. */
  readonly results: ReadonlyArray<PanicResult>
}

const RESULTS_KEPT = 3

export const panicStore = createStore<PanicState>(() => ({
  asking: null,
  running: [],
  results: [],
}))

let nextId = 1

/** Is there an account at all to act on? Without a key nothing can be done, and nothing is shown. */
function hasPanic(): boolean {
  const { ring } = keysStore.getState()
  return ring === null || ring.activeId !== null
}

/** A press on a button or a key. The second press of what is being asked is its answer. */
export function pressPanic(action: PanicAction): void {
  if (!hasPanic()) return
  const { asking } = panicStore.getState()
  if (action === 'cancel') {
    void run(action)
    return
  }
  if (asking === action) confirmPanic()
  else panicStore.setState({ asking: action })
}

export function confirmPanic(): void {
  const { asking, running } = panicStore.getState()
  panicStore.setState({ asking: null })
  // One that is on its way is not sent again: positions would be closed twice.
  if (asking !== null && !running.includes(asking)) void run(asking)
}

export function leavePanic(): void {
  panicStore.setState({ asking: null })
}

export function dismissPanic(id: number): void {
  panicStore.setState(({ results }) => ({ results: results.filter((one) => one.id !== id) }))
}

async function run(action: PanicAction): Promise<void> {
  panicStore.setState(({ running }) => ({ running: [...running, action] }))
  const answer = await ask('panic.run', action, Date.now())
  const id = nextId
  nextId += 1
  panicStore.setState(({ running, results }) => ({
    running: withoutFirst(running, action),
    results: [{ id, action, answer }, ...results].slice(0, RESULTS_KEPT),
  }))
  tellPanic(action, answer)
}

function withoutFirst(
  actions: ReadonlyArray<PanicAction>,
  action: PanicAction,
): ReadonlyArray<PanicAction> {
  const at = actions.indexOf(action)
  return actions.filter((_, index) => index !== at)
}
