import { isFutures } from '../../../shared/domain/instrument.ts'
import type { CoinAmount } from '../engine/account-commands.ts'
import type { DataFolder } from '../host/data-folder.ts'
import type { PracticeOptions } from '../host/practice-options.ts'
import { STARTING_BALANCES } from '../host/practice-options.ts'
import type { Exchange } from '../host/untimed-command.ts'
import type { KeyRing } from './key-ring.ts'
import type { PracticeKey } from './practice-key.ts'
import { readSubAccounts, writeSubAccounts } from './sub-account-file.ts'
import { SubAccounts } from './sub-accounts.ts'

/** Set for every perpetual, so that a new account's settings list them and sizes can be worked out. */
const STARTING_LEVERAGE = '10'

/** Opens the accounts that keys belong to and that are not there yet. */
export function openMainAccounts(
  exchange: Exchange,
  keys: ReadonlyArray<PracticeKey>,
  options: PracticeOptions,
): void {
  const balances = options.startingBalances ?? STARTING_BALANCES
  const known = new Set(exchange.engine.accountIds())
  for (const accountId of new Set(keys.map((key) => key.accountId))) {
    if (!known.has(accountId)) openAccount(exchange, accountId, balances)
  }
}

/**
 * The sub-accounts of the data folder. The state of the exchange may be older than one of them: that
 * one begins empty again.
 */
export function openSubAccounts(
  exchange: Exchange,
  keys: KeyRing,
  folder: DataFolder | null,
): SubAccounts {
  const kept = folder === null ? [] : readSubAccounts(folder)
  const known = new Set(exchange.engine.accountIds())
  for (const { subUid } of kept) if (!known.has(subUid)) openAccount(exchange, subUid, [])
  return new SubAccounts({
    records: kept,
    keys,
    save: (records) => {
      if (folder !== null) writeSubAccounts(folder, records)
    },
    openAccount: (accountId) => openAccount(exchange, accountId, []),
    accountIds: () => exchange.engine.accountIds(),
  })
}

function openAccount(
  exchange: Exchange,
  accountId: string,
  balances: ReadonlyArray<CoinAmount>,
): void {
  const created = exchange.execute({ kind: 'create-account', accountId, balances, role: 'user' })
  const { refusal } = created
  if (refusal !== null) throw new Error(`account ${accountId} was refused: ${refusal.msg}`)
  for (const { category, symbol } of exchange.engine.instruments) {
    if (!isFutures(category)) continue
    exchange.execute({
      kind: 'set-leverage',
      accountId,
      category,
      symbol,
      coin: null,
      leverage: STARTING_LEVERAGE,
      marginMode: 'crossed',
      positionSide: null,
    })
  }
}
