import { connect, type Socket } from 'node:net'
import { Marshaller } from './marshal.ts'
import { Unmarshaller } from './unmarshal.ts'

const METHOD_CALL = 1
const METHOD_RETURN = 2
const ERROR = 3
const FIXED_HEADER_BYTES = 16
/** The specification's own limit of one message. */
const MAX_MESSAGE_BYTES = 128 * 1024 * 1024
/** Nothing asked here waits for a person. */
const ANSWER_LIMIT_MS = 10_000

export interface MethodCall {
  readonly destination: string
  readonly path: string
  readonly interface: string
  readonly member: string
  readonly signature: string
  readonly values: ReadonlyArray<unknown>
}

/** The other side answered with an error; `name` is its D-Bus name. */
class DbusError extends Error {
  override readonly name: string

  constructor(name: string, message: string) {
    super(message)
    this.name = name
  }
}

interface Waiting {
  readonly resolve: (values: ReadonlyArray<unknown>) => void
  readonly reject: (reason: Error) => void
}

/**
 * One connection to a D-Bus message bus, made for asking: method calls out, answers in. Calls that
 * come in are left unanswered and signals are dropped.
 */
export class DbusConnection {
  readonly #socket: Socket
  readonly #waiting = new Map<number, Waiting>()
  #received = Buffer.alloc(0)
  #serial = 0
  #closed: Error | null = null

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.on('data', (bytes) => this.#onBytes(bytes))
    socket.on('error', (reason) => this.#end(reason))
    socket.on('close', () => this.#end(new Error('the message bus closed the connection')))
  }

  /** `socketPath` as `busSocketPath` gives it. Rejects when nobody listens or it refuses us. */
  static async open(socketPath: string): Promise<DbusConnection> {
    const socket = connect(socketPath)
    await authenticate(socket)
    const connection = new DbusConnection(socket)
    await connection.call({
      destination: 'org.freedesktop.DBus',
      path: '/org/freedesktop/DBus',
      interface: 'org.freedesktop.DBus',
      member: 'Hello',
      signature: '',
      values: [],
    })
    return connection
  }

  /** Rejects with a DbusError when the answer is one, with another Error when the bus is gone. */
  call(call: MethodCall): Promise<ReadonlyArray<unknown>> {
    if (this.#closed !== null) return Promise.reject(this.#closed)
    this.#serial += 1
    const serial = this.#serial
    const answer = new Promise<ReadonlyArray<unknown>>((resolve, reject) => {
      this.#waiting.set(serial, { resolve, reject })
      this.#socket.write(encodeCall(call, serial))
    })
    const timer = setTimeout(() => {
      this.#end(new Error('no answer from the message bus in time'))
      this.#socket.destroy()
    }, ANSWER_LIMIT_MS)
    return answer.finally(() => clearTimeout(timer))
  }

  close(): void {
    this.#end(new Error('the connection to the message bus was closed'))
    this.#socket.destroy()
  }

  #onBytes(bytes: Buffer): void {
    this.#received = Buffer.concat([this.#received, bytes])
    try {
      for (let length = messageLength(this.#received); length !== null; ) {
        this.#onMessage(this.#received.subarray(0, length))
        this.#received = this.#received.subarray(length)
        length = messageLength(this.#received)
      }
    } catch {
      this.#end(new Error('the message bus sent something unreadable'))
      this.#socket.destroy()
    }
  }

  #onMessage(message: Buffer): void {
    const kind = message.readUInt8(1)
    if (kind !== METHOD_RETURN && kind !== ERROR) return
    const header = new Unmarshaller(message, 12)
    // The header fields are an array of (code, value) by the specification.
    const fields = new Map(header.read('a(yv)') as ReadonlyArray<readonly [number, unknown]>)
    header.align(8)
    const serial = Number(fields.get(5))
    const waiting = this.#waiting.get(serial)
    if (waiting === undefined) return
    this.#waiting.delete(serial)
    const body = new Unmarshaller(message.subarray(header.position))
    const values = body.readAll(String(fields.get(8) ?? ''))
    if (kind === METHOD_RETURN) waiting.resolve(values)
    else waiting.reject(new DbusError(String(fields.get(4)), String(values[0] ?? '')))
  }

  #end(reason: Error): void {
    this.#closed ??= reason
    for (const waiting of this.#waiting.values()) waiting.reject(this.#closed)
    this.#waiting.clear()
  }
}

/** The EXTERNAL mechanism: the kernel vouches for our user id. */
function authenticate(socket: Socket): Promise<void> {
  const userId = Buffer.from(String(process.getuid?.() ?? 0)).toString('hex')
  return new Promise((resolve, reject) => {
    const refuse = (reason: Error) => {
      socket.destroy()
      reject(reason)
    }
    const onClose = () => refuse(new Error('the message bus closed the connection'))
    socket.setTimeout(ANSWER_LIMIT_MS, () => refuse(new Error('no answer in time')))
    socket.once('error', refuse)
    socket.once('close', onClose)
    socket.once('connect', () => socket.write(`\0AUTH EXTERNAL ${userId}\r\n`))
    socket.once('data', (answer) => {
      socket.setTimeout(0)
      socket.off('error', refuse)
      socket.off('close', onClose)
      if (!answer.toString().startsWith('OK ')) {
        return refuse(new Error('the message bus refused this user'))
      }
      socket.write('BEGIN\r\n')
      resolve()
    })
  })
}

function messageLength(received: Buffer): number | null {
  if (received.length < FIXED_HEADER_BYTES) return null
  const bodyBytes = received.readUInt32LE(4)
  const fieldBytes = received.readUInt32LE(12)
  const length = Math.ceil((FIXED_HEADER_BYTES + fieldBytes) / 8) * 8 + bodyBytes
  if (received.readUInt8(0) !== 0x6c || length > MAX_MESSAGE_BYTES) {
    throw new RangeError('not a little-endian D-Bus message')
  }
  return received.length < length ? null : length
}

function encodeCall(call: MethodCall, serial: number): Buffer {
  const body = new Marshaller()
  body.writeAll(call.signature, call.values)
  const message = new Marshaller()
  const fields: Array<readonly [number, { signature: string; value: string }]> = [
    [1, { signature: 'o', value: call.path }],
    [2, { signature: 's', value: call.interface }],
    [3, { signature: 's', value: call.member }],
    [6, { signature: 's', value: call.destination }],
  ]
  if (call.signature !== '') fields.push([8, { signature: 'g', value: call.signature }])
  for (const byte of [0x6c, METHOD_CALL, 0, 1]) message.write('y', byte)
  message.writeAll('uua(yv)', [body.bytes.length, serial, fields])
  message.align(8)
  return Buffer.concat([message.bytes, body.bytes])
}
