import { lstatSync } from 'node:fs'

/** Is anything there, a link to nowhere included? */
export function isThere(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false }) !== undefined
}
