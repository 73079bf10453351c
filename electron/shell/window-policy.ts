import type { BrowserWindowConstructorOptions, WebContents } from 'electron'
import { isAppUrl } from './app-address.ts'
import type { Log } from './log.ts'
import type { Bounds } from './window-state.ts'

export const MINIMUM_SIZE = { width: 1024, height: 680 } as const

export interface WindowWishes {
  readonly bounds: Partial<Bounds>
  readonly preload: string
  readonly dark: boolean
}

/** Options of every window. The hardening comes last, so that nothing before it can weaken it. */
export function windowOptions(wishes: WindowWishes): BrowserWindowConstructorOptions {
  return {
    ...wishes.bounds,
    minWidth: MINIMUM_SIZE.width,
    minHeight: MINIMUM_SIZE.height,
    title: 'Keydesk',
    show: false,
    // The page's own background, so that the first frame does not flash.
    backgroundColor: wishes.dark ? '#0e1116' : '#f7f8fa',
    webPreferences: {
      preload: wishes.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      spellcheck: false,
      // The feed must be drawn on time also when another window is in front.
      backgroundThrottling: false,
    },
  }
}

/** Keeps the contents of a window on the app's own pages, in every way there is to leave them. */
export function lockNavigation(contents: WebContents, log: Log): void {
  const stay = (event: { readonly url: string; preventDefault(): void }) => {
    if (isAppUrl(event.url)) return
    event.preventDefault()
    log.warn('navigation denied', { url: event.url.slice(0, 200) })
  }
  contents.on('will-navigate', stay)
  contents.on('will-redirect', stay)
  contents.on('will-frame-navigate', stay)
  contents.on('will-attach-webview', (event) => {
    event.preventDefault()
    log.warn('webview denied')
  })
  // With the session's proxy, which leads nowhere: see session-policy.ts.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  contents.setWindowOpenHandler((details) => {
    log.warn('window denied', { url: details.url.slice(0, 200) })
    return { action: 'deny' }
  })
}
