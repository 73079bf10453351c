import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { ROOT } from './say.mjs'

/** Node 24, the major inside Electron, from the npm package `node`. It is there once npm packages are. */
export const NODE = join(
  ROOT,
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
)

/** The environment for the project's own tools: its Node and its commands come first in the path. */
function toolEnvironment(extra = {}) {
  const path = [
    join(ROOT, 'node_modules', 'node', 'bin'),
    join(ROOT, 'node_modules', '.bin'),
    process.env.PATH,
  ]
  return { ...process.env, PATH: path.join(delimiter), ...extra }
}

/**
 * Runs a command in the project's root with our terminal. Resolves with its exit code (128 + signal
 * number is not computed: a signal counts as 1). Ctrl+C and a polite kill reach the child too.
 */
export function run(command, args, { env = {}, quiet = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: toolEnvironment(env),
      stdio: ['inherit', quiet ? 'ignore' : 'inherit', quiet ? 'ignore' : 'inherit'],
    })
    const pass = (signal) => child.kill(signal)
    process.on('SIGINT', pass)
    process.on('SIGTERM', pass)
    child.on('error', reject)
    child.on('exit', (code) => {
      process.off('SIGINT', pass)
      process.off('SIGTERM', pass)
      resolve(code ?? 1)
    })
  })
}

/** Runs a script of the project under its own Node 24. */
export function runNode(script, args = [], options = {}) {
  return run(NODE, [script, ...args], options)
}
