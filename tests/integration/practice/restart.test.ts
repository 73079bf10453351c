import { readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Announced, PracticeChild, PracticeInFolder } from '../../helpers/practice-child.ts'
import { keyOf } from '../../helpers/practice-client.ts'
import { rawRequest, signedGet, signedPost } from '../../helpers/practice-rest.ts'

let practice: PracticeInFolder

beforeEach(() => {
  practice = new PracticeInFolder(['--speed', '0'])
})
afterEach(() => practice.end())

const read = async (exchange: Announced, path: string) =>
  (await signedGet(exchange.rest, keyOf(exchange), `/api/v3/${path}`)).body.data

async function place(exchange: Announced, order: object) {
  const fields = { category: 'USDT-FUTURES', symbol: 'BTCUSDT', side: 'buy', ...order }
  const path = '/api/v3/trade/place-order'
  const { body } = await signedPost(exchange.rest, keyOf(exchange), path, fields)
  expect(body.code).toBe('00000')
  return body.data.orderId
}

async function lowPrice(exchange: Announced): Promise<string> {
  const path = '/api/v3/market/tickers?category=USDT-FUTURES&symbol=BTCUSDT'
  const { data } = (await rawRequest(`${exchange.rest}${path}`)).body
  return (Number(data[0].bid1Price) * 0.97).toFixed(0)
}

async function accountOf(exchange: Announced) {
  const { assets } = await read(exchange, 'account/assets')
  const positions = await read(exchange, 'position/current-position?category=USDT-FUTURES')
  const [position] = positions.list
  return {
    balances: assets.map((row: { coin: string; balance: string }) => [row.coin, row.balance]),
    position: [position.posSide, position.total, position.avgPrice],
    open: await read(exchange, 'trade/unfilled-orders'),
    history: await read(exchange, 'trade/history-orders?category=USDT-FUTURES'),
    fills: await read(exchange, 'trade/fills'),
  }
}

test('what was acknowledged survives SIGKILL: keys, orders, positions, history', async () => {
  const first = await practice.start()
  await place(first, { orderType: 'market', qty: '0.05' })
  const price = await lowPrice(first)
  const resting = await place(first, { orderType: 'limit', qty: '0.01', price })
  const before = await accountOf(first)
  await practice.child.kill('SIGKILL')
  const second = await practice.start()
  expect(second.keys).toEqual(first.keys)
  expect(await accountOf(second)).toEqual(before)
  expect(before.open.list[0].orderId).toBe(resting)
  const path = '/api/v3/trade/cancel-order'
  const cancelled = await signedPost(second.rest, keyOf(second), path, { orderId: resting })
  expect(cancelled.body.code).toBe('00000')
})

test('a clean end keeps the same, and the files are for their owner only', async () => {
  const first = await practice.start()
  await place(first, { orderType: 'market', qty: '0.02' })
  await place(first, { orderType: 'limit', qty: '0.01', price: await lowPrice(first) })
  const before = await accountOf(first)
  await practice.child.kill('SIGTERM')
  const modes = readdirSync(practice.folder).map(
    (name) => statSync(join(practice.folder, name)).mode & 0o077,
  )
  expect(modes.every((mode) => mode === 0)).toBe(true)
  expect(await accountOf(await practice.start())).toEqual(before)
})

test.each(['keys.json', 'state.json', 'events.jsonl'])(
  'a damaged %s is set aside with a date and told about',
  async (name) => {
    await practice.start()
    await practice.child.kill('SIGTERM')
    writeFileSync(join(practice.folder, name), '{"broken\n{}\n')
    const second = await practice.start()
    expect(practice.child.stderr).toContain(`${name}.damaged-`)
    expect(readdirSync(practice.folder).some((file) => file.startsWith(`${name}.damaged-`))).toBe(
      true,
    )
    expect((await read(second, 'account/assets')).assets.length).toBeGreaterThan(0)
  },
)

test('a last line cut short by a kill is no damage', async () => {
  const first = await practice.start()
  await place(first, { orderType: 'market', qty: '0.05' })
  await place(first, { orderType: 'limit', qty: '0.01', price: await lowPrice(first) })
  const before = await accountOf(first)
  await practice.child.kill('SIGKILL')
  writeFileSync(join(practice.folder, 'events.jsonl'), '[{"kind":"order-ch', { flag: 'a' })
  expect(await accountOf(await practice.start())).toEqual(before)
  expect(practice.child.stderr).toBe('')
})

test('a folder in use is refused in plain words', async () => {
  await practice.start()
  const intruder = new PracticeChild(['--data', practice.folder, '--json'])
  expect(await intruder.exitCode()).toBe(1)
  expect(intruder.stderr).toContain('is in use by process')
})
