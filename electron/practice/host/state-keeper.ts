import { EMPTY_SNAPSHOT, type Snapshot } from '../engine/durability.ts'
import type { PrivateEvent } from '../engine/events.ts'
import { currentEvent, readSnapshot } from '../engine/older-state.ts'
import type { DataFolder } from './data-folder.ts'
import { EventLog, LOG, readEventLog, setLogAside } from './event-log.ts'
import { fileProblemOf } from './file-problem.ts'

const SNAPSHOT = 'state.json'
/** A new snapshot after this many commands keeps the log, and so the next start, short. */
const COMMANDS_PER_SNAPSHOT = 5000

export type ApplyEvent = (snapshot: Snapshot, event: PrivateEvent) => Snapshot

/**
 * The state that an earlier run left: its last snapshot and the events since. A damaged file is set
 * aside and told about; what can be read before the damage is used.
 */
export function restoreState(folder: DataFolder, applyEvent: ApplyEvent): Snapshot {
  const { lines, isDamaged } = readEventLog(folder)
  let snapshot = openSnapshot(folder)
  let used = 0
  for (const events of lines) {
    const next = applyAll(snapshot, events, applyEvent)
    if (next === null) break
    snapshot = next
    used += 1
  }
  if (isDamaged || used < lines.length) {
    setLogAside(folder, `holds a line that cannot be read; the ${used} before it were used`)
  }
  return snapshot
}

/** Both files aside, when what they say cannot be an exchange. */
export function setStateAside(folder: DataFolder, reason: unknown): void {
  const problem = `holds a state that no exchange can have (${String(reason)}), so the accounts begin anew`
  for (const name of [SNAPSHOT, LOG]) if (folder.isFile(name)) folder.setAside(name, problem)
}

/** All events of one command or, when one of them is none (`null`), none of them. */
function applyAll(
  snapshot: Snapshot,
  events: ReadonlyArray<PrivateEvent>,
  applyEvent: ApplyEvent,
): Snapshot | null {
  try {
    const next = events.map(currentEvent).reduce(applyEvent, snapshot)
    // An event of an unknown kind, or without its members, makes an account that is none.
    return next.accounts.every((account) => typeof account?.accountId === 'string') ? next : null
  } catch {
    return null
  }
}

function openSnapshot(folder: DataFolder): Snapshot {
  const text = folder.read(SNAPSHOT)
  if (text === null) return EMPTY_SNAPSHOT
  const snapshot = parseSnapshot(text)
  if (snapshot !== null) return snapshot
  folder.setAside(
    SNAPSHOT,
    'cannot be read, so the accounts start from the events since it was written',
  )
  return EMPTY_SNAPSHOT
}

function parseSnapshot(text: string): Snapshot | null {
  try {
    const parsed: unknown = JSON.parse(text)
    return readSnapshot(parsed)
  } catch {
    return null
  }
}

/**
 * Keeps every private event of a running exchange, and a snapshot now and then. While the disk takes
 * nothing the exchange goes on, which is told once; the next snapshot that can be written has
 * everything, and is told too.
 */
export class StateKeeper {
  readonly #folder: DataFolder
  readonly #takeSnapshot: () => Snapshot
  readonly #log: EventLog
  #sinceSnapshot = 0
  /** The log lacks events: only a snapshot can bring the files up to date. */
  #isBehind = false

  constructor(folder: DataFolder, takeSnapshot: () => Snapshot) {
    this.#folder = folder
    this.#takeSnapshot = takeSnapshot
    this.#log = new EventLog(folder)
  }

  remember(events: ReadonlyArray<PrivateEvent>): void {
    if (this.#isBehind) return
    try {
      this.#log.append(events)
    } catch (error) {
      this.#fallBehind(LOG, error)
      return
    }
    this.#sinceSnapshot += 1
    if (this.#sinceSnapshot >= COMMANDS_PER_SNAPSHOT) this.saveSnapshot()
  }

  /** First the snapshot, then the empty log: a crash between the two repeats events, which is harmless. */
  saveSnapshot(): void {
    try {
      this.#folder.replace(SNAPSHOT, JSON.stringify(this.#takeSnapshot()))
      this.#log.clear()
    } catch (error) {
      this.#fallBehind(SNAPSHOT, error)
      return
    }
    this.#sinceSnapshot = 0
    if (!this.#isBehind) return
    this.#isBehind = false
    this.#folder.tell('The state is written down again, with everything that happened meanwhile.')
  }

  close(): void {
    this.saveSnapshot()
    this.abandon()
  }

  /** Ends without a word about the state: the files stay as they are. */
  abandon(): void {
    this.#log.close()
  }

  #fallBehind(file: string, error: unknown): void {
    if (this.#isBehind) return
    this.#isBehind = true
    const reason = fileProblemOf(error)
    this.#folder.tell(
      `${this.#folder.file(file)} cannot be written (${String(error)}). The exchange goes on; what happens meanwhile is lost if it ends before there is room.`,
      { kind: 'file-not-written', file, reason },
    )
  }
}
