import { type InstrumentKey, isInverse } from '../../../shared/domain/instrument.ts'
import { type Fixed, fixed, most, roundTo, UNIT } from '../engine/fixed.ts'

// The one place where chance (floating point) becomes amounts (exact, on tick and step).

/** `price` changed by a share, on the tick, never below one tick. */
export function moved(price: Fixed, share: number, tick: Fixed): Fixed {
  const change = (price * BigInt(Math.round(share * 1e9))) / 1_000_000_000n
  return most(roundTo(price + change, tick), tick)
}

/** A quantity of the instrument's orders worth about `value` quote coin; at least one step. */
export function sizeFor(
  instrument: InstrumentKey,
  value: number,
  price: Fixed,
  step: Fixed,
): Fixed {
  return volumeFor(value, isInverse(instrument.category) ? UNIT : price, step)
}

/** A size on the step, worth about `value` quote coin; at least one step. */
export function volumeFor(value: number, price: Fixed, step: Fixed): Fixed {
  const wanted = (fixed(Math.max(value, 0).toFixed(2)) * UNIT) / price
  return most(roundTo(wanted, step), step)
}
