import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// The page. Nothing is inlined as `data:`, because the page's policy allows fonts and scripts from
// its own origin only.
export default defineConfig({
  root: new URL('../renderer', import.meta.url).pathname,
  base: './',
  plugins: [react()],
  build: {
    outDir: new URL('../out/renderer', import.meta.url).pathname,
    emptyOutDir: true,
    target: 'chrome140',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
    sourcemap: false,
  },
})
