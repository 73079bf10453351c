import type { MouseEvent } from 'react'

/** As the pointer comes over a cell of a table that is cut off, its tooltip tells the whole text. */
export function tellClipped({ target }: Pick<MouseEvent, 'target'>): void {
  const cell = target instanceof Element ? target.closest<HTMLElement>('td, th') : null
  if (cell === null) return
  if (cell.scrollWidth > cell.clientWidth) cell.title = cell.textContent ?? ''
  else cell.removeAttribute('title')
}
