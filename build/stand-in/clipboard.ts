import type Electron from 'electron'
import type { BrowserContext } from 'playwright-core'
import type { StandInWebContents } from './web-contents.ts'

let contents: StandInWebContents | null = null
let browser: Promise<BrowserContext> | null = null

/** The system's clipboard is reached through Chromium, in the preload's world. */
export function setClipboardPage(page: StandInWebContents, context: Promise<BrowserContext>): void {
  contents = page
  browser = context
}

export const clipboard = {
  readText: async () => String((await withPermission('navigator.clipboard.readText()')) ?? ''),
  writeText: async (text: string) => {
    await withPermission(`navigator.clipboard.writeText(${JSON.stringify(text)})`)
  },
  clear: () => {
    void withPermission("navigator.clipboard.writeText('')")
  },
} satisfies Pick<Electron.Clipboard, 'readText' | 'writeText' | 'clear'>

/** Granted for this one call; the page itself stays without. */
async function withPermission(expression: string): Promise<unknown> {
  const context = await browser
  if (context === null || contents === null) return undefined
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  try {
    return await contents.evaluateInPreload(expression)
  } finally {
    await context.clearPermissions()
    await context.grantPermissions([])
  }
}
