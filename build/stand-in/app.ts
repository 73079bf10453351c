import { EventEmitter } from 'node:events'
import { mkdirSync, readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type Electron from 'electron'
import { InstanceLock } from './instance-lock.ts'

type PathName = Parameters<Electron.App['getPath']>[0]

const MOVABLE: ReadonlySet<string> = new Set(['userData', 'downloads'])

/** A window, as far as the life of the app depends on it. */
export interface OpenWindow {
  close(): void
}

class StandInApp extends EventEmitter {
  readonly isPackaged = false
  readonly #windows = new Set<OpenWindow>()
  readonly #lastSteps: Array<() => Promise<void>> = []
  #name = 'Keydesk'
  readonly #moved = new Map<string, string>()
  #lock: InstanceLock | null = null
  #state: 'running' | 'quitting' | 'gone' = 'running'

  constructor() {
    super()
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => this.quit())
    }
  }

  getName(): string {
    return this.#name
  }
  setName(name: string): void {
    this.#name = name
  }
  getVersion(): string {
    const packageFile = path.join(this.getAppPath(), 'package.json')
    return (JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string }).version
  }
  /** The folder of the package whose `main` runs. */
  getAppPath(): string {
    return path.resolve(path.dirname(process.argv[1] ?? '.'), '..', '..')
  }
  getLocale(): string {
    return Intl.DateTimeFormat().resolvedOptions().locale
  }
  getPath(name: PathName): string {
    if (name === 'home') return os.homedir()
    if (name === 'temp') return os.tmpdir()
    const folder = this.#moved.get(name) ?? this.#usualFolder(name)
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    return folder
  }
  setPath(name: string, folder: string): void {
    if (!MOVABLE.has(name)) throw new Error(`the stand-in cannot move '${name}'`)
    this.#moved.set(name, path.resolve(folder))
  }
  #usualFolder(name: PathName): string {
    if (name === 'userData') {
      const config = process.env.XDG_CONFIG_HOME ?? path.join(os.homedir(), '.config')
      return path.join(config, this.#name)
    }
    if (name === 'downloads') {
      return process.env.XDG_DOWNLOAD_DIR ?? path.join(os.homedir(), 'Downloads')
    }
    throw new Error(`the stand-in has no path '${name}'`)
  }
  /** Chromium's sandbox is on for every page unless root runs it, which it does not allow. */
  enableSandbox(): void {
    this.emit('stand-in-sandbox')
  }
  setAboutPanelOptions(_options: object): void {
    this.emit('stand-in-about')
  }
  whenReady(): Promise<void> {
    return Promise.resolve()
  }
  requestSingleInstanceLock(): boolean {
    this.#lock ??= new InstanceLock(this.getPath('userData'), (argv) =>
      this.emit('second-instance', {}, argv, process.cwd(), null),
    )
    return this.#lock.claim()
  }

  quit(): void {
    if (this.#state !== 'running') return
    this.#state = 'quitting'
    if (this.#isPrevented('before-quit')) {
      this.#state = 'running'
      return
    }
    for (const window of [...this.#windows]) window.close()
    if (this.#windows.size === 0) this.#finish()
  }
  exit(code = 0): void {
    void this.#leave(code)
  }

  noteOpen(window: OpenWindow): void {
    this.#windows.add(window)
  }
  noteClosed(window: OpenWindow): void {
    this.#windows.delete(window)
    if (this.#windows.size > 0) return
    if (this.#state === 'quitting') this.#finish()
    else if (!this.emit('window-all-closed')) this.quit()
  }
  /** Something to end after everything of the app's own, such as the browser. */
  beforeExit(step: () => Promise<void>): void {
    this.#lastSteps.push(step)
  }

  #finish(): void {
    if (this.#isPrevented('will-quit')) {
      this.#state = 'running'
      return
    }
    this.emit('quit', {}, 0)
    void this.#leave(0)
  }
  #isPrevented(name: string): boolean {
    let prevented = false
    const preventDefault = () => {
      prevented = true
    }
    this.emit(name, { preventDefault })
    return prevented
  }
  async #leave(code: number): Promise<void> {
    if (this.#state === 'gone') return
    this.#state = 'gone'
    const steps = this.#lastSteps.map((step) => step())
    await Promise.allSettled([...steps, this.#lock?.release() ?? Promise.resolve()])
    process.exit(code)
  }
}

export const app = new StandInApp() satisfies Pick<
  Electron.App,
  | 'isPackaged'
  | 'getName'
  | 'setName'
  | 'getVersion'
  | 'getAppPath'
  | 'getLocale'
  | 'getPath'
  | 'setPath'
  | 'enableSandbox'
  | 'setAboutPanelOptions'
  | 'whenReady'
  | 'requestSingleInstanceLock'
  | 'quit'
  | 'exit'
>
