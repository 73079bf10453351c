import { describe, expect, it } from 'vitest'
import { detailText } from '../../../../../renderer/features/requests/detail-text.ts'
import {
  filterRequests,
  NO_FILTER,
} from '../../../../../renderer/features/requests/request-filter.ts'
import {
  barScale,
  phaseSpans,
  splitOf,
} from '../../../../../renderer/features/requests/request-split.ts'
import { rowOf } from '../../../../../shared/domain/request-record.ts'
import type { Timing } from '../../../../../shared/domain/timing.ts'
import { fakeRequests } from '../../../../helpers/fake-requests.ts'

const DETAILS = fakeRequests(1_790_000_000_000)
const ROWS = DETAILS.map(rowOf)

function timing(roundTripMs: number | null, exchangeMs: number | null): Timing {
  return {
    startedAtMs: 0,
    phases: { click: -4, signed: 1, sent: 2, firstByte: 40, received: 42, parsed: null },
    roundTripMs,
    accept: null,
    complete: null,
    exchangeMs,
    networkMs: roundTripMs === null || exchangeMs === null ? null : roundTripMs - exchangeMs,
  }
}

describe('whose time it was', () => {
  it.each([
    [40, 3, 'known'],
    [40, null, 'missing'],
    [40, -1, 'impossible'],
    [40, 41, 'impossible'],
    [null, null, 'no-answer'],
  ])('a round trip of %s with %s at the exchange is %s', (roundTripMs, exchangeMs, kind) => {
    expect(splitOf(timing(roundTripMs, exchangeMs)).kind).toBe(kind)
  })

  it('lays the known phases end to end and leaves out the unknown ones', () => {
    const spans = phaseSpans(timing(40, 3))
    expect(spans.map((span) => span.name)).toEqual(['click', 'sign', 'send', 'wait', 'receive'])
    spans.slice(1).forEach((span, index) => {
      const before = spans[index]
      expect(span.startMs).toBe((before?.startMs ?? 0) + (before?.lengthMs ?? 0))
    })
  })

  it('is drawn to a scale that one outlier does not flatten', () => {
    const many = Array.from({ length: 100 }, () => timing(40, 3))
    expect(barScale([...many, timing(9000, 3)])).toBe(40)
    expect(barScale([])).toBe(1)
  })
})

describe('filters', () => {
  it('take order commands over the socket for orders, but not its login', () => {
    const [row] = ROWS
    if (row === undefined) throw new Error('there are no rows')
    const command = { ...row, method: 'WS', path: 'place-order' } as const
    const rows = [command, { ...command, path: 'login' }]
    expect(filterRequests(rows, { ...NO_FILTER, onlyOrders: true })).toEqual([command])
    expect(filterRequests(rows, { ...NO_FILTER, method: 'WS' })).toEqual(rows)
    expect(filterRequests(rows, { ...NO_FILTER, method: 'POST' })).toEqual([])
  })

  it('pass everything when none is set', () => {
    expect(filterRequests(ROWS, NO_FILTER)).toEqual(ROWS)
  })
  it('keep orders only', () => {
    const orders = filterRequests(ROWS, { ...NO_FILTER, onlyOrders: true })
    expect(new Set(orders.map((row) => row.path))).toEqual(
      new Set(['/api/v3/trade/place-order', '/api/v3/trade/cancel-order']),
    )
  })
  it('find text in path, code and order id', () => {
    expect(
      filterRequests(ROWS, { ...NO_FILTER, text: ' 25203 ' }).every((row) => row.code === '25203'),
    ).toBe(true)
    expect(
      filterRequests(ROWS, { ...NO_FILTER, text: 'KD-000001' }).every(
        (row) => row.clientOid !== null,
      ),
    ).toBe(true)
    expect(filterRequests(ROWS, { ...NO_FILTER, text: 'nowhere' })).toEqual([])
  })
})

it('copies a request as text with every fact and only masked secrets', () => {
  const detail = DETAILS.find((one) => one.path.endsWith('place-order') && one.outcome === 'ok')
  if (detail === undefined) throw new Error('no such request')
  const text = detailText(detail)
  for (const part of [
    detail.url,
    'ACCESS-SIGN: ••••',
    detail.signedText ?? '',
    detail.responseBody ?? '',
    detail.timing.accept?.text ?? '',
  ]) {
    expect(text).toContain(part)
  }
})
