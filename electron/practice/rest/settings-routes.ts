import { HOLD_MODES } from '../../../shared/domain/balance.ts'
import { isFutures } from '../../../shared/domain/instrument.ts'
import type { Permission } from '../../../shared/domain/key-set.ts'
import { MARGIN_MODES, POSITION_SIDES, type PositionSide } from '../../../shared/domain/order.ts'
import type { SubAccounts } from '../accounts/sub-accounts.ts'
import type { Exchange, UntimedCommand } from '../host/untimed-command.ts'
import { Refusal } from '../server/refusal.ts'
import { tradedInstrument } from './instrument-of.ts'
import { accepted } from './refused-outcome.ts'
import {
  type PrivateCall,
  type PrivateRoute,
  privateGet,
  privatePost,
  refusedCall,
} from './route.ts'

interface SettingsServices {
  readonly exchange: Exchange
  readonly subAccounts: SubAccounts
}

const LEVEL_IN_FORCE = 'advanced'
const LEVELS = ['basic', LEVEL_IN_FORCE, 'isolated', 'delta'] as const

/** What an account is set to, Bitget pages uta/account/Change-* and the like. */
export function settingsRoutes(services: SettingsServices): ReadonlyArray<PrivateRoute> {
  const { exchange } = services
  const post = (name: string, perSecond: number, handle: PrivateRoute['handle']) =>
    privatePost(`/api/v3/account/${name}`, 'manage-write', perSecond, handle)
  return [
    post('set-leverage', 10, (call) => setLeverage(exchange, call)),
    post('set-hold-mode', 10, (call) => setHoldMode(exchange, call)),
    post('adjust-account-mode', 1, (call) => adjustMode(services, call)),
    // Only meaningful at the level `delta`, at which no account is.
    refused('GET', 'delta-info', 'manage-read', 20, '25002'),
    privateGet('/api/v3/account/deduct-info', 'manage-read', 1, () => ({ deduct: 'off' })),
    post('switch-deduct', 1, switchDeduct),
    // There is no classic account to go back to, and so no account was ever switched.
    refused('POST', 'switch', null, 1, '25009'),
    refused('GET', 'switch-status', null, 5, '40054'),
  ]
}

/**
 * Of a futures symbol, or of a coin for MARGIN. `longLeverage` and `shortLeverage` set the two sides
 * of isolated hedge mode one after the other and override `leverage`; the first refusal ends it.
 */
function setLeverage(exchange: Exchange, { parameters, key }: PrivateCall): string {
  const category = parameters.category()
  if (category === 'SPOT') throw new Refusal('25002')
  const base = {
    kind: 'set-leverage',
    accountId: key.accountId,
    category,
    symbol: isFutures(category) ? tradedInstrument(exchange.engine, parameters).symbol : null,
    coin: isFutures(category) ? null : parameters.required('coin').toUpperCase(),
    marginMode: parameters.oneOf('marginMode', MARGIN_MODES) ?? 'crossed',
  } as const
  const set = (leverage: string, positionSide: PositionSide | null) => {
    const command: UntimedCommand = { ...base, leverage, positionSide }
    accepted(exchange.execute(command))
  }
  const long = parameters.optional('longLeverage')
  const short = parameters.optional('shortLeverage')
  if (long !== null) set(long, 'long')
  if (short !== null) set(short, 'short')
  if (long === null && short === null) {
    set(parameters.required('leverage'), parameters.oneOf('posSide', POSITION_SIDES))
  }
  return 'success'
}

function setHoldMode(exchange: Exchange, { parameters, key }: PrivateCall): string {
  const holdMode = parameters.requiredOneOf('holdMode', HOLD_MODES)
  accepted(exchange.execute({ kind: 'set-hold-mode', accountId: key.accountId, holdMode }))
  return 'success'
}

/** Every account is at one level here; any other is refused (25009). */
function adjustMode({ subAccounts }: SettingsServices, { parameters, key }: PrivateCall): null {
  const mode = parameters.requiredOneOf('mode', LEVELS)
  const targetUid = parameters.optional('targetUid')
  if (targetUid !== null && targetUid !== key.accountId) {
    subAccounts.owned(key.accountId, targetUid)
  }
  if (mode !== LEVEL_IN_FORCE) throw new Refusal('25009')
  return null
}

/**
 * Fees paid in BGB (page uta/account/Switch-Deduct). The page names no discount, and BGB is no coin of
 * this exchange, so no fee could ever change: switching it on is refused with 25002, it is always off.
 */
function switchDeduct({ parameters }: PrivateCall): true {
  if (parameters.requiredOneOf('deduct', ['on', 'off']) === 'on') throw new Refusal('25002')
  return true
}

function refused(
  method: 'GET' | 'POST',
  name: string,
  permission: Permission | null,
  perSecond: number,
  code: string,
): PrivateRoute {
  return refusedCall({ method, path: `/api/v3/account/${name}`, permission, perSecond }, code, [
    name,
  ])
}
