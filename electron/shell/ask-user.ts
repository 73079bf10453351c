import { type BrowserWindow, dialog } from 'electron'
import type { AskUser } from './bounded-question.ts'

/** The system's message box over the desk's window. No window, closing it or Escape: no. */
export function askUserOver(window: () => BrowserWindow | null): AskUser {
  return async ({ message, detail, yes, no }) => {
    const parent = window()
    if (parent === null) return false
    const { response } = await dialog.showMessageBox(parent, {
      ...{ type: 'warning', message, detail, noLink: true },
      ...{ buttons: [no, yes], defaultId: 0, cancelId: 0 },
    })
    return response === 1
  }
}
