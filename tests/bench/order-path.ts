import { type ChildProcess, spawn } from 'node:child_process'
import { createHmac, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { RestClientV3 } from 'bitget-api'
import { build as createHistogram, type Histogram } from 'hdr-histogram-js'
import { Pool } from 'undici'
import { BitgetPrivateRest } from '../../electron/bitget/rest/private-rest.ts'
import { SqliteJournal } from '../../electron/desk/journal/journal.ts'
import { createClientOid } from '../../electron/desk/orders/client-oid.ts'
import { OrderService } from '../../electron/desk/orders/order-service.ts'
import type { OrderDraft } from '../../shared/domain/order.ts'
import { aDraft } from '../helpers/builders.ts'
import { hmacSigner } from '../helpers/hmac-signer.ts'
import { loopbackRest } from '../helpers/loopback-rest.ts'

/** Milliseconds of one contender's round trips, call to answer. */
export interface Latency {
  readonly p50Ms: number
  readonly p95Ms: number
  readonly p99Ms: number
}

export interface OrderPathFigures {
  readonly orders: number
  /** The whole submit path but the instrument's rules: journal, signing, sending, reading, timing. */
  readonly desk: Latency
  /** undici's `request` with the same bytes, body read as text. */
  readonly raw: Latency
  readonly bitgetApi: Latency
  /** desk / raw and desk / bitget-api at the median and the 95th percentile. */
  readonly toRaw: { readonly p50: number; readonly p95: number }
  readonly toBitgetApi: { readonly p50: number; readonly p95: number }
  readonly goal: { readonly toRawP50: 1.25; readonly reached: boolean }
}

export interface OrderPathOptions {
  /** Measured orders of each contender. */
  readonly orders?: number
  readonly warmUp?: number
}

type Contender = (draft: OrderDraft) => Promise<void>

const SECRET = 'bench-secret'
const API_KEY = 'bg_bench_key_000001'
const PASSPHRASE = 'benchphrase'
/** Histograms hold whole numbers: tenths of a microsecond, up to a second. */
const UNITS_PER_MS = 10_000

/**
 * Places the same orders through the desk, through raw undici and through the npm client, turn by
 * turn in a rotating order against one server in a process of its own, so that whatever the
 * machine does hits all three alike.
 */
export async function measureOrderPath(options: OrderPathOptions = {}): Promise<OrderPathFigures> {
  const { orders = 4000, warmUp = 1000 } = options
  const folder = mkdtempSync(path.join(tmpdir(), 'keydesk-bench-'))
  const server = await startServer()
  const desk = deskContender(server.url, path.join(folder, 'journal.sqlite'))
  const raw = rawContender(server.url)
  const peer = peerContender(server.url)
  try {
    const contenders = [desk.place, raw.place, peer]
    await takeTurns(contenders, warmUp, newHistograms(contenders.length))
    const histograms = newHistograms(contenders.length)
    await takeTurns(contenders, orders, histograms)
    return figures(orders, histograms.map(latencyOf))
  } finally {
    await Promise.all([desk.close(), raw.close()])
    server.child.kill()
    rmSync(folder, { recursive: true })
  }
}

async function takeTurns(
  contenders: ReadonlyArray<Contender>,
  rounds: number,
  histograms: ReadonlyArray<Histogram>,
): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    const draft = aDraft({ price: `${60_000 + (round % 1000)}.5` })
    for (let turn = 0; turn < contenders.length; turn += 1) {
      const at = (round + turn) % contenders.length
      const started = performance.now()
      await contenders[at]?.(draft)
      const tookMs = performance.now() - started
      histograms[at]?.recordValue(Math.max(1, Math.round(tookMs * UNITS_PER_MS)))
      // Each starts with an idle connection and an empty queue, as a hand-made order does.
      await new Promise((resume) => setImmediate(resume))
    }
  }
}

function deskContender(url: string, journalFile: string) {
  const { client, clock } = loopbackRest(url, { onRequest: () => undefined })
  const journal = new SqliteJournal(journalFile, Date.now())
  const service = new OrderService({
    clock,
    schedule: () => () => undefined,
    journal,
    account: {
      settings: () => ({ holdMode: 'one_way_mode', leverages: [] }),
      findOrder: () => null,
      openOrders: () => [],
      mergeOrders: () => undefined,
      setPending: () => undefined,
      reload: () => undefined,
    },
    newClientOid: () => createClientOid(randomBytes),
    check: () => null,
    onNotice: () => undefined,
    reportFault: String,
  })
  const signer = hmacSigner(SECRET, API_KEY, PASSPHRASE)
  const rest = new BitgetPrivateRest(client, signer, clock)
  service.activate({ keySetId: signer.keySetId, environment: 'practice', rest })
  const place = async (draft: OrderDraft) => {
    const result = await service.submit(draft, Date.now())
    if (!result.ok || result.value.kind !== 'accepted') throw new Error('the desk was not answered')
  }
  const close = async () => {
    await client.close()
    journal.close()
  }
  return { place, close }
}

/** The same path, headers and body lengths, all made before the clock starts to count. */
function rawContender(url: string) {
  const pool = new Pool(url, { connections: 8, pipelining: 1, allowH2: false })
  const body = JSON.stringify({
    category: 'USDT-FUTURES',
    symbol: 'BTCUSDT',
    qty: '0.01',
    price: '60000.5',
    side: 'buy',
    orderType: 'limit',
    timeInForce: 'gtc',
    clientOid: `kd-${'0'.repeat(24)}`,
  })
  const headers = {
    locale: 'zh-CN',
    'Content-Type': 'application/json',
    'ACCESS-KEY': API_KEY,
    'ACCESS-SIGN': createHmac('sha256', SECRET).update(body).digest('base64'),
    'ACCESS-TIMESTAMP': String(Date.now()),
    'ACCESS-PASSPHRASE': PASSPHRASE,
  }
  const call = { path: '/api/v3/trade/place-order', method: 'POST', headers, body } as const
  const place = async () => {
    const answer = await pool.request(call)
    await answer.body.text()
  }
  return { place, close: () => pool.destroy() }
}

function peerContender(url: string): Contender {
  const client = new RestClientV3({
    apiKey: API_KEY,
    apiSecret: SECRET,
    apiPass: PASSPHRASE,
    baseUrl: url,
    keepAlive: true,
  })
  return async (draft) => {
    await client.submitNewOrder({
      category: draft.category,
      symbol: draft.symbol,
      qty: draft.quantity,
      price: draft.price ?? '',
      side: draft.side,
      orderType: draft.orderType,
      timeInForce: 'gtc',
      clientOid: createClientOid(randomBytes),
    })
  }
}

async function startServer(): Promise<{ readonly url: string; readonly child: ChildProcess }> {
  const file = fileURLToPath(new URL('../helpers/fixed-answer-server.ts', import.meta.url))
  const child = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })
  const port = await new Promise<string>((resolve, reject) => {
    lines.once('line', resolve)
    child.once('exit', () => reject(new Error('the server of the benchmark did not start')))
  })
  return { url: `http://127.0.0.1:${port}`, child }
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
  const toRaw = ratio(raw)
  const toBitgetApi = ratio(bitgetApi)
  const reached = toRaw.p50 <= 1.25 && toBitgetApi.p50 < 1
  return {
    orders,
    desk,
    raw,
    bitgetApi,
    toRaw,
    toBitgetApi,
    goal: { toRawP50: 1.25, reached },
  }
}
