import { describe, expect, it } from 'vitest'
import type { HistoryWindow } from '../../../../../electron/desk/history/history-windows.ts'
import { type AskPage, readPage } from '../../../../../electron/desk/history/page-reader.ts'
import type { Result } from '../../../../../shared/domain/error.ts'
import type { Page } from '../../../../../shared/ipc/history-requests.ts'
import { answered, LOST } from '../../../../helpers/fake-private-rest.ts'

const DAY = 86_400_000
const NOW = 1_790_000_000_000
const ALL = { startMs: null, endMs: null }

/** An exchange with one row at each time, two rows a page, and an empty page at the end. */
function exchangeOf(times: ReadonlyArray<number>) {
  const calls: { readonly window: HistoryWindow; readonly cursor: string | null }[] = []
  const newestFirst = [...times].sort((a, b) => b - a)
  const ask: AskPage<number> = async (window, cursor) => {
    calls.push({ window, cursor })
    const rows = newestFirst
      .filter((at) => at >= window.startMs && at <= (window.endMs ?? NOW + DAY))
      .filter((at) => cursor === null || at < Number(cursor))
      .slice(0, 2)
    return answered({ rows, cursor: rows.length === 0 ? null : String(rows.at(-1)) })
  }
  return { ask, calls }
}

async function everyRow(ask: AskPage<number>, span = ALL): Promise<ReadonlyArray<number>> {
  const rows: number[] = []
  let cursor: string | null = null
  for (let pages = 0; pages < 50; pages += 1) {
    const page: Result<Page<number>> = await readPage<number>(ask, span, cursor, NOW)
    if (!page.ok) throw new Error('not expected here')
    rows.push(...page.value.rows)
    cursor = page.value.cursor
    if (cursor === null) return rows
    expect(cursor.length).toBeLessThanOrEqual(64)
  }
  throw new Error('the pages do not end')
}

describe('reading page by page', () => {
  it('gives every row once, newest first, across windows and empty ones', async () => {
    const times = [
      NOW - 1000,
      NOW - DAY,
      NOW - 2 * DAY,
      NOW - 70 * DAY,
      NOW - 71 * DAY,
      NOW - 89 * DAY,
    ]
    const { ask } = exchangeOf(times)
    expect(await everyRow(ask)).toEqual(times)
  })

  it('is one call when the first page has rows', async () => {
    const { ask, calls } = exchangeOf([NOW - 5])
    await readPage(ask, ALL, null, NOW)
    expect(calls).toHaveLength(1)
  })

  it('looks behind pages whose rows were all filtered out', async () => {
    let calls = 0
    const ask: AskPage<number> = async () => {
      calls += 1
      return answered(calls < 4 ? { rows: [], cursor: `c${calls}` } : { rows: [7], cursor: null })
    }
    expect(await readPage(ask, ALL, null, NOW)).toMatchObject({ value: { rows: [7] } })
  })

  it('gives up looking after some calls, and can go on from there', async () => {
    let calls = 0
    const ask: AskPage<number> = async () => {
      calls += 1
      return answered({ rows: [], cursor: `c${calls}` })
    }
    const page = await readPage(ask, ALL, null, NOW)
    expect(page).toMatchObject({ ok: true, value: { rows: [], cursor: expect.any(String) } })
    expect(calls).toBe(25)
  })

  it('ends a window whose cursor leads to itself', async () => {
    const ask: AskPage<number> = async () => answered({ rows: [], cursor: 'same' })
    expect(await readPage(ask, ALL, null, NOW)).toEqual({
      ok: true,
      value: { rows: [], cursor: null },
    })
  })

  it.each(['', 'x', '0.0', '../../etc', 'zz.1.c', '1.2.a b', `1.2.${'9'.repeat(41)}`])(
    'refuses a cursor that it did not make: %j',
    async (cursor) => {
      const { ask, calls } = exchangeOf([NOW])
      expect(await readPage(ask, ALL, cursor, NOW)).toMatchObject({
        error: { reason: 'malformed', field: 'cursor' },
      })
      expect(calls).toEqual([])
    },
  )

  it('fails as the exchange does, and when its cursor cannot be kept', async () => {
    expect(await readPage(async () => LOST, ALL, null, NOW)).toMatchObject({
      error: { reason: 'timeout' },
    })
    const long: AskPage<number> = async () => answered({ rows: [1], cursor: 'x'.repeat(60) })
    expect(await readPage(long, ALL, null, NOW)).toMatchObject({ error: { reason: 'unreadable' } })
  })
})
