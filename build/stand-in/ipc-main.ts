type Handler = (event: object, ...args: ReadonlyArray<unknown>) => unknown

const handlers = new Map<string, Handler>()

export const ipcMain = {
  handle: (channel: string, handler: Handler) => {
    if (handlers.has(channel)) throw new Error(`second handler for '${channel}'`)
    handlers.set(channel, handler)
  },
  removeHandler: (channel: string) => {
    handlers.delete(channel)
  },
}

/** Calls the handler of a channel; a channel without one rejects, as in Electron. */
export async function invokeHandler(
  channel: string,
  event: object,
  args: ReadonlyArray<unknown>,
): Promise<unknown> {
  const handler = handlers.get(channel)
  if (handler === undefined) throw new Error(`No handler registered for '${channel}'`)
  return handler(event, ...args)
}
