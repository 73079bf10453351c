import type { MenuItemConstructorOptions } from 'electron'
import type { Language } from '../../shared/domain/settings.ts'
import { LINK_NAMES, type LinkName } from '../../shared/ipc/contract.ts'
import { MENU_WORDS, type MenuRole } from './menu-words.ts'

const APP: ReadonlyArray<ReadonlyArray<MenuRole>> = [
  ['about'],
  ['services'],
  ['hide', 'hideOthers', 'unhide'],
  ['quit'],
]
const EDIT: ReadonlyArray<ReadonlyArray<MenuRole>> = [
  ['undo', 'redo'],
  ['cut', 'copy', 'paste', 'selectAll'],
]
const VIEW: ReadonlyArray<ReadonlyArray<MenuRole>> = [
  ['resetZoom', 'zoomIn', 'zoomOut'],
  ['togglefullscreen'],
]
const WINDOW: ReadonlyArray<ReadonlyArray<MenuRole>> = [['minimize', 'close']]

/**
 * Editing, zoom and window commands of the system, and the exchange's pages under Help. There is
 * no reload and no developer tool: a reload would lose what is typed, and a page that can be
 * scripted by hand is one that people are talked into scripting.
 */
export function menuTemplate(
  language: Language,
  isMac: boolean,
  openLink: (link: LinkName) => void,
): MenuItemConstructorOptions[] {
  const words = MENU_WORDS[language]
  const items = (groups: ReadonlyArray<ReadonlyArray<MenuRole>>): MenuItemConstructorOptions[] =>
    groups.flatMap((roles, at) => [
      ...(at === 0 ? [] : [{ type: 'separator' } as const]),
      ...roles.map((role) => ({ role, label: words.roles[role] })),
    ])
  const help = LINK_NAMES.map((link) => ({
    label: words.links[link],
    click: () => openLink(link),
  }))
  return [
    ...(isMac ? [{ label: 'Keydesk', submenu: items(APP) }] : []),
    { label: words.edit, submenu: items(EDIT) },
    { label: words.view, submenu: items(VIEW) },
    { label: words.window, submenu: items(WINDOW) },
    { role: 'help', label: words.help, submenu: help },
  ]
}
