import { mkdirSync } from 'node:fs'
import path from 'node:path'
import pino from 'pino'

/** Plain figures and names. Arguments of requests and bodies of answers never go into the log. */
export type LogFields = Readonly<Record<string, string | number | boolean | null>>

export type Redact = (text: string) => string

export interface Log {
  info(event: string, fields?: LogFields): void
  warn(event: string, fields?: LogFields): void
  error(event: string, fields?: LogFields): void
}

/**
 * Lines of JSON in `file`, written at once so that the last one before a crash is there.
 * `redact` is the last net: every text passes it before it is written.
 */
export function createFileLog(file: string, redact: Redact = (text) => text): Log {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  const destination = pino.destination({ dest: file, sync: true, mkdir: true, mode: 0o600 })
  const logger = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination)
  const clean = (fields: LogFields) =>
    Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [
        name,
        typeof value === 'string' ? redact(value) : value,
      ]),
    )
  return {
    info: (event, fields = {}) => logger.info(clean(fields), event),
    warn: (event, fields = {}) => logger.warn(clean(fields), event),
    error: (event, fields = {}) => logger.error(clean(fields), event),
  }
}

/** What an unexpected failure looks like in the log. */
export function describeFailure(failure: unknown): LogFields {
  if (!(failure instanceof Error)) return { failure: String(failure) }
  return { failure: `${failure.name}: ${failure.message}`, stack: failure.stack ?? null }
}
