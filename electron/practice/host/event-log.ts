import { closeSync, fstatSync, ftruncateSync, openSync, writeFileSync } from 'node:fs'
import type { PrivateEvent } from '../engine/events.ts'
import type { DataFolder } from './data-folder.ts'

export const LOG = 'events.jsonl'

export interface LogReading {
  /** The events of each command. */
  readonly lines: ReadonlyArray<ReadonlyArray<PrivateEvent>>
  /** A line that is no event stands in the middle: what follows it cannot be trusted. */
  readonly isDamaged: boolean
}

/**
 * Reads the log. A last line without its end is what a killed process leaves of a write that nobody was
 * told had succeeded, so it is left out in silence.
 */
export function readEventLog(folder: DataFolder): LogReading {
  const lines: ReadonlyArray<PrivateEvent>[] = []
  for (const line of (folder.read(LOG) ?? '').split('\n').slice(0, -1)) {
    const events = parseLine(line)
    if (events === null) return { lines, isDamaged: true }
    lines.push(events)
  }
  return { lines, isDamaged: false }
}

/** Appends what happened, a line for each command. A line is with the operating system on return. */
export class EventLog {
  readonly #descriptor: number

  constructor(folder: DataFolder) {
    this.#descriptor = openSync(folder.file(LOG), 'a', 0o600)
  }

  /** When it throws, the log holds what it held before: half a line would spoil the one after it. */
  append(events: ReadonlyArray<PrivateEvent>): void {
    const { size } = fstatSync(this.#descriptor)
    try {
      writeFileSync(this.#descriptor, `${JSON.stringify(events)}\n`)
    } catch (error) {
      this.#cutBack(size)
      throw error
    }
  }

  #cutBack(size: number): void {
    try {
      ftruncateSync(this.#descriptor, size)
    } catch {
      // The next start leaves out half a line at the end, and no line follows it: see StateKeeper.
    }
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
