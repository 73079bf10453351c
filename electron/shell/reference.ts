import { randomBytes } from 'node:crypto'

/** A short random text that ties an answer to its line in the log. */
export function newReference(): string {
  return randomBytes(4).toString('hex')
}
