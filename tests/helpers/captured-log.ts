import type { Log, LogFields } from '../../electron/desk/log.ts'

interface Line {
  readonly level: string
  readonly message: string
  readonly fields: LogFields
}

/** A log that keeps its lines for the test to look at. */
export class CapturedLog implements Log {
  readonly lines: Line[] = []

  debug(message: string, fields: LogFields = {}): void {
    this.lines.push({ level: 'debug', message, fields })
  }
  info(message: string, fields: LogFields = {}): void {
    this.lines.push({ level: 'info', message, fields })
  }
  warn(message: string, fields: LogFields = {}): void {
    this.lines.push({ level: 'warn', message, fields })
  }
  error(message: string, fields: LogFields = {}): void {
    this.lines.push({ level: 'error', message, fields })
  }
}
