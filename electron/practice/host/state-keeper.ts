import { EMPTY_SNAPSHOT, type Snapshot } from '../engine/durability.ts'
import type { PrivateEvent } from '../engine/events.ts'
import { currentEvent, readSnapshot } from '../engine/older-state.ts'
import type { DataFolder } from './data-folder.ts'
import { EventLog, readEventLog, setLogAside } from './event-log.ts'

const SNAPSHOT = 'state.json'
/** A new snapshot after this many commands keeps the log, and so the next start, short. */
const COMMANDS_PER_SNAPSHOT = 5000

export type ApplyEvent = (snapshot: Snapshot, event: PrivateEvent) => Snapshot

/**
 * The state that an earlier run left: its last snapshot and the events since. A damaged file is set
 * aside and told about; what can be read before the damage is used.
 */
export function restoreState(folder: DataFolder, applyEvent: ApplyEvent): Snapshot {
  const snapshot = openSnapshot(folder)
  const { events, isDamaged } = readEventLog(folder)
  if (isDamaged) {
    setLogAside(
      folder,
      `holds a line that cannot be read; the ${events.length} events before it were used`,
    )
  }
  return events.map(currentEvent).reduce(applyEvent, snapshot)
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

/** Keeps every private event of a running exchange, and a snapshot now and then. */
export class StateKeeper {
  readonly #folder: DataFolder
  readonly #takeSnapshot: () => Snapshot
  readonly #log: EventLog
  #sinceSnapshot = 0

  constructor(folder: DataFolder, takeSnapshot: () => Snapshot) {
    this.#folder = folder
    this.#takeSnapshot = takeSnapshot
    this.#log = new EventLog(folder)
  }

  remember(events: ReadonlyArray<PrivateEvent>): void {
    this.#log.append(events)
    this.#sinceSnapshot += 1
    if (this.#sinceSnapshot >= COMMANDS_PER_SNAPSHOT) this.saveSnapshot()
  }

  /** First the snapshot, then the empty log: a crash between the two repeats events, which is harmless. */
  saveSnapshot(): void {
    this.#folder.replace(SNAPSHOT, JSON.stringify(this.#takeSnapshot()))
    this.#log.clear()
    this.#sinceSnapshot = 0
  }

  close(): void {
    this.saveSnapshot()
    this.#log.close()
    this.#folder.release()
  }
}
