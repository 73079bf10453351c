import path from 'node:path'
import { KeptJournal } from '../../electron/desk/journal/kept-journal.ts'
import { openJournal } from '../../electron/desk/journal/open-journal.ts'
import type { PracticeExchange } from '../../electron/practice/practice-exchange.ts'
import type { Notice } from '../../shared/ipc/contract.ts'
import { aDraft } from './builders.ts'
import { openTradingDesk, type TradingDesk } from './trading-desk.ts'

// A desk in a process of its own: the services of main on a data folder, with the order journal
// kept as main keeps it. It does what it is told by message.

/** The first message: a key has no place among arguments. */
export interface DeskOrder {
  readonly exchange: Pick<PracticeExchange, 'rest' | 'keys'>
  readonly folder: string
}

let started: Promise<{ readonly desk: TradingDesk; readonly journal: KeptJournal }> | null = null
const notices: Notice[] = []
const raise = (notice: Notice) => void notices.push(notice)

const COMMANDS = {
  start: async ({ exchange, folder }: DeskOrder) => {
    started = start(exchange, folder)
    return (await started).desk.session.keySetId
  },
  /** A limit buy of 0.01 BTC. */
  place: async (price: string) => {
    const { trading } = (await running()).desk
    const draft = aDraft({ price, quantity: '0.01' })
    return trading.handlers['orders.submit'](draft, Date.now())
  },
  notices: async () => notices,
  /** Orders that left this process. */
  sent: async () =>
    (await running()).desk.requests.filter((one) => one.path.endsWith('/place-order')).length,
  isGapClosed: async () => {
    const { desk, journal } = await running()
    return journal.gapOf(desk.session.keySetId, desk.session.environment) === null
  },
  end: async () => (await running()).desk.end(),
} as const

export type DeskCommands = typeof COMMANDS

async function start(exchange: DeskOrder['exchange'], folder: string) {
  const file = path.join(folder, 'journal.sqlite')
  let kept: KeptJournal | null = null
  const desk = await openTradingDesk({
    ...{ exchange, raise, downloads: folder },
    journal: (takeUp) => {
      kept = new KeptJournal({
        ...{ file, raise, onReopened: takeUp },
        open: () => openJournal({ file, now: Date.now, raise, mayHaveTraded: false }),
      })
      return kept
    },
  })
  if (kept === null) throw new Error('the desk has no journal')
  return { desk, journal: kept }
}

function running() {
  if (started === null) throw new Error('the desk was not started')
  return started
}

process.on('message', async (message: { id: number; name: keyof DeskCommands; args: never[] }) => {
  // The parent is typed by DeskCommands, so the arguments fit the name.
  const command = COMMANDS[message.name] as (...args: never[]) => Promise<unknown>
  process.send?.({ id: message.id, value: await command(...message.args) })
  // Nothing else keeps the process.
  if (message.name === 'end') process.disconnect()
})
