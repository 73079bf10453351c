import { BrowserWindow, screen } from 'electron'
import { APP_START_URL } from './app-address.ts'
import { describeFailure, type Log } from './log.ts'
import { lockNavigation, windowOptions } from './window-policy.ts'
import { fitToDisplays, type WindowState } from './window-state.ts'

export interface MainWindowOptions {
  readonly preload: string
  readonly dark: boolean
  readonly state: WindowState
  /** Told whenever the window has moved; never rejects. */
  readonly keepState: (state: WindowState) => void
  readonly log: Log
}

/** Opens the desk's window. It shows itself with its first frame and remembers where it stood. */
export function openMainWindow(options: MainWindowOptions): BrowserWindow {
  const { state, log } = options
  const workAreas = screen.getAllDisplays().map((display) => display.workArea)
  const window = new BrowserWindow(
    windowOptions({
      bounds: fitToDisplays(state.bounds, workAreas),
      preload: options.preload,
      dark: options.dark,
    }),
  )
  lockNavigation(window.webContents, log)
  if (state.maximised) window.maximize()
  window.once('ready-to-show', () => window.show())
  keepState(window, options)
  window.loadURL(APP_START_URL).catch((error: unknown) => {
    log.error('the page did not load', describeFailure(error))
  })
  return window
}

/** Brings a window to the front, wherever it is. */
export function bringToFront(window: BrowserWindow | null): void {
  if (window === null || window.isDestroyed()) return
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

function keepState(window: BrowserWindow, options: MainWindowOptions): void {
  let timer: NodeJS.Timeout | null = null
  const write = () => {
    timer = null
    if (window.isDestroyed() || window.isMinimized()) return
    options.keepState({ bounds: window.getNormalBounds(), maximised: window.isMaximized() })
  }
  const writeSoon = () => {
    timer ??= setTimeout(write, 500)
  }
  window.on('resize', writeSoon)
  window.on('move', writeSoon)
  window.on('maximize', writeSoon)
  window.on('unmaximize', writeSoon)
  window.on('close', () => {
    if (timer !== null) clearTimeout(timer)
    write()
  })
}
