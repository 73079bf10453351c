import { useEffect, useState } from 'react'

/** `performance.now()`, renewed every `everyMs`, for ages that grow while nothing else happens. */
export function useClock(everyMs: number): number {
  const [nowMs, setNowMs] = useState(() => performance.now())
  useEffect(() => {
    const timer = setInterval(() => setNowMs(performance.now()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return nowMs
}
