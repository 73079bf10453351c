// Takes the place of the `electron` import under plain Node, where Electron's binary cannot be
// had. It holds only what the app uses; every part is held against Electron's own types.
// Differences that remain: there is no native menu, no power events, and the window is an app
// window of the installed Chromium.
export { app } from './app.ts'
export { BrowserWindow } from './browser-window.ts'
export { clipboard } from './clipboard.ts'
export { dialog } from './dialog.ts'
export { Menu, nativeTheme, powerMonitor, screen } from './inert.ts'
export { ipcMain } from './ipc-main.ts'
export { protocol, session } from './session.ts'
export { shell } from './shell.ts'
export { utilityProcess } from './utility-process.ts'
