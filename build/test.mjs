import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { prepareDesk } from './launch/prepare.mjs'
import { run, runNode } from './launch/run.mjs'
import { ROOT, say } from './launch/say.mjs'
import { hasDisplay, startVirtualDisplay } from './launch/virtual-display.mjs'

// `npm test`: types, lint and format, then every kind of test. Every step runs even when one before
// it failed, so that one run tells all. The last line counts: `N passed, N failed, N skipped`.
const REPORTS = join(ROOT, 'out', 'test')
const totals = { passed: 0, failed: 0, skipped: 0 }
const lines = []

function count(name, passed, failed, skipped = 0) {
  totals.passed += passed
  totals.failed += failed
  totals.skipped += skipped
  lines.push(
    `${failed === 0 ? 'ok  ' : 'FAIL'}  ${name}: ${passed} passed, ${failed} failed, ${skipped} skipped`,
  )
}

async function check(name, command, args) {
  say(name)
  const code = await run(command, args)
  count(name, code === 0 ? 1 : 0, code === 0 ? 0 : 1)
}

async function vitest(name, projects, env) {
  say(name)
  const report = join(REPORTS, `${name}.json`)
  rmSync(report, { force: true })
  const code = await runNode(
    'node_modules/vitest/vitest.mjs',
    [
      ...[
        'run',
        '--config',
        'build/vitest.config.ts',
        '--reporter',
        'default',
        '--reporter',
        'json',
      ],
      ...['--outputFile.json', report],
      ...projects.flatMap((project) => ['--project', project]),
    ],
    { env },
  )
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(
      readFileSync(report, 'utf8'),
    )
    // A run that broke outside any test, or ran none, has failed too.
    const broke = (code !== 0 && numFailedTests === 0) || numPassedTests === 0 ? 1 : 0
    count(name, numPassedTests, numFailedTests + broke, numPendingTests + numTodoTests)
  } catch (error) {
    say(`${name} left no report: ${error.message}`)
    count(name, 0, 1)
  }
}

const electron = await prepareDesk('test')
mkdirSync(REPORTS, { recursive: true })
const display = hasDisplay() ? null : await startVirtualDisplay()
const env = display === null ? {} : { DISPLAY: display.display }
const startedAt = performance.now()

for (const project of ['shared', 'electron', 'renderer', 'tests']) {
  await check(`types of ${project}`, 'tsc', ['--project', project])
}
await check('lint and format', 'biome', ['check', '--config-path=build/lint.json', '.'])
await vitest('unit', ['unit', 'renderer'], env)
await vitest('integration', ['integration', 'conformance'], env)
await vitest('faults', ['faults'], env)
await vitest('security', ['security'], env)
await vitest('end-to-end', ['e2e'], env)
display?.stop()

const seconds = Math.round((performance.now() - startedAt) / 1000)
process.stdout.write(`\n${lines.join('\n')}\n`)
process.stdout.write(
  `ran on ${electron === null ? 'the stand-in' : 'Electron'} in ${seconds} s\n\n`,
)
process.stdout.write(
  `${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped\n`,
)
process.exit(totals.failed === 0 ? 0 : 1)
