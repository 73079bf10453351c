import { rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Environment } from '../../../shared/domain/environment.ts'
import type { FileProblem } from '../../../shared/domain/error.ts'
import type { ExportRequest } from '../../../shared/domain/history.ts'
import { writeThrough } from '../write-through.ts'

/** Files of one name in one second: more is somebody's mistake. */
const MOST_TRIES = 100

/** `keydesk-practice-orders-USDT-FUTURES-BTCUSDT-2026-11-25T03-21-46Z.csv`. */
export function exportName(
  environment: Environment,
  { kind, filter, format }: ExportRequest,
  nowMs: number,
): string {
  const at = new Date(nowMs)
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(':', '-')
  const which = 'coin' in filter ? filter.coin : filter.symbol
  return ['keydesk', environment, kind, filter.category, ...(which === null ? [] : [which]), at]
    .join('-')
    .concat(`.${format}`)
}

/** The part of the file system that an export uses; tests put a full disk in its place. */
export interface ExportFiles {
  /** Makes an empty file; throws `EEXIST` when there is one of that name. */
  reserve(file: string): Promise<void>
  /** Fills a file and waits until it is on the disk. */
  writeThrough(file: string, text: string): Promise<void>
  rename(from: string, to: string): Promise<void>
  remove(file: string): Promise<void>
}

/**
 * Writes a file that was not there before and returns its name: when the name is taken, the first
 * free of `name-2`, `name-3`, ... It is written beside its place and moved there once it is whole
 * and on the disk. Throws what the system says when that fails, and leaves nothing behind.
 */
export async function writeNewFile(
  folder: string,
  name: string,
  text: string,
  files: ExportFiles = nodeFiles,
): Promise<string> {
  const made: string[] = []
  const reserve = async (wanted: string) => {
    const file = await reserveFree(folder, wanted, files)
    made.push(path.join(folder, file))
    return file
  }
  try {
    const partial = path.join(folder, await reserve(`${name}.part`))
    await files.writeThrough(partial, text)
    // Moving replaces, so the name is taken first: only the desk's own empty file gives way.
    const file = await reserve(name)
    await files.rename(partial, path.join(folder, file))
    return file
  } catch (reason) {
    await Promise.all(made.map((file) => files.remove(file)))
    throw reason
  }
}

async function reserveFree(folder: string, name: string, files: ExportFiles): Promise<string> {
  const { name: stem, ext } = path.parse(name)
  for (let count = 1; count < MOST_TRIES; count += 1) {
    const file = count === 1 ? name : `${stem}-${count}${ext}`
    try {
      await files.reserve(path.join(folder, file))
      return file
    } catch (reason) {
      if (codeOf(reason) !== 'EEXIST') throw reason
    }
  }
  throw new Error('every name for the exported file is taken')
}

/** What a person can mend; `null`: it is a fault of the desk. */
export function fileProblem(reason: unknown): FileProblem | null {
  const code = codeOf(reason)
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'disk-full'
  return code === 'EROFS' || code === 'EACCES' || code === 'EPERM' ? 'read-only' : null
}

const nodeFiles: ExportFiles = {
  reserve: (file) => writeFile(file, '', { flag: 'wx', mode: 0o600 }),
  writeThrough: (file, text) => writeThrough(file, 'r+', text),
  rename,
  remove: (file) => rm(file, { force: true }),
}

function codeOf(reason: unknown): string | null {
  return reason instanceof Error && 'code' in reason ? String(reason.code) : null
}
