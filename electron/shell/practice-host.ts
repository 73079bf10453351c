import type { PracticeView } from '../../shared/domain/connection.ts'
import { fail, type Result } from '../../shared/domain/error.ts'
import type {
  PracticeAnswer,
  PracticeAsk,
  PracticeTold,
} from '../../shared/domain/practice-message.ts'
import type { Log } from './log.ts'
import { PracticeChannel } from './practice-channel.ts'
import type { PracticeKey } from './practice-ready.ts'
import { type PracticeChild, startOf } from './practice-start.ts'
import { parsePracticeTold } from './practice-told.ts'

export interface PracticeHostOptions {
  /** Starts the practice exchange with these arguments. */
  readonly launch: (args: ReadonlyArray<string>) => PracticeChild
  /** Arguments of every start. */
  readonly args: ReadonlyArray<string>
  /** An exchange that runs already; nothing is started then. */
  readonly attachTo: string | null
  readonly log: Log
  /** How long a start may take, ms. */
  readonly startLimitMs?: number
  /** How long an answer of the exchange may take, ms. */
  readonly askLimitMs?: number
}

const START_LIMIT_MS = 20_000

const STOPPED: PracticeView = {
  state: 'stopped',
  rest: null,
  publicWs: null,
  privateWs: null,
  seed: null,
  problem: null,
}

/** Runs the practice exchange as a process of its own for as long as the desk runs. */
export class PracticeHost {
  readonly #options: PracticeHostOptions
  #view: PracticeView
  #keys: ReadonlyArray<PracticeKey> = []
  #child: PracticeChild | null = null
  #channel: PracticeChannel | null = null
  #exited: Promise<void> = Promise.resolve()
  #starting: Promise<PracticeView> | null = null
  #listener: (view: PracticeView) => void = () => undefined
  #hearTold: (told: PracticeTold) => void = () => undefined

  constructor(options: PracticeHostOptions) {
    this.#options = options
    this.#view = options.attachTo === null ? STOPPED : elsewhere(options.attachTo)
  }

  view(): PracticeView {
    return this.#view
  }

  /** The one who is told of every change. */
  onChange(listener: (view: PracticeView) => void): void {
    this.#listener = listener
  }

  /** The one who is told of files that it could not use or write; `file` is within the user's data folder. */
  onTold(listener: (told: PracticeTold) => void): void {
    this.#hearTold = listener
  }

  /** Keys of the exchange that runs here; none when it runs elsewhere. */
  keys(): ReadonlyArray<PracticeKey> {
    return this.#keys
  }

  /** Resolves when it runs or has failed; the view says which. Never rejects. */
  start(): Promise<PracticeView> {
    if (this.#options.attachTo !== null || this.#view.state === 'running') {
      return Promise.resolve(this.#view)
    }
    this.#starting ??= this.#launch().finally(() => {
      this.#starting = null
    })
    return this.#starting
  }

  /** Stops it and starts it again on the same port, so that open doors stay right. */
  async restart(): Promise<PracticeView> {
    await this.#starting
    const rest = this.#view.rest
    await this.close()
    if (rest !== null && this.#options.attachTo === null) {
      this.#starting = this.#launch(['--port', new URL(rest).port]).finally(() => {
        this.#starting = null
      })
    }
    return this.start()
  }

  /** Asks the exchange that runs here, over its process's own channel. Never rejects. */
  ask(ask: PracticeAsk): Promise<Result<PracticeAnswer>> {
    const down = fail({ kind: 'unavailable', reason: 'practice-down' })
    return this.#channel?.ask(ask) ?? Promise.resolve(down)
  }

  async close(): Promise<void> {
    const child = this.#child
    if (child === null) return
    this.#child = null
    child.kill()
    await this.#exited
    this.#change(STOPPED)
  }

  async #launch(extra: ReadonlyArray<string> = []): Promise<PracticeView> {
    this.#change({ ...STOPPED, state: 'starting' })
    const child = this.#options.launch([...this.#options.args, ...extra, '--json'])
    this.#child = child
    const channel = new PracticeChannel(
      (message) => child.postMessage(message),
      this.#options.askLimitMs ?? 20_000,
    )
    this.#channel = channel
    child.on('message', (message) => {
      const told = parsePracticeTold(message)
      if (told === null) channel.hear(message)
      else this.#hearTold(told)
    })
    const exitCode = new Promise<number>((resolve) => child.once('exit', resolve))
    void exitCode.then(() => channel.close())
    this.#exited = exitCode.then(() => undefined)
    void exitCode.then((code) => this.#noteExit(child, code))
    const { log, startLimitMs = START_LIMIT_MS } = this.#options
    const outcome = await startOf(child, { exitCode, log, limitMs: startLimitMs })
    if (this.#child !== child) return this.#view
    if (typeof outcome === 'string') return this.#fail(child, outcome)
    this.#keys = outcome.keys
    const { rest, publicWs, privateWs, seed } = outcome
    this.#change({ state: 'running', rest, publicWs, privateWs, seed, problem: null })
    return this.#view
  }

  #fail(child: PracticeChild, problem: string): PracticeView {
    this.#child = null
    child.kill()
    this.#options.log.error('practice exchange did not start', { problem })
    this.#change({ ...STOPPED, state: 'failed', problem })
    return this.#view
  }

  #noteExit(child: PracticeChild, code: number): void {
    if (this.#child !== child || this.#view.state !== 'running') return
    this.#child = null
    this.#options.log.error('practice exchange ended by itself', { code })
    const { rest } = this.#view
    this.#change({ ...STOPPED, rest, state: 'failed', problem: `it ended with code ${code}` })
  }

  #change(view: PracticeView): void {
    this.#view = view
    if (view.state !== 'running') this.#keys = []
    this.#listener(view)
  }
}

function elsewhere(rest: string): PracticeView {
  const socket = rest.replace(/^http/, 'ws')
  return {
    ...STOPPED,
    state: 'elsewhere',
    rest,
    publicWs: `${socket}/v3/ws/public`,
    privateWs: `${socket}/v3/ws/private`,
  }
}
