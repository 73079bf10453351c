import { z } from 'zod'
import { ENVIRONMENTS } from '../domain/environment.ts'
import { TRIGGER_SOURCES } from '../domain/exit.ts'
import { CATEGORIES } from '../domain/instrument.ts'
import { KEY_COLOURS } from '../domain/key-set.ts'
import { MARGIN_MODES, ORDER_TYPES, POSITION_SIDES, SIDES, STP_MODES } from '../domain/order.ts'

// The page is not trusted: every text has a bound, every object is strict, and no number may be
// NaN or infinite. A whole argument tuple is checked before a handler sees any of it.
export const id = z.string().min(1).max(64)
export const symbol = z.string().regex(/^[A-Z0-9_]{1,32}$/)
export const coin = z.string().regex(/^[A-Z0-9]{1,20}$/)
export const amount = z.string().regex(/^\d{1,20}(\.\d{1,20})?$/)
export const wallClockMs = z.number().finite().min(0).max(8.64e15)
export const cursor = z.string().min(1).max(64).nullable()
export const environment = z.enum(ENVIRONMENTS)
export const category = z.enum(CATEGORIES)
export const label = z.string().max(40)
export const colour = z.enum(KEY_COLOURS)
export const side = z.enum(SIDES)
export const orderType = z.enum(ORDER_TYPES)
export const positionSide = z.enum(POSITION_SIDES)
export const marginMode = z.enum(MARGIN_MODES)
export const stpMode = z.enum(STP_MODES)
export const triggerBy = z.enum(TRIGGER_SOURCES)
export const instrument = z.strictObject({ category, symbol })
/** As `instrumentId` writes it; nothing else, for main shows it in a question of its own. */
export const instrumentName = z
  .string()
  .regex(new RegExp(`^(?:${CATEGORIES.join('|')}):[A-Z0-9_]{1,32}$`))
export const orderReference = z.strictObject({ category, symbol, orderId: id })
/** An exit and a trigger are of one shape. */
export const exit = z.strictObject({
  triggerPrice: amount,
  triggerBy,
  orderType,
  limitPrice: amount.nullable(),
})
export const exitChange = z.union([exit, z.literal('remove')]).nullable()
