import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { Language } from '../../shared/domain/settings.ts'
import { LINK_NAMES, type LinkName } from '../../shared/ipc/contract.ts'
import { MENU_WORDS } from './menu-words.ts'

/** Sets the application menu; called again when the language changes. */
export function setMenu(language: Language, openLink: (link: LinkName) => void): void {
  const template = menuTemplate(language, process.platform === 'darwin', openLink)
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}

/**
 * Editing, zoom and window commands of the system, and the exchange's pages under Help. There is
 * no reload and no developer tool: a reload would lose what is typed, and a page that can be
 * scripted by hand is one that people are talked into scripting.
 */
function menuTemplate(
  language: Language,
  isMac: boolean,
  openLink: (link: LinkName) => void,
): MenuItemConstructorOptions[] {
  const words = MENU_WORDS[language]
  const edit: MenuItemConstructorOptions[] = [
    { role: 'undo' },
    { role: 'redo' },
    { type: 'separator' },
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'selectAll' },
  ]
  const view: MenuItemConstructorOptions[] = [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { type: 'separator' },
    { role: 'togglefullscreen' },
  ]
  const help = LINK_NAMES.map((link) => ({
    label: words.links[link],
    click: () => openLink(link),
  }))
  return [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    { label: words.edit, submenu: edit },
    { label: words.view, submenu: view },
    { label: words.window, submenu: [{ role: 'minimize' }, { role: 'close' }] },
    { role: 'help', label: words.help, submenu: help },
  ]
}
