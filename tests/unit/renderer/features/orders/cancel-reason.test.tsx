import { renderHook } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { useCancelReason } from '../../../../../renderer/features/orders/cancel-reason-words.ts'

describe('the reason of a cancel', () => {
  it('is told in words', () => {
    const { result } = renderHook(useCancelReason)
    expect(result.current('normal_cancel')).toBe('By request')
    expect(result.current('stp_cancel')).toBe('Self-trade prevention')
  })

  it('stays as the exchange wrote it when its name is not known', () => {
    const { result } = renderHook(useCancelReason)
    expect(result.current('a_later_cancel')).toBe('a_later_cancel')
    expect(result.current('constructor')).toBe('constructor')
  })
})
