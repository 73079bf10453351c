import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

// One project a kind of test, so that each can be run alone: `npx vitest -c build/vitest.config.ts --project unit`.
const node = (name: string, include: string[], timeoutMs = 30_000) => ({
  test: {
    name,
    include,
    environment: 'node' as const,
    testTimeout: timeoutMs,
    hookTimeout: 60_000,
  },
})

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    projects: [
      node('unit', ['tests/unit/{shared,electron,build}/**/*.test.ts']),
      {
        plugins: [react()],
        test: {
          name: 'renderer',
          include: ['tests/unit/renderer/**/*.test.{ts,tsx}'],
          environment: 'happy-dom',
          testTimeout: 30_000,
        },
      },
      node('integration', ['tests/integration/**/*.test.ts'], 30_000),
      node('conformance', ['tests/conformance/**/*.test.ts'], 30_000),
      node('faults', ['tests/faults/**/*.test.ts'], 120_000),
      node('security', ['tests/security/**/*.test.ts'], 60_000),
      node('e2e', ['tests/e2e/**/*.test.ts'], 180_000),
    ],
  },
})
