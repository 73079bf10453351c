import type { KeySet, Permission } from '../../../shared/domain/key-set.ts'

/** Why sub-accounts cannot be shown, or what cannot be done about them. */
export type SubAccountGate =
  | { readonly kind: 'open' }
  /** They may be looked at and not changed. */
  | { readonly kind: 'read-only'; readonly missing: Permission }
  | { readonly kind: 'no-key' }
  | { readonly kind: 'demo' }
  | { readonly kind: 'missing'; readonly missing: Permission }

/** A key that was not asked yet passes: main asks it with the first request. */
export function subAccountGate(keySet: KeySet | null): SubAccountGate {
  if (keySet === null) return { kind: 'no-key' }
  if (keySet.environment === 'demo') return { kind: 'demo' }
  const permissions = keySet.facts?.permissions
  if (permissions === undefined || permissions.includes('manage-write')) return { kind: 'open' }
  if (permissions.includes('manage-read')) return { kind: 'read-only', missing: 'manage-write' }
  return { kind: 'missing', missing: 'manage-write' }
}
