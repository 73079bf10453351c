import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { PracticeKey } from '../../electron/practice/accounts/practice-key.ts'
import type { PracticeExchange } from '../../electron/practice/practice-exchange.ts'
import { ACTIONS, type Acting, Names } from './actions.ts'
import { BTC, DeskUnderFaults } from './desk-under-faults.ts'
import { Dice } from './dice.ts'
import type { FaultCounts, RestFault } from './fault-kinds.ts'
import { FaultProxy } from './fault-proxy.ts'
import { FaultSchedule } from './fault-schedule.ts'
import { runKilledDesk } from './killed-desk.ts'
import { HURRY, ScaledTime } from './scaled-time.ts'
import { type Asked, compare, type Verdict } from './verdict.ts'

/** Twice the time after which an order that nobody found is given up as never placed. */
const START_MS = (2 * 65_000) / HURRY
/** Pauses after many refusals (429) are the longest thing to wait for: 30 s of the machine's own clock. */
const SETTLE_MS = 60_000
const LOOK_EVERY_MS = 10
const HELP_EVERY_MS = 1000
const TEN_MINUTES_MS = 600_000
/** Runs whose first desk is a process of its own. Such a one takes ten times as long. */
const KILLED_SHARE = 0.03
/** More than such a desk asks for before it ends. */
const AFTER_CHILD = 600

export interface RunParts {
  readonly exchange: PracticeExchange
  /** Of an account that only this run uses. */
  readonly key: PracticeKey
  readonly seed: number
  readonly counts: FaultCounts
  readonly onCrash: (error: unknown) => void
  /** A desk with something broken on purpose; default: the desk as it is. */
  readonly spoil?: (desk: DeskUnderFaults) => void
  /** How long the desk may take to find everything out; real ms. */
  readonly settleMs?: number
  /** The only faults that strike requests. */
  readonly only?: ReadonlyArray<RestFault>
}

export interface RunResult {
  readonly seed: number
  readonly orders: number
  readonly verdict: Verdict
  /** In what state the desk was in the end, for whoever looks for the reason. */
  readonly state: string
}

