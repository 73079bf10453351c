import type { KeyRing } from '../../../shared/ipc/key-requests.ts'

/** Is a key of the sub-account `uid` among the desk's key sets? Told by account and hint. */
export function isKeyHere(ring: KeyRing | null, uid: string, hint: string): boolean {
  if (hint === '') return false
  return ring?.keySets.some((one) => one.facts?.accountUid === uid && one.hint === hint) === true
}
