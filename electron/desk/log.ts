import { mkdirSync, renameSync, statSync } from 'node:fs'
import path from 'node:path'
import { type DestinationStream, destination, pino } from 'pino'

export type LogFields = Readonly<Record<string, unknown>>

/** The desk's own diary. Everything that enters is masked first; no secret is ever written. */
export interface Log {
  debug(message: string, fields?: LogFields): void
  info(message: string, fields?: LogFields): void
  warn(message: string, fields?: LogFields): void
  error(message: string, fields?: LogFields): void
}

export interface LogOptions {
  /** Full path of the file; its folder is made when missing. */
  readonly file: string
  readonly level: 'debug' | 'info'
  /** Masks secrets in texts and plain data; errors become plain data. */
  readonly redact: (value: unknown) => unknown
}

/** At the start a file above this becomes `….1`, and the `….1` of before is dropped. */
export const LOG_ROTATION_BYTES = 5 * 1024 * 1024

/**
 * One JSON object a line. Lines are written before the call returns, so that a crash loses none.
 * Where the file cannot be opened, the lines go to standard error.
 */
export function openLog(options: LogOptions): Log {
  const logger = pino({ level: options.level, base: null }, openDestination(options.file))
  const write =
    (level: 'debug' | 'info' | 'warn' | 'error') =>
    (message: string, fields: LogFields = {}) => {
      if (!logger.isLevelEnabled(level)) return
      logger[level]({ fields: options.redact(fields) }, String(options.redact(message)))
    }
  return {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
  }
}

function openDestination(file: string): DestinationStream {
  try {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
    rotate(file)
    const opened = destination({ dest: file, sync: true, mode: 0o600 })
    // A full disk must not end the desk: the stream keeps the lines and tries again.
    opened.on('error', () => undefined)
    return opened
  } catch {
    // A desk without a log file still works; its lines can be seen where it was started.
    return destination({ dest: 2, sync: true })
  }
}

function rotate(file: string): void {
  const bytes = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (bytes > LOG_ROTATION_BYTES) renameSync(file, `${file}.1`)
}
