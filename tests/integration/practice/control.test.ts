import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type {
  PracticeAnswer,
  PracticeAsk,
  PracticeReply,
} from '../../../shared/domain/practice-message.ts'
import { type Announced, PracticeChild } from '../../helpers/practice-child.ts'
import { keyOf } from '../../helpers/practice-client.ts'
import { rawRequest, signedGet, signedPost } from '../../helpers/practice-rest.ts'
import { waitUntil } from '../../helpers/wait-until.ts'

let folder: string
let child: PracticeChild
let exchange: Announced
let lastId = 0

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'practice-control-'))
  await start(['--data', folder])
})
afterEach(async () => {
  await child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

async function start(args: ReadonlyArray<string>): Promise<void> {
  child = new PracticeChild([...args, '--speed', '0', '--json'])
  exchange = await child.announced()
}

async function ask(question: PracticeAsk | object): Promise<PracticeAnswer> {
  lastId += 1
  const id = lastId
  child.process.send({ id, ask: question })
  return waitUntil('the answer', () => {
    // Every message with an id is a reply.
    const replies = child.messages as ReadonlyArray<Partial<PracticeReply>>
    return replies.find((reply) => reply.id === id)?.answer
  })
}

const read = async (path: string) =>
  (await signedGet(exchange.rest, keyOf(exchange), `/api/v3/${path}`)).body.data

const accountId = async () => String((await read('account/info')).userId)
const openOrders = async (): Promise<ReadonlyArray<{ orderId: string }>> =>
  (await read('trade/unfilled-orders')).list

async function placeLow(): Promise<string> {
  const tickers = '/api/v3/market/tickers?category=USDT-FUTURES&symbol=BTCUSDT'
  const { data } = (await rawRequest(`${exchange.rest}${tickers}`)).body
  const price = (Number(data[0].bid1Price) * 0.97).toFixed(0)
  const { body } = await signedPost(exchange.rest, keyOf(exchange), '/api/v3/trade/place-order', {
    category: 'USDT-FUTURES',
    symbol: 'BTCUSDT',
    side: 'buy',
    orderType: 'limit',
    qty: '0.01',
    price,
  })
  expect(body.code).toBe('00000')
  return body.data.orderId
}

describe('the parent of the practice process', () => {
  it('keeps a state and brings it back on the same port, with the same keys, also after SIGKILL', async () => {
    const kept = await placeLow()
    expect(await ask({ kind: 'keep', name: 'one order' })).toMatchObject({
      states: [{ name: 'one order' }],
    })
    await placeLow()
    expect(await openOrders()).toHaveLength(2)
    expect(await ask({ kind: 'bring-back', name: 'one order' })).toEqual({ kind: 'done' })
    expect((await openOrders()).map(({ orderId }) => orderId)).toEqual([kept])
    const later = await placeLow()
    expect(BigInt(later)).toBeGreaterThan(BigInt(kept))
    await child.kill('SIGKILL')
    await start(['--data', folder])
    expect((await openOrders()).map(({ orderId }) => orderId).sort()).toEqual([kept, later].sort())
  })

  it('resets an account without touching its keys', async () => {
    await placeLow()
    const scope = {
      exposure: true,
      history: true,
      balances: [{ coin: 'USDT', amount: '250' }],
    }
    expect(await ask({ kind: 'reset', accountId: await accountId(), scope })).toEqual({
      kind: 'done',
    })
    expect(await openOrders()).toEqual([])
    const { assets } = await read('account/assets')
    const held = assets.filter(({ balance }: { balance: string }) => balance !== '0')
    expect(held).toMatchObject([{ coin: 'USDT', balance: '250' }])
  })

  it('hears why an order has not filled', async () => {
    const orderId = await placeLow()
    const answer = await ask({ kind: 'explain', accountId: await accountId(), orderId })
    expect(answer).toMatchObject({
      kind: 'explanation',
      explanation: { orderId, reason: 'price-not-reached' },
    })
  })

  it.each([
    [{ kind: 'explain', accountId: '1', orderId: '1' }, 'not-found'],
    [{ kind: 'bring-back', name: 'nothing' }, 'not-found'],
    [{ kind: 'forget', name: 'nothing' }, 'not-found'],
    [{ kind: 'keep', name: '' }, 'malformed'],
    [{ kind: 'stop' }, 'malformed'],
  ])('is refused %o', async (question, reason) => {
    expect(await ask(question)).toEqual({ kind: 'refused', reason })
  })

  it('keeps nothing without a data folder', async () => {
    await child.kill('SIGKILL')
    await start([])
    expect(await ask({ kind: 'keep', name: 'a' })).toEqual({
      kind: 'refused',
      reason: 'no-folder',
    })
    expect(await ask({ kind: 'kept-states' })).toEqual({ kind: 'kept-states', states: [] })
  })
})
