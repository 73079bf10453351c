import { defineConfig } from 'vite'

// The practice exchange, a program of its own.
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  ssr: { noExternal: true },
  build: {
    ssr: 'electron/practice/main.ts',
    outDir: 'out/practice',
    emptyOutDir: true,
    target: 'node24',
    minify: false,
    sourcemap: true,
    rolldownOptions: { output: { format: 'es', entryFileNames: 'main.js' } },
  },
})
