import { describe, expect, it } from 'vitest'
import { freeMargin, marginRatio } from '../../../../../renderer/features/account/equity-sums.tsx'
import { amountFault } from '../../../../../renderer/features/account/transfer-rules.ts'

describe('an amount to transfer', () => {
  it.each([
    ['', '10', 'empty'],
    ['abc', '10', 'not-positive'],
    ['0', '10', 'not-positive'],
    ['10', '10', 'none'],
    ['10.00000001', '10', 'too-much'],
    ['1000000', null, 'none'],
  ])('%j with at most %j is %s', (text, largest, fault) => {
    expect(amountFault(text, largest)).toBe(fault)
  })
})

describe('the sums of the account', () => {
  it('free margin is what initial margin leaves of the effective equity, never below zero', () => {
    expect(freeMargin({ effectiveEquity: '100.5', initialMargin: '40.25' })).toBe('60.25')
    expect(freeMargin({ effectiveEquity: '10', initialMargin: '40' })).toBe('0')
  })

  it('the margin ratio is unknown without equity', () => {
    expect(marginRatio({ effectiveEquity: '200', maintenanceMargin: '5' })).toBe('0.025')
    expect(marginRatio({ effectiveEquity: '0', maintenanceMargin: '5' })).toBeNull()
  })
})
