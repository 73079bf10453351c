import { randomInt, randomUUID } from 'node:crypto'
import type { PracticeAnswer } from '../../shared/domain/practice-message.ts'
import { openMainAccounts, openSubAccounts } from './accounts/open-accounts.ts'
import { openKeys } from './accounts/open-keys.ts'
import type { PracticeKey } from './accounts/practice-key.ts'
import { answerAsk, type RunningAsk, refused } from './control/answer-ask.ts'
import { type KeptSnapshot, KeptStates } from './control/kept-states.ts'
import { applyUserEvent } from './engine/apply-event.ts'
import { EMPTY_SNAPSHOT, type Snapshot } from './engine/durability.ts'
import { createEngine } from './engine/engine.ts'
import type { Engine } from './engine/queries.ts'
import { DataFolder } from './host/data-folder.ts'
import { ExchangeHost } from './host/exchange-host.ts'
import { keepPace } from './host/market-pace.ts'
import type { PracticeOptions } from './host/practice-options.ts'
import { restoreState, StateKeeper, setStateAside } from './host/state-keeper.ts'
import { PRACTICE_INSTRUMENTS } from './market/instruments.ts'
import { createMarket } from './market/market.ts'
import type { PracticeFaults } from './server/practice-faults.ts'
import { type PracticeServer, startPracticeServer } from './server/practice-server.ts'
import { systemScheduler } from './server/scheduler.ts'
import { createSystemClock, type ServerClock } from './server/server-clock.ts'

/** A running practice exchange. */
export interface PracticeExchange {
  readonly rest: string
  readonly publicWs: string
  readonly privateWs: string
  readonly seed: number
  readonly keys: ReadonlyArray<PracticeKey>
  readonly engine: Engine
  /** Makes it misbehave; nothing on the network reaches this. */
  readonly faults: PracticeFaults
  /** What its parent process may ask; nothing on the network reaches this. */
  readonly control: ExchangeControl
  /** Lets the made-up participants act once, now: for tests of a standing market (speed 0). */
  stepMarket(): void
  /** How many sockets are connected now. */
  openSockets(): number
  /** Ends every connection and, with a data folder, writes everything down. */
  stop(): Promise<void>
}

export interface ExchangeControl {
  answer(ask: RunningAsk): PracticeAnswer
  keptState(name: string): KeptSnapshot | PracticeAnswer
  /** Sets a kept state aside with which no exchange could begin. */
  setKeptAside(name: string): PracticeAnswer
}

const SNAPSHOT_EVERY_MS = 60_000
/** Countdowns run out and interest is charged at whole seconds, also while the market stands still. */
const TIME_EVERY_MS = 1000
/** How long the made-up participants have been at it before the first client comes. */
const WARM_UP_MS = 30_000
const LARGEST_SEED = 2 ** 31

/** Starts one on this machine. Rejects when the port is taken or the data folder is in use. */
export async function startPracticeExchange(
  options: PracticeOptions = {},
): Promise<PracticeExchange> {
  const clock = createSystemClock()
  const tell = options.tell ?? (() => undefined)
  const folder =
    options.dataFolder === undefined
      ? null
      : new DataFolder(options.dataFolder, tell, () => clock.nowMs())
  try {
    return await startWith(options, clock, folder)
  } catch (error) {
    folder?.release()
    throw error
  }
}

