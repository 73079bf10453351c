import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { Notice } from '../../shared/ipc/contract.ts'

/** The part of the file system that a state file uses; tests put a full disk in its place. */
export interface StateFileSystem {
  read(file: string): Promise<string>
  /** Writes a new file and waits until it is on the disk. */
  writeThrough(file: string, text: string): Promise<void>
  rename(from: string, to: string): Promise<void>
  remove(file: string): Promise<void>
}

export interface StateFileOptions<T> {
  /** Full path; its folder is made when missing. */
  readonly file: string
  readonly version: number
  readonly schema: z.ZodType<T>
  readonly defaults: T
  /** Unix ms, for the name of a file that is set aside. */
  readonly now: () => number
  readonly raise: (notice: Notice) => void
  readonly files?: StateFileSystem
}

/**
 * One JSON file `{version, data}` in the user's data folder. It is replaced whole or not at all.
 * A file that is damaged or of an unknown version is set aside under a dated name, told as a
 * notice, and the defaults take its place. A file that cannot be read is never overwritten.
 */
export class StateFile<T> {
  readonly #options: StateFileOptions<T>
  readonly #files: StateFileSystem
  #mayWrite = true
  #wasLost = false
  #writing: Promise<boolean> = Promise.resolve(true)

  constructor(options: StateFileOptions<T>) {
    this.#options = options
    this.#files = options.files ?? nodeFiles
  }

  /** There was a file, and what it held could not be used. */
  get wasLost(): boolean {
    return this.#wasLost
  }

  /** `null`: there is no file, or not one that can be used; a notice says why. */
  async read(): Promise<T | null> {
    const { file, raise } = this.#options
    let text: string
    try {
      text = await this.#files.read(file)
    } catch (reason) {
      if (errorCode(reason) === 'ENOENT') return null
      this.#wasLost = true
      this.#mayWrite = false
      raise({ kind: 'file-not-written', file: path.basename(file), reason: 'unreadable' })
      return null
    }
    const value = this.#parse(text)
    if (value !== null) return value
    this.#wasLost = true
    await this.#setAside()
    return null
  }

  /** As `read`, with the defaults in place of `null`. */
  async readOrDefaults(): Promise<T> {
    return (await this.read()) ?? this.#options.defaults
  }

  /** `false`: the disk still holds what it held before; a notice says why. Writes take turns. */
  write(value: T): Promise<boolean> {
    this.#writing = this.#writing.then(() => this.#replace(value))
    return this.#writing
  }

  #parse(text: string): T | null {
    const { version, schema } = this.#options
    const envelope = z.strictObject({ version: z.literal(version), data: schema })
    try {
      return envelope.safeParse(JSON.parse(text)).data?.data ?? null
    } catch {
      // Not JSON: damaged like any other content that does not fit.
      return null
    }
  }

  async #setAside(): Promise<void> {
    const { file, now, raise } = this.#options
    const keptAs = `${file}.damaged-${new Date(now()).toISOString().replaceAll(':', '-')}`
    const name = path.basename(file)
    try {
      await this.#files.rename(file, keptAs)
      raise({ kind: 'file-set-aside', file: name, keptAs })
    } catch (reason) {
      this.#mayWrite = false
      raise({ kind: 'file-not-written', file: name, reason: writeProblem(reason) })
    }
  }

  async #replace(value: T): Promise<boolean> {
    if (!this.#mayWrite) return false
    const { file, version, raise } = this.#options
    const temporary = `${file}.new`
    try {
      const text = `${JSON.stringify({ version, data: value }, null, 2)}\n`
      await this.#files.writeThrough(temporary, text)
      await this.#files.rename(temporary, file)
      return true
    } catch (reason) {
      raise({
        kind: 'file-not-written',
        file: path.basename(file),
        reason: writeProblem(reason),
      })
      await this.#files.remove(temporary).catch(() => {
        // The half-written file is not read by anybody and the next write replaces it.
      })
      return false
    }
  }
}

const nodeFiles: StateFileSystem = {
  read: (file) => readFile(file, 'utf8'),
  async writeThrough(file, text) {
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
    const handle = await open(file, 'w', 0o600)
    try {
      await handle.writeFile(text)
      await handle.sync()
    } finally {
      await handle.close()
    }
  },
  rename,
  remove: (file) => rm(file, { force: true }),
}

function writeProblem(reason: unknown): 'read-only' | 'disk-full' | 'other' {
  const code = errorCode(reason)
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'disk-full'
  return code === 'EROFS' || code === 'EACCES' || code === 'EPERM' ? 'read-only' : 'other'
}

function errorCode(reason: unknown): string | null {
  return reason instanceof Error && 'code' in reason ? String(reason.code) : null
}
