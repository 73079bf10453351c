import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import type { Log } from './log.ts'
import { type PracticeReady, parsePracticeReady } from './practice-ready.ts'

/** A process of ours, as far as the host needs it; Electron's utility process fits. */
export interface PracticeChild {
  readonly stdout: Readable | null
  readonly stderr: Readable | null
  postMessage(message: object): void
  kill(): boolean
  on(event: 'message', listener: (message: unknown) => void): unknown
  once(event: 'exit', listener: (code: number) => void): unknown
}

interface PracticeStart {
  /** Resolves when the process ends. */
  readonly exitCode: Promise<number>
  readonly log: Log
  readonly limitMs: number
}

const LAST_WORDS_MS = 500

/** Resolves with what a process says that has started, or with the reason why it has not. */
export async function startOf(
  child: PracticeChild,
  { exitCode, log, limitMs }: PracticeStart,
): Promise<PracticeReady | string> {
  const lastWords = listenToErrors(child, log)
  const limit = new AbortController()
  const outcome = await Promise.race([
    readReady(child),
    exitCode.then((code) => endedEarly(code, lastWords)),
    timeLimit(limitMs, limit.signal),
  ])
  limit.abort()
  return outcome
}

/** The ready message; every later line is read and dropped, so that the pipe never fills. */
function readReady(child: PracticeChild): Promise<PracticeReady> {
  return new Promise((resolve) => {
    if (child.stdout === null) return
    createInterface({ input: child.stdout }).on('line', (line) => {
      const ready = parsePracticeReady(line)
      if (ready !== null) resolve(ready)
    })
  })
}

function timeLimit(ms: number, signal: AbortSignal): Promise<string> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(`it was not ready within ${ms} ms`), ms)
    signal.addEventListener('abort', () => clearTimeout(timer))
  })
}

/** Complaints go into the log. Resolves with the last one when there will be no more. */
function listenToErrors(child: PracticeChild, log: Log): Promise<string | null> {
  const { stderr } = child
  if (stderr === null) return Promise.resolve(null)
  return new Promise((resolve) => {
    let last: string | null = null
    createInterface({ input: stderr })
      .on('line', (line) => {
        last = line
        log.warn('practice exchange says', { line })
      })
      .on('close', () => resolve(last))
  })
}

/** Its own last words say more than its code. They may come a little after the end, or never. */
async function endedEarly(code: number, lastWords: Promise<string | null>): Promise<string> {
  const limit = new AbortController()
  const byCode = `it ended with code ${code} before it was ready`
  const said = await Promise.race([
    lastWords,
    timeLimit(LAST_WORDS_MS, limit.signal).then(() => null),
  ])
  limit.abort()
  return said ?? byCode
}
