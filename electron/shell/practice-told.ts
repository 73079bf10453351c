import { z } from 'zod'
import type { PracticeTold } from '../../shared/domain/practice-message.ts'

const file = z.string().min(1).max(300)
const messageSchema = z.object({
  told: z.discriminatedUnion('kind', [
    z.object({
      ...{ kind: z.literal('file-set-aside'), file },
      ...{ keptAs: z.string().max(4096), reason: z.literal('damaged') },
    }),
    z.object({
      ...{ kind: z.literal('file-not-written'), file },
      reason: z.enum(['read-only', 'disk-full', 'other']),
    }),
  ]),
})

/** What the practice exchange tells unasked, of files in its folder `practice`; `null`: other words. */
export function parsePracticeTold(message: unknown): PracticeTold | null {
  const { data } = messageSchema.safeParse(message)
  return data === undefined ? null : { ...data.told, file: `practice/${data.told.file}` }
}
