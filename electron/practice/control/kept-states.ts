import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { KeptState } from '../../../shared/domain/practice-control.ts'
import { KEPT_STATES, type PracticeAnswer } from '../../../shared/domain/practice-message.ts'
import type { Snapshot } from '../engine/durability.ts'
import { readSnapshot } from '../engine/older-state.ts'
import type { DataFolder } from '../host/data-folder.ts'
import { fileOfState, stateOfFile } from './state-name.ts'

const KEPT = 'kept'

export interface KeptSnapshot {
  readonly kind: 'snapshot'
  readonly snapshot: Snapshot
}

/** States of the whole exchange, kept under names in its data folder. Keys are not part of them. */
export class KeptStates {
  readonly #folder: DataFolder

  constructor(folder: DataFolder) {
    this.#folder = folder
    folder.makeInner(KEPT)
  }

  /** By name. */
  list(): ReadonlyArray<KeptState> {
    return readdirSync(this.#folder.file(KEPT))
      .map(stateOfFile)
      .filter((name) => name !== null)
      .filter((name) => this.#folder.isFile(pathOf(name)))
      .map((name) => ({ name, savedAtMs: Math.floor(this.#folder.changedAtMs(pathOf(name))) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
  }

  /** The same name replaces. `false`: as many are kept as may be. */
  keep(name: string, snapshot: Snapshot): boolean {
    const names = this.list().map((state) => state.name)
    if (!names.includes(name) && names.length >= KEPT_STATES) return false
    this.#folder.replace(pathOf(name), JSON.stringify(snapshot))
    return true
  }

  /** A damaged one is set aside and told about. */
  read(name: string): KeptSnapshot | PracticeAnswer {
    const text = this.#folder.read(pathOf(name))
    if (text === null) return { kind: 'refused', reason: 'not-found' }
    const snapshot = parseSnapshot(text)
    if (snapshot !== null) return { kind: 'snapshot', snapshot }
    return this.setAside(name)
  }

  /** One that cannot be brought back. */
  setAside(name: string): PracticeAnswer {
    this.#folder.setAside(pathOf(name), 'cannot be read, so nothing was brought back')
    return { kind: 'refused', reason: 'damaged' }
  }

  /** `false`: there is none of that name. */
  forget(name: string): boolean {
    if (this.#folder.read(pathOf(name)) === null) return false
    rmSync(this.#folder.file(pathOf(name)), { force: true })
    return true
  }
}

function pathOf(name: string): string {
  return join(KEPT, fileOfState(name))
}

function parseSnapshot(text: string): Snapshot | null {
  try {
    return readSnapshot(JSON.parse(text))
  } catch {
    // Not JSON, or parts of it are missing: damaged either way.
    return null
  }
}
