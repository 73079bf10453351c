import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import WebSocket from 'ws'
import { openWebSocketLink } from '../../electron/bitget/socket/link.ts'
import { SYSTEM_TIME } from '../../electron/bitget/socket/socket-time.ts'
import { PublicMarketStream } from '../../electron/bitget/stream/market-stream.ts'
import { MarketService } from '../../electron/desk/market/market-service.ts'
import type { ExchangeDoors, MarketListener } from '../../electron/desk/ports.ts'
import { benchDoors, WATCHED } from './stream-doors.ts'

export interface StreamFigures {
  readonly frames: number
  readonly bytesPerFrame: number
  /** Frames per second, median of the rounds. */
  readonly desk: number
  readonly raw: number
  /** desk / raw; the goal is at least 0.7. */
  readonly ratio: number
  readonly goal: number
  /** Processor time of this process, microseconds a frame, median of the rounds. */
  readonly deskCpuUs: number
  readonly rawCpuUs: number
  /** Updates that reached the page's side in one round, after conflation. */
  readonly updates: number
}

interface Round {
  readonly perSecond: number
  readonly cpuUs: number
  readonly updates: number
}

interface ServerReady {
  readonly port: number
  readonly count: number
  readonly bytes: number
}

const GOAL = 0.7

/**
 * Books and trades through socket, parse, book-keeping and conflation, beside raw `ws` and
 * `JSON.parse` of the same frames out of the same child process, in turns within one run.
 */
export async function measureStream(rounds = 7, frameCount = 40_000): Promise<StreamFigures> {
  const child = fork(fileURLToPath(new URL('./stream-server.ts', import.meta.url)), [
    '1',
    String(frameCount),
  ])
  try {
    const [message] = await once(child, 'message')
    const ready = message as ServerReady
    const url = `ws://127.0.0.1:${ready.port}`
    await deskRound(url, ready.count)
    await rawRound(url, ready.count)
    const desk: Round[] = []
    const raw: Round[] = []
    for (let round = 0; round < rounds; round += 1) {
      desk.push(await deskRound(url, ready.count))
      raw.push(await rawRound(url, ready.count))
    }
    return figures(ready, desk, raw)
  } finally {
    await stop(child)
  }
}

function figures(
  ready: ServerReady,
  desk: ReadonlyArray<Round>,
  raw: ReadonlyArray<Round>,
): StreamFigures {
  const deskSpeed = median(desk.map((round) => round.perSecond))
  const rawSpeed = median(raw.map((round) => round.perSecond))
  return {
    frames: ready.count,
    bytesPerFrame: Math.round(ready.bytes / ready.count),
    desk: Math.round(deskSpeed),
    raw: Math.round(rawSpeed),
    ratio: Math.round((deskSpeed / rawSpeed) * 1000) / 1000,
    goal: GOAL,
    deskCpuUs: median(desk.map((round) => round.cpuUs)),
    rawCpuUs: median(raw.map((round) => round.cpuUs)),
    updates: median(desk.map((round) => round.updates)),
  }
}

/** The peer: every frame is received and parsed, and nothing more. */
async function rawRound(url: string, count: number): Promise<Round> {
  const socket = new WebSocket(url, { perMessageDeflate: false })
  const meter = startMeter(count)
  socket.on('open', () => socket.send(JSON.stringify({ op: 'subscribe', args: [] })))
  socket.on('message', (data) => {
    const value = JSON.parse(String(data)) as { data?: unknown }
    if (value.data !== undefined) meter.frame()
  })
  const round = await meter.done
  socket.terminate()
  return round
}

/** The desk: its own stream and service; frames are counted where they leave the socket. */
async function deskRound(url: string, count: number): Promise<Round> {
  const meter = startMeter(count)
  const doors: ExchangeDoors = benchDoors((listener: MarketListener) => {
    return new PublicMarketStream(
      {
        url,
        time: SYSTEM_TIME,
        random: Math.random,
        report: (problem) => meter.fail(`${problem.kind} ${JSON.stringify(problem)}`),
        openLink: openWebSocketLink,
      },
      {
        ...listener,
        onBook: (book) => {
          listener.onBook(book)
          meter.frame()
        },
        onTrades: (trades, kind) => {
          listener.onTrades(trades, kind)
          meter.frame()
        },
      },
    )
  })
  const service = new MarketService({
    timers: SYSTEM_TIME,
    emit: () => meter.update(),
    onSocket: () => undefined,
  })
  service.changeDoors(doors)
  await service.watch(WATCHED, '1m')
  const round = await meter.done
  service.close()
  return round
}

function startMeter(count: number) {
  let seen = 0
  let updates = 0
  let startedAtMs = 0
  let cpu = process.cpuUsage()
  let finish: (round: Round) => void = () => undefined
  let fail: (error: Error) => void = () => undefined
  const done = new Promise<Round>((resolve, reject) => {
    finish = resolve
    fail = reject
  })
  return {
    done,
    update: () => {
      updates += 1
    },
    fail: (text: string) => fail(new Error(text)),
    // The clock starts with the first frame: connecting is not what is measured.
    frame: () => {
      if (seen === 0) {
        startedAtMs = performance.now()
        cpu = process.cpuUsage()
      }
      seen += 1
      if (seen < count) return
      const seconds = (performance.now() - startedAtMs) / 1000
      const used = process.cpuUsage(cpu)
      const cpuUs = Math.round(((used.user + used.system) / count) * 100) / 100
      finish({ perSecond: count / seconds, cpuUs, updates })
    },
  }
}

function median(values: ReadonlyArray<number>): number {
  const sorted = values.toSorted((left, right) => left - right)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const gone = once(child, 'exit')
  child.disconnect()
  await gone
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.stdout.write(`${JSON.stringify(await measureStream(), null, 2)}\n`)
}
