/**
 * Calls a second that each endpoint allows (Bitget: the "Rate limit" line of each endpoint's
 * page); public ones per address, signed ones per account. Only what the desk calls. Commands over
 * the private socket share the budget of their endpoint.
 */
export const ENDPOINT_LIMITS: Readonly<Record<string, number>> = {
  '/api/v2/public/time': 20,
  '/api/v3/market/instruments': 20,
  '/api/v3/market/tickers': 20,
  '/api/v3/market/candles': 20,
  '/api/v3/market/discount-rate': 20,
  '/api/v3/market/history-candles': 20,
  '/api/v3/market/position-tier': 20,
  '/api/v3/account/info': 5,
  '/api/v3/account/settings': 20,
  '/api/v3/account/assets': 20,
  '/api/v3/account/funding-assets': 20,
  '/api/v3/account/fee-rate': 3,
  '/api/v3/account/all-fee-rate': 3,
  '/api/v3/account/set-leverage': 10,
  '/api/v3/account/set-hold-mode': 10,
  '/api/v3/account/financial-records': 20,
  '/api/v3/account/max-transferable': 3,
  '/api/v3/account/transfer': 5,
  '/api/v3/account/sub-transfer': 5,
  '/api/v3/account/sub-unified-assets': 1,
  '/api/v3/account/deduct-info': 1,
  '/api/v3/account/switch-deduct': 1,
  '/api/v3/trade/place-order': 10,
  '/api/v3/trade/modify-order': 10,
  '/api/v3/trade/cancel-order': 10,
  '/api/v3/trade/place-batch': 5,
  '/api/v3/trade/batch-modify-order': 10,
  '/api/v3/trade/cancel-batch': 5,
  '/api/v3/trade/cancel-symbol-order': 5,
  '/api/v3/trade/close-positions': 5,
  '/api/v3/trade/countdown-cancel-all': 1,
  '/api/v3/trade/order-info': 20,
  '/api/v3/trade/unfilled-orders': 20,
  '/api/v3/trade/history-orders': 20,
  '/api/v3/trade/fills': 20,
  '/api/v3/trade/place-strategy-order': 10,
  '/api/v3/trade/modify-strategy-order': 10,
  '/api/v3/trade/cancel-strategy-order': 10,
  '/api/v3/trade/unfilled-strategy-orders': 20,
  '/api/v3/trade/history-strategy-orders': 20,
  '/api/v3/position/current-position': 20,
  '/api/v3/position/history-position': 20,
  '/api/v3/position/adlRank': 1,
  '/api/v3/user/create-sub': 10,
  '/api/v3/user/freeze-sub': 10,
  '/api/v3/user/sub-list': 10,
  '/api/v3/user/create-sub-api': 10,
  '/api/v3/user/update-sub-api': 10,
  '/api/v3/user/delete-sub-api': 10,
  '/api/v3/user/sub-api-list': 10,
}

/**
 * Messages a second that one connection allows, by the path of its address (WebSocket intro,
 * "Connect"). The connection keeps to it (socket/message-budget); here it is counted to be shown.
 */
export const SOCKET_LIMITS = { '/v3/ws/public': 10, '/v3/ws/private': 10 } as const

/** What the documentation allows where it says nothing else. */
export const DEFAULT_LIMIT = 20
