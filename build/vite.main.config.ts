import { defineConfig } from 'vite'

// The main process as one ES module. Electron and keytar's native part stay outside.
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  ssr: { noExternal: true, external: ['electron', 'keytar'] },
  build: {
    ssr: 'electron/main.ts',
    outDir: 'out/main',
    emptyOutDir: true,
    target: 'node24',
    minify: false,
    sourcemap: true,
    rolldownOptions: { output: { format: 'es', entryFileNames: 'main.js' } },
  },
})
