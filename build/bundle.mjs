import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Each part with the folders that it is made of and the file that it ends in. */
const PARTS = [
  { name: 'main', sources: ['electron', 'shared'], result: 'out/main/main.js' },
  { name: 'preload', sources: ['electron/preload', 'shared'], result: 'out/preload/preload.cjs' },
  { name: 'practice', sources: ['electron/practice', 'shared'], result: 'out/practice/main.js' },
  { name: 'renderer', sources: ['renderer', 'shared'], result: 'out/renderer/index.html' },
]

/**
 * Bundles into `out/` what has changed since the last time: the main process, the preload, the
 * practice exchange and the page. Resolves with the names of the parts that were made anew.
 * @param {{ force?: boolean, say?: (line: string) => void }} [options]
 * @returns {Promise<string[]>}
 */
export async function bundle({ force = false, say = () => undefined } = {}) {
  const made = []
  for (const part of PARTS) {
    const stamp = path.join(root, 'out', 'stamps', part.name)
    const digest = digestOf(part)
    const isFresh =
      existsSync(path.join(root, part.result)) &&
      existsSync(stamp) &&
      readFileSync(stamp, 'utf8') === digest
    if (isFresh && !force) continue
    const startedAt = performance.now()
    await buildPart(part.name)
    mkdirSync(path.dirname(stamp), { recursive: true })
    writeFileSync(stamp, digest)
    say(`bundled ${part.name} in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`)
    made.push(part.name)
  }
  return made
}

async function buildPart(name) {
  // Loaded here, so that this file can be imported before anything is installed.
  const { build } = await import('vite')
  await build({
    configFile: path.join(root, 'build', `vite.${name}.config.ts`),
    logLevel: 'warn',
    mode: 'production',
  })
}

/** Changes with every byte that goes into a part. */
function digestOf({ name, sources }) {
  const hash = createHash('sha256')
  const files = [
    'package-lock.json',
    'package.json',
    'build/bundle.mjs',
    `build/vite.${name}.config.ts`,
    ...sources.flatMap(filesUnder),
  ]
  for (const file of files) {
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(path.join(root, file)))
      .update('\0')
  }
  return hash.digest('hex')
}

function filesUnder(folder) {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.tsbuildinfo'))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .sort()
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await bundle({ force: process.argv.includes('--force'), say: (line) => console.log(line) })
}
