import type { SubAccounts } from '../accounts/sub-accounts.ts'
import type { Exchange } from '../host/untimed-command.ts'
import { accountRoutes } from './account-routes.ts'
import { candleRoutes } from './candle-routes.ts'
import { type FundingSettled, futuresMarketRoutes } from './futures-market-routes.ts'
import { listRoutes } from './list-routes.ts'
import { marketRoutes } from './market-routes.ts'
import type { Route } from './route.ts'
import { subAccountRoutes } from './sub-account-routes.ts'
import { tradeRoutes } from './trade-routes.ts'

export interface RouteServices {
  readonly exchange: Exchange
  readonly subAccounts: SubAccounts
  /** What was settled since the start, newest first. */
  readonly fundingHistory: (symbol: string) => ReadonlyArray<FundingSettled>
}

/** Every call that is answered with more than "not found". */
export function allRoutes({
  exchange,
  subAccounts,
  fundingHistory,
}: RouteServices): ReadonlyArray<Route> {
  return [
    ...marketRoutes(exchange.engine),
    ...candleRoutes(exchange.engine),
    ...futuresMarketRoutes(exchange.engine, fundingHistory),
    ...accountRoutes(exchange, subAccounts),
    ...tradeRoutes(exchange),
    ...listRoutes(exchange.engine),
    ...subAccountRoutes(subAccounts),
  ]
}
