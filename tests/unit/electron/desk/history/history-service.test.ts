import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ExportFiles } from '../../../../../electron/desk/history/export-file.ts'
import {
  HistoryService,
  type HistoryServicePorts,
} from '../../../../../electron/desk/history/history-service.ts'
import { MOST_ROWS, readEveryPage } from '../../../../../electron/desk/history/read-every-page.ts'
import { fail, succeed } from '../../../../../shared/domain/error.ts'
import type { ExportRequest, HistoryFilter } from '../../../../../shared/domain/history.ts'
import type { LedgerRow } from '../../../../../shared/domain/ledger.ts'
import { aFill, anOrder } from '../../../../helpers/builders.ts'
import { answered, FakePrivateRest, LOST } from '../../../../helpers/fake-private-rest.ts'
import { HandClock, settle } from '../../../../helpers/hand-clock.ts'
import { aTradingSession } from '../../../../helpers/trading-session.ts'

const DAY = 86_400_000
const NOW = Date.UTC(2026, 10, 25, 3, 21, 46, 123)
const filter: HistoryFilter = {
  category: 'USDT-FUTURES',
  symbol: 'BTCUSDT',
  startMs: null,
  endMs: null,
}
const wanted: ExportRequest = { kind: 'orders', filter, format: 'csv' }

let folder = ''
let clock: HandClock
let rest: FakePrivateRest
let faults: unknown[]
let ports: HistoryServicePorts
let service: HistoryService

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'keydesk-downloads-'))
  clock = new HandClock(NOW)
  rest = new FakePrivateRest()
  faults = []
  ports = {
    session: () => aTradingSession(rest),
    now: clock.now,
    schedule: clock.schedule,
    downloads: () => folder,
    reportFault: (error) => {
      faults.push(error)
      return 'fault-1'
    },
  }
  service = new HistoryService(ports)
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('a history', () => {
  it('is asked for in windows that the exchange takes, with the filter as it is', async () => {
    const asked: HistoryFilter[] = []
    rest.orderHistory = async (each) => {
      asked.push(each)
      return answered({ rows: [], cursor: null })
    }
    expect(await service.orders(filter, null)).toEqual({
      ok: true,
      value: { rows: [], cursor: null },
    })
    expect(asked).toHaveLength(4)
    for (const { category, symbol, startMs, endMs } of asked) {
      expect([category, symbol]).toEqual(['USDT-FUTURES', 'BTCUSDT'])
      expect((endMs ?? NOW) - (startMs ?? 0)).toBeLessThanOrEqual(30 * DAY)
    }
  })

  it('goes on from the cursor of the page before', async () => {
    rest.fills = async (_filter, cursor) =>
      answered(
        cursor === null
          ? { rows: [aFill({ fillId: '2' })], cursor: '2' }
          : { rows: [aFill({ fillId: '1' })], cursor: null },
      )
    const first = await service.fills({ ...filter, startMs: NOW - DAY }, null)
    expect(first).toMatchObject({ value: { rows: [{ fillId: '2' }], cursor: expect.any(String) } })
    const cursor = first.ok ? first.value.cursor : null
    expect(await service.fills({ ...filter, startMs: NOW - DAY }, cursor)).toMatchObject({
      value: { rows: [{ fillId: '1' }], cursor: null },
    })
  })
})

