import { defineConfig } from 'vite'

// A sandboxed preload cannot load modules: one CommonJS file, with Electron alone outside.
// https://www.electronjs.org/docs/latest/tutorial/sandbox#preload-scripts
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  ssr: { noExternal: true, external: ['electron'] },
  build: {
    ssr: 'electron/preload/preload.ts',
    outDir: 'out/preload',
    emptyOutDir: true,
    target: 'chrome140',
    minify: false,
    sourcemap: false,
    rolldownOptions: { output: { format: 'cjs', entryFileNames: 'preload.cjs' } },
  },
})
