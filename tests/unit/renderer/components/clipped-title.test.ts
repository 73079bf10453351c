import { describe, expect, it } from 'vitest'
import { tellClipped } from '../../../../renderer/components/clipped-title.ts'

function aCell(widths: { readonly text: number; readonly cell: number }) {
  const cell = document.createElement('td')
  const inner = document.createElement('span')
  inner.textContent = '1,234,567.12345678'
  cell.append(inner)
  Object.defineProperty(cell, 'scrollWidth', { value: widths.text })
  Object.defineProperty(cell, 'clientWidth', { value: widths.cell })
  return { cell, inner }
}

describe('a cell under the mouse', () => {
  it('tells its whole text when it is cut off', () => {
    const { cell, inner } = aCell({ text: 120, cell: 80 })
    tellClipped({ target: inner })
    expect(cell.title).toBe('1,234,567.12345678')
  })

  it('tells nothing when all of it is seen, even if it was cut off before', () => {
    const { cell, inner } = aCell({ text: 80, cell: 80 })
    cell.title = 'before'
    tellClipped({ target: inner })
    expect(cell.hasAttribute('title')).toBe(false)
  })

  it('is left alone when the mouse is over no cell', () => {
    expect(() => tellClipped({ target: document.createElement('div') })).not.toThrow()
  })
})
