import { type RefObject, useLayoutEffect, useRef, useState } from 'react'

const ROW_PX = 19
const SPREAD_PX = 28
const FALLBACK_ROWS = 12

/** How many rows a side fit into the element, renewed as it is resized. */
export function useRowCount(): readonly [RefObject<HTMLDivElement | null>, number] {
  const ref = useRef<HTMLDivElement>(null)
  const [count, setCount] = useState(FALLBACK_ROWS)
  useLayoutEffect(() => {
    const element = ref.current
    if (element === null) return
    const measure = () => {
      const { clientHeight } = element
      if (clientHeight === 0) return
      setCount(Math.max(3, Math.floor((clientHeight - SPREAD_PX) / 2 / ROW_PX)))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [ref, count]
}
