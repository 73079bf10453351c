import { PERMISSIONS } from '../../../shared/domain/key-set.ts'
import type { DataFolder } from '../host/data-folder.ts'
import type { PracticeKey } from './practice-key.ts'

const KEYS = 'keys.json'

/** The key sets of an earlier run; `null` when there are none, or none that can be read. */
export function readKeys(folder: DataFolder): ReadonlyArray<PracticeKey> | null {
  const text = folder.read(KEYS)
  if (text === null) return null
  const keys = parseKeys(text)
  if (keys === null) folder.setAside(KEYS, 'cannot be read, so new keys were made')
  return keys
}

/** Only the owner of the folder may read it. */
export function writeKeys(folder: DataFolder, keys: ReadonlyArray<PracticeKey>): void {
  folder.replace(KEYS, `${JSON.stringify(keys, null, 2)}\n`)
}

function parseKeys(text: string): ReadonlyArray<PracticeKey> | null {
  try {
    const parsed: unknown = JSON.parse(text)
    return Array.isArray(parsed) && parsed.length > 0 && parsed.every(isKey) ? parsed : null
  } catch {
    return null
  }
}

const TEXTS = ['label', 'apiKey', 'secretKey', 'passphrase', 'accountId'] as const

function isKey(value: unknown): value is PracticeKey {
  if (typeof value !== 'object' || value === null) return false
  // Any object may be read by name; every field is checked here.
  const fields = value as Record<string, unknown>
  return (
    TEXTS.every((name) => typeof fields[name] === 'string') &&
    (fields.environment === 'practice' || fields.environment === 'demo') &&
    Array.isArray(fields.ips) &&
    Array.isArray(fields.permissions) &&
    fields.permissions.every((permission) => PERMISSIONS.includes(permission))
  )
}
