import { type ChildProcess, fork, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export interface BenchKey {
  readonly apiKey: string
  readonly secretKey: string
  readonly passphrase: string
}

/** A server in a process of its own, so that its work is not counted as a client's. */
export interface BenchServer {
  readonly url: string
  readonly child: ChildProcess
}

/** The practice exchange that the product ships, with a standing market, and a key that trades. */
export async function startPractice(): Promise<BenchServer & { readonly key: BenchKey }> {
  const child = fork(fileOf('./practice-process.ts'))
  const told = await new Promise<{ readonly rest: string; readonly key: BenchKey }>(
    (resolve, reject) => {
      // The process beside this file sends one message, and this is its shape.
      child.once('message', (message) => resolve(message as { rest: string; key: BenchKey }))
      child.once('exit', () => reject(new Error('the practice exchange did not start')))
    },
  )
  return { url: told.rest, child, key: told.key }
}

/** Answers every order with the same acknowledgement, as fast as Node can. */
export async function startFixedAnswers(): Promise<BenchServer> {
  const file = fileOf('../helpers/fixed-answer-server.ts')
  const child = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })
  const port = await new Promise<string>((resolve, reject) => {
    lines.once('line', resolve)
    child.once('exit', () => reject(new Error('the server of the benchmark did not start')))
  })
  return { url: `http://127.0.0.1:${port}`, child }
}

function fileOf(relative: string): string {
  return fileURLToPath(new URL(relative, import.meta.url))
}
