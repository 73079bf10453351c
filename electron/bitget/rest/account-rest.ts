import type {
  AccountSettings,
  Balances,
  FeeRates,
  HoldMode,
  LeverageTarget,
  SymbolFeeRates,
} from '../../../shared/domain/balance.ts'
import { type Category, type InstrumentKey, isFutures } from '../../../shared/domain/instrument.ts'
import type { KeyFacts } from '../../../shared/domain/key-set.ts'
import type { WallClock } from '../clock/wall-clock.ts'
import { isUnchanged } from '../errors/exchange-codes.ts'
import {
  parseAccountSettings,
  parseAllFeeRates,
  parseBalances,
  parseDeduction,
  parseFeeRates,
  parseKeyFacts,
} from '../parse/account.ts'
import type { Answer } from './answer.ts'
import { insteadOf, nothing, type SignedCalls } from './signed-calls.ts'

export interface AccountRest {
  keyFacts(): Promise<Answer<KeyFacts>>
  accountSettings(): Promise<Answer<AccountSettings>>
  balances(): Promise<Answer<Balances>>
  feeRates(instrument: InstrumentKey): Promise<Answer<FeeRates>>
  allFeeRates(category: Category): Promise<Answer<ReadonlyArray<SymbolFeeRates>>>
  /** MARGIN needs the coin whose borrowing it sets, else `null`. */
  setLeverage(
    instrument: InstrumentKey,
    leverage: string,
    target: LeverageTarget,
    coin: string | null,
  ): Promise<Answer<null>>
  setHoldMode(mode: HoldMode): Promise<Answer<null>>
  /** Are fees paid in BGB? */
  deduction(): Promise<Answer<boolean>>
  setDeduction(on: boolean): Promise<Answer<null>>
}

/** The account itself: what it holds, pays and is set to. */
export function createAccountRest(calls: SignedCalls, clock: Pick<WallClock, 'now'>): AccountRest {
  return {
    keyFacts: () =>
      calls.get('/api/v3/account/info', [], (data) => parseKeyFacts(data, clock.now())),
    accountSettings: () => calls.get('/api/v3/account/settings', [], parseAccountSettings),
    balances: () => calls.get('/api/v3/account/assets', [], parseBalances),
    feeRates: ({ category, symbol }) =>
      calls.get(
        '/api/v3/account/fee-rate',
        [
          ['category', category],
          ['symbol', symbol],
        ],
        parseFeeRates,
      ),
    allFeeRates: (category) =>
      calls.get('/api/v3/account/all-fee-rate', [['category', category]], parseAllFeeRates),
    async setLeverage(instrument, leverage, target, coin) {
      const body = leverageBody(instrument, leverage, target, coin)
      const answer = await calls.post('/api/v3/account/set-leverage', body, nothing)
      return insteadOf(answer, isUnchanged, null)
    },
    setHoldMode: (mode) =>
      calls.post('/api/v3/account/set-hold-mode', JSON.stringify({ holdMode: mode }), nothing),
    deduction: () => calls.get('/api/v3/account/deduct-info', [], parseDeduction),
    setDeduction: (on) =>
      calls.post(
        '/api/v3/account/switch-deduct',
        JSON.stringify({ deduct: on ? 'on' : 'off' }),
        nothing,
      ),
  }
}

/** Futures are set by symbol, borrowing by coin (Bitget: "Change Leverage"). */
function leverageBody(
  { category, symbol }: InstrumentKey,
  leverage: string,
  { marginMode, positionSide }: LeverageTarget,
  coin: string | null,
): string {
  if (!isFutures(category)) {
    return JSON.stringify({ category, ...(coin === null ? {} : { coin }), leverage })
  }
  const side = positionSide === null ? {} : { posSide: positionSide }
  return JSON.stringify({ category, symbol, leverage, marginMode, ...side })
}
