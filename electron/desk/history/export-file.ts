import { open, unlink } from 'node:fs/promises'
import path from 'node:path'
import type { Environment } from '../../../shared/domain/environment.ts'
import type { ExportRequest } from '../../../shared/domain/history.ts'

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

/**
 * Writes a file that was not there before and returns its name: when the name is taken, the first
 * free of `name-2`, `name-3`, ... Throws what the system says when it cannot be written.
 */
export async function writeNewFile(folder: string, name: string, text: string): Promise<string> {
  const { name: stem, ext } = path.parse(name)
  for (let count = 1; count < MOST_TRIES; count += 1) {
    const file = count === 1 ? name : `${stem}-${count}${ext}`
    try {
      await writeWhole(path.join(folder, file), text)
      return file
    } catch (reason) {
      if (!isTaken(reason)) throw reason
    }
  }
  throw new Error('every name for the exported file is taken')
}

/** All of it is on the disk, or there is no such file: half an export looks like a whole one. */
async function writeWhole(file: string, text: string): Promise<void> {
  const handle = await open(file, 'wx', 0o600)
  try {
    await handle.writeFile(text)
    await handle.sync()
  } catch (reason) {
    await unlink(file)
    throw reason
  } finally {
    await handle.close()
  }
}

function isTaken(reason: unknown): boolean {
  return reason instanceof Error && 'code' in reason && reason.code === 'EEXIST'
}
