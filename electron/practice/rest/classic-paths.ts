/** Families of the classic API whose paths are all private, apart from what `PUBLIC` names. */
const CLASSIC =
  /^\/api\/v2\/(spot|mix|margin|user|account|tax|convert|broker|copy|earn|p2p|common)\//
const PUBLIC =
  /^\/api\/v2\/(spot|mix|margin|common)\/(public|market)\/|^\/api\/v2\/margin\/currencies$/

/** Would this path of the classic API need a key? */
export function isClassicPrivate(path: string): boolean {
  return CLASSIC.test(path) && !PUBLIC.test(path)
}
