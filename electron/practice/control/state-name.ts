import { LONGEST_STATE_NAME } from '../../../shared/domain/practice-message.ts'

// A name that a person chose never becomes a path: its file is named by the hex digits of its bytes,
// which are the same on every file system, whether or not it tells capitals apart. 40 UTF-16 units
// are at most 120 bytes, and their 240 digits fit every file system's limit of 255.

const CONTROL = /\p{C}/u
const FILE = /^((?:[0-9a-f]{2}){1,120})\.json$/

/** The name without outer blanks; `null` when it is empty, too long, or cannot be shown. */
export function readStateName(text: string): string | null {
  const name = text.trim().normalize('NFC')
  const isGood = name !== '' && name.length <= LONGEST_STATE_NAME && !CONTROL.test(name)
  return isGood ? name : null
}

export function fileOfState(name: string): string {
  return `${Buffer.from(name, 'utf8').toString('hex')}.json`
}

/** `null`: not a file of a kept state. */
export function stateOfFile(file: string): string | null {
  const digits = FILE.exec(file)?.[1]
  if (digits === undefined) return null
  const name = readStateName(Buffer.from(digits, 'hex').toString('utf8'))
  return name !== null && fileOfState(name) === file ? name : null
}
