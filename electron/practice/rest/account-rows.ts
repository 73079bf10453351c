import { decimal } from '../../../shared/domain/decimal.ts'
import type { PracticeKey } from '../accounts/practice-key.ts'
import type { AccountRecord, CoinRecord } from '../engine/account-records.ts'
import type { SettingsView } from '../engine/queries.ts'
import { scopesOf } from './sub-account-rows.ts'

/**
 * Bitget page uta/account/Get-Account-Info: what a key may do. `parentId` is the UID of the main
 * account, a JSON number; `null` on a main account.
 */
export function keyInfo(key: PracticeKey, parentUid: string | null) {
  const canWrite = key.permissions.some((permission) => permission.endsWith('-write'))
  return {
    userId: key.accountId,
    uid: key.accountId,
    inviterId: null,
    parentId: parentUid === null ? null : Number(parentUid),
    channelCode: '',
    channel: '',
    ips: key.ips.join(','),
    permType: canWrite ? 'read-and-write' : 'read-only',
    permissions: scopesOf(key),
    regisTime: '1704067200000',
  }
}

/** Bitget page uta/account/Get-Account-Setting. */
export function settingsRow(accountId: string, settings: SettingsView) {
  return {
    uid: accountId,
    accountMode: 'unified',
    assetMode: 'multi_assets',
    accountLevel: 'advanced',
    holdMode: settings.holdMode,
    stpMode: settings.stpMode,
    symbolConfigList: settings.symbols.map(({ category, symbol, marginMode, leverage }) => ({
      category,
      symbol,
      marginMode,
      leverage,
    })),
    coinConfigList: settings.coins.map(({ coin, leverage }) => ({ coin, leverage })),
  }
}

/** Bitget page uta/account/Get-Account. Only coins with a balance are listed. */
export function assetsRow(account: AccountRecord) {
  return {
    accountEquity: account.equity,
    usdtEquity: account.equity,
    btcEquity: account.btcEquity,
    unrealisedPnl: account.unrealisedProfit,
    usdtUnrealisedPnl: account.unrealisedProfit,
    btcUnrealizedPnl: account.btcUnrealisedProfit,
    effEquity: account.effectiveEquity,
    mmr: account.maintenanceMargin,
    imr: account.initialMargin,
    mgnRatio: account.marginRatio,
    positionMgnRatio: account.positionMarginRatio,
    positionValue: account.positionValue,
    leverage: account.leverage,
    assets: account.coins.filter(isHeld).map(coinRow),
  }
}

export function coinRow(coin: CoinRecord) {
  return {
    coin: coin.coin,
    equity: coin.equity,
    usdValue: coin.usdValue,
    balance: coin.balance,
    available: coin.available,
    debt: coin.debt,
    locked: coin.locked,
    bonus: '0',
  }
}

/** Is there anything of this coin, owned or owed? */
export function isHeld(coin: CoinRecord): boolean {
  return [coin.balance, coin.equity, coin.locked, coin.debt].some((text) => !decimal(text).eq(0))
}
