import {
  type PrivateCall,
  type PrivateRoute,
  privateGet,
  privatePost,
  refusedCall,
} from './route.ts'
import { timeRange } from './time-range.ts'

const WINDOW_DAYS = 30

/**
 * Deposits and withdrawals, Bitget pages uta/account/deposit/* and uta/account/withdrawal/*. Play
 * money has no address and leaves nowhere: what would need one is refused (40110), and no key has the
 * scope to withdraw (40014). The lists of what has happened are truly empty.
 */
export function paymentRoutes(): ReadonlyArray<PrivateRoute> {
  const get = (name: string, handle: PrivateRoute['handle']) =>
    privateGet(path(name), 'manage-read', 10, handle)
  return [
    unavailable('POST', 'deposit-account', 1),
    unavailable('GET', 'deposit-address', 10),
    unavailable('GET', 'sub-deposit-address', 10),
    get('deposit-records', noRecords),
    get('sub-deposit-records', noRecords),
    privatePost(path('sub-deposit-records'), 'manage-read', 10, noRecords),
    withdrawal('withdrawal'),
    withdrawal('withdraw'),
    withdrawal('cancel-withdrawal'),
    unavailable('GET', 'withdraw-address', 1),
    get('withdrawal-records', noRecords),
    get('max-withdrawal', maxWithdrawal),
  ]
}

function path(name: string): string {
  return `/api/v3/account/${name}`
}

function unavailable(method: 'GET' | 'POST', name: string, perSecond: number): PrivateRoute {
  const permission = method === 'GET' ? 'manage-read' : 'manage-write'
  return refusedCall({ method, path: path(name), permission, perSecond }, '40110')
}

function withdrawal(name: string): PrivateRoute {
  const address = { method: 'POST', path: path(name), permission: 'manage-write' } as const
  return refusedCall({ ...address, perSecond: 1 }, '40014', ['withdraw write'])
}

function noRecords({ parameters }: PrivateCall) {
  timeRange(parameters, WINDOW_DAYS)
  parameters.limit(20, 100)
  return []
}

/** Of no coin may anything be withdrawn. */
function maxWithdrawal({ parameters }: PrivateCall) {
  return {
    coin: parameters.named('coin').toUpperCase(),
    otcMaxWithdrawal: '0',
    spotMaxWithdrawal: '0',
    utaMaxWithdrawal: '0',
    totalMaxWithdrawal: '0',
  }
}
