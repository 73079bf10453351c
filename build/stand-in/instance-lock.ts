import { createHash } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import os from 'node:os'
import path from 'node:path'

const TELL_LIMIT_MS = 1000

/**
 * One desk a data folder: a file with the holder's process id, and a socket on which a second
 * start says that it was there.
 */
export class InstanceLock {
  readonly #file: string
  readonly #socket: string
  readonly #onSecond: (argv: string[]) => void
  #server: Server | null = null
  #told: Promise<void> = Promise.resolve()

  constructor(userData: string, onSecond: (argv: string[]) => void) {
    const name = createHash('sha256').update(userData).digest('hex').slice(0, 16)
    this.#file = path.join(userData, 'stand-in.lock')
    this.#socket = path.join(os.tmpdir(), `keydesk-${name}.sock`)
    this.#onSecond = onSecond
  }

  claim(): boolean {
    if (this.#server !== null) return true
    if (this.#isHeldByAnother()) {
      this.#told = this.#tellFirst()
      return false
    }
    writeFileSync(this.#file, String(process.pid), { mode: 0o600 })
    rmSync(this.#socket, { force: true })
    this.#server = createServer((connection) => {
      connection.setEncoding('utf8').once('data', (text) => {
        this.#onSecond(JSON.parse(String(text)) as string[])
        connection.end()
      })
      connection.on('error', () => connection.destroy())
    })
    this.#server.on('error', () => this.#server?.close())
    this.#server.listen(this.#socket).unref()
    return true
  }

  async release(): Promise<void> {
    await this.#told
    if (this.#server === null) return
    this.#server.close()
    rmSync(this.#file, { force: true })
    rmSync(this.#socket, { force: true })
  }

  #isHeldByAnother(): boolean {
    try {
      const pid = Number(readFileSync(this.#file, 'utf8'))
      if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false
      process.kill(pid, 0)
      return isDesk(pid)
    } catch {
      // No file, or its process has gone.
      return false
    }
  }

  #tellFirst(): Promise<void> {
    return new Promise((resolve) => {
      const connection = connect(this.#socket, () => {
        connection.end(JSON.stringify(process.argv))
      })
      connection.setTimeout(TELL_LIMIT_MS, () => connection.destroy())
      connection.on('error', () => connection.destroy())
      connection.on('close', () => resolve())
    })
  }
}

/** Process ids are used again: where the system says what one runs, it must look like a desk. */
function isDesk(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('stand-in')
  } catch {
    // Not Linux: a living process counts.
    return true
  }
}
