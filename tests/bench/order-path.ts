import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { build as createHistogram, type Histogram } from 'hdr-histogram-js'
import type { DraftCheckPorts } from '../../electron/desk/orders/draft-check.ts'
import { aDraft } from '../helpers/builders.ts'
import {
  bitgetApiContender,
  type Contender,
  deskContender,
  rawContender,
  readCheckPorts,
} from './order-contenders.ts'
import { type BenchKey, startFixedAnswers, startPractice } from './order-servers.ts'

/** Milliseconds of one contender's round trips, call to answer. */
export interface Latency {
  readonly p50Ms: number
  readonly p95Ms: number
  readonly p99Ms: number
}

/** Three ways to place the same orders at one server. */
export interface OrderPathFigures {
  readonly orders: number
  /** The whole submit path: rules, guards, journal, signing, sending, reading, checking, timing. */
  readonly desk: Latency
  /** undici's `request` with the same bytes, made and signed beforehand; body read as text. */
  readonly raw: Latency
  readonly bitgetApi: Latency
  /** desk / raw and desk / bitget-api at the median and the 95th percentile. */
  readonly toRaw: { readonly p50: number; readonly p95: number }
  readonly toBitgetApi: { readonly p50: number; readonly p95: number }
}

export interface OrderPathReport {
  /** At the practice exchange, which checks, books and answers each order. */
  readonly practice: OrderPathFigures
  /** At a server that does nothing: what is left is the clients' own work. */
  readonly bareServer: OrderPathFigures
  readonly goal: { readonly toRawP50: 1.25; readonly reached: boolean }
}

export interface OrderPathOptions {
  /** Measured orders of each contender, at each server. */
  readonly orders?: number
  readonly warmUp?: number
}

/** Every order of three: nobody always comes after the same other, and pays for its leavings. */
const TURNS = ['012', '021', '102', '120', '201', '210'].map((turns) => [...turns].map(Number))
/** Histograms hold whole numbers: tenths of a microsecond, up to a second. */
const UNITS_PER_MS = 10_000

/**
 * Places the same orders through the desk, through raw undici and through the npm client, turn by
 * turn in every order against one server in a process of its own, so that whatever the
 * machine does hits all three alike. Throws when one order of any of them is not accepted.
 */
export async function measureOrderPath(options: OrderPathOptions = {}): Promise<OrderPathReport> {
  const folder = mkdtempSync(path.join(tmpdir(), 'keydesk-bench-'))
  const practice = await startPractice()
  const bare = await startFixedAnswers()
  try {
    const ports = await readCheckPorts(practice.url, practice.key)
    const measureAt = (url: string, journal: string) =>
      measureServer(url, practice.key, ports, path.join(folder, journal), options)
    const atPractice = await measureAt(practice.url, 'practice.sqlite')
    const atBare = await measureAt(bare.url, 'bare.sqlite')
    const reached = atPractice.toRaw.p50 <= 1.25 && atPractice.toBitgetApi.p50 < 1
    return { practice: atPractice, bareServer: atBare, goal: { toRawP50: 1.25, reached } }
  } finally {
    practice.child.kill()
    bare.child.kill()
    rmSync(folder, { recursive: true })
  }
}

async function measureServer(
  url: string,
  key: BenchKey,
  ports: DraftCheckPorts,
  journalFile: string,
  { orders = 4000, warmUp = 1000 }: OrderPathOptions,
): Promise<OrderPathFigures> {
  const contenders = [
    deskContender(url, key, ports, journalFile),
    rawContender(url, key),
    bitgetApiContender(url, key),
  ]
  try {
    await takeTurns(contenders, warmUp, newHistograms(contenders.length))
    const histograms = newHistograms(contenders.length)
    await takeTurns(contenders, orders, histograms)
    return figures(orders, histograms.map(latencyOf))
  } finally {
    await Promise.all(contenders.map((contender) => contender.close()))
  }
}

async function takeTurns(
  contenders: ReadonlyArray<Contender>,
  rounds: number,
  histograms: ReadonlyArray<Histogram>,
): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    // Far below the market: accepted, then cancelled by the exchange, so that nothing stays open.
    const price = `${40_000 + (round % 1000)}.5`
    const draft = aDraft({ price, timeInForce: 'ioc' })
    for (let turn = 0; turn < contenders.length; turn += 1) {
      const at = TURNS[round % TURNS.length]?.[turn] ?? turn
      const place = contenders[at]?.prepare(draft)
      const started = performance.now()
      await place?.()
      const tookMs = performance.now() - started
      histograms[at]?.recordValue(Math.max(1, Math.round(tookMs * UNITS_PER_MS)))
      // Each starts with an idle connection and an empty queue, as a hand-made order does.
      await new Promise((resume) => setImmediate(resume))
    }
  }
}

function newHistograms(count: number): Histogram[] {
  return Array.from({ length: count }, () =>
    createHistogram({
      highestTrackableValue: 1000 * UNITS_PER_MS,
      numberOfSignificantValueDigits: 3,
    }),
  )
}

function latencyOf(histogram: Histogram): Latency {
  const at = (percentile: number) => histogram.getValueAtPercentile(percentile) / UNITS_PER_MS
  return { p50Ms: at(50), p95Ms: at(95), p99Ms: at(99) }
}

function figures(orders: number, latencies: ReadonlyArray<Latency>): OrderPathFigures {
  const [desk, raw, bitgetApi] = latencies
  if (desk === undefined || raw === undefined || bitgetApi === undefined) {
    throw new Error('a contender is missing')
  }
  const ratio = (peer: Latency) => ({
    p50: desk.p50Ms / peer.p50Ms,
    p95: desk.p95Ms / peer.p95Ms,
  })
  return { orders, desk, raw, bitgetApi, toRaw: ratio(raw), toBitgetApi: ratio(bitgetApi) }
}
