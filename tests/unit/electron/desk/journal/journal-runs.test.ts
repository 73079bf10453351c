import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Intent } from '../../../../../electron/desk/journal/intent.ts'
import { SqliteJournal } from '../../../../../electron/desk/journal/journal.ts'
import { GapCheck } from '../../../../../electron/desk/orders/gap-check.ts'
import type { Notice } from '../../../../../shared/ipc/contract.ts'
import { aDraft, anOrder } from '../../../../helpers/builders.ts'
import { answered, FakePrivateRest } from '../../../../helpers/fake-private-rest.ts'
import { HandClock, settle } from '../../../../helpers/hand-clock.ts'
import { cutLog, leaveAsKilled } from '../../../../helpers/journal-files.ts'
import { aTpslDraft } from '../../../../helpers/strategy-builders.ts'
import { aTradingSession } from '../../../../helpers/trading-session.ts'

const BEGAN = Date.UTC(2026, 0, 2)
const LATER = BEGAN + 3_600_000
const CHILD = new URL('../../../../helpers/journal-child.ts', import.meta.url)
let folder = ''
let file = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'keydesk-journal-'))
  file = path.join(folder, 'journal.sqlite')
})
afterEach(() => rmSync(folder, { recursive: true }))

const facts = { keySetId: 'set-1', environment: 'practice', state: 'sending' } as const

function anIntent(clientOid: string): Intent {
  return { ...facts, kind: 'order', clientOid, draft: aDraft(), createdAtMs: BEGAN }
}

/** A run that places orders of both kinds and is cut off by `end`. */
function cutRun(end: (close: () => void) => void = (close) => leaveAsKilled(file, close)): void {
  const journal = new SqliteJournal(file, BEGAN)
  journal.begin([anIntent('kd-1')])
  journal.begin([
    { ...facts, kind: 'strategy', clientOid: 'kd-2', draft: aTpslDraft(), createdAtMs: BEGAN },
  ])
  journal.note('kd-1', 'accepted', '1', BEGAN)
  journal.begin([anIntent('kd-last')])
  end(() => journal.close())
}

/** An exchange where every order of that run stands. */
class StandingRest extends FakePrivateRest {
  override openStrategies = async () => answered([])
  override strategyHistory = async () => answered({ rows: [], cursor: null })
  override orderHistory = async () => answered({ rows: [], cursor: null })
}

/** What a start on the file asks, where these orders stand, and tells. */
async function start(
  standing = ['kd-1', 'kd-2', 'kd-last'],
): Promise<{ asked: number; told: ReadonlyArray<Notice> }> {
  const journal = new SqliteJournal(file, LATER)
  const clock = new HandClock()
  const rest = new StandingRest()
  const told: Notice[] = []
  let asked = 0
  rest.open = async () => {
    asked += 1
    return answered(standing.map((clientOid) => anOrder({ clientOid, createdAtMs: BEGAN })))
  }
  new GapCheck({
    gaps: journal,
    now: () => LATER,
    schedule: clock.schedule,
    raise: (notice) => told.push(notice),
    reportFault: String,
  }).activate(aTradingSession(rest))
  await settle()
  journal.close()
  return { asked, told }
}

