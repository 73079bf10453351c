import type { Result } from '../domain/error.ts'
import type { EventName, Events, RequestName, Requests } from './contract.ts'

export type RequestArguments<Name extends RequestName> = Parameters<Requests[Name]>
export type RequestValue<Name extends RequestName> = ReturnType<Requests[Name]>

/** What the preload puts on `window.keydesk`: one closure per request, one per event. */
export interface Bridge {
  readonly requests: {
    readonly [Name in RequestName]: (
      ...args: RequestArguments<Name>
    ) => Promise<Result<RequestValue<Name>>>
  }
  /** Each returns a way to stop listening. Listeners get the payload, never the event. */
  readonly events: {
    readonly [Name in EventName]: (listener: (payload: Events[Name]) => void) => () => void
  }
}

/** One handler per request. A handler that throws is logged and answered as `internal`. */
export type Handlers = {
  readonly [Name in RequestName]: (
    ...args: RequestArguments<Name>
  ) => Promise<Result<RequestValue<Name>>>
}

/** How main sends events to the page. */
export type Emit = <Name extends EventName>(name: Name, payload: Events[Name]) => void
