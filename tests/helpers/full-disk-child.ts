import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { type Intent, JournalNotWritten } from '../../electron/desk/journal/intent.ts'
import { KeptJournal } from '../../electron/desk/journal/kept-journal.ts'
import { openJournal } from '../../electron/desk/journal/open-journal.ts'
import { StateFile } from '../../electron/desk/state-file.ts'
import { EMPTY_SNAPSHOT } from '../../electron/practice/engine/durability.ts'
import { DataFolder } from '../../electron/practice/host/data-folder.ts'
import { StateKeeper } from '../../electron/practice/host/state-keeper.ts'
import type { Notice } from '../../shared/ipc/contract.ts'
import { aDraft } from './builders.ts'

// Runs on a file system of a few hundred kilobytes, named by the first argument, fills it, and
// prints what the journal, a state file and the practice exchange's files made of it.

const folder = process.argv[2] ?? ''
const file = path.join(folder, 'journal.sqlite')
const told: Notice[] = []
const raise = (notice: Notice) => void told.push(notice)
const steps: Record<string, unknown> = {}

const intents = (...names: ReadonlyArray<string>): ReadonlyArray<Intent> =>
  names.map((clientOid) => ({
    ...{ kind: 'order', clientOid, keySetId: 'set-1', environment: 'practice' },
    ...{ draft: aDraft(), state: 'sending', createdAtMs: 5 },
  }))

function begin(...names: ReadonlyArray<string>): string {
  try {
    journal.begin(intents(...names))
    return 'written'
  } catch (error) {
    return error instanceof JournalNotWritten ? error.problem : String(error)
  }
}

function fill(): void {
  for (let part = 0; part < 10_000; part += 1) {
    try {
      writeFileSync(path.join(folder, `filler-${part}`), Buffer.alloc(4096))
    } catch {
      // It is full.
      return
    }
  }
}

function empty(): void {
  for (let part = 0; part < 10_000; part += 1) {
    rmSync(path.join(folder, `filler-${part}`), { force: true })
  }
}

const journal = new KeptJournal({
  file,
  open: () => openJournal({ file, now: () => 5, raise, mayHaveTraded: false }),
  raise,
  onReopened: () => undefined,
})
const state = new StateFile({
  ...{ file: path.join(folder, 'state.json'), version: 1, schema: z.string(), defaults: '' },
  ...{ now: () => 5, raise },
})
const practiceTold: unknown[] = []
const practice = new DataFolder(
  path.join(folder, 'practice'),
  (_sentence, fact) => practiceTold.push(fact ?? 'written again'),
  () => 5,
)
const keeper = new StateKeeper(practice, () => ({ ...EMPTY_SNAPSHOT, atMs: 7 }))
const remember = () =>
  keeper.remember([{ kind: 'countdown-changed', accountId: '1', countdownAtMs: null, atMs: 6 }])

steps.before = begin('kd-before')
await state.write('before')
keeper.saveSnapshot()
fill()
const single = Array.from({ length: 40 }, (_, at) => begin(`kd-single-${at}`))
steps.single = single.at(-1)
steps.batch = begin(...Array.from({ length: 20 }, (_, at) => `kd-batch-${at}`))
steps.state = await state.write('x'.repeat(100_000))
for (let count = 0; count < 200; count += 1) remember()
keeper.saveSnapshot()
steps.told = [...told]
empty()
steps.after = begin('kd-after-1', 'kd-after-2')
steps.stateAfter = await state.write('after')
steps.kept = await state.read()
keeper.saveSnapshot()
keeper.abandon()
steps.practice = practiceTold
const written = single.flatMap((outcome, at) => (outcome === 'written' ? [`kd-single-${at}`] : []))
const open = journal.openIntents('set-1', 'practice').map((intent) => intent.clientOid)
steps.isJournalTrue =
  JSON.stringify(open) === JSON.stringify(['kd-before', ...written, 'kd-after-1', 'kd-after-2'])
journal.close()
practice.release()
process.stdout.write(`${JSON.stringify(steps)}\n`)