async function startWith(
  options: PracticeOptions,
  clock: ServerClock,
  folder: DataFolder | null,
): Promise<PracticeExchange> {
  const seed = options.seed ?? randomInt(LARGEST_SEED)
  const keys = openKeys(options, folder, clock.nowMs())
  const { engine, keeper, host, subAccounts } = openExchange({ options, clock, folder, seed, keys })
  const server = await startPracticeServer({
    host,
    keys: keys.ring,
    subAccounts,
    clock,
    scheduler: systemScheduler,
    monotonicMs: () => performance.now(),
    port: options.port ?? 0,
    areLimitsEnforced: options.rateLimits !== 'none',
    createConnectionId: randomUUID,
    tell: options.tell ?? (() => undefined),
  })
  const stopPace = keepPace(options.speed ?? 1, () => host.stepMarket(), systemScheduler)
  const stopTime = systemScheduler.every(TIME_EVERY_MS, () => host.execute({ kind: 'pass-time' }))
  const stopSaving = systemScheduler.every(SNAPSHOT_EVERY_MS, () => keeper?.saveSnapshot())
  return running(
    server,
    host,
    { seed, keys: keys.announced, engine, control: controlOf(host, folder) },
    async () => {
      stopPace()
      stopTime()
      stopSaving()
      await server.stop()
      keeper?.close()
      folder?.release()
    },
  )
}

function running(
  server: PracticeServer,
  host: ExchangeHost,
  facts: Pick<PracticeExchange, 'seed' | 'keys' | 'engine' | 'control'>,
  stop: () => Promise<void>,
): PracticeExchange {
  const { rest, publicWs, privateWs, faults } = server
  let stopping: Promise<void> | null = null
  return {
    rest,
    publicWs,
    privateWs,
    faults,
    ...facts,
    stepMarket: () => host.stepMarket(),
    openSockets: () => server.openSockets(),
    stop: () => {
      stopping ??= stop()
      return stopping
    },
  }
}

interface ExchangeParts {
  readonly options: PracticeOptions
  readonly clock: ServerClock
  readonly folder: DataFolder | null
  readonly seed: number
  readonly keys: ReturnType<typeof openKeys>
}

/**
 * The exchange with the state that the folder holds. One that cannot be an exchange's, whatever it
 * looks like, is set aside, and the exchange begins anew. A state that was asked for is not replaced.
 */
function openExchange(parts: ExchangeParts) {
  const { options, folder } = parts
  if (options.startFrom !== undefined) return openFrom(parts, options.startFrom)
  const restored = restoredFrom(folder)
  if (folder === null || restored === EMPTY_SNAPSHOT) return openFrom(parts, restored)
  try {
    return openFrom(parts, restored)
  } catch (error) {
    setStateAside(folder, error)
    return openFrom(parts, EMPTY_SNAPSHOT)
  }
}

function openFrom({ options, clock, folder, seed, keys }: ExchangeParts, restored: Snapshot) {
  const openedAtMs = clock.nowMs()
  const engine = openEngine(restored, seed, openedAtMs)
  const keeper = folder === null ? null : new StateKeeper(folder, () => engine.snapshot())
  try {
    const market = createMarket({ engine, seed })
    const remember: StateKeeper['remember'] = (events) => keeper?.remember(events)
    const host = new ExchangeHost({ engine, market, clock, remember })
    host.openMarket(engine.nowMs(), openedAtMs)
    openMainAccounts(host, keys.announced, options)
    const subAccounts = openSubAccounts(host, keys.ring, folder)
    host.execute({ kind: 'pass-time' })
    keeper?.saveSnapshot()
    return { engine, keeper, host, subAccounts }
  } catch (error) {
    keeper?.abandon()
    throw error
  }
}

function restoredFrom(folder: DataFolder | null): Snapshot {
  return folder === null ? EMPTY_SNAPSHOT : restoreState(folder, applyUserEvent)
}

function controlOf(host: ExchangeHost, folder: DataFolder | null): ExchangeControl {
  const kept = folder === null ? null : new KeptStates(folder)
  return {
    answer: (ask) => answerAsk(host, kept, ask),
    keptState: (name) => (kept === null ? refused('no-folder') : kept.read(name)),
    setKeptAside: (name) => (kept === null ? refused('no-folder') : kept.setAside(name)),
  }
}

function openEngine(restored: Snapshot, seed: number, nowMs: number): Engine {
  return createEngine({
    instruments: PRACTICE_INSTRUMENTS,
    startAtMs: Math.max(nowMs - WARM_UP_MS, restored.atMs),
    seed,
    restored,
  })
}
