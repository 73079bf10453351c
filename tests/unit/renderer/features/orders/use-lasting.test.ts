import { act, cleanup, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useLasting } from '../../../../../renderer/features/orders/use-lasting.ts'

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

function render(atFirst: boolean) {
  const hook = renderHook(({ holds }) => useLasting(holds, 2000), {
    initialProps: { holds: atFirst },
  })
  return {
    set: (holds: boolean) => hook.rerender({ holds }),
    pass: (ms: number) => act(() => vi.advanceTimersByTime(ms)),
    answer: () => hook.result.current,
  }
}

it('is silent about what is soon over', () => {
  const { set, pass, answer } = render(false)
  set(true)
  pass(1999)
  expect(answer()).toBe(false)
  set(false)
  pass(5000)
  expect(answer()).toBe(false)
})

it('tells what lasts, and at once when it ends', () => {
  const { set, pass, answer } = render(false)
  set(true)
  pass(2000)
  expect(answer()).toBe(true)
  set(false)
  expect(answer()).toBe(false)
})

it('begins anew after a break', () => {
  const { set, pass, answer } = render(false)
  set(true)
  pass(2000)
  set(false)
  set(true)
  expect(answer()).toBe(false)
  pass(2000)
  expect(answer()).toBe(true)
})

it('tells at first sight what held before anybody looked', () => {
  expect(render(true).answer()).toBe(true)
})
