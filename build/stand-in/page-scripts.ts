import { createWireCodec } from './wire-values.ts'
import {
  createSide,
  installPageWorld,
  installPreloadWorld,
  type PreloadWorldNames,
} from './worlds.ts'

/** Runs in the page's own world at the start of every document. */
export function pageWorldScript(names: PreloadWorldNames): string {
  return `(${installPageWorld})(${JSON.stringify(names.handshake)}, ${createSide})`
}

/** Runs in the isolated world at the start of every document; holds the preload bundle as it is. */
export function preloadWorldScript(names: PreloadWorldNames, preloadBundle: string): string {
  const preload = `function (require, module, exports) {\n${preloadBundle}\n}`
  return `(${installPreloadWorld})(${JSON.stringify(names)}, ${createSide}, ${createWireCodec}, ${preload})`
}
