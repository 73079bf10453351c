import { useEffect, useState } from 'react'

/**
 * `true` once `holds` has held for `forMs` without a break, or when it already did at the first sight.
 * `false` at once when it ends.
 */
export function useLasting(holds: boolean, forMs: number): boolean {
  const [hasLasted, setHasLasted] = useState(holds)
  useEffect(() => {
    if (!holds) return
    const timer = setTimeout(() => setHasLasted(true), forMs)
    return () => {
      clearTimeout(timer)
      setHasLasted(false)
    }
  }, [holds, forMs])
  return holds && hasLasted
}
