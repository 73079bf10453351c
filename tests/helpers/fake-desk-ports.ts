import type { DeskPorts } from '../../renderer/stores/desk-ports.ts'
import type { Result } from '../../shared/domain/error.ts'
import type { RequestArguments, RequestValue } from '../../shared/ipc/bridge.ts'
import type { EventName, Events, RequestName } from '../../shared/ipc/contract.ts'
import { ARGUMENT_SCHEMAS } from '../../shared/ipc/schemas.ts'

type AnswerTo<Name extends RequestName> = (
  ...args: RequestArguments<Name>
) => Promise<Result<RequestValue<Name>>>

interface Call {
  readonly name: RequestName
  readonly args: ReadonlyArray<unknown>
}

/** Main as a store sees it: answers are given by the test, events are sent by it, frames are drawn by it. */
export class FakeDeskPorts implements DeskPorts {
  readonly calls: Call[] = []
  nowMs = 1_790_000_000_000
  readonly #answers = new Map<string, unknown>()
  readonly #listeners = new Map<string, Set<(payload: never) => void>>()
  #frames: (() => void)[] = []

  answer<Name extends RequestName>(name: Name, answer: AnswerTo<Name>): void {
    this.#answers.set(name, answer)
  }

  readonly ask: DeskPorts['ask'] = (name, ...args) => {
    // As main would: arguments that do not fit the contract are a fault of the page.
    ARGUMENT_SCHEMAS[name].parse(args)
    this.calls.push({ name, args })
    const answer = this.#answers.get(name)
    if (answer === undefined) throw new Error(`nothing answers ${name}`)
    // `answer` keeps name and function together; the map alone cannot say so.
    return (answer as (...args: ReadonlyArray<unknown>) => never)(...args)
  }

  readonly listen: DeskPorts['listen'] = (name, listener) => {
    const listeners = this.#listeners.get(name) ?? new Set()
    this.#listeners.set(name, listeners.add(listener))
    return () => listeners.delete(listener)
  }

  readonly nextFrame = (draw: () => void): void => {
    this.#frames.push(draw)
  }

  readonly now = (): number => this.nowMs

  send<Name extends EventName>(name: Name, payload: Events[Name]): void {
    // Listeners are kept under the name whose payload they take.
    for (const listener of this.#listeners.get(name) ?? []) listener(payload as never)
  }

  /** Draws what waits; the number of draws. */
  frame(): number {
    const frames = this.#frames
    this.#frames = []
    for (const draw of frames) draw()
    return frames.length
  }

  asked(name: RequestName): number {
    return this.calls.filter((call) => call.name === name).length
  }
}
