import { describe, expect, it } from 'vitest'
import { RequestLog } from '../../../../electron/desk/request-log.ts'
import type { RequestDetail, RequestRow } from '../../../../shared/domain/request-record.ts'
import { ManualTime } from '../../../helpers/manual-time.ts'

function aRequest(id: number, change: Partial<RequestDetail> = {}): RequestDetail {
  return {
    id,
    environment: 'practice',
    method: 'GET',
    path: '/api/v3/market/tickers',
    status: 200,
    code: '00000',
    outcome: 'ok',
    requestBytes: 0,
    responseBytes: 10,
    clientOid: null,
    url: 'http://x',
    query: '',
    timing: {
      startedAtMs: 1,
      phases: { click: null, signed: null, sent: 0, firstByte: 1, received: 2, parsed: 3 },
      roundTripMs: 2,
      accept: null,
      complete: null,
      exchangeMs: null,
      networkMs: null,
    },
    requestHeaders: [{ name: 'locale', value: 'en-US' }],
    requestBody: null,
    responseHeaders: [],
    responseBody: '{}',
    truncated: false,
    message: null,
    signedText: null,
    failure: null,
    ...change,
  }
}

function start() {
  const time = new ManualTime()
  const batches: ReadonlyArray<RequestRow>[] = []
  const log = new RequestLog(time, (_name, payload) => batches.push(payload as RequestRow[]))
  return { time, batches, log }
}

describe('RequestLog', () => {
  it('tells new rows in batches, without headers and bodies', () => {
    const { log, time, batches } = start()
    for (let id = 1; id <= 50; id += 1) log.add(aRequest(id))
    time.pass(100)
    for (let id = 51; id <= 60; id += 1) log.add(aRequest(id))
    time.pass(99)
    time.pass(1)
    expect(batches.map((batch) => batch.length)).toEqual([50, 10])
    expect(JSON.stringify(batches)).not.toMatch(/responseBody|requestHeaders|signedText/)
  })

  it('keeps the last two thousand, oldest first', () => {
    const { log } = start()
    for (let id = 1; id <= 2500; id += 1) log.add(aRequest(id))
    const rows = log.list()
    expect([rows.length, rows[0]?.id, rows.at(-1)?.id]).toEqual([2000, 501, 2500])
    expect(log.detail(500)).toMatchObject({
      ok: false,
      error: { kind: 'invalid', reason: 'not-found' },
    })
    expect(log.detail(501)).toMatchObject({
      ok: true,
      value: { requestHeaders: [{ name: 'locale' }] },
    })
  })

  it('bounds one body and the sum of all; rows outlive their bodies', () => {
    const { log } = start()
    for (let id = 1; id <= 200; id += 1)
      log.add(aRequest(id, { responseBody: 'x'.repeat(400_000) }))
    const bodies = log.list().map((row) => {
      const answer = log.detail(row.id)
      return answer.ok ? answer.value : null
    })
    const kept = bodies.filter((detail) => detail?.responseBody !== null)
    const total = kept.reduce((sum, detail) => sum + (detail?.responseBody?.length ?? 0), 0)
    expect(bodies).toHaveLength(200)
    expect(total).toBeLessThanOrEqual(16 * 1024 * 1024)
    expect(kept.at(-1)?.responseBody).toHaveLength(256 * 1024)
    expect(bodies[0]).toMatchObject({
      responseBody: null,
      truncated: true,
      path: '/api/v3/market/tickers',
    })
  })

  it('is empty after clear, and tells nothing of what it held', () => {
    const { log, time, batches } = start()
    log.add(aRequest(1))
    log.clear()
    time.pass(1000)
    expect([log.list(), batches]).toEqual([[], []])
  })
})
