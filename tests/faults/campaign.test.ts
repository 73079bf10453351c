import { describe, expect, it } from 'vitest'
import { succeed } from '../../shared/domain/error.ts'
import { isGood, runCampaign } from './campaign.ts'
import type { DeskUnderFaults } from './desk-under-faults.ts'
import { FAULT_KINDS } from './fault-kinds.ts'

// The short form. `npm run faults` runs as many as one likes.
it('finds nothing doubled, lost, wrong or unsettled', async () => {
  const told: string[] = []
  const summary = await runCampaign({
    ...{ runs: 80, seed: 1, atOnce: 16 },
    onBad: ({ seed, verdict }) => told.push(`${seed}: ${JSON.stringify(verdict)}`),
  })
  expect(told).toEqual([])
  expect(isGood(summary)).toBe(true)
  expect(summary.orders).toBeGreaterThan(200)
  for (const kind of FAULT_KINDS) expect(summary.faults[kind], kind).toBeGreaterThan(0)
})

/** Replaces the answers that a submit gives, as a desk would that gets its policy wrong. */
function replaceSubmit(
  desk: DeskUnderFaults,
  change: (
    submit: DeskUnderFaults['trading']['handlers']['orders.submit'],
  ) => DeskUnderFaults['trading']['handlers']['orders.submit'],
): void {
  const { handlers } = desk.trading
  Object.assign(handlers, { 'orders.submit': change(handlers['orders.submit']) })
}

const BROKEN: ReadonlyArray<
  readonly [
    string,
    (desk: DeskUnderFaults) => void,
    'doubled' | 'lost' | 'wrongState' | 'wrongBook' | 'wrongBalance' | 'unsettled',
  ]
> = [
  [
    'sends again what it does not know',
    (desk) =>
      replaceSubmit(desk, (submit) => async (draft, atMs) => {
        const answer = await submit(draft, atMs)
        if (answer.ok && answer.value.kind === 'unknown') {
          // With a trace of difference, so that no guard against repeats stands in the way.
          return submit({ ...draft, stpMode: 'cancel_taker' }, atMs)
        }
        return answer
      }),
    'doubled',
  ],
  [
    'takes a lost answer for a refusal',
    (desk) =>
      replaceSubmit(desk, (submit) => async (draft, atMs) => {
        const answer = await submit(draft, atMs)
        if (!answer.ok || answer.value.kind !== 'unknown') return answer
        const { clientOid } = answer.value
        const error = { kind: 'unavailable', reason: 'timeout' } as const
        return succeed({ kind: 'rejected', clientOid, error, requestId: null })
      }),
    'lost',
  ],
  [
    'forgets orders when its stream is cut',
    (desk) => {
      desk.account.openOrders = () => []
    },
    'wrongState',
  ],
  [
    'keeps a book that no longer moves',
    (desk) => {
      const { market } = desk
      const read = market.watchedBook.bind(market)
      let first: ReturnType<typeof read> = null
      market.watchedBook = (key) => {
        first ??= read(key)
        return first
      }
    },
    'wrongBook',
  ],
  [
    'never asks what became of an order',
    (desk) => {
      const { account } = desk
      const snapshot = account.snapshot.bind(account)
      const stuck = { clientOid: 'kd-stuck', state: 'unknown', sinceMs: 0 }
      account.snapshot = () => ({ ...snapshot(), pendingOrders: [stuck as never] })
    },
    'unsettled',
  ],
]

describe('a desk that is broken on purpose is found out', () => {
  it.each(BROKEN)('one that %s', async (_what, spoil, part) => {
    const summary = await runCampaign({
      ...{ runs: 16, seed: 1, atOnce: 16, settleMs: 5000, spoil },
      // What leaves an order unknown: the answer is lost, and the stream tells nothing.
      only: ['lost-reply', 'late-reply', 'gateway-timeout'],
    })
    expect(summary[part]).toBeGreaterThan(0)
    expect(isGood(summary)).toBe(false)
    expect(summary.bad.length).toBeGreaterThan(0)
  })
})
