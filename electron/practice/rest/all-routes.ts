import type { Exchange } from '../host/untimed-command.ts'
import { accountRoutes } from './account-routes.ts'
import { candleRoutes } from './candle-routes.ts'
import { type FundingSettled, futuresMarketRoutes } from './futures-market-routes.ts'
import { listRoutes } from './list-routes.ts'
import { marketRoutes } from './market-routes.ts'
import type { Route } from './route.ts'
import { tradeRoutes } from './trade-routes.ts'

/** Every call that is answered with more than "not found". */
export function allRoutes(
  exchange: Exchange,
  fundingHistory: (symbol: string) => ReadonlyArray<FundingSettled>,
): ReadonlyArray<Route> {
  return [
    ...marketRoutes(exchange.engine),
    ...candleRoutes(exchange.engine),
    ...futuresMarketRoutes(exchange.engine, fundingHistory),
    ...accountRoutes(exchange),
    ...tradeRoutes(exchange),
    ...listRoutes(exchange.engine),
  ]
}
