import path from 'node:path'
import {
  FuseState,
  FuseV1Options,
  FuseVersion,
  flipFuses,
  getCurrentFuseWire,
} from '@electron/fuses'
import { FUSES } from './fuses.mjs'

/**
 * electron-builder's `afterPack`: sets the fuses, then reads them back and compares. A binary with
 * a fuse that is not among ours is refused, so that a new Electron brings none unseen.
 */
export default async function setFuses({ appOutDir, electronPlatformName, packager }) {
  const binary = binaryIn(appOutDir, electronPlatformName, packager)
  const before = await getCurrentFuseWire(binary)
  for (const fuse of Object.keys(FUSES)) {
    // Setting it would look right when read back, and do nothing.
    if (before[fuse] === FuseState.REMOVED)
      throw new Error(`no fuse ${FuseV1Options[fuse]} any more`)
  }
  await flipFuses(binary, {
    version: FuseVersion.V1,
    resetAdHocDarwinSignature: electronPlatformName === 'darwin',
    strictlyRequireAllFuses: true,
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
