/**
 * The row that a key moves to, `null` when the key does not move. `current` is -1 without a
 * selection: down then goes to the first row, up to the last.
 */
export function nextRowIndex(
  key: string,
  current: number,
  count: number,
  page: number,
): number | null {
  if (count === 0) return null
  const last = count - 1
  const clamp = (index: number) => Math.min(last, Math.max(0, index))
  switch (key) {
    case 'ArrowDown':
      return current < 0 ? 0 : clamp(current + 1)
    case 'ArrowUp':
      return current < 0 ? last : clamp(current - 1)
    case 'PageDown':
      return clamp(Math.max(0, current) + page)
    case 'PageUp':
      return clamp(Math.max(0, current) - page)
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return null
  }
}
