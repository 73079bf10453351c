import type { PracticeAsk, PracticeQuestion } from '../../../shared/domain/practice-message.ts'

/** A message of the desk with its id; `ask` is `null` when it is none that is known, all of it otherwise. */
export function readQuestion(
  message: unknown,
): PracticeQuestion | { readonly id: number; readonly ask: null } | null {
  if (!isRecord(message) || typeof message.id !== 'number') return null
  return { id: message.id, ask: readAsk(message.ask) }
}

function readAsk(value: unknown): PracticeAsk | null {
  if (!isRecord(value)) return null
  const { kind, accountId, orderId, name, scope } = value
  switch (kind) {
    case 'kept-states':
      return { kind }
    case 'keep':
    case 'forget':
    case 'bring-back':
      return typeof name === 'string' ? { kind, name } : null
    case 'explain':
      return typeof accountId === 'string' && typeof orderId === 'string'
        ? { kind, accountId, orderId }
        : null
    case 'reset': {
      if (typeof accountId !== 'string' || !isRecord(scope)) return null
      const { exposure, history, balances } = scope
      if (typeof exposure !== 'boolean' || typeof history !== 'boolean') return null
      return isBalances(balances)
        ? { kind, accountId, scope: { exposure, history, balances } }
        : null
    }
    default:
      return null
  }
}

type Balances = Extract<PracticeAsk, { readonly kind: 'reset' }>['scope']['balances']

function isBalances(value: unknown): value is Balances {
  if (value === null) return true
  return (
    Array.isArray(value) &&
    value.every(
      (row) => isRecord(row) && typeof row.coin === 'string' && typeof row.amount === 'string',
    )
  )
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
