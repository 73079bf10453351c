import { fail, succeed } from '../../shared/domain/error.ts'
import type { LedgerCategory, LedgerRow } from '../../shared/domain/ledger.ts'
import type { KeptState } from '../../shared/domain/practice-control.ts'
import type { FundingBalance } from '../../shared/domain/transfer.ts'
import type { Handlers } from '../../shared/ipc/bridge.ts'
import { FAKE_ACCOUNT_SETTINGS } from './fake-account.ts'
import { FAKE_PRACTICE } from './fake-keys.ts'

type WalletHandlers = Pick<
  Handlers,
  | 'account.funding'
  | 'ledger.history'
  | 'account.transferLimit'
  | 'account.transfer'
  | 'account.allFeeRates'
  | 'account.setHoldMode'
  | 'account.deduction'
  | 'account.setDeduction'
  | 'practice.keptStates'
  | 'practice.keep'
  | 'practice.forget'
  | 'practice.bringBack'
  | 'practice.reset'
>

const FUNDING: ReadonlyArray<FundingBalance> = [
  { coin: 'USDT', available: '2500.5', frozen: '0', balance: '2500.5' },
  { coin: 'BTC', available: '0.125', frozen: '0.01', balance: '0.135' },
]

/** Answers about both wallets, fee rates and kept states. `isTrouble`: what a bad day answers. */
export function fakeWalletHandlers(isTrouble: boolean, nowMs: number): WalletHandlers {
  let isDeducting = false
  let kept: ReadonlyArray<KeptState> = [
    { name: 'before the squeeze', savedAtMs: nowMs - 86_400_000 },
  ]
  return {
    'account.funding': async () =>
      isTrouble ? fail({ kind: 'unavailable', reason: 'timeout' }) : succeed(FUNDING),
    'ledger.history': async ({ category }, cursor) =>
      succeed({
        rows: cursor === null ? fakeLedger(category, nowMs) : [],
        cursor: cursor === null ? 'older' : null,
      }),
    'account.transferLimit': async ({ from, coin }) =>
      succeed({
        coin,
        largest:
          from === 'unified'
            ? '20391.4419'
            : (FUNDING.find((row) => row.coin === coin)?.available ?? '0'),
      }),
    'account.transfer': async () =>
      isTrouble
        ? succeed({ kind: 'unknown', clientOid: 'kd-t-1', requestId: 7 })
        : succeed({ kind: 'accepted', transferId: '1390000000000001000', requestId: 7 }),
    'account.allFeeRates': async (category) =>
      succeed(
        ['BTCUSDT', 'ETHUSDT', 'SOLUSDT', 'XRPUSDT', 'DOGEUSDT'].map((symbol) => ({
          symbol,
          maker: category === 'SPOT' || category === 'MARGIN' ? '0.001' : '0.0002',
          taker: category === 'SPOT' || category === 'MARGIN' ? '0.001' : '0.0006',
        })),
      ),
    'account.setHoldMode': async (holdMode) =>
      isTrouble
        ? fail({
            kind: 'refused',
            code: '25010',
            message: 'Unsupported position mode switch',
          })
        : succeed({ ...FAKE_ACCOUNT_SETTINGS, holdMode }),
    'account.deduction': async () => succeed({ on: isDeducting }),
    'account.setDeduction': async (on) => {
      isDeducting = on
      return succeed({ on })
    },
    'practice.keptStates': async () => succeed(kept),
    'practice.keep': async (name) => {
      kept = [{ name, savedAtMs: nowMs }, ...kept.filter((state) => state.name !== name)]
      return succeed(kept)
    },
    'practice.forget': async (name) => {
      kept = kept.filter((state) => state.name !== name)
      return succeed(kept)
    },
    'practice.bringBack': async () => succeed(FAKE_PRACTICE),
    'practice.reset': async () => succeed(FAKE_PRACTICE),
  }
}

/** A day of a trader, newest first. */
function fakeLedger(category: LedgerCategory, nowMs: number): ReadonlyArray<LedgerRow> {
  const types =
    category === 'OTHER'
      ? ['TRANSFER_IN', 'INTEREST_SETTLEMENT_OUT', 'TRANSFER_OUT']
      : ['BUY_DEAL', 'CONTRACT_MAIN_SETTLE_FEE_USER_OUT', 'SELL_DEAL', 'A_LATER_TYPE']
  return Array.from({ length: 18 }, (_, index) => ({
    id: String(1_390_000_000_000_000_900n - BigInt(index)),
    category,
    symbol: category === 'OTHER' ? '' : 'BTCUSDT',
    coin: 'USDT',
    type: types[index % types.length] ?? '',
    amount: index % 3 === 0 ? '12.0451' : '-0.61250000',
    fee: index % 2 === 0 ? '-0.3675' : '0',
    balance: String(21874.2014 - index),
    atMs: nowMs - index * 1_111_000,
  }))
}
