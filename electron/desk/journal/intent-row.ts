import { z } from 'zod'
import { ENVIRONMENTS } from '../../../shared/domain/environment.ts'
import { NO_EXITS } from '../../../shared/domain/exit.ts'
import { orderDraft, strategyDraft } from '../../../shared/ipc/trading-schemas.ts'
import type { Intent } from './intent.ts'

/** What drafts did not say before there were other products than USDT futures and spot. */
const EARLIER_DRAFT = {
  positionSide: null,
  marginMode: null,
  stpMode: 'none',
  ...NO_EXITS,
} as const

const facts = {
  client_oid: z.string().regex(/^[0-9A-Za-z_-]{1,32}$/),
  key_set_id: z.string().min(1).max(64),
  environment: z.enum(ENVIRONMENTS),
  state: z.enum(['sending', 'unknown']),
  created_at_ms: z.int().min(0),
}
const rowSchema = z.discriminatedUnion('kind', [
  z.object({ ...facts, kind: z.literal('order'), draft: orderDraft }),
  z.object({ ...facts, kind: z.literal('strategy'), draft: strategyDraft }),
])

/** The row of an open intent; `null`: it is damaged. */
export function intentOfRow(row: Readonly<Record<string, unknown>>): Intent | null {
  const draft = parseText(row.draft)
  const isOrder = row.kind === 'order' && typeof draft === 'object'
  const complete = isOrder ? { ...EARLIER_DRAFT, ...draft } : draft
  const { data } = rowSchema.safeParse({ ...row, draft: complete })
  if (data === undefined) return null
  const { client_oid, key_set_id, created_at_ms, ...rest } = data
  return { ...rest, clientOid: client_oid, keySetId: key_set_id, createdAtMs: created_at_ms }
}

function parseText(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : null
  } catch {
    // Not JSON: no draft.
    return null
  }
}
