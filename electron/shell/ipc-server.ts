import type { IpcMain } from 'electron'
import { type DeskError, fail, invalid, type Result } from '../../shared/domain/error.ts'
import type { Handlers } from '../../shared/ipc/bridge.ts'
import { REQUEST_NAMES, requestChannel } from '../../shared/ipc/channels.ts'
import type { RequestName } from '../../shared/ipc/contract.ts'
import { ARGUMENT_SCHEMAS } from '../../shared/ipc/schemas.ts'
import { findArgumentTrouble } from './argument-bounds.ts'
import { describeFailure, type Log } from './log.ts'
import type { Sender } from './trusted-sender.ts'

// Every request of the contract passes here, in this order: is it our own page? Is the desk open? Are the arguments
// small and plain? Do they fit the schema of the whole tuple? Only then does a handler see them.
// A refusal is a `Result` and a line in the log; what went wrong inside stays in the log.

export interface IpcServerOptions {
  readonly handlers: Handlers
  readonly isTrusted: (sender: Sender) => boolean
  /** Why a request is not answered at this time; `null`: it is. */
  readonly refusal: (name: RequestName) => DeskError | null
  readonly log: Log
  /** A short random text that ties an answer to its line in the log. */
  readonly newReference: () => string
}

/** Registers every request of the contract. */
export function serveIpc(ipc: Pick<IpcMain, 'handle'>, options: IpcServerOptions): void {
  for (const name of REQUEST_NAMES) {
    ipc.handle(requestChannel(name), (event, ...args: unknown[]) =>
      answerRequest(options, name, event, args),
    )
  }
}

/** Answers one request. Never rejects. */
export async function answerRequest(
  options: IpcServerOptions,
  name: RequestName,
  sender: Sender,
  args: ReadonlyArray<unknown>,
): Promise<Result<unknown>> {
  const { log } = options
  if (!options.isTrusted(sender)) {
    const reference = options.newReference()
    const url = sender.senderFrame?.url.slice(0, 200) ?? null
    log.warn('request from an untrusted sender refused', { name, url, reference })
    return fail({ kind: 'internal', reference })
  }
  const refusal = options.refusal(name)
  if (refusal !== null) {
    log.warn('request refused', { name, kind: refusal.kind })
    return fail(refusal)
  }
  const trouble = findArgumentTrouble(args)
  if (trouble !== null) {
    log.warn('request with unfit arguments refused', { name, trouble })
    return fail(invalid('malformed'))
  }
  const parsed = parseArguments(name, args)
  if (!parsed.ok) {
    // Only where it went wrong: the value itself may be a secret.
    const where = parsed.path.map(String).join('.').slice(0, 100)
    log.warn('request with malformed arguments refused', { name, where })
    return fail(invalid('malformed', lastName(parsed.path)))
  }
  return callHandler(options, name, parsed.args)
}

type Parsed =
  | { readonly ok: true; readonly args: ReadonlyArray<unknown> }
  | { readonly ok: false; readonly path: ReadonlyArray<PropertyKey> }

/** A schema can throw: an object whose `length` or `toString` is not what it seems does that. */
function parseArguments(name: RequestName, args: ReadonlyArray<unknown>): Parsed {
  try {
    const parsed = ARGUMENT_SCHEMAS[name].safeParse(args)
    if (parsed.success) return { ok: true, args: parsed.data }
    return { ok: false, path: parsed.error.issues[0]?.path ?? [] }
  } catch {
    // What was thrown may tell the value.
    return { ok: false, path: [] }
  }
}

async function callHandler(
  options: IpcServerOptions,
  name: RequestName,
  args: ReadonlyArray<unknown>,
): Promise<Result<unknown>> {
  // The schema of `name` has just parsed `args`, which the compiler cannot follow through a name
  // known only at run time.
  const handler = options.handlers[name] as (
    ...args: ReadonlyArray<unknown>
  ) => Promise<Result<unknown>>
  try {
    return await handler(...args)
  } catch (error) {
    const reference = options.newReference()
    options.log.error('request failed', { name, reference, ...describeFailure(error) })
    return fail({ kind: 'internal', reference })
  }
}

/** The field at fault, `null` when the fault is in the tuple as a whole. */
function lastName(path: ReadonlyArray<PropertyKey> | undefined): string | null {
  const last = path?.findLast((part) => typeof part === 'string')
  return last === undefined ? null : String(last).slice(0, 40)
}
