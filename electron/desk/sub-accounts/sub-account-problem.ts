import { type DeskError, type InvalidReason, invalid } from '../../../shared/domain/error.ts'
import {
  LONGEST_NOTE,
  MOST_ADDRESSES,
  type SubProblem,
  type SubProblems,
} from '../../../shared/rules/sub-account-rules.ts'

const REASONS: Readonly<Record<SubProblem, readonly [InvalidReason, Record<string, string>]>> = {
  required: ['required', {}],
  'username-shape': ['wrong-shape', {}],
  'note-long': ['too-long', { limit: String(LONGEST_NOTE) }],
  'key-note-shape': ['wrong-shape', {}],
  'passphrase-shape': ['wrong-shape', {}],
  'no-permission': ['required', {}],
  'address-shape': ['wrong-shape', {}],
  'too-many-addresses': ['too-long', { limit: String(MOST_ADDRESSES) }],
  'not-positive': ['not-positive', {}],
}

/** The first problem as an error; `null`: there is none. The page says the same beside the field. */
export function problemError(problems: SubProblems): DeskError | null {
  const [first] = Object.entries(problems)
  if (first === undefined) return null
  const [field, problem] = first
  const [reason, values] = REASONS[problem]
  return invalid(reason, field, values)
}
