import type { SubAccounts } from '../accounts/sub-accounts.ts'
import type { Exchange } from '../host/untimed-command.ts'
import { Refusal } from '../server/refusal.ts'
import { assetsRow, keyInfo, settingsRow } from './account-rows.ts'
import { tradedInstrument } from './instrument-of.ts'
import { openCapacity } from './open-capacity.ts'
import { accepted } from './refused-outcome.ts'
import { type PrivateCall, type PrivateRoute, privateGet, privatePost } from './route.ts'

/** Bitget pages uta/account/*. */
export function accountRoutes(
  exchange: Exchange,
  subAccounts: SubAccounts,
): ReadonlyArray<PrivateRoute> {
  const { engine } = exchange
  return [
    privateGet('/api/v3/account/info', null, 5, ({ key }) =>
      keyInfo(key, subAccounts.parentOf(key.accountId)),
    ),
    privateGet('/api/v3/account/settings', 'manage-read', 20, ({ key }) =>
      settingsRow(key.accountId, present(engine.settings(key.accountId))),
    ),
    privateGet('/api/v3/account/assets', 'manage-read', 20, ({ key }) =>
      assetsRow(present(engine.account(key.accountId))),
    ),
    // All money of the practice exchange is in the unified account; the funding account is empty.
    privateGet('/api/v3/account/funding-assets', 'manage-read', 20, () => []),
    privateGet('/api/v3/account/fee-rate', 'manage-read', 3, (call) => feeRate(exchange, call)),
    privateGet('/api/v3/account/all-fee-rate', 'manage-read', 3, (call) =>
      feeRates(exchange, call),
    ),
    privatePost('/api/v3/account/set-leverage', 'manage-write', 10, (call) =>
      setLeverage(exchange, call),
    ),
    privatePost('/api/v3/account/max-open-available', 'trade-read', 5, (call) =>
      openCapacity(engine, call),
    ),
  ]
}

function feeRate({ engine }: Exchange, { parameters, key }: PrivateCall) {
  const rates = present(engine.feeRates(key.accountId, tradedInstrument(engine, parameters)))
  return { makerFeeRate: rates.maker, takerFeeRate: rates.taker }
}

function feeRates({ engine }: Exchange, { parameters, key }: PrivateCall) {
  const category = parameters.category()
  const symbol = parameters.optionalSymbol()
  const wanted =
    symbol === null
      ? engine.instruments.filter((instrument) => instrument.category === category)
      : [tradedInstrument(engine, parameters)]
  return wanted.map((instrument) => {
    const rates = present(engine.feeRates(key.accountId, instrument))
    return { symbol: instrument.symbol, makerFeeRate: rates.maker, takerFeeRate: rates.taker }
  })
}

/** Crossed margin on futures. Isolated margin and coin leverage are not offered here. */
function setLeverage(exchange: Exchange, { parameters, key }: PrivateCall): string {
  const leverage = parameters.required('leverage')
  const { category, symbol } = tradedInstrument(exchange.engine, parameters)
  const marginMode = parameters.oneOf('marginMode', ['crossed', 'isolated'])
  if (category === 'SPOT' || marginMode === 'isolated') throw new Refusal('25002')
  const { accountId } = key
  accepted(
    exchange.execute({
      kind: 'set-leverage',
      accountId,
      category,
      symbol,
      coin: null,
      leverage,
      marginMode: 'crossed',
      positionSide: null,
    }),
  )
  return 'success'
}

function present<T>(found: T | null): T {
  if (found === null) throw new Refusal('25005')
  return found
}
