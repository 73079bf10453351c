import { expect, test } from 'vitest'
import { isClassicPrivate } from '../../../../../electron/practice/rest/classic-paths.ts'
import type { Route } from '../../../../../electron/practice/rest/route.ts'
import { npmClientCalls } from '../../../../helpers/npm-client-calls.ts'
import { servedRoutes } from '../../../../helpers/served-routes.ts'

const ROUTES = new Map<string, Route>(
  servedRoutes().map((route) => [`${route.method} ${route.path}`, route]),
)

/** The endpoint index of the exchange's pages: method, path, permission, calls a second. */
const INDEX = `
GET v2/public/time public 20
GET v3/public/time public 20
GET v3/market/instruments public 20
GET v3/market/tickers public 20
GET v3/market/orderbook public 20
GET v3/market/fills public 20
GET v3/market/candles public 20
GET v3/market/history-candles public 20
GET v3/market/current-fund-rate public 20
GET v3/market/history-fund-rate public 20
GET v3/market/open-interest public 20
GET v3/market/oi-limit public 10
GET v3/market/position-tier public 20
GET v3/market/discount-rate public 20
GET v3/market/margin-loans public 20
GET v3/account/info any 5
GET v3/account/settings manage-read 20
GET v3/account/assets manage-read 20
GET v3/account/funding-assets manage-read 20
GET v3/account/fee-rate manage-read 3
GET v3/account/all-fee-rate manage-read 3
POST v3/account/set-leverage manage-write 10
POST v3/account/set-hold-mode manage-write 10
POST v3/account/adjust-account-mode manage-write 1
GET v3/account/delta-info manage-read 20
GET v3/account/financial-records manage-read 20
GET v3/account/max-transferable manage-read 3
GET v3/account/transferable-coins manage-read 10
POST v3/account/transfer manage-write 5
POST v3/account/sub-transfer manage-write 5
GET v3/account/sub-transfer-record manage-read 5
POST v3/account/sub-master-transfer manage-write 5
GET v3/account/sub-unified-assets manage-read 1
GET v3/account/deduct-info manage-read 1
POST v3/account/switch-deduct manage-write 1
POST v3/account/switch any 1
GET v3/account/switch-status any 5
GET v3/account/repayable-coins manage-read 10
GET v3/account/payment-coins manage-read 10
POST v3/account/repay manage-write 5
GET v3/account/convert-records manage-read 20
GET v3/account/open-interest-limit manage-read 5
POST v3/account/deposit-account manage-write 1
GET v3/account/deposit-address manage-read 10
GET v3/account/sub-deposit-address manage-read 10
GET v3/account/deposit-records manage-read 10
GET v3/account/sub-deposit-records manage-read 10
POST v3/account/sub-deposit-records manage-read 10
POST v3/account/withdrawal manage-write 1
POST v3/account/withdraw manage-write 1
GET v3/account/withdrawal-records manage-read 10
POST v3/account/cancel-withdrawal manage-write 1
GET v3/account/withdraw-address manage-read 1
GET v3/account/max-withdrawal manage-read 10
POST v3/account/max-open-available trade-read 5
POST v3/trade/place-order trade-write 10
POST v3/trade/modify-order trade-write 10
POST v3/trade/cancel-order trade-write 10
POST v3/trade/place-batch trade-write 5
POST v3/trade/batch-modify-order trade-write 10
POST v3/trade/cancel-batch trade-write 5
POST v3/trade/cancel-symbol-order trade-write 5
POST v3/trade/close-positions trade-write 5
GET v3/trade/order-info trade-read 20
GET v3/trade/unfilled-orders trade-read 20
GET v3/trade/history-orders trade-read 20
GET v3/trade/fills trade-read 20
POST v3/trade/countdown-cancel-all trade-write 1
POST v3/trade/place-strategy-order trade-write 10
POST v3/trade/modify-strategy-order trade-write 10
POST v3/trade/cancel-strategy-order trade-write 10
GET v3/trade/unfilled-strategy-orders trade-read 20
GET v3/trade/history-strategy-orders trade-read 20
GET v3/position/current-position trade-read 20
GET v3/position/history-position trade-read 20
GET v3/position/adlRank trade-read 1
POST v3/user/create-sub manage-write 10
POST v3/user/freeze-sub manage-write 10
GET v3/user/sub-list manage-read 10
POST v3/user/create-sub-api manage-write 10
POST v3/user/update-sub-api manage-write 10
POST v3/user/delete-sub-api manage-write 10
GET v3/user/sub-api-list manage-read 10
`
  .trim()
  .split('\n')
  .map((line) => line.split(' '))

test.each(INDEX)(
  '%s %s is served with its permission and rate',
  (method, path, permission, rate) => {
    const route = ROUTES.get(`${method} /api/${path}`)
    const needed = route?.kind === 'public' ? 'public' : (route?.permission ?? 'any')
    expect({ needed, rate: String(route?.perSecond) }).toEqual({ needed: permission, rate })
  },
)

/** Documented families and calls that this exchange has no part in: answered with 40404. */
const OUTSIDE = [
  /^v3\/(tax|ins-loan|loan|broker|copy|p2p|earn|reality|stockplus)\//,
  /^v3\/market\/(proof-of-reserves|risk-reserve(-hour|-all)?|index-components|rpi-symbols|rpi-orderbook)$/,
  /^v3\/market\/(liquidations|fee-group|score-weights|cash-dividend-records|split-records)$/,
  /^v3\/market\/(spot-(whale|fund|net)-flow|margin-(long-short|loan-growth|isolated-borrow))$/,
  /^v3\/market\/futures-(active-buy-sell|long-short|position-long-short|account-long-short)$/,
  /^v3\/account\/((set-)?collateral-type|custom-collateral-coins|pre-set-leverage|set-margin)$/,
  /^v3\/account\/(funding-financial-records|move-position(s|-history)|eligible-.+|reality-.+|upgrade)$/,
  /^v3\/trade\/(loan-data|place-reality-order|cancel-reality-order|strategy-sub-orders|grid\/.+)$/,
  /^v3\/user\/(sub-account\/agent-create|rate-limit-quota|set-rate-limit-quota)$/,
]

test('every call of the npm client is served or documented as outside', () => {
  const calls = npmClientCalls()
  expect(calls.length).toBeGreaterThan(150)
  const missing = calls.filter(
    ({ method, path }) =>
      !ROUTES.has(`${method} ${path}`) &&
      !OUTSIDE.some((pattern) => pattern.test(path.replace('/api/', ''))),
  )
  expect(missing).toEqual([])
})

test('nothing is served that is documented as outside', () => {
  const paths = [...ROUTES.values()].map((route) => route.path.replace('/api/', ''))
  expect(paths.filter((path) => OUTSIDE.some((pattern) => pattern.test(path)))).toEqual([])
})

test.each([
  ['/api/v2/mix/order/place-order', true],
  ['/api/v2/spot/account/assets', true],
  ['/api/v2/margin/crossed/account/assets', true],
  ['/api/v2/user/create-virtual-subaccount', true],
  ['/api/v2/mix/market/tickers', false],
  ['/api/v2/spot/public/coins', false],
  ['/api/v2/margin/currencies', false],
  ['/api/v2/public/time', false],
  ['/api/v3/account/info', false],
])('%s is a private path of the classic API: %s', (path, expected) => {
  expect(isClassicPrivate(path)).toBe(expected)
})
