import { accessSync, constants, mkdirSync } from 'node:fs'
import type { StartProblem } from './start-words.ts'

/**
 * Makes the user's data folder, for its owner alone, where it is missing. `null`: the desk can work
 * in it. A full disk is no reason to stay away: cancelling and panic need no room.
 */
export function prepareUserData(findFolder: () => string): StartProblem | null {
  let folder: string | null = null
  try {
    folder = findFolder()
    makeFolder(folder)
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    return null
  } catch (error) {
    return { kind: reasonOf(codeOf(error)), folder: folder ?? pathOf(error) }
  }
}

/** Node calls a read-only disk a missing folder (ENOENT) when it makes several; one tells the truth. */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
    mkdirSync(folder, { mode: 0o700 })
  }
}

function reasonOf(code: string): Exclude<StartProblem['kind'], 'fault'> {
  switch (code) {
    // A link to nowhere has no folder to be made in.
    case 'ENOENT':
    case 'EEXIST':
    case 'ENOTDIR':
    case 'ELOOP':
      return 'not-a-folder'
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'not-writable'
    case 'ENOSPC':
    case 'EDQUOT':
      return 'no-room'
    default:
      return 'not-usable'
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

function pathOf(error: unknown): string {
  return error instanceof Error && 'path' in error ? String(error.path) : ''
}
