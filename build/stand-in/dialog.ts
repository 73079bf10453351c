import type Electron from 'electron'
import type { BrowserContext, Page } from 'playwright-core'
import type { BrowserWindow } from './browser-window.ts'

let browser: Promise<BrowserContext> | null = null
let opening: Promise<Page> | null = null

export function setDialogBrowser(context: Promise<BrowserContext>): void {
  browser = context
}

/** Is this window a message box, and not one that the page opened? Known once the box is there. */
export async function isMessageBox(page: Page): Promise<boolean> {
  return page === (await opening?.catch(() => null))
}

/** A window of its own in the place of the system's message box: the desk's page cannot reach it. */
export const dialog = {
  async showMessageBox(_parent: BrowserWindow, options: Electron.MessageBoxOptions) {
    const { message, detail = '', buttons = ['OK'], cancelId = 0, defaultId = 0 } = options
    const unasked = { response: cancelId, checkboxChecked: false }
    const context = await browser
    if (context === null) return unasked
    opening = context.newPage()
    const page = await opening
    const closed = new Promise<number>((resolve) => page.once('close', () => resolve(cancelId)))
    await page.setContent('<meta charset="utf-8"><body style="font:14px sans-serif;padding:24px">')
    const answered = page.evaluate(
      ({ texts, message: title, detail: text, focused, cancelled }) =>
        new Promise<number>((resolve) => {
          document.title = title
          const [head, body] = [document.createElement('h1'), document.createElement('p')]
          head.textContent = title
          body.textContent = text
          body.style.whiteSpace = 'pre-wrap'
          document.body.append(head, body)
          texts.forEach((label, index) => {
            const button = document.createElement('button')
            button.textContent = label
            button.onclick = () => resolve(index)
            document.body.append(button)
            if (index === focused) button.focus()
          })
          document.onkeydown = ({ key }) => key === 'Escape' && resolve(cancelled)
        }),
      { texts: buttons, message, detail, focused: defaultId, cancelled: cancelId },
    )
    // The page that is closed takes the question with it.
    const response = await Promise.race([answered.catch(() => cancelId), closed])
    await page.close()
    return { response, checkboxChecked: false }
  },

  /** There is no system box: the text goes to standard error as well, where it is seen. */
  showErrorBox(_title: string, _content: string): void {
    // Nothing to show it in before there is a browser.
  },
}
