import { type Decimal, decimal, parseDecimal } from '../../domain/decimal.ts'
import type { GuardName } from '../../domain/guards.ts'

/**
 * Above these a guard holds nothing back: a sell cannot fill more than 100 % below the market, and a
 * command that nobody answered counts as ten seconds (desk/guards/order-latency).
 */
const MOST: Partial<Readonly<Record<GuardName, Decimal>>> = {
  priceBand: decimal('100'),
  slippage: decimal('100'),
  latency: decimal('10000'),
}

/** What is wrong with a limit as typed, unit of its guard; `null`: nothing. The shape is the settings file's. */
export function limitProblem(
  guard: GuardName | 'size',
  text: string,
): { readonly kind: 'no-limit' } | { readonly kind: 'too-high'; readonly most: string } | null {
  const value = /^\d{1,20}(\.\d{1,20})?$/.test(text) ? parseDecimal(text) : null
  if (value?.gt(0) !== true) return { kind: 'no-limit' }
  const most = guard === 'size' ? undefined : MOST[guard]
  return most === undefined || value.lte(most) ? null : { kind: 'too-high', most: most.toFixed() }
}
