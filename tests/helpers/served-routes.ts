import { KeyRing } from '../../electron/practice/accounts/key-ring.ts'
import { SubAccounts } from '../../electron/practice/accounts/sub-accounts.ts'
import { createEngine } from '../../electron/practice/engine/engine.ts'
import type { Exchange } from '../../electron/practice/host/untimed-command.ts'
import { PRACTICE_INSTRUMENTS } from '../../electron/practice/market/instruments.ts'
import { allRoutes } from '../../electron/practice/rest/all-routes.ts'
import type { Route } from '../../electron/practice/rest/route.ts'

const NOW_MS = 1_790_000_000_000

/** All routes over an engine without accounts, without a server. */
export function servedRoutes(): ReadonlyArray<Route> {
  const engine = createEngine({ instruments: PRACTICE_INSTRUMENTS, startAtMs: NOW_MS, seed: 1 })
  const exchange: Exchange = {
    engine,
    execute: (command) => engine.execute({ ...command, atMs: NOW_MS }),
  }
  const subAccounts = new SubAccounts({
    records: [],
    keys: new KeyRing([]),
    save: () => undefined,
    openAccount: () => undefined,
    accountIds: () => engine.accountIds(),
  })
  return allRoutes({ exchange, subAccounts, fundingHistory: () => [] })
}
