import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestKey } from './practice-rest.ts'
import { waitUntil } from './wait-until.ts'

const MAIN = new URL('../../electron/practice/main.ts', import.meta.url).pathname

export interface Announced {
  readonly rest: string
  readonly publicWs: string
  readonly privateWs: string
  readonly keys: ReadonlyArray<TestKey & { readonly label: string }>
}

/** The practice exchange as a process of its own, as `npm run practice` starts it. */
export class PracticeChild {
  readonly process: ChildProcess
  readonly messages: unknown[] = []
  stdout = ''
  stderr = ''

  constructor(args: ReadonlyArray<string>) {
    this.process = fork(MAIN, [...args], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
    this.process.stdout?.on('data', (chunk) => {
      this.stdout += String(chunk)
    })
    this.process.stderr?.on('data', (chunk) => {
      this.stderr += String(chunk)
    })
    this.process.on('message', (message) => this.messages.push(message))
  }

  /** The first line of `--json`. */
  async announced(): Promise<Announced> {
    const line = await waitUntil('the first line', () => {
      if (this.process.exitCode !== null) throw new Error(`it ended: ${this.stderr}`)
      return this.stdout.includes('\n') && this.stdout.split('\n')[0]
    })
    return JSON.parse(line)
  }

  async exitCode(): Promise<number | null> {
    if (this.process.exitCode === null && this.process.signalCode === null) {
      await once(this.process, 'exit')
    }
    return this.process.exitCode
  }

  async kill(signal: NodeJS.Signals): Promise<void> {
    this.process.kill(signal)
    await this.exitCode()
  }
}

/** Such a process with a data folder of its own, in which it may be started again and again. */
export class PracticeInFolder {
  readonly folder = mkdtempSync(join(tmpdir(), 'practice-data-'))
  readonly #args: ReadonlyArray<string>
  #child: PracticeChild | null = null

  /** `args`: those of every start beside the folder. */
  constructor(args: ReadonlyArray<string>) {
    this.#args = args
  }

  /** The one that was started last. */
  get child(): PracticeChild {
    if (this.#child === null) throw new Error('the practice exchange was not started')
    return this.#child
  }

  start(): Promise<Announced> {
    this.#child = new PracticeChild(['--data', this.folder, ...this.#args, '--json'])
    return this.#child.announced()
  }

  async end(): Promise<void> {
    await this.#child?.kill('SIGKILL')
    rmSync(this.folder, { recursive: true, force: true })
  }
}
