// The two sides of the page. The preload bundle runs in an isolated world of its own: it shares
// the document with the page but no object. The debugging protocol's binding exists in that world
// alone. The worlds talk through one private event target, whose event details cross as
// structured clones, as values do over Electron's contextBridge.
//
// These functions run inside the page from their source text, so each is self-contained.

type Call = (...args: ReadonlyArray<unknown>) => unknown

export interface Side {
  /** Describes a tree of plain objects and functions so that the other side can rebuild it. */
  readonly describe: (value: unknown) => unknown
  readonly rebuild: (description: unknown) => unknown
}

interface Message {
  readonly kind: 'call' | 'reply' | 'settle'
  readonly id?: number
  readonly args?: ReadonlyArray<unknown>
  readonly value?: unknown
  readonly problem?: string
}

/** Lets one world call functions of the other through `port`; used in both worlds. */
export function createSide(port: EventTarget, inbound: string, outbound: string): Side {
  const own = new Map<number, Call>()
  const waiting = new Map<number, (message: Message) => void>()
  const Event = CustomEvent
  const dispatch = port.dispatchEvent.bind(port)
  let lastId = 0
  let reply: Message | null = null
  const post = (message: Message) => {
    dispatch(new Event(outbound, { detail: message }))
  }
  const holdsFunction = (value: unknown): boolean =>
    value !== null &&
    typeof value === 'object' &&
    Object.values(value).some((member) => typeof member === 'function' || holdsFunction(member))
  const describe = (value: unknown): unknown => {
    if (typeof value === 'function') {
      lastId += 1
      own.set(lastId, value as Call)
      return { as: 'function', id: lastId }
    }
    if (value instanceof Promise) {
      lastId += 1
      const id = lastId
      value.then(
        (result) => post({ kind: 'settle', id, value: result }),
        (error) => post({ kind: 'settle', id, problem: String(error?.message ?? error) }),
      )
      return { as: 'promise', id }
    }
    if (holdsFunction(value)) {
      const members = Object.entries(value as object)
      return { as: 'tree', members: members.map(([name, member]) => [name, describe(member)]) }
    }
    return { as: 'value', value }
  }
  const callOther = (id: number, args: ReadonlyArray<unknown>) => {
    reply = null
    post({ kind: 'call', id, args: args.map(describe) })
    const answer = reply as Message | null
    reply = null
    if (answer === null) throw new TypeError('An object could not be cloned.')
    if (answer.problem !== undefined) throw new Error(answer.problem)
    return rebuild(answer.value)
  }
  const rebuild = (description: unknown): unknown => {
    const { as, id, value, members } = description as {
      as: string
      id: number
      value: unknown
      members: Array<[string, unknown]>
    }
    if (as === 'function') return (...args: ReadonlyArray<unknown>) => callOther(id, args)
    if (as === 'tree') {
      return Object.freeze(Object.fromEntries(members.map(([name, m]) => [name, rebuild(m)])))
    }
    if (as !== 'promise') return value
    return new Promise((resolve, reject) => {
      waiting.set(id, (message) => {
        if (message.problem === undefined) resolve(message.value)
        else reject(new Error(message.problem))
      })
    })
  }
  const answerCall = (message: Message): Message => {
    try {
      const call = own.get(message.id ?? 0)
      if (call === undefined) throw new Error('no such function')
      return { kind: 'reply', value: describe(call(...(message.args ?? []).map(rebuild))) }
    } catch (error) {
      return { kind: 'reply', problem: error instanceof Error ? error.message : String(error) }
    }
  }
  port.addEventListener(inbound, (event) => {
    const message = (event as CustomEvent<Message | null>).detail
    if (message === null) return
    if (message.kind === 'reply') reply = message
    if (message.kind === 'call') post(answerCall(message))
    if (message.kind === 'settle') {
      waiting.get(message.id ?? 0)?.(message)
      waiting.delete(message.id ?? 0)
    }
  })
  return { describe, rebuild }
}

/** In the page's own world, before any script of the page: waits for what the preload exposes. */
export function installPageWorld(handshake: string, makeSide: typeof createSide): void {
  if (window.top !== window) return
  window.addEventListener(
    handshake,
    (event) => {
      const port = (event as MessageEvent).ports[0]
      if (port === undefined) return
      const side = makeSide(port, 'to-page', 'to-preload')
      port.addEventListener('expose', (exposed) => {
        const { name, api } = (exposed as CustomEvent<{ name: string; api: unknown }>).detail
        Object.defineProperty(window, name, { value: side.rebuild(api), enumerable: true })
      })
    },
    { once: true },
  )
}

export interface PreloadWorldNames {
  readonly handshake: string
  readonly binding: string
  readonly receive: string
}

type PreloadCode = (require: Call, module: { exports: unknown }, exports: unknown) => void
type Listener = (event: object, ...args: ReadonlyArray<unknown>) => void

/** In the isolated world: gives the preload bundle the part of Electron that it uses, and runs it. */
export function installPreloadWorld(
  names: PreloadWorldNames,
  makeSide: typeof createSide,
  makeCodec: () => { encode: (value: unknown) => string; decode: (text: string) => unknown },
  preload: PreloadCode,
): void {
  if (window.top !== window) return
  const world = globalThis as unknown as Record<string, (text: string) => void>
  const send = world[names.binding]
  if (send === undefined) return
  delete world[names.binding]
  const codec = makeCodec()
  const waiting = new Map<number, { resolve: Call; reject: Call }>()
  const listeners = new Map<string, Set<Listener>>()
  let lastId = 0
  const ipcRenderer = {
    invoke: (channel: string, ...args: ReadonlyArray<unknown>) =>
      new Promise((resolve, reject) => {
        lastId += 1
        waiting.set(lastId, { resolve, reject })
        send(codec.encode({ id: lastId, channel, args }))
      }),
    on: (channel: string, listener: Listener) => {
      const known = listeners.get(channel) ?? new Set()
      listeners.set(channel, known.add(listener))
    },
    removeListener: (channel: string, listener: Listener) => {
      listeners.get(channel)?.delete(listener)
    },
  }
  const { port1, port2 } = new MessageChannel()
  port1.close()
  const side = makeSide(port2, 'to-preload', 'to-page')
  window.dispatchEvent(new MessageEvent(names.handshake, { ports: [port2] }))
  const contextBridge = {
    exposeInMainWorld: (name: string, api: unknown) => {
      port2.dispatchEvent(new CustomEvent('expose', { detail: { name, api: side.describe(api) } }))
    },
  }
  Object.defineProperty(globalThis, names.receive, {
    value: (text: string) => {
      const batch = codec.decode(text) as {
        replies: Array<{ id: number; value?: unknown; problem?: string }>
        events: Array<{ channel: string; args: ReadonlyArray<unknown> }>
      }
      for (const { id, value, problem } of batch.replies) {
        const call = waiting.get(id)
        waiting.delete(id)
        if (problem === undefined) call?.resolve(value)
        else call?.reject(new Error(problem))
      }
      for (const { channel, args } of batch.events) {
        for (const listener of [...(listeners.get(channel) ?? [])]) listener({}, ...args)
      }
    },
  })
  const module = { exports: {} }
  const require = (name: unknown) => {
    if (name === 'electron') return { contextBridge, ipcRenderer }
    throw new Error(`module not found: ${String(name)}`)
  }
  preload(require, module, module.exports)
}
