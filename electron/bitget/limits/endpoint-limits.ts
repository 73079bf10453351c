/**
 * Calls a second that each endpoint allows (Bitget: the "Rate limit" line of each endpoint's
 * page); public ones per address, signed ones per account. Only what the desk calls.
 */
export const ENDPOINT_LIMITS: Readonly<Record<string, number>> = {
  '/api/v2/public/time': 20,
  '/api/v3/market/instruments': 20,
  '/api/v3/market/tickers': 20,
  '/api/v3/market/candles': 20,
  '/api/v3/market/history-candles': 20,
  '/api/v3/account/info': 5,
  '/api/v3/account/settings': 20,
  '/api/v3/account/assets': 20,
  '/api/v3/account/fee-rate': 3,
  '/api/v3/account/set-leverage': 10,
  '/api/v3/trade/place-order': 10,
  '/api/v3/trade/modify-order': 10,
  '/api/v3/trade/cancel-order': 10,
  '/api/v3/trade/cancel-symbol-order': 5,
  '/api/v3/trade/order-info': 20,
  '/api/v3/trade/unfilled-orders': 20,
  '/api/v3/trade/history-orders': 20,
  '/api/v3/trade/fills': 20,
  '/api/v3/position/current-position': 20,
}

/** What the documentation allows where it says nothing else. */
export const DEFAULT_LIMIT = 20
