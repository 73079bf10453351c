import type { KeyRing } from '../../../shared/ipc/key-requests.ts'

/** Is a key of the sub-account `uid` among the desk's key sets? Told by account and hint. */
export function isKeyHere(ring: KeyRing | null, uid: string, apiKey: string): boolean {
  const hint = apiKey.slice(-4)
  return ring?.keySets.some((one) => one.facts?.accountUid === uid && one.hint === hint) === true
}
