import { SqliteJournal } from '../../electron/desk/journal/journal.ts'
import { aDraft } from './builders.ts'

// Opens the journal named by the first argument, writes an order down and waits to be killed.

const journal = new SqliteJournal(process.argv[2] ?? '', Date.now())
journal.begin([
  {
    ...{ kind: 'order', clientOid: 'kd-child', keySetId: 'set-1', environment: 'practice' },
    ...{ draft: aDraft(), state: 'sending', createdAtMs: Date.now() },
  },
])
process.send?.('written')
