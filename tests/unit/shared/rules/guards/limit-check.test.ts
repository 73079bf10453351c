import { expect, it } from 'vitest'
import { DEFAULT_GUARDS, GUARD_NAMES } from '../../../../../shared/domain/guards.ts'
import { limitProblem } from '../../../../../shared/rules/guards/limit-check.ts'

it.each([
  ['priceBand', '0.1', null],
  ['priceBand', '100', null],
  ['priceBand', '100.01', { kind: 'too-high', most: '100' }],
  ['slippage', '101', { kind: 'too-high', most: '100' }],
  ['latency', '10000', null],
  ['latency', '10001', { kind: 'too-high', most: '10000' }],
  ['notional', '99999999999999999999', null],
  ['size', '0.00000001', null],
  ...['', '0', '0.00', '-1', '1e3', '1.', '.5', 'x', '123456789012345678901'].map(
    (text) => ['dailyLoss', text, { kind: 'no-limit' }] as const,
  ),
] as const)('%s of %j is judged', (guard, text, problem) => {
  expect(limitProblem(guard, text)).toEqual(problem)
})

it('finds nothing wrong with the first limits', () => {
  for (const limits of Object.values(DEFAULT_GUARDS))
    for (const name of GUARD_NAMES) expect(limitProblem(name, limits[name].limit)).toBeNull()
})
