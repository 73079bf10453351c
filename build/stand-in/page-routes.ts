import type { BrowserContext, Page, Request, Route } from 'playwright-core'
import { toAppAddress } from './addresses.ts'
import { defaultSession } from './session.ts'

/** Asks the app about a navigation; `true`: it may happen. */
export type MayNavigate = (url: string, isMainFrame: boolean) => boolean

/** Answers everything the page loads: from the app's own protocol handler, or not at all. */
export async function routePage(
  context: BrowserContext,
  page: Page,
  mayNavigate: MayNavigate,
): Promise<void> {
  await context.route('**/*', async (route, request) => {
    try {
      await answer(route, request, page, mayNavigate)
    } catch {
      // The page was closed while the answer was being made.
    }
  })
}

async function answer(
  route: Route,
  request: Request,
  page: Page,
  mayNavigate: MayNavigate,
): Promise<void> {
  const url = toAppAddress(request.url())
  if (request.isNavigationRequest() && !mayNavigate(url, isMainFrame(request, page))) {
    return route.abort('aborted')
  }
  if (defaultSession.isCancelled(url)) return route.abort('blockedbyclient')
  const response = await defaultSession.answer(url, request.method())
  if (response === null) return route.continue()
  return route.fulfill({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  })
}

function isMainFrame(request: Request, page: Page): boolean {
  try {
    return request.frame() === page.mainFrame()
  } catch {
    // A navigation that has no frame yet opens a new page: never our main frame.
    return false
  }
}