describe('a run that did not close its journal', () => {
  it.each([
    ['one frame', 1],
    ['half a frame', 0.5],
  ])('is told of when the log has lost %s and with it an order', async (_name, frames) => {
    cutRun()
    cutLog(file, frames)
    const { asked, told } = await start()
    expect(asked).toBe(1)
    expect(told).toMatchObject([{ kind: 'journal-cut', open: 1, ended: 0 }])
    // Looked into once.
    expect(await start()).toEqual({ asked: 0, told: [] })
  })

  it('is told of when the whole log is gone, since its start is in the file itself', async () => {
    cutRun()
    rmSync(`${file}-wal`)
    expect((await start()).told).toMatchObject([{ kind: 'journal-cut', open: 3, ended: 0 }])
  })

  it('is told of when the log has lost its head', async () => {
    cutRun()
    writeFileSync(`${file}-wal`, Buffer.alloc(100, 7))
    expect((await start()).told).toMatchObject([{ kind: 'journal-cut', open: 3, ended: 0 }])
  })

  it('is asked after once, in silence, when nothing is missing', async () => {
    cutRun()
    expect(await start()).toEqual({ asked: 1, told: [] })
    expect(await start()).toEqual({ asked: 0, told: [] })
  })

  it('is known however much of its log is lost', () => {
    cutRun()
    const whole = [file, `${file}-wal`].map((part) => [part, readFileSync(part)] as const)
    const mostFrames = Math.floor((whole[1]?.[1].length ?? 0) / 4096)
    expect(mostFrames).toBeGreaterThan(3)
    for (let frames = 0; frames <= mostFrames; frames += 0.5) {
      for (const [part, bytes] of whole) writeFileSync(part, bytes)
      cutLog(file, frames)
      const journal = new SqliteJournal(file, LATER)
      expect(journal.gapOf('set-1', 'practice')).toMatchObject({ kind: 'cut', beganAtMs: BEGAN })
      journal.close()
    }
  })

  it('is asked after once, in silence, when SIGKILL ended its process', async () => {
    const child = fork(CHILD, [file])
    await once(child, 'message')
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(await start(['kd-child'])).toEqual({ asked: 1, told: [] })
    expect(await start(['kd-child'])).toEqual({ asked: 0, told: [] })
  })

  it('is looked into by each key set, and knows the names that any of them gave', () => {
    cutRun()
    const journal = new SqliteJournal(file, LATER)
    const gap = { kind: 'cut', beganAtMs: BEGAN, endedByMs: LATER }
    expect(journal.gapOf('set-1', 'practice')).toEqual(gap)
    journal.closeGap('set-1', 'practice')
    expect(journal.gapOf('set-1', 'practice')).toBeNull()
    expect(journal.gapOf('set-2', 'practice')).toEqual(gap)
    expect(journal.gapOf('set-1', 'live')).toEqual(gap)
    expect(journal.knownNames(['kd-1', 'kd-2', 'kd-3'])).toEqual(new Set(['kd-1', 'kd-2']))
    journal.close()
  })

  it('is not hidden by a look into an earlier one, whatever the clock says', () => {
    cutRun()
    const second = new SqliteJournal(file, LATER)
    second.closeGap('set-1', 'practice')
    leaveAsKilled(file, () => second.close())
    const third = new SqliteJournal(file, BEGAN - 600_000)
    expect(third.gapOf('set-1', 'practice')).toMatchObject({ kind: 'cut', beganAtMs: LATER })
    third.closeGap('set-1', 'practice')
    third.close()
    // Ids do not come back: the run that ended in order took none from the next.
    const fourth = new SqliteJournal(file, LATER)
    leaveAsKilled(file, () => fourth.close())
    const fifth = new SqliteJournal(file, LATER)
    expect(fifth.gapOf('set-1', 'practice')).not.toBeNull()
    fifth.close()
  })
})

describe('a run that closed its journal', () => {
  it('leaves nothing to ask', async () => {
    cutRun((close) => close())
    expect(await start()).toEqual({ asked: 0, told: [] })
  })
})

describe('the journal of an earlier version', () => {
  /** As the second version left it, with a loss that set-1 has looked into. */
  function ofVersion2(end: (close: () => void) => void): void {
    const old = new DatabaseSync(file)
    old.exec(`
      PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL;
      CREATE TABLE intents (
        id INTEGER PRIMARY KEY, client_oid TEXT NOT NULL, key_set_id TEXT NOT NULL,
        environment TEXT NOT NULL, kind TEXT NOT NULL DEFAULT 'order', draft TEXT NOT NULL,
        state TEXT NOT NULL, order_id TEXT, created_at_ms INTEGER NOT NULL,
        updated_at_ms INTEGER NOT NULL
      ) STRICT;
      PRAGMA user_version = 2;
      CREATE TABLE gaps (at_ms INTEGER NOT NULL) STRICT;
      CREATE TABLE gap_checks (
        key_set_id TEXT NOT NULL, environment TEXT NOT NULL, at_ms INTEGER NOT NULL
      ) STRICT;
      INSERT INTO gaps VALUES (${BEGAN});
      INSERT INTO gap_checks VALUES ('set-1', 'practice', ${BEGAN}), ('set-2', 'live', 5);
    `)
    old
      .prepare(
        "INSERT INTO intents VALUES (1, 'kd-1', 'set-1', 'practice', 'order', ?, 'unknown', NULL, 5, 5)",
      )
      .run(JSON.stringify(aDraft()))
    end(() => old.close())
  }

  it('is taken over with its orders and with what was looked into', () => {
    ofVersion2((close) => close())
    const journal = new SqliteJournal(file, LATER)
    expect(journal.openIntents('set-1', 'practice')).toMatchObject([{ clientOid: 'kd-1' }])
    expect(journal.gapOf('set-1', 'practice')).toBeNull()
    const gap = { kind: 'lost', beganAtMs: BEGAN, endedByMs: BEGAN }
    expect(journal.gapOf('set-2', 'live')).toEqual(gap)
    expect(journal.gapOf('set-1', 'live')).toEqual(gap)
    journal.close()
  })

  it('is asked after when it was left open: nobody knows since when', () => {
    ofVersion2((close) => leaveAsKilled(file, close))
    const journal = new SqliteJournal(file, LATER)
    const gap = { kind: 'cut', beganAtMs: 0, endedByMs: LATER }
    expect(journal.gapOf('set-1', 'practice')).toEqual(gap)
    expect(journal.gapOf('set-2', 'live')).toEqual({ ...gap, kind: 'lost' })
    journal.close()
  })

  it('without the tables that only a loss made is taken over as well', () => {
    ofVersion2((close) => close())
    const raw = new DatabaseSync(file)
    raw.exec('DROP TABLE gaps; DROP TABLE gap_checks')
    raw.close()
    const journal = new SqliteJournal(file, LATER)
    expect(journal.gapOf('set-1', 'practice')).toBeNull()
    journal.close()
  })
})
