import type { Permission } from '../../../shared/domain/key-set.ts'
import { Unreadable } from '../errors/unreadable.ts'
import { type Row, textOf } from './fields.ts'

/**
 * The four rights of a key, told from its scopes (`permissions`) and its type. `account/info` calls
 * the type `permType` with `read-and-write`, calls about sub-keys `type` with `read_write`; either
 * is met with hyphens and with underscores.
 */
export function parsePermissions(row: Row, typeName: 'permType' | 'type'): Permission[] {
  const scopes = scopesOf(row)
  const type = textOf(row, typeName).replaceAll('_', '-').toLowerCase()
  const writes = type === 'read-and-write' || type === 'read-write'
  const permissions: Permission[] = []
  if (scopes.includes('uta_trade')) permissions.push('trade-read')
  if (scopes.includes('uta_trade') && writes) permissions.push('trade-write')
  if (scopes.includes('uta_mgt')) permissions.push('manage-read')
  if (scopes.includes('uta_mgt') && writes) permissions.push('manage-write')
  return permissions
}

export function scopesOf(row: Row): ReadonlyArray<unknown> {
  const scopes = row.permissions ?? []
  if (!Array.isArray(scopes)) throw new Unreadable('permissions')
  return scopes
}
