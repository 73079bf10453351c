import path from 'node:path'
import { app, type BrowserWindow, ipcMain, nativeTheme, protocol, session, shell } from 'electron'
import type { Notice } from '../shared/ipc/contract.ts'
import { openLog } from './desk/log.ts'
import { registerAppScheme, serveApp } from './shell/app-protocol.ts'
import { askUserOver } from './shell/ask-user.ts'
import { systemClipboard } from './shell/clipboard.ts'
import { createDesk } from './shell/desk-composition.ts'
import { createEventSender } from './shell/event-sender.ts'
import { openLink } from './shell/external-links.ts'
import { serveIpc } from './shell/ipc-server.ts'
import { parseLaunchOptions } from './shell/launch-options.ts'
import { bringToFront, openMainWindow } from './shell/main-window.ts'
import { setMenu } from './shell/menu.ts'
import {
  closeBeforeQuit,
  thisMachine,
  watchForFailures,
  watchPage,
  watchPower,
} from './shell/power-and-crash.ts'
import { PracticeHost } from './shell/practice-host.ts'
import { launchPracticeProcess } from './shell/practice-process.ts'
import { newReference } from './shell/reference.ts'
import { lockSession } from './shell/session-policy.ts'
import { claimSingleInstance } from './shell/single-instance.ts'
import { endSecondStart, endStart, endStartWith } from './shell/start-failure.ts'
import { isTrustedSender } from './shell/trusted-sender.ts'
import { prepareUserData } from './shell/user-data.ts'
import { limitWarnings } from './shell/warning-limit.ts'
import { openWindowState } from './shell/window-state.ts'

import { Redactor } from './vault/redaction.ts'

// The start of the desk, from top to bottom. What must happen before Electron is ready comes
// first; the window comes last, when everything that it may ask for is there.

const bundles = path.resolve(import.meta.dirname, '..')
const options = parseLaunchOptions(process.argv.slice(1))
let window: BrowserWindow | null = null

app.setName('Keydesk')
if (options.userData !== null) app.setPath('userData', path.resolve(options.userData))
if (options.downloads !== null) app.setPath('downloads', path.resolve(options.downloads))
registerAppScheme(protocol)
app.enableSandbox()
try {
  const problem = prepareUserData(() => app.getPath('userData'))
  if (problem !== null) endStart(problem)
  else if (!claimSingleInstance(() => bringToFront(window))) endSecondStart()
  else void app.whenReady().then(startDesk).catch(endStartWith)
} catch (error) {
  endStartWith(error)
}

async function startDesk(): Promise<void> {
  const userData = app.getPath('userData')
  const redactor = new Redactor()
  const log = openLog({
    file: path.join(userData, 'logs', 'keydesk.log'),
    level: 'info',
    redact: (value) => redactor.redact(value),
  })
  watchForFailures(log)

  const pageLog = limitWarnings(log, () => performance.now())
  await lockSession(session.defaultSession, pageLog)
  serveApp(session.defaultSession, path.join(bundles, 'renderer'), pageLog)

  const practice = new PracticeHost({
    launch: (args) => launchPracticeProcess(path.join(bundles, 'practice', 'main.js'), args),
    args: ['--data', path.join(userData, 'practice'), ...options.practiceArguments],
    attachTo: options.practiceAddress,
    log,
  })
  const early: Notice[] = []
  let raise = (notice: Notice): void => void early.push(notice)
  const windowState = openWindowState({
    file: path.join(userData, 'window.json'),
    now: Date.now,
    raise: (notice) => raise(notice),
  })
  const state = await windowState.readOrDefaults()
  const desk = await createDesk({
    userData,
    downloads: () => app.getPath('downloads'),
    version: app.getVersion(),
    runtime: process.versions.electron === undefined ? 'stand-in' : 'electron',
    notices: early,
    practice,
    emit: createEventSender(() => window?.webContents ?? null),
    log,
    openLink: (link) => openLink(shell, link),
    askUser: askUserOver(() => window),
    clipboard: systemClipboard,
    redactor,
    locale: app.getLocale(),
    machine: thisMachine,
    onSettings: ({ language, theme }) => {
      nativeTheme.themeSource = theme
      setMenu(language, (link) => void openLink(shell, link))
    },
  })
  raise = desk.raise
  serveIpc(ipcMain, {
    handlers: desk.handlers,
    isTrusted: (sender) => isTrustedSender(sender, window?.webContents.id ?? null),
    refusal: desk.refusal,
    log: pageLog,
    newReference,
  })

  window = openMainWindow({
    preload: path.join(bundles, 'preload', 'preload.cjs'),
    dark: nativeTheme.shouldUseDarkColors,
    state,
    // A write that fails is told as a notice.
    keepState: (changed) => void windowState.write(changed),
    log: pageLog,
  })
  watchPage(window.webContents, pageLog, Date.now)
  watchPower({ onAway: desk.away, onWake: desk.wake }, log)
  closeBeforeQuit(
    [
      { name: 'desk', close: desk.close },
      { name: 'practice exchange', close: () => practice.close() },
    ],
    log,
  )
  log.info('desk started', { version: app.getVersion() })
}
