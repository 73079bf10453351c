import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { CDPSession } from 'playwright-core'
import { Frames, type StandInFrame } from './frames.ts'
import { pageWorldScript, preloadWorldScript } from './page-scripts.ts'
import { traceToPage } from './trace.ts'
import { createWireCodec } from './wire-values.ts'

export type Invoke = (
  frame: StandInFrame | null,
  channel: string,
  args: ReadonlyArray<unknown>,
) => Promise<unknown>

interface Reply {
  readonly id: number
  readonly value?: unknown
  readonly problem?: string
}

/** Name of the isolated world in which the preload bundle runs. */
const PRELOAD_WORLD = 'keydesk-preload'

/**
 * IPC with one page over the debugging protocol: requests by a binding that exists in the
 * preload's world alone, answers and events by one evaluated call per batch.
 */
export class PageLink {
  readonly frames = new Frames()
  readonly #protocol: CDPSession
  readonly #invoke: Invoke
  readonly #codec = createWireCodec()
  readonly #receive = `receive_${randomBytes(8).toString('hex')}`
  /** Waiting to be sent, by script context. */
  readonly #replies = new Map<number, Reply[]>()
  #events: Array<{ readonly channel: string; readonly args: ReadonlyArray<unknown> }> = []
  #sending = false

  constructor(protocol: CDPSession, invoke: Invoke) {
    this.#protocol = protocol
    this.#invoke = invoke
  }

  async install(preloadFile: string): Promise<void> {
    const protocol = this.#protocol
    const names = {
      handshake: `handshake-${randomBytes(8).toString('hex')}`,
      binding: 'keydeskSend',
      receive: this.#receive,
    }
    this.frames.watch(protocol)
    protocol.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name === names.binding) void this.#answer(payload, executionContextId)
    })
    await protocol.send('Page.enable')
    await protocol.send('Runtime.enable')
    await protocol.send('Runtime.addBinding', {
      name: names.binding,
      executionContextName: PRELOAD_WORLD,
    })
    // The page's side first: it must listen when the preload greets it.
    await protocol.send('Page.addScriptToEvaluateOnNewDocument', { source: pageWorldScript(names) })
    await protocol.send('Page.addScriptToEvaluateOnNewDocument', {
      source: preloadWorldScript(names, readFileSync(preloadFile, 'utf8')),
      worldName: PRELOAD_WORLD,
    })
  }

  send(channel: string, args: ReadonlyArray<unknown>): void {
    this.#events.push({ channel, args })
    this.#flushSoon()
  }

  /** Runs code in the preload's world, out of the page's reach. */
  async evaluate(expression: string): Promise<unknown> {
    const contextId = this.frames.mainContext(PRELOAD_WORLD)
    if (contextId === null) throw new Error('the page is not loaded')
    const { result, exceptionDetails } = await this.#protocol.send('Runtime.evaluate', {
      contextId,
      expression,
      awaitPromise: true,
      returnByValue: true,
      userGesture: true,
    })
    if (exceptionDetails !== undefined) throw new Error(exceptionDetails.text)
    return result.value
  }

  async #answer(payload: string, contextId: number): Promise<void> {
    const frame = this.frames.frameOf(contextId)
    // Written by our own preload world; a forged one fails below like any other.
    const { id, channel, args } = this.#codec.decode(payload) as {
      id: number
      channel: string
      args: ReadonlyArray<unknown>
    }
    const reply = await this.#invoke(frame, channel, args).then(
      (value): Reply => ({ id, value }),
      (error): Reply => ({ id, problem: error instanceof Error ? error.message : String(error) }),
    )
    this.#replies.set(contextId, [...(this.#replies.get(contextId) ?? []), reply])
    this.#flushSoon()
  }

  #flushSoon(): void {
    if (this.#sending) return
    this.#sending = true
    setImmediate(() => {
      void this.#flush()
    })
  }

  /** One call per page and batch; what comes meanwhile goes with the next. */
  async #flush(): Promise<void> {
    const replies = new Map(this.#replies)
    const events = this.#events
    this.#replies.clear()
    this.#events = []
    const main = this.frames.mainContext(PRELOAD_WORLD)
    if (main !== null && !replies.has(main) && events.length > 0) replies.set(main, [])
    for (const [contextId, own] of replies) {
      const batch = { replies: own, events: contextId === main ? events : [] }
      await this.#deliver(contextId, this.#codec.encode(batch))
    }
    this.#sending = false
    if (this.#replies.size > 0 || this.#events.length > 0) this.#flushSoon()
  }

  async #deliver(contextId: number, text: string): Promise<void> {
    traceToPage(text)
    try {
      await this.#protocol.send('Runtime.callFunctionOn', {
        executionContextId: contextId,
        functionDeclaration: `function (text) { globalThis.${this.#receive}(text) }`,
        arguments: [{ value: text }],
        silent: true,
      })
    } catch {
      // The page was left or closed meanwhile: nobody waits for this any more.
    }
  }
}