describe('an export', () => {
  it('holds every page, in a file with the moment in its name that replaces none', async () => {
    const name = 'keydesk-practice-orders-USDT-FUTURES-BTCUSDT-2026-11-25T03-21-46Z'
    writeFileSync(path.join(folder, `${name}.csv`), 'kept')
    rest.orderHistory = async (_filter, cursor) => {
      const page = cursor === null ? 3 : Number(cursor) - 1
      return answered({
        rows: [anOrder({ orderId: `${page}` })],
        cursor: page === 1 ? null : `${page}`,
      })
    }
    const narrow = { ...wanted, filter: { ...filter, startMs: NOW - DAY } }
    expect(await service.export(narrow)).toEqual({
      ok: true,
      value: { file: `${name}-2.csv`, rows: 3, complete: true },
    })
    expect(readFileSync(path.join(folder, `${name}.csv`), 'utf8')).toBe('kept')
    const lines = readFileSync(path.join(folder, `${name}-2.csv`), 'utf8').split('\r\n')
    expect(lines).toHaveLength(5)
    expect(await service.export(narrow)).toMatchObject({ value: { file: `${name}-3.csv` } })
  })

  it('writes the ledger as JSON', async () => {
    const row: LedgerRow = {
      ...{ id: '1', category: 'OTHER', symbol: '', coin: 'USDT', type: 'TRANSFER_IN' },
      ...{ amount: '100.00', fee: '0', balance: null, atMs: NOW - 5 },
    }
    rest.ledger = async () => answered({ rows: [row], cursor: null })
    const ledger = { category: 'OTHER', coin: 'USDT', type: null, startMs: NOW - DAY, endMs: null }
    const result = await service.export({
      kind: 'ledger',
      filter: { ...ledger, category: 'OTHER' },
      format: 'json',
    })
    const file = result.ok ? result.value.file : ''
    expect(file).toMatch(/^keydesk-practice-ledger-OTHER-USDT-.*\.json$/)
    expect(JSON.parse(readFileSync(path.join(folder, file), 'utf8'))).toMatchObject([
      { id: '1', amount: '100.00', balance: null, bookedAtMs: NOW - 5 },
    ])
  })

  it('writes nothing when a page cannot be read', async () => {
    rest.orderHistory = async () => LOST
    expect(await service.export(wanted)).toMatchObject({ error: { reason: 'timeout' } })
    expect(readdirSync(folder)).toEqual([])
  })

  it('says that the disk is full, and leaves no part of a file', async () => {
    rest.orderHistory = async () => answered({ rows: [], cursor: null })
    const files: ExportFiles = {
      reserve: (file) => writeFile(file, '', { flag: 'wx' }),
      writeThrough: async () => {
        throw Object.assign(new Error('no space left'), { code: 'ENOSPC' })
      },
      rename,
      remove: rm,
    }
    expect(await new HistoryService({ ...ports, files }).export(wanted)).toEqual({
      ok: false,
      error: { kind: 'fileNotWritten', problem: 'disk-full' },
    })
    expect(readdirSync(folder)).toEqual([])
  })

  it('is a fault with a reference when the file cannot be written', async () => {
    rest.orderHistory = async () => answered({ rows: [], cursor: null })
    const gone = folder
    folder = path.join(folder, 'not-there')
    expect(await service.export(wanted)).toEqual({
      ok: false,
      error: { kind: 'internal', reference: 'fault-1' },
    })
    folder = gone
    expect(faults).toHaveLength(1)
  })
})

describe('reading every page', () => {
  it('stops at the most that one export holds, and says so', async () => {
    const rows = Array.from({ length: 7000 }, (_, at) => at)
    let pages = 0
    const read = async () => {
      pages += 1
      return succeed({ rows, cursor: `c${pages}` })
    }
    const result = await readEveryPage(read, clock.schedule)
    expect(result).toMatchObject({ value: { complete: false } })
    expect(result.ok && result.value.rows).toHaveLength(MOST_ROWS)
    expect(pages).toBe(3)
  })

  it('asks again after a refusal for the rate alone', async () => {
    let asked = 0
    const reading = readEveryPage(async () => {
      asked += 1
      return asked === 1
        ? fail({ kind: 'rateLimited', retryAfterMs: 500 })
        : succeed({ rows: [1], cursor: null })
    }, clock.schedule)
    await settle()
    expect(asked).toBe(1)
    await clock.advance(500)
    expect(await reading).toEqual({ ok: true, value: { rows: [1], complete: true } })
  })

  it('ends when a cursor leads back to itself', async () => {
    const read = async () => succeed({ rows: [1], cursor: 'same' })
    expect(await readEveryPage(read, clock.schedule)).toMatchObject({
      value: { rows: [1, 1], complete: false },
    })
  })

  it('fails as a page does', async () => {
    const error = { kind: 'refused', code: '00001', message: 'no' } as const
    expect(await readEveryPage(async () => fail(error), clock.schedule)).toEqual({
      ok: false,
      error,
    })
  })
})
