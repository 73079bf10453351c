import { Menu } from 'electron'
import type { Language } from '../../shared/domain/settings.ts'
import type { LinkName } from '../../shared/ipc/contract.ts'
import { menuTemplate } from './menu-template.ts'

/** Sets the application menu; called again when the language changes. */
export function setMenu(language: Language, openLink: (link: LinkName) => void): void {
  const template = menuTemplate(language, process.platform === 'darwin', openLink)
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
