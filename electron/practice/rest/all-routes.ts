import type { SubAccounts } from '../accounts/sub-accounts.ts'
import type { Exchange } from '../host/untimed-command.ts'
import { accountRoutes } from './account-routes.ts'
import { candleRoutes } from './candle-routes.ts'
import { classicMarketRoutes } from './classic-market-routes.ts'
import { type FundingSettled, futuresMarketRoutes } from './futures-market-routes.ts'
import { ledgerRoutes } from './ledger-routes.ts'
import { listRoutes } from './list-routes.ts'
import { loanRoutes } from './loan-routes.ts'
import { marketRoutes } from './market-routes.ts'
import { paymentRoutes } from './payment-routes.ts'
import { referenceDataRoutes } from './reference-data-routes.ts'
import type { Route } from './route.ts'
import { settingsRoutes } from './settings-routes.ts'
import { strategyRoutes } from './strategy-routes.ts'
import { subAccountRoutes } from './sub-account-routes.ts'
import { tradeRoutes } from './trade-routes.ts'
import { transferRoutes } from './transfer-routes.ts'

export interface RouteServices {
  readonly exchange: Exchange
  readonly subAccounts: SubAccounts
  /** What was settled since the start, newest first. */
  readonly fundingHistory: (symbol: string) => ReadonlyArray<FundingSettled>
}

/** Every call that is answered with more than "not found". */
export function allRoutes(services: RouteServices): ReadonlyArray<Route> {
  const { exchange, subAccounts, fundingHistory } = services
  const { engine } = exchange
  return [
    ...marketRoutes(engine),
    ...candleRoutes(engine),
    ...futuresMarketRoutes(engine, fundingHistory),
    ...referenceDataRoutes(engine),
    ...classicMarketRoutes(engine),
    ...accountRoutes(engine, subAccounts),
    ...settingsRoutes({ exchange, subAccounts }),
    ...ledgerRoutes(engine),
    ...transferRoutes({ exchange, subAccounts }),
    ...loanRoutes(exchange),
    ...paymentRoutes(),
    ...tradeRoutes(exchange),
    ...strategyRoutes(exchange),
    ...listRoutes(engine),
    ...subAccountRoutes(subAccounts),
  ]
}
