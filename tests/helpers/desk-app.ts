import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { _electron, chromium, type Page } from 'playwright-core'
import { waitUntil } from './wait-until.ts'

export type Runtime = 'electron' | 'stand-in'

export interface DeskAppOptions {
  /** Folder for all that the desk keeps; the same folder again is a restart. */
  readonly userData: string
  /** A practice exchange that runs already; without it the desk starts its own. */
  readonly practiceAddress?: string
  /** Further arguments of the command line, such as `--practice-seed=7`. */
  readonly args?: ReadonlyArray<string>
  readonly env?: Readonly<Record<string, string>>
  /** Options of the Node under the stand-in; Electron takes none. */
  readonly nodeArgs?: ReadonlyArray<string>
}

export type MachineEvent =
  | { readonly event: 'lock-screen' | 'suspend' | 'resume' }
  | { readonly idleSeconds: number }
  | { readonly idleState: 'active' | 'locked' }

export interface DeskApp {
  readonly page: Page
  readonly runtime: Runtime
  /** Process id of main. */
  readonly pid: number
  /** Closes as a user does and waits for the end; ends it by force after ten seconds. */
  stop(): Promise<void>
  /** Output of main, console of the page, page errors and answers of 400 and above. */
  readonly logs: ReadonlyArray<string>
  /** Says to the desk what the operating system would of the machine. */
  machine(event: MachineEvent): Promise<void>
  /** The desk's own log file. */
  readLogFile(): string
}

const root = new URL('../..', import.meta.url).pathname
const mainBundle = path.join(root, 'out/main/main.js')
const STOP_LIMIT_MS = 10_000
/** Node, the browser and its first page, on a machine that has other things to do. */
const START_LIMIT_MS = 60_000

/** Electron when its binary is there, else the stand-in. */
function deskRuntime(): Runtime {
  return electronBinary() === null ? 'stand-in' : 'electron'
}

/** Starts the bundled desk (`out/` must be there) and waits for its page. */
export async function launchDesk(options: DeskAppOptions): Promise<DeskApp> {
  if (!existsSync(mainBundle)) throw new Error('out/main/main.js is missing: bundle first')
  const runtime = deskRuntime()
  process.stdout.write(`desk runs on: ${runtime}\n`)
  const args = [
    `--user-data=${options.userData}`,
    ...(options.practiceAddress === undefined
      ? []
      : [`--practice-address=${options.practiceAddress}`]),
    ...(options.args ?? []),
  ]
  const env = { ...cleanEnvironment(), ...options.env }
  return runtime === 'electron'
    ? launchOnElectron(args, env, options.userData)
    : launchOnStandIn(args, env, options)
}

/** Starts a second desk on the same folder, which must end by itself. Resolves with its exit code. */
export async function launchSecondDesk(userData: string): Promise<number | null> {
  const { child } = spawnDesk([`--user-data=${userData}`], cleanEnvironment())
  return exitOf(child)
}

/** Starts a desk that cannot start. Resolves with its exit code and what it said. */
export async function launchDeskInVain(
  userData: string,
): Promise<{ readonly code: number | null; readonly output: string }> {
  const { child, logs } = spawnDesk([`--user-data=${userData}`], cleanEnvironment())
  await new Promise((resolve) => child.once('close', resolve))
  return { code: child.exitCode, output: logs.join('\n') }
}

async function launchOnElectron(
  args: ReadonlyArray<string>,
  env: Record<string, string>,
  userData: string,
): Promise<DeskApp> {
  const executablePath = electronBinary()
  if (executablePath === null) throw new Error('no Electron binary')
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const electron = await _electron.launch({
    executablePath,
    args: [root, ...sandbox, ...args],
    env,
  })
  const page = await electron.firstWindow()
  await page.waitForLoadState('load')
  const logs: string[] = []
  collect(page, logs)
  const child = electron.process()
  return {
    page,
    runtime: 'electron',
    pid: child.pid ?? 0,
    logs,
    stop: () => electron.close(),
    machine: (event) =>
      electron.evaluate(({ powerMonitor }, told) => {
        if ('idleSeconds' in told) powerMonitor.getSystemIdleTime = () => told.idleSeconds
        else if ('idleState' in told) powerMonitor.getSystemIdleState = () => told.idleState
        // Electron's own types name one event per overload.
        else powerMonitor.emit(told.event as 'suspend')
      }, event),
    readLogFile: () => readLog(userData),
  }
}

