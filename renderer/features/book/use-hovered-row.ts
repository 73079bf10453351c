import { type MouseEvent, useState } from 'react'
import type { BookPlace } from './book-reach.ts'

export interface HoveredRow extends BookPlace {
  /** Right of the book and at the height of the row, px of the window. */
  readonly at: { readonly left: number; readonly top: number }
}

const GAP_PX = 4

/** The row under the mouse, by its place and not by its price, which changes beneath it. */
export function useHoveredRow(): readonly [
  HoveredRow | null,
  {
    readonly onMouseOver: (event: MouseEvent<HTMLElement>) => void
    readonly onMouseLeave: () => void
  },
] {
  const [hovered, setHovered] = useState<HoveredRow | null>(null)
  return [
    hovered,
    {
      onMouseOver: ({ target, currentTarget }) => {
        const row = rowAt(target, currentTarget)
        // The parts of one row must not draw the book again.
        setHovered((before) => (isSameRow(before, row) ? before : row))
      },
      onMouseLeave: () => setHovered(null),
    },
  ]
}

function isSameRow(a: HoveredRow | null, b: HoveredRow | null): boolean {
  return a?.side === b?.side && a?.place === b?.place && a?.at.top === b?.at.top
}

function rowAt(target: EventTarget, book: HTMLElement): HoveredRow | null {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-price]') : null
  const rows = row?.parentElement?.children
  if (row === null || rows === undefined) return null
  const index = [...rows].indexOf(row)
  const side = row.dataset.side === 'asks' ? 'asks' : 'bids'
  return {
    side,
    place: side === 'asks' ? rows.length - 1 - index : index,
    at: {
      left: book.getBoundingClientRect().right + GAP_PX,
      top: row.getBoundingClientRect().top,
    },
  }
}
