import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs'
import type { PrivateEvent } from '../engine/events.ts'
import type { DataFolder } from './data-folder.ts'

const LOG = 'events.jsonl'

export interface LogReading {
  readonly events: ReadonlyArray<PrivateEvent>
  /** A line that is no event stands in the middle: what follows it cannot be trusted. */
  readonly isDamaged: boolean
}

/**
 * Reads the log. A last line without its end is what a killed process leaves of a write that nobody was
 * told had succeeded, so it is left out in silence.
 */
export function readEventLog(folder: DataFolder): LogReading {
  const lines = (folder.read(LOG) ?? '').split('\n')
  const events: PrivateEvent[] = []
  for (const line of lines.slice(0, -1)) {
    const parsed = parseLine(line)
    if (parsed === null) return { events, isDamaged: true }
    events.push(...parsed)
  }
  return { events, isDamaged: false }
}

/** Appends what happened, a line for each command. A line is with the operating system on return. */
export class EventLog {
  readonly #descriptor: number

  constructor(folder: DataFolder) {
    this.#descriptor = openSync(folder.file(LOG), 'a', 0o600)
  }

  append(events: ReadonlyArray<PrivateEvent>): void {
    writeSync(this.#descriptor, `${JSON.stringify(events)}\n`)
  }

  /** Starts anew: a snapshot has everything. */
  clear(): void {
    ftruncateSync(this.#descriptor, 0)
  }

  close(): void {
    closeSync(this.#descriptor)
  }
}

export function setLogAside(folder: DataFolder, problem: string): void {
  folder.setAside(LOG, problem)
}

function parseLine(line: string): ReadonlyArray<PrivateEvent> | null {
  try {
    const parsed: unknown = JSON.parse(line)
    const isEvents = Array.isArray(parsed) && parsed.every(isEvent)
    // Only `append` writes this file, and it writes lists of events.
    return isEvents ? (parsed as ReadonlyArray<PrivateEvent>) : null
  } catch {
    return null
  }
}

function isEvent(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && 'kind' in value && typeof value.kind === 'string'
  )
}
