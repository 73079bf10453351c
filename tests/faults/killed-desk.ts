import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { ChildOrder, ChildWord } from './desk-child.ts'
import type { Asked } from './verdict.ts'

const CHILD = new URL('./desk-child.ts', import.meta.url)

/**
 * A desk in a process of its own that acts until SIGKILL ends it, `afterMs` after its first word.
 * Gives what it had asked for; where no answer was told it is `dead`: nobody knows.
 */
export async function runKilledDesk(
  order: ChildOrder,
  afterMs: number,
): Promise<ReadonlyArray<Asked>> {
  const child = fork(CHILD, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  let asked: ReadonlyArray<Asked> = []
  const heard = new Promise<void>((resolve) => {
    child.on('message', (word: ChildWord) => {
      asked = word.asked
      resolve()
    })
  })
  child.send(order)
  await heard
  await new Promise((resolve) => setTimeout(resolve, afterMs))
  child.kill('SIGKILL')
  await once(child, 'exit')
  return asked.map(({ mark, outcome }) => ({
    mark,
    outcome: outcome === 'pending' ? 'dead' : outcome,
  }))
}
