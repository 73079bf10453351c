import { copyFileSync, existsSync, readFileSync, renameSync, truncateSync } from 'node:fs'

/** Ends a journal as SIGKILL of its desk does: the files stay as they are at this moment. */
export function leaveAsKilled(file: string, close: () => void): void {
  const parts = [file, `${file}-wal`].filter(existsSync)
  for (const part of parts) copyFileSync(part, `${part}.killed`)
  close()
  for (const part of parts) renameSync(`${part}.killed`, part)
}

/** https://www.sqlite.org/fileformat2.html, section 4.1. */
const LOG_HEADER_BYTES = 32
const FRAME_HEADER_BYTES = 24

/** Takes the last `frames` frames, or parts of one, from a write-ahead log, as a power cut may. */
export function cutLog(file: string, frames: number): void {
  const log = readFileSync(`${file}-wal`)
  const frameBytes = FRAME_HEADER_BYTES + log.readUInt32BE(8)
  const whole = Math.floor((log.length - LOG_HEADER_BYTES) / frameBytes)
  const end = LOG_HEADER_BYTES + (whole - frames) * frameBytes
  truncateSync(`${file}-wal`, Math.max(0, Math.floor(end)))
}
