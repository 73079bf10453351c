import { FuseV1Options } from '@electron/fuses'

/**
 * Every fuse of the packaged binary: it runs our archive and nothing else, not as a plain Node, not
 * with options or a debugger from outside. https://www.electronjs.org/docs/latest/tutorial/fuses
 */
export const FUSES = {
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  // There is no snapshot of our own to load.
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  // WebAssembly traps out-of-bounds memory by the processor: what Electron ships.
  [FuseV1Options.WasmTrapHandlers]: true,
}
