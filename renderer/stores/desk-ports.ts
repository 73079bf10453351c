import type { Result } from '../../shared/domain/error.ts'
import type { RequestArguments, RequestValue } from '../../shared/ipc/bridge.ts'
import type { EventName, Events, RequestName } from '../../shared/ipc/contract.ts'

/** What the trading stores need: main to talk to, frames to draw in, and the wall clock (Unix ms). */
export interface DeskPorts {
  readonly ask: <Name extends RequestName>(
    name: Name,
    ...args: RequestArguments<Name>
  ) => Promise<Result<RequestValue<Name>>>
  readonly listen: <Name extends EventName>(
    name: Name,
    listener: (payload: Events[Name]) => void,
  ) => () => void
  readonly nextFrame: (draw: () => void) => void
  readonly now: () => number
}
