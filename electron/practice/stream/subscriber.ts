/** The receiving end of a stream, as feeds see it. */
export interface Subscriber {
  send(frame: string): void
  /**
   * The other end reads slower than it is sent to. Frames that a later one replaces should be skipped
   * now; a connection that falls further behind is ended.
   */
  isBehind(): boolean
}

/** One line of data of a public or private topic. */
export interface Feed {
  /** Sends the first push, if the topic has one, and every later one. Again: only the first push. */
  join(subscriber: Subscriber): void
  leave(subscriber: Subscriber): void
}

/** Product types of public topics, as the sockets spell them. */
export type PushArgument = Readonly<Record<string, string>>

export function pushFrame(
  action: 'snapshot' | 'update',
  arg: PushArgument,
  data: ReadonlyArray<unknown>,
  nowMs: number,
): string {
  return JSON.stringify({ action, arg, data, ts: nowMs })
}
