import { parseDecimal } from '../domain/decimal.ts'
import type {
  SubAccountDraft,
  SubKeyChange,
  SubKeyDraft,
  SubKeyRights,
  SubTransferDraft,
} from '../domain/sub-account.ts'

/** Addresses that one key may be bound to (page "Create Sub-account API Key"). */
export const MOST_ADDRESSES = 30
export const LONGEST_NOTE = 50
/** The exchange publishes no limit for a key's note; its code 40056 speaks of 1 to 20 for remarks. */
const LONGEST_KEY_NOTE = 20

export type SubField = 'username' | 'note' | 'passphrase' | 'permissions' | 'boundIps' | 'amount'

/** What is wrong with a field; the page has words for each. */
export type SubProblem =
  | 'required'
  | 'username-shape'
  | 'note-long'
  | 'key-note-shape'
  | 'passphrase-shape'
  | 'no-permission'
  | 'address-shape'
  | 'too-many-addresses'
  | 'not-positive'

export type SubProblems = Partial<Readonly<Record<SubField, SubProblem>>>

/** Page "Create Sub-account": lower-case letters, at most 20; note at most 50 characters. */
export function checkSubAccountDraft({ username, note }: SubAccountDraft): SubProblems {
  return withoutNull({
    username:
      username === '' ? 'required' : /^[a-z]{1,20}$/.test(username) ? null : 'username-shape',
    note: note.length > LONGEST_NOTE ? 'note-long' : null,
  })
}

/**
 * Page "Create Sub-account API Key": the passphrase has 8 to 32 letters and digits, both of them
 * (40070); the note begins with a letter.
 */
export function checkSubKeyDraft(draft: SubKeyDraft): SubProblems {
  const { note, passphrase } = draft
  return {
    ...withoutNull({
      note: note === '' ? 'required' : isKeyNote(note) ? null : 'key-note-shape',
      passphrase:
        passphrase === '' ? 'required' : isPassphrase(passphrase) ? null : 'passphrase-shape',
    }),
    ...checkRights(draft),
  }
}

/** The passphrase is the key's existing one, whatever it looks like. */
export function checkSubKeyChange(change: SubKeyChange): SubProblems {
  return {
    ...withoutNull({ passphrase: change.passphrase === '' ? 'required' : null }),
    ...checkRights(change),
  }
}

export function checkSubTransfer({ amount }: SubTransferDraft): SubProblems {
  if (amount === '') return { amount: 'required' }
  const isPositive = /^\d{1,20}(\.\d{1,20})?$/.test(amount) && parseDecimal(amount)?.gt(0) === true
  return isPositive ? {} : { amount: 'not-positive' }
}

/** The addresses of a text in which blanks, commas or lines part them. */
export function parseAddresses(text: string): ReadonlyArray<string> {
  return text.split(/[\s,;]+/).filter((part) => part !== '')
}

function checkRights({ canTrade, canManage, boundIps }: SubKeyRights): SubProblems {
  return withoutNull({
    permissions: canTrade || canManage ? null : 'no-permission',
    boundIps:
      boundIps.length > MOST_ADDRESSES
        ? 'too-many-addresses'
        : boundIps.every(isIpv4)
          ? null
          : 'address-shape',
  })
}

function isKeyNote(note: string): boolean {
  return note.length <= LONGEST_KEY_NOTE && /^[A-Za-z][A-Za-z0-9_-]*$/.test(note)
}

function isPassphrase(text: string): boolean {
  return /^[A-Za-z0-9]{8,32}$/.test(text) && /[A-Za-z]/.test(text) && /\d/.test(text)
}

function isIpv4(text: string): boolean {
  const parts = text.split('.')
  return (
    parts.length === 4 &&
    parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256)
  )
}

function withoutNull(found: Partial<Readonly<Record<SubField, SubProblem | null>>>): SubProblems {
  return Object.fromEntries(Object.entries(found).filter(([, problem]) => problem !== null))
}
