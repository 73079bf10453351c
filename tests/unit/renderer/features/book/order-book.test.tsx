import { fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  closeTradeScreen,
  giveLayout,
  openTradeScreen,
} from '../../../../helpers/open-trade-screen.tsx'

beforeAll(giveLayout)
afterEach(closeTradeScreen)

/** Asks stand worst first, so that the best one is the last. */
async function asks(): Promise<ReadonlyArray<HTMLElement>> {
  await screen.findByText(/^Bids \d+%$/)
  return [...document.querySelectorAll<HTMLElement>('[data-side="asks"]')]
}

describe('the order book under the mouse', () => {
  it('tells of one level its own figures, and nothing when the mouse has left', async () => {
    await openTradeScreen()
    const best = (await asks()).at(-1)
    if (best === undefined) throw new Error('no asks are shown')
    fireEvent.mouseOver(best)
    const card = screen.getByText('From best').closest('dl')
    expect(card?.textContent).toContain(`Sum BTC${best.dataset.size}`)
    expect(card?.textContent).toContain('From best0.000%')
    if (best.parentElement?.parentElement) fireEvent.mouseLeave(best.parentElement.parentElement)
    await waitFor(() => expect(screen.queryByText('From best')).toBeNull())
  })

  it('marks all rows between the spread and the one under the mouse', async () => {
    await openTradeScreen()
    const rows = await asks()
    const third = rows.at(-3)
    if (third === undefined) throw new Error('too few asks are shown')
    fireEvent.mouseOver(third)
    expect(rows.map((row) => row.className.includes('reached')).slice(-4)).toEqual([
      false,
      true,
      true,
      true,
    ])
  })
})
