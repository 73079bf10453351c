import { EventEmitter } from 'node:events'
import type { BrowserContext, Page } from 'playwright-core'
import { toBrowserAddress } from './addresses.ts'
import { isMessageBox } from './dialog.ts'
import type { StandInFrame } from './frames.ts'
import { invokeHandler } from './ipc-main.ts'
import { PageLink } from './page-link.ts'
import { routePage } from './page-routes.ts'
import { defaultSession, type StandInSession } from './session.ts'

type OpenHandler = (details: { readonly url: string }) => { readonly action: string }

let lastContentsId = 0

/** The page of one window. */
export class StandInWebContents extends EventEmitter {
  readonly id: number
  readonly session: StandInSession = defaultSession
  readonly #page: Promise<Page>
  #link: PageLink | null = null
  #openHandler: OpenHandler = () => ({ action: 'deny' })
  #destroyed = false
  #callPolicy: string | null = null
  /** Set while the app itself loads an address: that asks nobody. */
  #loading = false

  constructor(browser: Promise<BrowserContext>, preloadFile: string) {
    super()
    lastContentsId += 1
    this.id = lastContentsId
    this.#page = browser.then((context) => this.#adopt(context, preloadFile))
  }

  get page(): Promise<Page> {
    return this.#page
  }

  isDestroyed(): boolean {
    return this.#destroyed
  }
  getURL(): string {
    return this.#link?.frames.mainUrl() ?? ''
  }
  send(channel: string, ...args: ReadonlyArray<unknown>): void {
    this.#link?.send(channel, args)
  }
  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler
  }
  setWebRTCIPHandlingPolicy(policy: string): void {
    this.#callPolicy = policy
  }
  /** What the app has set by the time that its window opens, as the browser's command line says it. */
  networkFlags(): ReadonlyArray<string> {
    const { proxy } = this.session
    return [
      ...(this.#callPolicy === null ? [] : [`--webrtc-ip-handling-policy=${this.#callPolicy}`]),
      ...(proxy === null
        ? []
        : [
            `--proxy-server=${proxy.proxyRules}`,
            `--proxy-bypass-list=${proxy.proxyBypassRules ?? ''}`,
          ]),
    ]
  }
  reload(): void {
    void this.#page.then((page) => page.reload()).catch(() => this.#noteGone())
  }
  async loadURL(address: string): Promise<void> {
    const page = await this.#page
    this.#loading = true
    try {
      await page.goto(toBrowserAddress(address), { waitUntil: 'load' })
    } finally {
      this.#loading = false
    }
    this.emit('did-finish-load')
  }
  /** Runs code in the preload's world; for parts of the stand-in alone. */
  async evaluateInPreload(expression: string): Promise<unknown> {
    await this.#page
    return this.#link?.evaluate(expression)
  }

  async #adopt(context: BrowserContext, preloadFile: string): Promise<Page> {
    const page = context.pages()[0] ?? (await context.newPage())
    const protocol = await context.newCDPSession(page)
    const link = new PageLink(protocol, (frame, channel, args) =>
      invokeHandler(channel, this.#eventOf(frame), args),
    )
    await link.install(preloadFile)
    this.#link = link
    await routePage(context, page, (url, isMainFrame) => this.#mayNavigate(url, isMainFrame))
    context.on('page', (popup) => void this.#judgeWindow(popup))
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame()) void this.#bringBack(page)
    })
    page.on('download', (download) => this.#judgeDownload(download.url(), () => download.cancel()))
    page.on('crash', () => this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 }))
    page.on('console', (line) =>
      this.emit('console-message', { level: line.type(), message: line.text() }),
    )
    page.on('close', () => this.#noteGone())
    return page
  }

  #eventOf(frame: StandInFrame | null): object {
    return { type: 'frame', sender: this, senderFrame: frame }
  }

  #mayNavigate(url: string, isMainFrame: boolean): boolean {
    if (isMainFrame && this.#loading) return true
    let allowed = true
    const event = { url, isMainFrame, preventDefault: () => (allowed = false) }
    if (isMainFrame) this.emit('will-navigate', event)
    this.emit('will-frame-navigate', event)
    return allowed
  }

  /** `about:blank` and its like are not requests: the app is asked after the fact. */
  async #bringBack(page: Page): Promise<void> {
    const url = page.url()
    if (this.#loading || url.startsWith('https:') || this.#destroyed) return
    if (!this.#mayNavigate(url, true)) await page.goBack().catch(() => this.emit('did-fail-load'))
  }

  async #judgeWindow(popup: Page): Promise<void> {
    if (await isMessageBox(popup)) return
    const { action } = this.#openHandler({ url: popup.url() })
    if (action !== 'allow') void popup.close().catch(() => this.emit('did-fail-load'))
  }

  #judgeDownload(url: string, cancel: () => Promise<void>): void {
    const event = { preventDefault: () => void cancel() }
    this.session.emit('will-download', event, { getURL: () => url }, this)
  }

  #noteGone(): void {
    if (this.#destroyed) return
    this.#destroyed = true
    this.emit('destroyed')
  }
}
