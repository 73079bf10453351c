import type { Permission } from '../../../shared/domain/key-set.ts'
import type { PracticeKey } from '../accounts/practice-key.ts'
import { Refusal } from '../server/refusal.ts'

// The wording follows what the exchange says for its management endpoints; the trade texts are by analogy.
const NEEDED: Readonly<Record<Permission, string>> = {
  'trade-read': 'UTA trade read or UTA trade write',
  'trade-write': 'UTA trade write',
  'manage-read': 'UTA manage read or UTA manage write',
  'manage-write': 'UTA manage write',
}

/** Throws 40014 unless the key has the permission, or the write form of it. `null` asks for none. */
export function requirePermission(key: PracticeKey, permission: Permission | null): void {
  if (permission === null || key.permissions.includes(permission)) return
  const writeForm = permission === 'trade-read' ? 'trade-write' : 'manage-write'
  if (key.permissions.includes(writeForm)) return
  throw new Refusal('40014', [NEEDED[permission]])
}
