import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { explanationWords } from '../../../../../renderer/features/practice/explanation-words.ts'
import { OrderExplanation } from '../../../../../renderer/features/practice/order-explanation.tsx'
import { fail, succeed } from '../../../../../shared/domain/error.ts'
import { FILL_REASONS } from '../../../../../shared/domain/practice-control.ts'
import { LANGUAGES } from '../../../../../shared/domain/settings.ts'
import { createFakeBridge } from '../../../../helpers/fake-bridge.ts'

afterEach(cleanup)

describe('the reason why an order did or did not fill', () => {
  it.each(
    LANGUAGES.flatMap((language) => FILL_REASONS.map((reason) => [language, reason] as const)),
  )('is a whole sentence in %s: %s', (language, reason) => {
    const sentence = explanationWords[language].reasons[reason](() => '7')
    expect(sentence).toMatch(/[.。]$/)
    expect(sentence).not.toContain('undefined')
  })

  it('shows each figure as the user reads it, and a missing one as unknown', async () => {
    const bridge = createFakeBridge()
    bridge.answer('practice.explain', async (orderId) =>
      succeed({ orderId, reason: 'behind-in-queue', values: { price: '61250.5' } }),
    )
    Object.defineProperty(window, 'keydesk', { value: bridge, configurable: true })
    render(<OrderExplanation orderId="1" />)
    expect(await screen.findByText(/It rests at 61,250\.5, the best price, behind –/)).toBeTruthy()
  })

  it('explains a failure and asks again on demand', async () => {
    const bridge = createFakeBridge()
    const answer = bridge.requests['practice.explain']('1')
    bridge.answer('practice.explain', async () =>
      fail({ kind: 'unavailable', reason: 'practice-down' }),
    )
    Object.defineProperty(window, 'keydesk', { value: bridge, configurable: true })
    render(<OrderExplanation orderId="1" />)
    await screen.findByRole('alert')
    bridge.answer('practice.explain', async () => answer)
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByText(/It rests at 60,800/)).toBeTruthy()
  })
})
