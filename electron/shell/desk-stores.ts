import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Notice } from '../../shared/ipc/contract.ts'
import { KeptJournal } from '../desk/journal/kept-journal.ts'
import { openJournal } from '../desk/journal/open-journal.ts'
import { type KeyList, openKeyList } from '../desk/keys/key-list.ts'
import { openSettingsService, type SettingsService } from '../desk/settings-service.ts'
import { largestItemBytes } from '../vault/item-size.ts'
import { KeytarKeychain } from '../vault/keytar-keychain.ts'
import type { Redactor } from '../vault/redaction.ts'
import { createSecretServiceFinder } from '../vault/secret-service.ts'
import { Vault } from '../vault/vault.ts'

export interface DeskStoresOptions {
  /** The user's data folder; it is made where it is missing. */
  readonly userData: string
  /** The operating system's language tag. */
  readonly locale: string
  readonly redactor: Redactor
  /** Unix ms. */
  readonly now: () => number
  readonly raise: (notice: Notice) => void
  /** The journal could be opened after all. */
  readonly onJournalReopened: () => void
}

export interface DeskStores {
  readonly settings: SettingsService
  readonly list: KeyList
  readonly journal: KeptJournal
  readonly vault: Vault
}

/** Opens all that outlives the desk: three files in the user's data folder, and the keychain. */
export async function openDeskStores(options: DeskStoresOptions): Promise<DeskStores> {
  const { userData, locale, redactor, now, raise } = options
  const file = (name: string) => path.join(userData, name)
  mkdirSync(userData, { recursive: true, mode: 0o700 })
  const settings = await openSettingsService({ file: file('settings.json'), locale, now, raise })
  const list = await openKeyList({ file: file('keys.json'), now, raise })
  const journalFile = file('journal.sqlite')
  const journal = new KeptJournal({
    ...{ file: journalFile, raise },
    open: () => {
      const mayHaveTraded = list.wasLost || list.all().length > 0
      return openJournal({ file: journalFile, now, raise, mayHaveTraded })
    },
    onReopened: options.onJournalReopened,
  })
  const finder = process.platform === 'linux' ? createSecretServiceFinder(process.env) : null
  const keychain = new KeytarKeychain(finder)
  const vault = new Vault(keychain, redactor, largestItemBytes(process.platform))
  return { settings, list, journal, vault }
}
