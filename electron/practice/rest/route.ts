import type { Permission } from '../../../shared/domain/key-set.ts'
import type { PracticeKey } from '../accounts/practice-key.ts'
import { type Locale, Refusal } from '../server/refusal.ts'
import type { Parameters } from './parameters.ts'

interface RouteAddress {
  readonly method: 'GET' | 'POST'
  readonly path: string
  /** Calls a second, per address for public routes and per account for private ones. */
  readonly perSecond: number
  /** The code with which every call is refused: the call is known and not offered here. */
  readonly refusedWith?: string
}

export interface PublicCall {
  readonly parameters: Parameters
  readonly nowMs: number
}

export interface PrivateCall extends PublicCall {
  readonly key: PracticeKey
}

/** A call whose body is a JSON array, one element an order. */
export interface BatchCall {
  readonly items: ReadonlyArray<Parameters>
  readonly key: PracticeKey
  /** Of the texts of refused items. */
  readonly locale: Locale
}

export interface PublicRoute extends RouteAddress {
  readonly kind: 'public'
  /** Returns the `data` of the envelope; throws a Refusal. */
  readonly handle: (call: PublicCall) => unknown
}

export interface PrivateRoute extends RouteAddress {
  readonly kind: 'private'
  /** `null`: any key may call it. */
  readonly permission: Permission | null
  readonly handle: (call: PrivateCall) => unknown
}

export interface BatchRoute extends RouteAddress {
  readonly kind: 'batch'
  readonly permission: Permission
  readonly handle: (call: BatchCall) => unknown
}

export type SignedRoute = PrivateRoute | BatchRoute
export type Route = PublicRoute | SignedRoute

const MARKET_PER_SECOND = 20

export function publicGet(
  path: string,
  handle: PublicRoute['handle'],
  perSecond = MARKET_PER_SECOND,
): PublicRoute {
  return { kind: 'public', method: 'GET', path, perSecond, handle }
}

export function privateGet(
  path: string,
  permission: Permission | null,
  perSecond: number,
  handle: PrivateRoute['handle'],
): PrivateRoute {
  return { kind: 'private', method: 'GET', path, permission, perSecond, handle }
}

export function privatePost(
  path: string,
  permission: Permission | null,
  perSecond: number,
  handle: PrivateRoute['handle'],
): PrivateRoute {
  return { kind: 'private', method: 'POST', path, permission, perSecond, handle }
}

export function batchPost(
  path: string,
  permission: Permission,
  perSecond: number,
  handle: BatchRoute['handle'],
): BatchRoute {
  return { kind: 'batch', method: 'POST', path, permission, perSecond, handle }
}

/** A signed call that is known and not offered: refused with `code` after the usual checks. */
export function refusedCall(
  address: Pick<PrivateRoute, 'method' | 'path' | 'permission' | 'perSecond'>,
  code: string,
  values: ReadonlyArray<string> = [],
): PrivateRoute {
  const handle = () => {
    throw new Refusal(code, values)
  }
  return { kind: 'private', ...address, refusedWith: code, handle }
}
