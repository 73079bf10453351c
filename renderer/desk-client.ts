import { fail, type Result } from '../shared/domain/error.ts'
import type { Bridge, RequestArguments, RequestValue } from '../shared/ipc/bridge.ts'
import type { EventName, Events, RequestName } from '../shared/ipc/contract.ts'

declare global {
  interface Window {
    /** Put there by the preload, before any script of the page. */
    readonly keydesk: Bridge
  }
}

/**
 * Asks main. Always answers with a `Result`: a bridge that breaks (main is gone, a value cannot be
 * sent) is an `internal` error, never a rejection.
 */
export async function ask<Name extends RequestName>(
  name: Name,
  ...args: RequestArguments<Name>
): Promise<Result<RequestValue<Name>>> {
  try {
    return await window.keydesk.requests[name](...args)
  } catch (error) {
    const reference = error instanceof Error ? error.message.slice(0, 120) : 'bridge'
    return fail({ kind: 'internal', reference })
  }
}

/** Listens to main until the returned function is called. */
export function listen<Name extends EventName>(
  name: Name,
  listener: (payload: Events[Name]) => void,
): () => void {
  return window.keydesk.events[name](listener)
}
