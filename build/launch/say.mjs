import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's root folder. */
export const ROOT = resolve(fileURLToPath(new URL('../..', import.meta.url)))

/** One line for the person at the terminal. Standard error, so that `--json` output stays clean. */
export function say(text) {
  process.stderr.write(`keydesk: ${text}\n`)
}

/** Ends the script with a reason a person can act on. */
export function giveUp(text) {
  say(text)
  process.exit(1)
}
