import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { WebSocket } from 'ws'
import type { TestKey } from './practice-rest.ts'
import { waitUntil } from './wait-until.ts'

// biome-ignore lint/suspicious/noExplicitAny: tests look into frames of every shape
export type Frame = any

/** A plain `ws` client that keeps every frame it got. */
export class PracticeSocket {
  readonly frames: Frame[] = []
  readonly raw: WebSocket
  closeCode: number | null = null

  private constructor(raw: WebSocket) {
    this.raw = raw
    raw.on('message', (data) => {
      const text = String(data)
      this.frames.push(text === 'pong' ? text : JSON.parse(text))
    })
    raw.on('close', (code) => {
      this.closeCode = code
    })
  }

  static async open(url: string): Promise<PracticeSocket> {
    const raw = new WebSocket(url)
    const socket = new PracticeSocket(raw)
    await once(raw, 'open')
    return socket
  }

  send(message: unknown): void {
    this.raw.send(typeof message === 'string' ? message : JSON.stringify(message))
  }

  /** The first frame that fits. */
  next(what: string, fits: (frame: Frame) => boolean): Promise<Frame> {
    return waitUntil(what, () => this.frames.find(fits))
  }

  async subscribe(arg: Readonly<Record<string, string>>): Promise<Frame> {
    this.send({ op: 'subscribe', args: [arg] })
    return this.next(
      `acknowledgement of ${arg.topic}`,
      (frame) => frame.event === 'subscribe' && frame.arg.topic === arg.topic,
    )
  }

  async login(key: TestKey): Promise<Frame> {
    const timestamp = Math.floor(Date.now() / 1000)
    const sign = createHmac('sha256', key.secretKey)
      .update(`${timestamp}GET/user/verify`)
      .digest('base64')
    const { apiKey, passphrase } = key
    this.send({ op: 'login', args: [{ apiKey, passphrase, timestamp, sign }] })
    return this.next('login', (frame) => frame.event === 'login' || frame.event === 'error')
  }

  pushes(topic: string): ReadonlyArray<Frame> {
    return this.frames.filter((frame) => frame.arg?.topic === topic && frame.event === undefined)
  }

  close(): void {
    this.raw.terminate()
  }
}
