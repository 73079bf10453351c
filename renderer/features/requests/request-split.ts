import type { Timing } from '../../../shared/domain/timing.ts'

/** Whose time a round trip was. Nothing is clamped: what cannot be is called impossible. */
export type Split =
  | { readonly kind: 'known'; readonly exchangeMs: number; readonly networkMs: number }
  | { readonly kind: 'impossible' }
  /** At least one time header is missing. */
  | { readonly kind: 'missing' }
  | { readonly kind: 'no-answer' }

export function splitOf(timing: Timing): Split {
  const { roundTripMs, exchangeMs, networkMs } = timing
  if (roundTripMs === null) return { kind: 'no-answer' }
  if (exchangeMs === null || networkMs === null) return { kind: 'missing' }
  if (exchangeMs < 0 || networkMs < 0) return { kind: 'impossible' }
  return { kind: 'known', exchangeMs, networkMs }
}

/** Scale of the bars, ms: nearly all round trips fit, and one outlier does not flatten the others. */
export function barScale(timings: ReadonlyArray<Timing>): number {
  const sorted = timings
    .flatMap(({ roundTripMs }) => (roundTripMs === null ? [] : [roundTripMs]))
    .sort((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) * 0.98)] ?? 1
}

const PHASE_NAMES = ['click', 'sign', 'send', 'wait', 'receive', 'parse'] as const
export type PhaseName = (typeof PHASE_NAMES)[number]

export interface PhaseSpan {
  readonly name: PhaseName
  /** ms after the desk took up the request; negative before it. */
  readonly startMs: number
  readonly lengthMs: number
}

/** The phases whose both ends are known, in order. */
export function phaseSpans({ phases }: Timing): ReadonlyArray<PhaseSpan> {
  const ends: ReadonlyArray<readonly [PhaseName, number | null, number | null]> = [
    ['click', phases.click, 0],
    ['sign', 0, phases.signed],
    ['send', phases.signed ?? 0, phases.sent],
    ['wait', phases.sent, phases.firstByte],
    ['receive', phases.firstByte, phases.received],
    ['parse', phases.received, phases.parsed],
  ]
  return ends.flatMap(([name, startMs, endMs]) =>
    startMs === null || endMs === null ? [] : [{ name, startMs, lengthMs: endMs - startMs }],
  )
}
