import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Announced, PracticeInFolder } from '../../helpers/practice-child.ts'
import { keyOf } from '../../helpers/practice-client.ts'
import { signedGet, signedPost } from '../../helpers/practice-rest.ts'
import { waitUntil } from '../../helpers/wait-until.ts'

// Killed in the middle of everything at once: what was answered must be there afterwards.

let practice: PracticeInFolder

beforeEach(() => {
  practice = new PracticeInFolder(['--seed', '9'])
})
afterEach(() => practice.end())

async function send(exchange: Announced, path: string, body: object): Promise<string | null> {
  const answer = await signedPost(exchange.rest, keyOf(exchange), `/api/v3/${path}`, body)
  const { code, data } = answer.body
  if (code === '00000') return data.orderId ?? data.transferId ?? 'done'
  // Over the rate, or nothing there to close: an answer, too, and no promise.
  return null
}

async function rows(exchange: Announced, path: string) {
  const { body } = await signedGet(exchange.rest, keyOf(exchange), `/api/v3/${path}`)
  expect(body.code).toBe('00000')
  return Array.isArray(body.data) ? body.data : (body.data.list ?? [])
}

const FUTURES = { category: 'USDT-FUTURES' } as const
const POSITIONS = [
  { symbol: 'BTCUSDT', qty: '0.001', marginMode: 'crossed' },
  { symbol: 'ETHUSDT', qty: '0.02', marginMode: 'isolated' },
] as const

/** One round of everything; what was acknowledged is added to `known` as it is answered. */
async function load(exchange: Announced, round: number, known: Map<string, string>): Promise<void> {
  const acknowledged = async (kind: string, path: string, body: object) => {
    const id = await send(exchange, path, body)
    if (id !== null) known.set(`${kind} ${id}`, kind)
    return id
  }
  const place = (fields: object) =>
    acknowledged('order', 'trade/place-order', { ...FUTURES, ...fields })
  await Promise.all([
    ...POSITIONS.map((position) => {
      const isLong = round % 2 === 0
      const side = isLong ? 'buy' : 'sell'
      return place({ ...position, side, posSide: isLong ? 'long' : 'short', orderType: 'market' })
    }),
    acknowledged('strategy', 'trade/place-strategy-order', {
      ...{ ...FUTURES, symbol: 'BTCUSDT', type: 'trigger', side: 'buy', posSide: 'long' },
      ...{ qty: '0.001', triggerPrice: '30000', triggerOrderType: 'market' },
    }),
    acknowledged('transfer', 'account/transfer', {
      ...{ fromType: 'uta', toType: 'spot', coin: 'USDT', amount: '1' },
    }),
  ])
}

test('a kill under load takes nothing that was acknowledged', async () => {
  const first = await practice.start()
  expect(await send(first, 'account/set-hold-mode', { holdMode: 'hedge_mode' })).toBe('done')
  const known = new Map<string, string>()
  const rounds = (async () => {
    for (let round = 0; round < 200; round += 1) await load(first, round, known)
  })().catch(() => undefined)
  // Answers of the last round are still on their way when it is killed.
  await waitUntil('enough was acknowledged', () => known.size >= 25)
  await practice.child.kill('SIGKILL')
  await rounds

  const second = await practice.start()
  expect(practice.child.stderr).toBe('')
  const ofKind = (kind: string) => [...known].flatMap(([id, one]) => (one === kind ? [id] : []))
  const orders = await rows(second, 'trade/history-orders?category=USDT-FUTURES&limit=100')
  const found = orders.map(({ orderId }: { orderId: string }) => `order ${orderId}`)
  expect(found).toEqual(expect.arrayContaining(ofKind('order')))
  const strategies = await rows(second, 'trade/unfilled-strategy-orders?category=USDT-FUTURES')
  const waiting = strategies.map(({ orderId }: { orderId: string }) => `strategy ${orderId}`)
  expect(waiting).toEqual(expect.arrayContaining(ofKind('strategy')))
  const [funding] = await rows(second, 'account/funding-assets?coin=USDT')
  expect(Number(funding?.balance ?? 0)).toBeGreaterThanOrEqual(ofKind('transfer').length)

  const fills = await rows(second, 'trade/fills?category=USDT-FUTURES&limit=100')
  const positions = await rows(second, 'position/current-position?category=USDT-FUTURES')
  for (const { symbol, posSide, total, marginMode } of positions) {
    const own = fills.filter(
      (fill: { symbol: string; posSide: string }) =>
        fill.symbol === symbol && fill.posSide === posSide,
    )
    const sum = own.reduce(
      (all: number, fill: { execQty: string }) => all + Number(fill.execQty),
      0,
    )
    expect(sum).toBeCloseTo(Number(total), 8)
    expect(marginMode).toBe(symbol === 'ETHUSDT' ? 'isolated' : 'crossed')
  }
  expect(positions.length).toBeGreaterThan(1)
})
