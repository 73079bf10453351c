import { type ChildProcess, fork } from 'node:child_process'
import { EventEmitter } from 'node:events'
import type { Readable } from 'node:stream'
import type Electron from 'electron'

/** A child process of plain Node in place of Electron's utility process. */
class StandInUtilityProcess extends EventEmitter {
  readonly #child: ChildProcess

  constructor(modulePath: string, args: ReadonlyArray<string>, options: Electron.ForkOptions) {
    super()
    // Electron reads texts and no others into the environment of the process.
    const isText = Object.values(options.env ?? {}).every((value) => typeof value === 'string')
    if (!isText) throw new TypeError('the environment holds something that is no text')
    this.#child = fork(modulePath, [...args], {
      env: { ...(options.env ?? process.env) },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // Makes the child what a utility process is; it ends when this process goes, however it goes.
      execArgv: ['--import', new URL('./utility-child.mjs', import.meta.url).href],
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    })
    this.#child.once('spawn', () => this.emit('spawn'))
    this.#child.once('exit', (code) => this.emit('exit', code ?? 1))
    this.#child.on('message', (message) => this.emit('message', message))
    this.#child.on('error', (error) => this.emit('error', 'FatalError', 'fork', error.message))
  }

  get pid(): number | undefined {
    return this.#child.pid
  }
  get stdout(): Readable | null {
    return this.#child.stdout
  }
  get stderr(): Readable | null {
    return this.#child.stderr
  }
  postMessage(message: object): void {
    this.#child.send(message)
  }
  kill(): boolean {
    return this.#child.kill()
  }
}

export const utilityProcess = {
  fork: (modulePath: string, args: string[] = [], options: Electron.ForkOptions = {}) =>
    new StandInUtilityProcess(modulePath, args, options),
}
