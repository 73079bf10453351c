import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import {
  type PracticeExchange,
  startPracticeExchange,
} from '../../../electron/practice/practice-exchange.ts'
import { describeFileNotice } from '../../../renderer/features/notices/describe-file-notice.ts'
import { fileWords } from '../../../renderer/features/notices/file-words.ts'
import { explainError } from '../../../renderer/i18n/explain-error.ts'
import { DeskProcess } from '../../helpers/desk-process.ts'
import { BTC } from '../../helpers/trading-desk.ts'
import { waitUntil } from '../../helpers/wait-until.ts'

// Each desk is a process that loads all of its services.
vi.setConfig({ testTimeout: 60_000 })

let folder: string
let exchange: PracticeExchange
let desks: DeskProcess[]

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'keydesk-two-desks-'))
  exchange = await startPracticeExchange({ port: 0, seed: 11, speed: 0 })
  desks = []
})

afterEach(async () => {
  for (const desk of desks) await desk.kill()
  await exchange.stop()
  rmSync(folder, { recursive: true })
})

async function startDesk(): Promise<DeskProcess> {
  const desk = await DeskProcess.start({ exchange, folder })
  desks.push(desk)
  return desk
}

/** Below the market by so many ticks of a dollar and more: it rests. */
function restingPrice(step: number): string {
  return (Number(exchange.engine.ticker(BTC)?.lastPrice) * 0.97 - step).toFixed(1)
}

function namesAtExchange(): ReadonlyArray<string> {
  const key = exchange.keys.find(({ label }) => label === 'full')
  return exchange.engine.openOrders(key?.accountId ?? '').map((order) => order.clientOid)
}

const ACCEPTED = { ok: true, value: { kind: 'accepted' } }
const IN_USE = { kind: 'journal-not-written', reason: 'in-use' } as const

it('a second desk process on one data folder places nothing and says why, until the first is gone', async () => {
  const first = await startDesk()
  expect(await first.run('place', restingPrice(1))).toMatchObject(ACCEPTED)

  const second = await startDesk()
  expect(await second.run('notices')).toEqual([IN_USE])
  const refused = await second.run('place', restingPrice(2))
  expect(refused).toEqual({
    ...{ ok: false, error: { kind: 'unavailable', reason: 'journal-not-writable' } },
  })
  expect(await second.run('sent')).toBe(0)
  expect(namesAtExchange()).toHaveLength(1)
  for (const language of ['en', 'zh-CN'] as const) {
    const { title, text } = describeFileNotice(IN_USE, language)
    expect(title).toBe(fileWords[language].journalNotWritten)
    expect(text).toContain(fileWords[language].why['in-use'])
    if (refused.ok) throw new Error('it was not refused')
    expect(explainError(refused.error, language).text.happened).not.toBe('')
  }

  expect(await first.run('place', restingPrice(3))).toMatchObject(ACCEPTED)
  expect(await first.run('notices')).toEqual([])
  expect(readdirSync(folder).filter((name) => name.includes('damaged'))).toEqual([])

  await first.kill()
  expect(await second.run('place', restingPrice(4))).toMatchObject(ACCEPTED)
  // It looks into what the first has left, finds every order in the journal, and is silent.
  await waitUntil('the exchange was asked', () => second.run('isGapClosed'))
  expect(await second.run('notices')).toEqual([IN_USE, { kind: 'journal-written-again' }])
  expect(namesAtExchange()).toHaveLength(3)
  expect(await second.end()).toBe(true)

  const raw = new DatabaseSync(path.join(folder, 'journal.sqlite'))
  const rows = raw.prepare('SELECT client_oid, state FROM intents ORDER BY id').all()
  expect(new Set(rows.map((row) => row.client_oid))).toEqual(new Set(namesAtExchange()))
  expect(rows.map((row) => row.state)).toEqual(['accepted', 'accepted', 'accepted'])
  expect(raw.prepare('SELECT count(*) AS checks FROM run_checks').get()).toEqual({ checks: 1 })
  raw.close()
})

it('of two desk processes that start at once one has the journal', async () => {
  const both = await Promise.all([startDesk(), startDesk()])
  const placed = await Promise.all(both.map((desk, at) => desk.run('place', restingPrice(1 + at))))
  const notices = await Promise.all(both.map((desk) => desk.run('notices')))
  expect(placed.map(({ ok }) => ok).sort()).toEqual([false, true])
  const winner = placed.findIndex(({ ok }) => ok)
  expect(notices[winner]).toEqual([])
  expect(notices[1 - winner]).toEqual([IN_USE])
  expect(namesAtExchange()).toHaveLength(1)
})