async function launchOnStandIn(
  args: ReadonlyArray<string>,
  env: Record<string, string>,
  { userData, nodeArgs }: DeskAppOptions,
): Promise<DeskApp> {
  const { child, logs } = spawnDesk(args, env, nodeArgs)
  let endpoint: string | null = null
  child.on('message', (message: { kind?: string; endpoint?: string }) => {
    if (message.kind === 'stand-in-ready') endpoint = message.endpoint ?? null
  })
  try {
    const address = await waitUntil(
      'the desk to open its page',
      () => {
        if (child.exitCode !== null) throw new Error('the desk ended at its start')
        return endpoint
      },
      START_LIMIT_MS,
    )
    const browser = await chromium.connectOverCDP(address)
    const page = browser.contexts()[0]?.pages()[0]
    if (page === undefined) throw new Error('the desk has no page')
    collect(page, logs)
    return {
      page,
      runtime: 'stand-in',
      pid: child.pid ?? 0,
      logs,
      stop: async () => {
        await stopChild(child)
        await browser.close()
      },
      machine: async (event) => {
        child.send({ kind: 'stand-in-machine', ...event })
      },
      readLogFile: () => readLog(userData),
    }
  } catch (error) {
    await stopChild(child)
    throw new Error(`the desk did not start:\n${logs.join('\n')}`, { cause: error })
  }
}

function spawnDesk(
  args: ReadonlyArray<string>,
  env: Record<string, string>,
  nodeArgs: ReadonlyArray<string> = [],
): { readonly child: ChildProcess; readonly logs: string[] } {
  const logs: string[] = []
  const register = new URL('../../build/stand-in/register.mjs', import.meta.url).href
  // The project's own Node runs the tests; see the scripts in package.json.
  const node = path.join(root, 'node_modules/.bin/node')
  const child = spawn(node, [...nodeArgs, '--import', register, mainBundle, ...args], {
    env: { ...env, KEYDESK_STAND_IN_DEBUG: '1' },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => logs.push(text.trimEnd()))
  }
  return { child, logs }
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = exitOf(child)
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS)
  await exited
  clearTimeout(timer)
}

function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode)
  return new Promise((resolve) => {
    child.once('exit', resolve)
  })
}

function collect(page: Page, logs: string[]): void {
  page.on('console', (message) => logs.push(`console ${message.type()}: ${message.text()}`))
  page.on('pageerror', (error) => logs.push(`page error: ${error.message}`))
  page.on('response', (response) => {
    if (response.status() >= 400) logs.push(`answer ${response.status()}: ${response.url()}`)
  })
}

function readLog(userData: string): string {
  const file = path.join(userData, 'logs', 'keydesk.log')
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

/** Without a screen Chromium runs headless. */
function cleanEnvironment(): Record<string, string> {
  const env: Record<string, string> = {}
  for (const [name, value] of Object.entries(process.env)) {
    if (value !== undefined && !name.startsWith('VITEST') && name !== 'NODE_OPTIONS')
      env[name] = value
  }
  if ((env.DISPLAY ?? env.WAYLAND_DISPLAY ?? '') === '') env.KEYDESK_HEADLESS = '1'
  return env
}

/** The binary, without letting the package download it. */
function electronBinary(): string | null {
  const folder = path.dirname(createRequire(import.meta.url).resolve('electron/package.json'))
  const pathFile = path.join(folder, 'path.txt')
  if (!existsSync(pathFile)) return null
  const binary = path.join(folder, 'dist', readFileSync(pathFile, 'utf8').trim())
  return existsSync(binary) ? binary : null
}
