import type { KeychainFailure } from '../../shared/domain/key-set.ts'

export type KeychainOperation = 'read' | 'write' | 'delete' | 'list'

/** Nobody reads and answers a prompt faster; a sooner "no" came without a prompt. */
const FASTEST_HUMAN_MS = 250

// The texts are those of libsecret 0.20 with gnome-keyring 42, of Apple's Security framework
// (SecCopyErrorMessageString) and of Windows' FormatMessage, in English. Both vendors translate
// theirs, so an unknown text falls back to what the operation itself says. libsecret keeps one
// session for the life of the process: when the keyring itself was restarted meanwhile, that
// session is "no object at path" until the desk is started again.
const TEXTS: ReadonlyArray<readonly [KeychainFailure, RegExp]> = [
  ['no-service', /autolaunch|spawning command line|could not connect|connection is closed/i],
  ['no-service', /not provided by any|ServiceUnknown|NameHasNoOwner|NoServer|NoReply/i],
  ['no-service', /cannot open shared object|module did not self-register|cannot find module/i],
  ['no-service', /^Object does not exist at path/i],
  ['no-service', /keychain could not be found|no keychain is available/i],
  ['no-service', /specified logon session does not exist/i],
  ['denied', /dismissed|cancel+ed the operation|user cancel+ed|not correct|access is denied/i],
  ['locked', /locked|user interaction is not allowed/i],
  ['unreadable', /unable to decode|couldn.t transfer|invalid secret|data is invalid/i],
  ['write-failed', /cannot be modified|write permission|no space|read-only|bad data/i],
]

const FALLBACK: Readonly<Record<KeychainOperation, KeychainFailure>> = {
  read: 'unreadable',
  list: 'unreadable',
  write: 'write-failed',
  delete: 'write-failed',
}

/**
 * Tells the five failures apart by the text of keytar's error and by how long the call took, in
 * ms: what fails because something is locked, after time for a prompt, was dismissed by the user.
 */
export function classifyKeychainError(
  operation: KeychainOperation,
  message: string,
  tookMs: number,
): KeychainFailure {
  const known = TEXTS.find(([, pattern]) => pattern.test(message))
  if (known === undefined) return FALLBACK[operation]
  const [failure] = known
  const couldPrompt = failure === 'locked' || /^Object does not exist/.test(message)
  return couldPrompt ? lockedOrDenied(tookMs, failure) : failure
}

/** For an item that stayed locked after a call of `tookMs`. */
export function lockedOrDenied(
  tookMs: number,
  withoutPrompt: KeychainFailure = 'locked',
): KeychainFailure {
  return tookMs >= FASTEST_HUMAN_MS ? 'denied' : withoutPrompt
}
