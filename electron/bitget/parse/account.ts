import {
  type AccountSettings,
  type Balances,
  type CoinBalance,
  type FeeRates,
  HOLD_MODES,
  type SymbolFeeRates,
} from '../../../shared/domain/balance.ts'
import type { KeyFacts } from '../../../shared/domain/key-set.ts'
import { MARGIN_MODES, STP_MODES } from '../../../shared/domain/order.ts'
import { categoryOf } from './category.ts'
import {
  amount,
  amountOrNull,
  amountOrZero,
  asRow,
  oneOf,
  type Row,
  requiredText,
  rowsOrNone,
  textOf,
  unsigned,
  wordOrNull,
} from './fields.ts'
import { parsePermissions, scopesOf } from './permissions.ts'

/**
 * `/api/v3/account/info` (Bitget: "Get Account Info"). The page names the account `userId`, a
 * later revision `uid`.
 */
export function parseKeyFacts(data: unknown, checkedAtMs: number): KeyFacts {
  const row = asRow(data, 'data')
  const accountUid = textOf(row, 'userId') === '' ? requiredText(row, 'uid') : textOf(row, 'userId')
  const boundIps = textOf(row, 'ips')
    .split(',')
    .map((ip) => ip.trim())
    .filter((ip) => ip !== '')
  return {
    accountUid,
    boundIps,
    permissions: parsePermissions(row, 'permType'),
    canWithdraw: scopesOf(row).includes('withdraw'),
    checkedAtMs,
  }
}

/** `/api/v3/account/settings` (Bitget: "Get Account Setting"). */
export function parseAccountSettings(data: unknown): AccountSettings {
  const row = asRow(data, 'data')
  return {
    accountUid: textOf(row, 'uid'),
    accountMode: textOf(row, 'accountMode'),
    assetMode: textOf(row, 'assetMode'),
    accountLevel: textOf(row, 'accountLevel') === '' ? null : textOf(row, 'accountLevel'),
    holdMode: oneOf(row, 'holdMode', HOLD_MODES),
    stpMode: wordOrNull(row, 'stpMode', STP_MODES),
    leverages: rowsOrNone(row.symbolConfigList, 'symbolConfigList').map((config) => ({
      category: categoryOf(config),
      symbol: requiredText(config, 'symbol'),
      marginMode: wordOrNull(config, 'marginMode', MARGIN_MODES) ?? 'crossed',
      leverage: unsigned(config, 'leverage'),
    })),
    coinLeverages: rowsOrNone(row.coinConfigList, 'coinConfigList').map((config) => ({
      coin: requiredText(config, 'coin'),
      leverage: unsigned(config, 'leverage'),
    })),
  }
}

/** `/api/v3/account/assets` (Bitget: "Get Account Assets"). `imr` and `mmr` are amounts in USD. */
export function parseBalances(data: unknown): Balances {
  const row = asRow(data, 'data')
  return {
    equity: amountOrZero(row, 'accountEquity'),
    effectiveEquity: amountOrZero(row, 'effEquity'),
    unrealisedProfit: amountOrZero(row, 'unrealisedPnl'),
    initialMargin: amountOrZero(row, 'imr'),
    maintenanceMargin: amountOrZero(row, 'mmr'),
    coins: rowsOrNone(row.assets, 'assets').map(parseCoin),
  }
}

function parseCoin(row: Row): CoinBalance {
  return {
    coin: requiredText(row, 'coin'),
    balance: amount(row, 'balance'),
    available: amount(row, 'available'),
    locked: amountOrZero(row, 'locked'),
    equity: amountOrNull(row, 'equity') ?? amount(row, 'balance'),
    usdValue: amountOrZero(row, 'usdValue'),
    debt: amountOrZero(row, 'debt'),
  }
}

/** `/api/v3/account/fee-rate` (Bitget: "Get Account Fee Rate"). */
export function parseFeeRates(data: unknown): FeeRates {
  return feeRatesOf(asRow(data, 'data'))
}

/** `/api/v3/account/all-fee-rate`. */
export function parseAllFeeRates(data: unknown): SymbolFeeRates[] {
  return rowsOrNone(data, 'data').map((row) => ({
    symbol: requiredText(row, 'symbol'),
    ...feeRatesOf(row),
  }))
}

function feeRatesOf(row: Row): FeeRates {
  return { maker: amount(row, 'makerFeeRate'), taker: amount(row, 'takerFeeRate') }
}

/** `/api/v3/account/deduct-info` (Bitget: "Get Deduct Info"). */
export function parseDeduction(data: unknown): boolean {
  return oneOf(asRow(data, 'data'), 'deduct', ['on', 'off']) === 'on'
}
