import {
  type AccountSettings,
  type Balances,
  type CoinBalance,
  type FeeRates,
  HOLD_MODES,
} from '../../../shared/domain/balance.ts'
import type { KeyFacts, Permission } from '../../../shared/domain/key-set.ts'
import { MARGIN_MODES, STP_MODES } from '../../../shared/domain/order.ts'
import { Unreadable } from '../errors/unreadable.ts'
import { categoryOf } from './category.ts'
import {
  amount,
  amountOrZero,
  asRow,
  oneOf,
  type Row,
  requiredText,
  rowsOrNone,
  textOf,
  wordOrNull,
} from './fields.ts'

/**
 * `/api/v3/account/info` (Bitget: "Get Account Info"). The page names the account `userId`, a
 * later revision `uid`; `permType` is met with hyphens and with underscores.
 */
export function parseKeyFacts(data: unknown, checkedAtMs: number): KeyFacts {
  const row = asRow(data, 'data')
  const accountUid = textOf(row, 'userId') === '' ? requiredText(row, 'uid') : textOf(row, 'userId')
  const scopes = row.permissions ?? []
  if (!Array.isArray(scopes)) throw new Unreadable('permissions')
  const type = textOf(row, 'permType').replaceAll('_', '-').toLowerCase()
  const boundIps = textOf(row, 'ips')
    .split(',')
    .map((ip) => ip.trim())
    .filter((ip) => ip !== '')
  return {
    accountUid,
    boundIps,
    permissions: permissionsOf(scopes, type === 'read-and-write' || type === 'read-write'),
    canWithdraw: scopes.includes('withdraw'),
    checkedAtMs,
  }
}

function permissionsOf(scopes: ReadonlyArray<unknown>, writes: boolean): ReadonlyArray<Permission> {
  const permissions: Permission[] = []
  if (scopes.includes('uta_trade')) permissions.push('trade-read')
  if (scopes.includes('uta_trade') && writes) permissions.push('trade-write')
  if (scopes.includes('uta_mgt')) permissions.push('manage-read')
  if (scopes.includes('uta_mgt') && writes) permissions.push('manage-write')
  return permissions
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
      leverage: amount(config, 'leverage'),
    })),
    coinLeverages: rowsOrNone(row.coinConfigList, 'coinConfigList').map((config) => ({
      coin: requiredText(config, 'coin'),
      leverage: amount(config, 'leverage'),
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
    equity: amountOrZero(row, 'equity'),
    usdValue: amountOrZero(row, 'usdValue'),
    debt: amountOrZero(row, 'debt'),
  }
}

/** `/api/v3/account/fee-rate` (Bitget: "Get Account Fee Rate"). */
export function parseFeeRates(data: unknown): FeeRates {
  const row = asRow(data, 'data')
  return { maker: amount(row, 'makerFeeRate'), taker: amount(row, 'takerFeeRate') }
}
