import type { PracticeKey } from '../../electron/practice/accounts/practice-key.ts'
import { ACTIONS, Names } from './actions.ts'
import { DeskUnderFaults } from './desk-under-faults.ts'
import { Dice } from './dice.ts'
import { ScaledTime } from './scaled-time.ts'
import type { Asked } from './verdict.ts'

/** What a desk in a process of its own is told, by message: a key has no place among arguments. */
export interface ChildOrder {
  readonly address: string
  readonly key: PracticeKey
  readonly journalFile: string
  readonly seed: number
  readonly last: number
}

/** All that it has asked for so far, told before anything leaves and after each answer. */
export type ChildWord = { readonly asked: ReadonlyArray<Asked> }

// Acts without end until it is killed.
process.once('message', (order: ChildOrder) => void act(order))

async function act({ address, key, journalFile, seed, last }: ChildOrder): Promise<void> {
  const crash = (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
  }
  const desk = new DeskUnderFaults({
    ...{ address, key, journalFile, time: new ScaledTime(), onCrash: crash },
  })
  await desk.start()
  const dice = new Dice(seed)
  const names = new Names(last)
  const asked: Asked[] = []
  for (;;) {
    const action = dice.pick(ACTIONS)({ desk, names, dice, asked })
    tell(asked)
    await action
    tell(asked)
    await new Promise((resolve) => setTimeout(resolve, dice.between(0, 5)))
  }
}

function tell(asked: ReadonlyArray<Asked>): void {
  process.send?.({ asked } satisfies ChildWord)
}
