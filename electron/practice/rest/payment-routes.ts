import { Refusal } from '../server/refusal.ts'
import { type PrivateCall, type PrivateRoute, privateGet, privatePost } from './route.ts'
import { timeRange } from './time-range.ts'

const WINDOW_DAYS = 30

/**
 * Deposits and withdrawals, Bitget pages uta/account/deposit/* and uta/account/withdrawal/*. Play
 * money has no address and leaves nowhere: what would need one is refused, and the lists of what has
 * happened are truly empty.
 */
export function paymentRoutes(): ReadonlyArray<PrivateRoute> {
  const get = (name: string, handle: PrivateRoute['handle']) =>
    privateGet(`/api/v3/account/${name}`, 'manage-read', 10, handle)
  const post = (name: string, handle: PrivateRoute['handle']) =>
    privatePost(`/api/v3/account/${name}`, 'manage-write', 1, handle)
  return [
    post('deposit-account', unavailable),
    get('deposit-address', unavailable),
    get('sub-deposit-address', unavailable),
    get('deposit-records', noRecords),
    get('sub-deposit-records', noRecords),
    privatePost('/api/v3/account/sub-deposit-records', 'manage-read', 10, noRecords),
    post('withdrawal', withdraw),
    post('withdraw', withdraw),
    post('cancel-withdrawal', withdraw),
    privateGet('/api/v3/account/withdraw-address', 'manage-read', 1, unavailable),
    get('withdrawal-records', noRecords),
    get('max-withdrawal', maxWithdrawal),
  ]
}

function unavailable(): never {
  throw new Refusal('40110')
}

/** No key of this exchange has the scope. */
function withdraw(): never {
  throw new Refusal('40014', ['withdraw write'])
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
