import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { z } from 'zod'
import { SqliteJournal } from '../../electron/desk/journal/journal.ts'
import { openJournal } from '../../electron/desk/journal/open-journal.ts'
import { StateFile } from '../../electron/desk/state-file.ts'
import { DataFolder } from '../../electron/practice/host/data-folder.ts'
import { prepareUserData } from '../../electron/shell/user-data.ts'
import type { Notice } from '../../shared/ipc/contract.ts'
import { aDraft } from './builders.ts'

// Runs on a file system of its own, named by the first argument, makes it read-only, and prints
// what a desk that starts there finds.

const folder = process.argv[2] ?? ''
const file = path.join(folder, 'journal.sqlite')
const told: Notice[] = []
const raise = (notice: Notice) => void told.push(notice)
const facts = { kind: 'order', keySetId: 'set-1', environment: 'practice' } as const
const state = () =>
  new StateFile({
    ...{ file: path.join(folder, 'state.json'), version: 1, schema: z.string(), defaults: '' },
    ...{ now: () => 5, raise },
  })

const before = new SqliteJournal(file, 5)
before.begin([{ ...facts, clientOid: 'kd-1', draft: aDraft(), state: 'sending', createdAtMs: 5 }])
await state().write('kept')
// Its write-ahead log stays, as after a crash.
execFileSync('cp', ['-r', folder, `${folder}-copy`])
before.close()
execFileSync('cp', ['-r', `${folder}-copy/.`, folder])
execFileSync('rm', ['-r', `${folder}-copy`])
execFileSync('mount', ['-o', 'remount,ro', folder])

const opened = openJournal({ file, now: () => 5, raise, mayHaveTraded: true })
const running = state()
process.stdout.write(
  `${JSON.stringify({
    journal: opened.kind === 'closed' ? opened.problem : 'open',
    left: opened.kind === 'closed' ? opened.left.map((intent) => intent.clientOid) : [],
    read: await running.read(),
    write: await running.write('changed'),
    told,
    userData: prepareUserData(() => folder)?.kind,
    practice: refusalOfPractice(),
  })}\n`,
)

function refusalOfPractice(): string {
  try {
    new DataFolder(
      path.join(folder, 'practice'),
      () => undefined,
      () => 5,
    ).release()
    return 'taken'
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error)
  }
}
