import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { LastPrice } from '../../../../../renderer/features/trade/instrument-strip.tsx'
import { tradeWords } from '../../../../../renderer/i18n/trade-words.ts'

const { up, down } = tradeWords.en.strip
afterEach(cleanup)

describe('the last price', () => {
  it('shows the direction of its last change', () => {
    const { rerender } = render(<LastPrice text="1" value="1" />)
    expect(screen.queryByLabelText(up)).toBeNull()
    rerender(<LastPrice text="2" value="2" />)
    expect(screen.getByLabelText(up)).toBeTruthy()
    rerender(<LastPrice text="1.5" value="1.5" />)
    expect(screen.getByLabelText(down)).toBeTruthy()
  })

  it('has no direction once it is unknown', () => {
    const { rerender } = render(<LastPrice text="1" value="1" />)
    rerender(<LastPrice text="2" value="2" />)
    rerender(<LastPrice text="–" value={null} />)
    expect(screen.queryByLabelText(up)).toBeNull()
    rerender(<LastPrice text="1" value="1" />)
    expect(screen.queryByLabelText(down)).toBeNull()
  })
})