/** One run: a desk acts while faults strike, then all is well again and both sides are compared. */
export async function runOnce(parts: RunParts): Promise<RunResult> {
  const folder = await mkdtemp(path.join(tmpdir(), 'keydesk-faults-'))
  const run = new Run(parts, path.join(folder, 'journal.sqlite'))
  try {
    return await run.whole()
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

class Run {
  readonly #parts: RunParts
  readonly #dice: Dice
  readonly #faults: FaultSchedule
  readonly #proxy: FaultProxy
  readonly #time = new ScaledTime()
  readonly #journalFile: string
  readonly #asked: Asked[] = []
  #address = ''

  constructor(parts: RunParts, journalFile: string) {
    this.#parts = parts
    this.#journalFile = journalFile
    this.#dice = new Dice(parts.seed)
    this.#faults = new FaultSchedule(this.#dice, parts.counts, parts.only ?? null)
    this.#proxy = new FaultProxy(parts.exchange.rest, this.#faults)
  }

  async whole(): Promise<RunResult> {
    this.#address = await this.#proxy.start()
    const last = Number(this.#parts.exchange.engine.ticker(BTC)?.lastPrice)
    if (this.#dice.chance(KILLED_SHARE)) await this.#actUntilKilled(last)
    let desk = await this.#startDesk()
    await until(() => isLive(desk), START_MS)
    this.#faults.begin()
    const names = new Names(last, AFTER_CHILD)
    const underWay: Promise<void>[] = []
    const steps = this.#dice.between(4, 10)
    for (let step = 0; step < steps; step += 1) {
      const acting: Acting = { desk, names, dice: this.#dice, asked: this.#asked }
      const action = this.#dice.pick(ACTIONS)(acting)
      underWay.push(action)
      if (this.#dice.chance(0.5)) await action
      else await pause(this.#dice.between(0, 30))
      if (this.#dice.chance(0.3)) this.#parts.exchange.stepMarket()
      desk = await this.#strike(desk)
    }
    await Promise.all(underWay)
    this.#faults.end()
    const verdict = await this.#settled(desk)
    const { state, error } = desk.account.snapshot()
    const told = JSON.stringify([state, error, desk.account.socketView(), desk.market.socket()])
    await desk.kill()
    await this.#proxy.stop()
    return { seed: this.#parts.seed, orders: this.#asked.length, verdict, state: told }
  }

  /** Begins with a desk in a process of its own, which SIGKILL ends in the middle of something. */
  async #actUntilKilled(last: number): Promise<void> {
    this.#faults.begin()
    this.#faults.count('killed')
    const { key, seed } = this.#parts
    const order = { address: this.#address, key, journalFile: this.#journalFile, seed, last }
    this.#asked.push(...(await runKilledDesk(order, this.#dice.between(0, 300))))
    this.#proxy.cut()
    this.#faults.end()
  }

  async #startDesk(): Promise<DeskUnderFaults> {
    const desk = new DeskUnderFaults({
      ...{ address: this.#address, key: this.#parts.key, time: this.#time },
      ...{ journalFile: this.#journalFile, onCrash: this.#parts.onCrash },
    })
    this.#parts.spoil?.(desk)
    await desk.start()
    return desk
  }

  /** What befalls the desk itself. Gives the desk that goes on. */
  async #strike(desk: DeskUnderFaults): Promise<DeskUnderFaults> {
    if (!this.#dice.chance(0.25)) return desk
    const fault = this.#dice.pick([
      'clock-jump',
      'keychain-gone',
      'journal-full',
      'killed',
    ] as const)
    this.#faults.count(fault)
    if (fault === 'clock-jump') {
      this.#time.jump(this.#dice.pick([-TEN_MINUTES_MS, TEN_MINUTES_MS]))
      return desk
    }
    if (fault === 'journal-full') {
      desk.journal.fill(this.#dice.between(1, 3))
      return desk
    }
    if (fault === 'keychain-gone') {
      desk.isKeychainOpen = false
      await desk.takeKeyAgain()
      return desk
    }
    for (const note of this.#asked) if (note.outcome === 'pending') note.outcome = 'dead'
    const dying = desk.kill()
    this.#proxy.cut()
    await dying
    const next = await this.#startDesk()
    next.route = desk.route
    return next
  }

  /** All is well again: the desk has its time to find everything out. */
  async #settled(desk: DeskUnderFaults): Promise<Verdict> {
    const { exchange, key } = this.#parts
    desk.isKeychainOpen = true
    desk.journal.fill(0)
    // The daily disconnect, which shows what a lost private frame has hidden.
    if (this.#faults.hasLostPrivateFrame) this.#proxy.cut()
    const look = () => compare(exchange.engine, key.accountId, desk, this.#asked)
    let helpedAtMs = Number.NEGATIVE_INFINITY
    await until(() => {
      const isStuck = !desk.hasSession() || desk.account.snapshot().state === 'failed'
      // What a person does who sees a refusal, or an account that failed. Each time begins anew.
      if (isStuck && performance.now() - helpedAtMs > HELP_EVERY_MS) {
        helpedAtMs = performance.now()
        desk.wake()
      }
      return isLive(desk) && isClean(look())
    }, this.#parts.settleMs ?? SETTLE_MS)
    return look()
  }
}

export function isClean(verdict: Verdict): boolean {
  return Object.values(verdict).every((list) => list.length === 0)
}

function isLive(desk: DeskUnderFaults): boolean {
  return (
    desk.account.snapshot().state === 'live' && desk.market.watchedFigures(BTC)?.state === 'live'
  )
}

/** Returns when `check` holds, or when the time is over: what holds then is the verdict's to say. */
async function until(check: () => boolean, limitMs: number): Promise<void> {
  const endMs = performance.now() + limitMs
  while (!check() && performance.now() < endMs) await pause(LOOK_EVERY_MS)
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
