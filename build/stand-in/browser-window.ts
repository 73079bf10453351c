import { EventEmitter } from 'node:events'
import type Electron from 'electron'
import type { BrowserContext, CDPSession } from 'playwright-core'
import { app } from './app.ts'
import { isDebugDoorOpen, isHeadless, launchBrowser, readDebugAddress } from './browser.ts'
import { setClipboardPage } from './clipboard.ts'
import { setDialogBrowser } from './dialog.ts'
import { onColourScheme } from './inert.ts'
import { defaultSession } from './session.ts'
import { StandInWebContents } from './web-contents.ts'

const LOOK_AT_BOUNDS_MS = 1000

/** The one window of the desk: an app window of the installed Chromium. */
export class BrowserWindow extends EventEmitter {
  readonly webContents: StandInWebContents
  readonly #browser: Promise<BrowserContext>
  #protocol: CDPSession | null = null
  #windowId = 0
  #bounds: Electron.Rectangle
  #state = 'normal'
  #closed = false

  constructor(options: Electron.BrowserWindowConstructorOptions) {
    super()
    const { x, y, width = 1280, height = 800 } = options
    this.#bounds = { x: x ?? 0, y: y ?? 0, width, height }
    const place = x === undefined || y === undefined ? null : { x, y }
    const userData = app.getPath('userData')
    // After the app has had its say on the window that it has just made.
    this.#browser = Promise.resolve().then(() =>
      launchBrowser(userData, { width, height }, place, this.webContents.networkFlags()),
    )
    this.#browser.catch((error: unknown) => {
      process.stderr.write(`stand-in: ${error instanceof Error ? error.message : String(error)}\n`)
      app.exit(1)
    })
    this.webContents = new StandInWebContents(this.#browser, options.webPreferences?.preload ?? '')
    this.webContents.once('destroyed', () => this.#noteClosed())
    setClipboardPage(this.webContents, this.#browser)
    setDialogBrowser(this.#browser)
    app.noteOpen(this)
    app.beforeExit(() => this.#browser.then((browser) => browser.close()))
  }

  async loadURL(address: string): Promise<void> {
    const [page, browser] = await Promise.all([this.webContents.page, this.#browser])
    await browser.grantPermissions(defaultSession.grantedPermissions(address))
    onColourScheme((colorScheme) => void page.emulateMedia({ colorScheme }))
    if (!isHeadless()) await this.#watchBounds(browser)
    await this.webContents.loadURL(address)
    this.emit('ready-to-show')
    if (isDebugDoorOpen()) {
      const endpoint = await readDebugAddress(app.getPath('userData'))
      process.send?.({ kind: 'stand-in-ready', endpoint })
    }
  }

  show(): void {
    this.focus()
  }
  focus(): void {
    if (!this.#closed) void this.webContents.page.then((page) => page.bringToFront())
  }
  isDestroyed(): boolean {
    return this.#closed
  }
  isMinimized(): boolean {
    return this.#state === 'minimized'
  }
  isMaximized(): boolean {
    return this.#state === 'maximized'
  }
  restore(): void {
    this.#setState('normal')
  }
  maximize(): void {
    this.#setState('maximized')
  }
  getNormalBounds(): Electron.Rectangle {
    return this.#bounds
  }
  setTitle(title: string): void {
    void this.webContents.evaluateInPreload(`document.title = ${JSON.stringify(title)}`)
  }
  setBackgroundColor(_colour: string): void {
    this.emit('stand-in-background')
  }
  close(): void {
    if (this.#closed) return
    this.emit('close', { preventDefault: () => undefined })
    void this.webContents.page.then((page) => page.close())
  }

  #noteClosed(): void {
    if (this.#closed) return
    this.#closed = true
    this.emit('closed')
    app.noteClosed(this)
  }

  #setState(windowState: 'normal' | 'maximized'): void {
    if (isHeadless()) return
    this.#state = windowState
    void this.#protocol?.send('Browser.setWindowBounds', {
      windowId: this.#windowId,
      bounds: { windowState },
    })
  }

  /** Chromium does not tell when its window is moved: it is asked once a second. */
  async #watchBounds(browser: BrowserContext): Promise<void> {
    const page = await this.webContents.page
    this.#protocol = await browser.newCDPSession(page)
    this.#windowId = (await this.#protocol.send('Browser.getWindowForTarget')).windowId
    if (this.#state === 'maximized') this.#setState('maximized')
    const timer = setInterval(() => void this.#look(), LOOK_AT_BOUNDS_MS)
    this.once('closed', () => clearInterval(timer))
  }

  async #look(): Promise<void> {
    const windowId = this.#windowId
    const answer = await this.#protocol
      ?.send('Browser.getWindowBounds', { windowId })
      .catch(() => undefined)
    if (answer === undefined) return
    const { windowState = 'normal', left, top, width, height } = answer.bounds
    const before = this.#bounds
    if (windowState !== this.#state) {
      this.#state = windowState
      this.emit(windowState === 'maximized' ? 'maximize' : 'unmaximize')
    }
    if (windowState !== 'normal') return
    this.#bounds = {
      x: left ?? before.x,
      y: top ?? before.y,
      width: width ?? before.width,
      height: height ?? before.height,
    }
    if (JSON.stringify(this.#bounds) !== JSON.stringify(before)) this.emit('resize')
  }
}
