import {
  closeSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { PracticeTold } from '../../../shared/domain/practice-message.ts'
import { setAsideName } from '../../../shared/domain/set-aside-name.ts'
import { errorCode } from './file-problem.ts'
import { OwnerLock } from './owner-lock.ts'

/** One sentence about something that was found wrong and what was done; about a file, its facts too. */
export type Tell = (sentence: string, told?: PracticeTold) => void

const OWNER_ONLY = 0o600
/** Above this a file is none of ours. */
const LARGEST_BYTES = 256 * 1024 * 1024
const LOCK = 'owner.lock'
const OWNER = 'owner.pid'

/** The folder in which an exchange keeps its state. It belongs to one running exchange at a time. */
export class DataFolder {
  readonly path: string
  readonly tell: Tell
  readonly #nowMs: () => number
  readonly #lock: OwnerLock

  /** Makes the folder when it is missing. Throws when another running exchange has it. */
  constructor(path: string, tell: Tell, nowMs: () => number) {
    this.path = path
    this.tell = tell
    this.#nowMs = nowMs
    makeFolder(path)
    this.#lock = this.#take()
  }

  file(name: string): string {
    return join(this.path, name)
  }

  /**
   * `null` when there is no such file. What stands in its place and can never be one (a folder, a
   * link to nowhere, bytes that are no text) is set aside and counts as none. Throws when this user
   * may not read it: it is then left alone.
   */
  read(name: string): string | null {
    const file = this.file(name)
    if (!this.#isThere(name)) return null
    if (!this.isFile(name)) {
      this.setAside(name, 'is no file that can be read')
      return null
    }
    const bytes = readOwn(file)
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    } catch {
      this.setAside(name, 'holds bytes that are no text')
      return null
    }
  }

  /** A file or a link to one, of a size that ours can have. */
  isFile(name: string): boolean {
    try {
      const found = statSync(this.file(name))
      return found.isFile() && found.size <= LARGEST_BYTES
    } catch {
      // A link to nowhere or to itself.
      return false
    }
  }

  /** When a file that is there was last written, Unix ms. */
  changedAtMs(name: string): number {
    return statSync(this.file(name)).mtimeMs
  }

  /** The new text or the old one survives a crash, never a mixture; on a full disk the old one. */
  replace(name: string, text: string): void {
    const draft = this.file(`${name}.new`)
    // Whatever a crash or a stranger left there is not written through.
    rmSync(draft, { force: true })
    try {
      const descriptor = openSync(draft, 'wx', OWNER_ONLY)
      try {
        // Writes until everything is written; a single write may take a part and call it a success.
        writeFileSync(descriptor, text)
        fsyncSync(descriptor)
      } finally {
        closeSync(descriptor)
      }
      renameSync(draft, this.file(name))
    } catch (error) {
      rmSync(draft, { force: true })
      throw error
    }
  }

  /** Makes a folder within; what stands in its place and is none is set aside. */
  makeInner(name: string): void {
    const found = statSync(this.file(name), { throwIfNoEntry: false })
    if (found?.isDirectory() !== true && this.#isThere(name)) this.setAside(name, 'is no folder')
    mkdirSync(this.file(name), { recursive: true, mode: 0o700 })
  }

  /** Keeps what cannot be used under a dated name and tells about it. */
  setAside(name: string, problem: string): void {
    const kept = setAsideName(name, this.#nowMs(), (taken) => this.#isThere(taken))
    renameSync(this.file(name), this.file(kept))
    const keptAs = this.file(kept)
    const told = { kind: 'file-set-aside', file: name, keptAs, reason: 'damaged' } as const
    this.tell(`${this.file(name)} ${problem}. It was set aside as ${kept}.`, told)
  }

  /** Lets another exchange have it. */
  release(): void {
    if (!this.#lock.isHeld) return
    try {
      rmSync(this.file(OWNER), { force: true })
    } finally {
      this.#lock.release()
    }
  }

  /** Anything at all, a link to nowhere included. */
  #isThere(name: string): boolean {
    return lstatSync(this.file(name), { throwIfNoEntry: false }) !== undefined
  }

  #take(): OwnerLock {
    const lock = this.#tryLock()
    if (lock === null) {
      const owner = readOwner(this.file(OWNER))
      throw new Error(`the data folder ${this.path} is in use by ${owner}`)
    }
    try {
      if (this.#isThere(OWNER) && !this.isFile(OWNER)) this.setAside(OWNER, 'is no file')
      this.replace(OWNER, String(process.pid))
    } catch (error) {
      lock.release()
      throw error
    }
    return lock
  }

  #tryLock(): OwnerLock | null {
    const file = this.file(LOCK)
    const found = lstatSync(file, { throwIfNoEntry: false })
    if (found !== undefined && (!found.isFile() || found.size > 0)) {
      this.setAside(LOCK, 'is no lock of an exchange')
    }
    return OwnerLock.take(file)
  }
}

function makeFolder(path: string): void {
  try {
    makeOnDisk(path)
  } catch (error) {
    const code = errorCode(error)
    if (code !== 'EEXIST' && code !== 'ENOTDIR') throw error
    throw new Error(`the data folder ${path} cannot be made: a file is in its way`)
  }
}

/** Node calls a read-only disk a missing folder (ENOENT) when it makes several; one tells the truth. */
function makeOnDisk(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error
    mkdirSync(path, { mode: 0o700 })
  }
}

function readOwn(file: string): Uint8Array {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new Error(`${file} cannot be read (${errorCode(error)})`, { cause: error })
  }
}

/** The process that wrote its number last, in words; it is told, and decides nothing. */
function readOwner(file: string): string {
  try {
    const pid = Number(readFileSync(file, 'utf8'))
    return Number.isInteger(pid) && pid > 0 ? `process ${pid}` : 'another process'
  } catch {
    return 'another process'
  }
}
