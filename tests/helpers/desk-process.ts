import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import type { DeskCommands, DeskOrder } from './desk-child.ts'

const CHILD = new URL('./desk-child.ts', import.meta.url)

interface Answer {
  readonly id: number
  readonly value: unknown
}

/** A desk in a process of its own, which can be killed. */
export class DeskProcess {
  readonly #child: ChildProcess = fork(CHILD, { serialization: 'advanced' })
  #lastId = 0

  /** Resolves when its market and its account are live. */
  static async start(order: DeskOrder): Promise<DeskProcess> {
    const { exchange, folder } = order
    const desk = new DeskProcess()
    const { rest, keys } = exchange
    await desk.run('start', { exchange: { rest, keys }, folder })
    return desk
  }

  /** Rejects when the process ends before it answers. */
  run<Name extends keyof DeskCommands>(
    name: Name,
    ...args: Parameters<DeskCommands[Name]>
  ): ReturnType<DeskCommands[Name]> {
    this.#lastId += 1
    const id = this.#lastId
    const answered = new Promise((resolve, reject) => {
      const onExit = (code: number | null, signal: string | null) =>
        reject(new Error(`the desk ended with ${code ?? signal}`))
      const onMessage = (answer: Answer) => {
        if (answer.id !== id) return
        this.#child.off('message', onMessage)
        this.#child.off('exit', onExit)
        resolve(answer.value)
      }
      this.#child.on('message', onMessage)
      this.#child.once('exit', onExit)
      this.#child.send({ id, name, args })
    })
    // What the command of this name gives.
    return answered as ReturnType<DeskCommands[Name]>
  }

  /** In order: `false` when it ended otherwise. */
  async end(): Promise<boolean> {
    const exited = once(this.#child, 'exit')
    await this.run('end')
    const [code] = await exited
    return code === 0
  }

  async kill(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return
    const exited = once(this.#child, 'exit')
    this.#child.kill('SIGKILL')
    await exited
  }
}
