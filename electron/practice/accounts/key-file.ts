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
    if (!Array.isArray(parsed) || parsed.length === 0) return null
    const keys = parsed.map(toKey)
    return keys.every((key) => key !== null) ? keys : null
  } catch {
    return null
  }
}

const TEXTS = ['label', 'apiKey', 'secretKey', 'passphrase', 'accountId'] as const
/** What files from before there were RSA keys leave out. */
const HMAC_PARTS = { algorithm: 'hmac', publicKey: null, createdAtMs: 0 } as const

function toKey(value: unknown): PracticeKey | null {
  if (typeof value !== 'object' || value === null) return null
  const fields: Record<string, unknown> = { ...HMAC_PARTS, ...value }
  // Every field is checked on this line and by `isKey`.
  return isKey(fields) ? (fields as unknown as PracticeKey) : null
}

function isKey(fields: Readonly<Record<string, unknown>>): boolean {
  const hasAlgorithm =
    fields.algorithm === 'rsa'
      ? typeof fields.publicKey === 'string'
      : fields.algorithm === 'hmac' && fields.publicKey === null
  return (
    hasAlgorithm &&
    TEXTS.every((name) => typeof fields[name] === 'string') &&
    typeof fields.createdAtMs === 'number' &&
    (fields.environment === 'practice' || fields.environment === 'demo') &&
    Array.isArray(fields.ips) &&
    Array.isArray(fields.permissions) &&
    fields.permissions.every((permission) => PERMISSIONS.includes(permission))
  )
}
