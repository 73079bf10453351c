import { SYSTEM_TIME } from '../bitget/socket/socket-time.ts'
import type { BitgetDoors } from './exchange-doors.ts'

const CLOCK_EVERY_MS = 60_000

/** Every minute one look at the exchange's time, so that the offset stays known while nobody trades. */
export function keepMeasuringClock(doors: () => BitgetDoors | null): () => void {
  let stop: () => void = () => undefined
  const plan = () => {
    stop = SYSTEM_TIME.after(CLOCK_EVERY_MS, () => {
      plan()
      void doors()?.publicRest.measureClock()
    })
  }
  plan()
  return () => stop()
}
