import { registerHooks } from 'node:module'

// Under plain Node the import `electron` means the stand-in beside this file. Loaded with
// `node --import ./build/stand-in/register.mjs out/main/main.js`; never part of a package.
const standIn = new URL('./electron.ts', import.meta.url).href

registerHooks({
  resolve(specifier, context, nextResolve) {
    if (specifier === 'electron')
      return { url: standIn, shortCircuit: true, format: 'module-typescript' }
    return nextResolve(specifier, context)
  },
})
