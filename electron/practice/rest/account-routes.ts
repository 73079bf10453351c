import { isFutures } from '../../../shared/domain/instrument.ts'
import type { SubAccounts } from '../accounts/sub-accounts.ts'
import type { Engine } from '../engine/queries.ts'
import type { FundingCoinRecord } from '../engine/wallet-records.ts'
import { Refusal } from '../server/refusal.ts'
import { assetsRow, keyInfo, settingsRow } from './account-rows.ts'
import { tradedInstrument } from './instrument-of.ts'
import { openCapacity } from './open-capacity.ts'
import { familyLimit, largestQuantity } from './position-limit.ts'
import { present } from './present.ts'
import { type PrivateCall, type PrivateRoute, privateGet, privatePost } from './route.ts'

/** What an account has and may do, Bitget pages uta/account/Get-*. */
export function accountRoutes(
  engine: Engine,
  subAccounts: SubAccounts,
): ReadonlyArray<PrivateRoute> {
  const get = (name: string, perSecond: number, handle: PrivateRoute['handle']) =>
    privateGet(`/api/v3/account/${name}`, 'manage-read', perSecond, handle)
  return [
    privateGet('/api/v3/account/info', null, 5, ({ key }) =>
      keyInfo(key, subAccounts.parentOf(key.accountId)),
    ),
    get('settings', 20, ({ key }) =>
      settingsRow(key.accountId, present(engine.settings(key.accountId))),
    ),
    get('assets', 20, ({ key }) => assetsRow(present(engine.account(key.accountId)))),
    get('funding-assets', 20, (call) => fundingAssets(engine, call)),
    get('fee-rate', 3, (call) => feeRate(engine, call)),
    get('all-fee-rate', 3, (call) => feeRates(engine, call)),
    get('open-interest-limit', 5, (call) => positionLimit(engine, call)),
    privatePost('/api/v3/account/max-open-available', 'trade-read', 5, (call) =>
      openCapacity(engine, call),
    ),
  ]
}

function fundingAssets(engine: Engine, { parameters, key }: PrivateCall) {
  const wanted = parameters.optional('coin')?.toUpperCase() ?? null
  return engine
    .fundingCoins(key.accountId)
    .filter(({ coin }) => wanted === null || coin === wanted)
    .map(fundingRow)
}

function fundingRow({ coin, balance }: FundingCoinRecord) {
  return { coin, available: balance, frozen: '0', balance }
}

function feeRate(engine: Engine, { parameters, key }: PrivateCall) {
  const rates = present(engine.feeRates(key.accountId, tradedInstrument(engine, parameters)))
  return { makerFeeRate: rates.maker, takerFeeRate: rates.taker }
}

function feeRates(engine: Engine, { parameters, key }: PrivateCall) {
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

/** Page uta/account/Get_OI_Limit: the largest position, in the unit of the instrument's orders. */
function positionLimit(engine: Engine, { parameters }: PrivateCall) {
  const instrument = tradedInstrument(engine, parameters)
  if (!isFutures(instrument.category)) throw new Refusal('40020', [instrument.category])
  const each = largestQuantity(engine, instrument)
  return {
    symbol: instrument.symbol,
    singleUserLimit: each,
    masterSubLimit: familyLimit(each),
    marketMakerLimit: '0',
  }
}
