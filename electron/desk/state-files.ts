import { lstat, mkdir, readFile, realpath, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { isThere } from './set-aside.ts'
import { writeThrough } from './write-through.ts'

/** The part of the file system that a state file uses; tests put a full disk in its place. */
export interface StateFileSystem {
  /** `null`: nothing is there. Rejects with `NotText` when what is there can never be read as text. */
  read(file: string): Promise<string | null>
  /** Where a link leads that stands in the file's place; `file` when none does. */
  place(file: string): Promise<string>
  /** Writes a new file and waits until it is on the disk. */
  writeThrough(file: string, text: string): Promise<void>
  rename(from: string, to: string): Promise<void>
  remove(file: string): Promise<void>
  isTaken(file: string): boolean
}

/** A folder, a device, a link to nowhere, bytes that are no text, or more than a state file holds. */
export class NotText extends Error {
  override readonly name = 'NotText'
}

const LARGEST_BYTES = 16 * 1024 * 1024

export const nodeFiles: StateFileSystem = {
  async read(file) {
    const found = await lstat(file).catch(unlessMissing)
    if (found === null) return null
    // Opening a pipe would wait for ever: what it is must be known before.
    const target = await stat(file).catch(unlessMissing)
    if (target === null || !target.isFile() || target.size > LARGEST_BYTES) throw new NotText(file)
    const bytes = await readFile(file)
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    } catch {
      throw new NotText(file)
    }
  },
  async place(file) {
    return (await realpath(file).catch(unlessMissing)) ?? file
  },
  async writeThrough(file, text) {
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
    // Whatever a crash or a stranger left there is not written through.
    await rm(file, { force: true })
    await writeThrough(file, 'wx', text)
  },
  rename,
  remove: (file) => rm(file, { force: true }),
  isTaken: isThere,
}

/** A link that leads to nothing or to itself counts as missing. */
function unlessMissing(reason: unknown): null {
  const code = errorCode(reason)
  if (code === 'ENOENT' || code === 'ELOOP') return null
  throw reason
}

export function errorCode(reason: unknown): string | null {
  return reason instanceof Error && 'code' in reason ? String(reason.code) : null
}
