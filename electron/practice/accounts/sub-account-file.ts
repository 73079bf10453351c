import type { DataFolder } from '../host/data-folder.ts'
import type { SubAccountRecord } from './sub-account.ts'

const SUB_ACCOUNTS = 'sub-accounts.json'

/** The sub-accounts of an earlier run. A damaged file is set aside and told about. */
export function readSubAccounts(folder: DataFolder): ReadonlyArray<SubAccountRecord> {
  const text = folder.read(SUB_ACCOUNTS)
  if (text === null) return []
  const records = parse(text)
  if (records === null)
    folder.setAside(SUB_ACCOUNTS, 'cannot be read, so there are no sub-accounts')
  return records ?? []
}

export function writeSubAccounts(
  folder: DataFolder,
  records: ReadonlyArray<SubAccountRecord>,
): void {
  folder.replace(SUB_ACCOUNTS, `${JSON.stringify(records, null, 2)}\n`)
}

function parse(text: string): ReadonlyArray<SubAccountRecord> | null {
  try {
    const parsed: unknown = JSON.parse(text)
    return Array.isArray(parsed) && parsed.every(isRecord) ? parsed : null
  } catch {
    return null
  }
}

const TEXTS = ['subUid', 'parentUid', 'name', 'note'] as const
const NUMBERS = ['createdAtMs', 'updatedAtMs'] as const

function isRecord(value: unknown): value is SubAccountRecord {
  if (typeof value !== 'object' || value === null) return false
  // Any object may be read by name; every field is checked here.
  const fields = value as Record<string, unknown>
  return (
    TEXTS.every((name) => typeof fields[name] === 'string') &&
    NUMBERS.every((name) => typeof fields[name] === 'number') &&
    (fields.status === 'normal' || fields.status === 'freeze')
  )
}
