import path from 'node:path'
import {
  FuseState,
  FuseV1Options,
  FuseVersion,
  flipFuses,
  getCurrentFuseWire,
} from '@electron/fuses'

// The packaged binary runs our archive and nothing else: not as a plain Node, not with options or
// a debugger from outside. https://www.electronjs.org/docs/latest/tutorial/fuses
const FUSES = {
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
}

/** electron-builder's `afterPack`: sets the fuses, then reads them back and compares. */
export default async function setFuses({ appOutDir, electronPlatformName, packager }) {
  const binary = binaryIn(appOutDir, electronPlatformName, packager)
  await flipFuses(binary, {
    version: FuseVersion.V1,
    resetAdHocDarwinSignature: electronPlatformName === 'darwin',
    ...FUSES,
  })
  const wire = await getCurrentFuseWire(binary)
  for (const [fuse, on] of Object.entries(FUSES)) {
    const expected = on ? FuseState.ENABLE : FuseState.DISABLE
    if (wire[fuse] !== expected) throw new Error(`fuse ${FuseV1Options[fuse]} did not take`)
  }
}

function binaryIn(folder, platform, packager) {
  const name = packager.appInfo.productFilename
  if (platform === 'darwin') return path.join(folder, `${name}.app`)
  if (platform === 'win32') return path.join(folder, `${name}.exe`)
  return path.join(folder, packager.executableName)
}
