import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'

/** One sentence about something that was found wrong and what was done. */
export type Tell = (sentence: string) => void

const OWNER_ONLY = 0o600

/** The folder in which an exchange keeps its state. It belongs to one running exchange at a time. */
export class DataFolder {
  readonly path: string
  readonly #tell: Tell
  readonly #nowMs: () => number

  /** Makes the folder when it is missing. Throws when another running exchange has it. */
  constructor(path: string, tell: Tell, nowMs: () => number) {
    this.path = path
    this.#tell = tell
    this.#nowMs = nowMs
    mkdirSync(path, { recursive: true, mode: 0o700 })
    this.#take()
  }

  file(name: string): string {
    return join(this.path, name)
  }

  /** `null` when there is no such file. */
  read(name: string): string | null {
    return existsSync(this.file(name)) ? readFileSync(this.file(name), 'utf8') : null
  }

  /** When a file that is there was last written, Unix ms. */
  changedAtMs(name: string): number {
    return statSync(this.file(name)).mtimeMs
  }

  /** The new text or the old one survives a crash, never a mixture. */
  replace(name: string, text: string): void {
    const draft = this.file(`${name}.new`)
    const descriptor = openSync(draft, 'w', OWNER_ONLY)
    try {
      writeSync(descriptor, text)
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
    renameSync(draft, this.file(name))
  }

  /** Keeps a damaged file under a dated name and tells about it. */
  setAside(name: string, problem: string): void {
    const stamp = new Date(this.#nowMs()).toISOString().replace(/[:.]/g, '-')
    const kept = `${name}.damaged-${stamp}`
    renameSync(this.file(name), this.file(kept))
    this.#tell(`${this.file(name)} ${problem}. It was set aside as ${kept}.`)
  }

  release(): void {
    rmSync(this.file('owner.pid'), { force: true })
  }

  #take(): void {
    const owner = Number(this.read('owner.pid') ?? '0')
    if (owner !== process.pid && owner > 0 && isRunning(owner)) {
      throw new Error(`the data folder ${this.path} is in use by process ${owner}`)
    }
    this.replace('owner.pid', String(process.pid))
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // A process of another user exists too: only "no such process" means that it is gone.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH')
  }
}
