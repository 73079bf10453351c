import path from 'node:path'
import { z } from 'zod'
import { setAsideName } from '../../shared/domain/set-aside-name.ts'
import type { Notice } from '../../shared/ipc/contract.ts'
import { errorCode, NotText, nodeFiles, type StateFileSystem } from './state-files.ts'

export interface StateFileOptions<T> {
  /** Full path; its folder is made when missing. */
  readonly file: string
  readonly version: number
  readonly schema: z.ZodType<T>
  /** What the file held before it had a version; absent: it always had one. */
  readonly unversioned?: z.ZodType<T>
  readonly defaults: T
  /** Unix ms, for the name of a file that is set aside. */
  readonly now: () => number
  readonly raise: (notice: Notice) => void
  readonly files?: StateFileSystem
}

type Parsed<T> =
  | { readonly kind: 'good'; readonly value: T }
  | { readonly kind: 'damaged' | 'newer' }
type WriteProblem = 'read-only' | 'disk-full' | 'other'

/**
 * One JSON file `{version, data}` in the user's data folder. It is replaced whole or not at all.
 * What stands in its place and cannot be used (damaged, of an unknown version, a folder, a link to
 * nowhere) is set aside under a dated name, told as a notice, and the defaults take over. A file
 * that the system does not let us read is never overwritten.
 */
export class StateFile<T> {
  readonly #options: StateFileOptions<T>
  readonly #files: StateFileSystem
  #mayWrite = true
  #wasLost = false
  #writing: Promise<boolean> = Promise.resolve(true)
  /** Why the last write failed: each problem is told once. */
  #problem: WriteProblem | null = null

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
    let parsed: Parsed<T>
    try {
      const text = await this.#files.read(file)
      if (text === null) return null
      parsed = this.#parse(text)
    } catch (reason) {
      if (!(reason instanceof NotText)) {
        this.#wasLost = true
        this.#mayWrite = false
        raise({ kind: 'file-not-written', file: path.basename(file), reason: 'unreadable' })
        return null
      }
      parsed = { kind: 'damaged' }
    }
    if (parsed.kind === 'good') return parsed.value
    this.#wasLost = true
    await this.#setAside(parsed.kind)
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

  #parse(text: string): Parsed<T> {
    const { version, schema, unversioned } = this.#options
    const envelope = z.strictObject({ version: z.literal(version), data: schema })
    let content: unknown
    try {
      content = JSON.parse(text)
    } catch {
      return { kind: 'damaged' }
    }
    const current = envelope.safeParse(content)
    if (current.success) return { kind: 'good', value: current.data.data }
    const earlier = unversioned?.safeParse(content)
    if (earlier?.success === true) return { kind: 'good', value: earlier.data }
    const later = z.looseObject({ version: z.int().gt(version) }).safeParse(content)
    return { kind: later.success ? 'newer' : 'damaged' }
  }

  async #setAside(reason: 'damaged' | 'newer'): Promise<void> {
    const { file, now, raise } = this.#options
    const name = path.basename(file)
    try {
      const keptAs = setAsideName(file, now(), (taken) => this.#files.isTaken(taken))
      await this.#files.rename(file, keptAs)
      raise({ kind: 'file-set-aside', file: name, keptAs, reason })
    } catch (problem) {
      this.#mayWrite = false
      raise({ kind: 'file-not-written', file: name, reason: writeProblem(problem) })
    }
  }

  async #replace(value: T): Promise<boolean> {
    if (!this.#mayWrite) return false
    const { version } = this.#options
    let temporary: string | null = null
    try {
      const place = await this.#files.place(this.#options.file)
      temporary = `${place}.new`
      const text = `${JSON.stringify({ version, data: value }, null, 2)}\n`
      await this.#files.writeThrough(temporary, text)
      await this.#files.rename(temporary, place)
      this.#problem = null
      return true
    } catch (reason) {
      this.#tell(writeProblem(reason))
      if (temporary !== null) {
        await this.#files.remove(temporary).catch(() => {
          // The half-written file is not read by anybody and the next write replaces it.
        })
      }
      return false
    }
  }

  #tell(reason: WriteProblem): void {
    if (reason === this.#problem) return
    this.#problem = reason
    const { file, raise } = this.#options
    raise({ kind: 'file-not-written', file: path.basename(file), reason })
  }
}

function writeProblem(reason: unknown): WriteProblem {
  const code = errorCode(reason)
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'disk-full'
  return code === 'EROFS' || code === 'EACCES' || code === 'EPERM' ? 'read-only' : 'other'
}
