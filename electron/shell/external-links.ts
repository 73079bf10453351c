import type { Shell } from 'electron'
import type { LinkName } from '../../shared/ipc/contract.ts'

// The page names a link, it never gives an address: a page that was taken over cannot use this to
// open anything of its choice or to carry data out in an address.

/** Addresses as the exchange's Quick Start page and documentation give them. */
const ADDRESSES: Readonly<Record<LinkName, string>> = {
  'api-key-management': 'https://www.bitget.com/account/newapi',
  'api-documentation': 'https://www.bitget.com/api-doc/uta/intro',
  'demo-trading': 'https://www.bitget.com/api-doc/uta/guide',
  'community-telegram': 'https://t.me/BitgetENOfficial',
  'api-telegram': 'https://t.me/bitgetOpenapi',
}

/** Opens a link of the list in the system's browser. */
export async function openLink(shell: Pick<Shell, 'openExternal'>, link: LinkName): Promise<void> {
  await shell.openExternal(ADDRESSES[link])
}
