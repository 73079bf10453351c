import {
  type PracticeExchange,
  startPracticeExchange,
} from '../../electron/practice/practice-exchange.ts'
import type { DeskUnderFaults } from './desk-under-faults.ts'
import { type FaultCounts, noFaults, type RestFault } from './fault-kinds.ts'
import { isClean, type RunResult, runOnce } from './run.ts'
import type { Verdict } from './verdict.ts'

export interface CampaignOptions {
  readonly runs: number
  readonly seed: number
  /** Runs side by side. */
  readonly atOnce: number
  readonly spoil?: (desk: DeskUnderFaults) => void
  readonly settleMs?: number
  readonly only?: ReadonlyArray<RestFault>
  /** Called with each run that is not clean. */
  readonly onBad?: (result: RunResult) => void
  readonly onProgress?: (done: number) => void
}

export interface CampaignSummary {
  readonly runs: number
  readonly seed: number
  readonly orders: number
  readonly faults: FaultCounts
  readonly doubled: number
  readonly lost: number
  readonly wrongState: number
  readonly wrongBalance: number
  readonly wrongBook: number
  readonly unsettled: number
  readonly crashes: number
  /** Seeds of runs that were not clean, to be run again alone. */
  readonly bad: ReadonlyArray<number>
}

/** Runs that share one exchange; each has an account of its own. */
const RUNS_PER_EXCHANGE = 50

/** Runs `runs` runs with the seeds `seed`, `seed + 1`, … and sums up what was found. */
export async function runCampaign(options: CampaignOptions): Promise<CampaignSummary> {
  const counts = noFaults()
  const results: RunResult[] = []
  let crashes = 0
  const onCrash = (error: unknown) => {
    crashes += 1
    process.stderr.write(`crash: ${error instanceof Error ? error.stack : String(error)}\n`)
  }
  process.on('uncaughtException', onCrash)
  process.on('unhandledRejection', onCrash)
  try {
    for (let first = 0; first < options.runs; first += RUNS_PER_EXCHANGE) {
      const seeds = Array.from(
        { length: Math.min(RUNS_PER_EXCHANGE, options.runs - first) },
        (_, index) => options.seed + first + index,
      )
      const found = await runAll(seeds, options, counts, onCrash)
      results.push(...found)
      options.onProgress?.(results.length)
    }
  } finally {
    process.off('uncaughtException', onCrash)
    process.off('unhandledRejection', onCrash)
  }
  const sum = (part: keyof Verdict) =>
    results.reduce((total, { verdict }) => total + verdict[part].length, 0)
  return {
    ...{ runs: results.length, seed: options.seed },
    orders: results.reduce((total, { orders }) => total + orders, 0),
    faults: counts,
    ...{ doubled: sum('doubled'), lost: sum('lost'), wrongState: sum('wrongState') },
    ...{ wrongBalance: sum('wrongBalance'), wrongBook: sum('wrongBook') },
    ...{ unsettled: sum('unsettled'), crashes },
    bad: results.filter(({ verdict }) => !isClean(verdict)).map(({ seed }) => seed),
  }
}

/** Nothing but zeros? */
export function isGood(summary: CampaignSummary): boolean {
  return summary.crashes === 0 && summary.bad.length === 0
}

async function runAll(
  seeds: ReadonlyArray<number>,
  options: CampaignOptions,
  counts: FaultCounts,
  onCrash: (error: unknown) => void,
): Promise<ReadonlyArray<RunResult>> {
  const exchange = await startFor(seeds)
  const left = [...seeds]
  const results: RunResult[] = []
  const { spoil, settleMs, only, onBad } = options
  const worker = async () => {
    for (let seed = left.shift(); seed !== undefined; seed = left.shift()) {
      const key = exchange.keys.find(({ label }) => label === `run-${seed}`)
      if (key === undefined) throw new Error('the exchange has no key for this run')
      const result = await runOnce({
        ...{ exchange, key, seed, counts, onCrash },
        ...(spoil === undefined ? {} : { spoil }),
        ...(settleMs === undefined ? {} : { settleMs }),
        ...(only === undefined ? {} : { only }),
      })
      if (!isClean(result.verdict)) onBad?.(result)
      results.push(result)
    }
  }
  try {
    await Promise.all(Array.from({ length: options.atOnce }, worker))
  } finally {
    await exchange.stop()
  }
  return results
}

function startFor(seeds: ReadonlyArray<number>): Promise<PracticeExchange> {
  return startPracticeExchange({
    ...{ seed: seeds[0] ?? 1, speed: 0, rateLimits: 'none' },
    extraKeys: seeds.map((seed, index) => ({
      label: `run-${seed}`,
      permissions: ['trade-read', 'trade-write', 'manage-read', 'manage-write'],
      environment: 'practice',
      ips: [],
      accountId: String(7_000_001_000 + index),
    })),
  })
}
