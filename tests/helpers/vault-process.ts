import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import type { VaultCommands } from './vault-child.ts'

interface Answer {
  readonly id: number
  readonly value?: unknown
  readonly failure?: string
}

/** The vault in a process of its own, under the environment of a test's session. */
export class VaultProcess {
  readonly #child: ChildProcess
  #lastId = 0

  constructor(env: Readonly<Record<string, string>>) {
    this.#child = fork(path.join(import.meta.dirname, 'vault-child.ts'), [], {
      env: { ...env, NODE_NO_WARNINGS: '1' },
      execArgv: [],
      serialization: 'advanced',
    })
  }

  /** What the command gives; for a failure of the keychain `{failure}`. Rejects when it crashes. */
  run<Name extends keyof VaultCommands>(
    name: Name,
    ...args: Parameters<VaultCommands[Name]>
  ): Promise<unknown> {
    this.#lastId += 1
    const id = this.#lastId
    return new Promise((resolve, reject) => {
      const onExit = (code: number | null, signal: string | null) =>
        reject(new Error(`the vault process ended with ${code ?? signal}`))
      const onMessage = (answer: Answer) => {
        if (answer.id !== id) return
        this.#child.off('message', onMessage)
        this.#child.off('exit', onExit)
        resolve(answer.failure === undefined ? answer.value : { failure: answer.failure })
      }
      this.#child.on('message', onMessage)
      this.#child.once('exit', onExit)
      this.#child.send({ id, name, args })
    })
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return
    const exited = once(this.#child, 'exit')
    // A thread that hangs in keytar would keep an orderly exit waiting.
    this.#child.kill('SIGKILL')
    await exited
  }
}
