import { RestClientV3 } from 'bitget-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type PracticeExchange,
  startPracticeExchange,
} from '../../electron/practice/practice-exchange.ts'
import { decimal, toText } from '../../shared/domain/decimal.ts'
import { keyOf } from '../helpers/practice-client.ts'
import { waitUntil } from '../helpers/wait-until.ts'

// The npm package `bitget-api`, unmodified, is somebody else's reading of the same documentation:
// what it can do against the practice exchange is proof that does not come from our own client.
let exchange: PracticeExchange
let client: RestClientV3

beforeAll(async () => {
  exchange = await startPracticeExchange({ port: 0, seed: 11, speed: 1 })
  client = restClient()
})
afterAll(() => exchange.stop())

function restClient(overrides: Record<string, unknown> = {}): RestClientV3 {
  const key = keyOf(exchange)
  return new RestClientV3({
    baseUrl: exchange.rest,
    apiKey: key.apiKey,
    apiSecret: key.secretKey,
    apiPass: key.passphrase,
    ...overrides,
  })
}

/** A limit price `percent` below the market, on the tick. */
async function priceBelowMarket(
  category: 'SPOT' | 'USDT-FUTURES',
  percent: number,
): Promise<string> {
  const [ticker] = (await client.getTickers({ category, symbol: 'BTCUSDT' })).data
  const price = decimal(ticker?.lastPrice ?? '')
    .times(100 - percent)
    .div(100)
  return toText(price.round(1))
}

describe('public REST', () => {
  it('tells the time within a minute of this machine', async () => {
    const { code, data } = await client.getServerTime()
    expect(code).toBe('00000')
    expect(Math.abs(Number(data.serverTime) - Date.now())).toBeLessThan(60_000)
  })

  it.each(['SPOT', 'USDT-FUTURES'] as const)(
    'lists instruments of %s with their steps',
    async (category) => {
      const { data } = await client.getInstruments({ category })
      expect(data.length).toBeGreaterThanOrEqual(5)
      const bitcoin = data.find((row) => row.symbol === 'BTCUSDT')
      expect(bitcoin).toMatchObject({
        category,
        baseCoin: 'BTC',
        quoteCoin: 'USDT',
        status: 'online',
      })
    },
  )

  it('answers ticker, book, fills and candles that agree with one another', async () => {
    const query = { category: 'USDT-FUTURES', symbol: 'BTCUSDT' } as const
    const { data: book } = await client.getOrderBook({ ...query, limit: '50' })
    expect(book.a).toHaveLength(50)
    expect(Number(book.a[0]?.[0])).toBeGreaterThan(Number(book.b[0]?.[0]))
    const { data: fills } = await client.getFills(query)
    expect(fills.length).toBeGreaterThan(0)
    const { data: candles } = await client.getCandles({ ...query, interval: '1m', limit: '100' })
    expect(candles).toHaveLength(100)
    for (const [, open, high, low, close] of candles) {
      expect(Number(high)).toBeGreaterThanOrEqual(Math.max(Number(open), Number(close)))
      expect(Number(low)).toBeLessThanOrEqual(Math.min(Number(open), Number(close)))
    }
    const opens = candles.map(([openAt]) => Number(openAt))
    expect(opens.every((at, index) => index === 0 || at - (opens[index - 1] ?? 0) === 60_000)).toBe(
      true,
    )
  })

  it('answers mark candles, which the client asks for in upper case', async () => {
    const query = { category: 'USDT-FUTURES', symbol: 'BTCUSDT' } as const
    const { data } = await client.getCandles({ ...query, interval: '1m', type: 'MARK' })
    const { data: tickers } = await client.getTickers(query)
    // A second may pass between the two calls.
    expect(Number(data.at(-1)?.[4]) / Number(tickers[0]?.markPrice)).toBeCloseTo(1, 2)
  })

  it('refuses an unknown symbol as the exchange does', async () => {
    await expect(client.getTickers({ category: 'SPOT', symbol: 'NOPEUSDT' })).rejects.toMatchObject(
      {
        code: 400,
        body: { code: '40034', data: null },
      },
    )
  })
})

describe('account', () => {
  it('says what the key may do', async () => {
    const { data } = await client.getAccountInfo()
    expect([...data.permissions].sort()).toEqual(['uta_mgt', 'uta_trade'])
  })

  it('shows settings, assets and fee rates', async () => {
    expect((await client.getAccountSettings()).data.holdMode).toBe('one_way_mode')
    const { data: assets } = await client.getBalances()
    expect(assets.assets.find((row) => row.coin === 'USDT')).toBeDefined()
    const { data: fees } = await client.getFeeRate({ category: 'USDT-FUTURES', symbol: 'BTCUSDT' })
    expect(Number(fees.takerFeeRate)).toBeGreaterThan(Number(fees.makerFeeRate))
  })

  it('sets leverage and shows it in the settings', async () => {
    await client.setLeverage({ category: 'USDT-FUTURES', symbol: 'ETHUSDT', leverage: '7' })
    const { data } = await client.getAccountSettings()
    expect(data.symbolConfigList.find((row) => row.symbol === 'ETHUSDT')?.leverage).toBe('7')
  })

  it('refuses a wrong secret with 40009, a wrong passphrase with 40012, an unknown key with 40037', async () => {
    const refusal = (code: string) => ({ code: 400, body: { code, data: null } })
    const wrong = (overrides: Record<string, unknown>) => restClient(overrides).getAccountInfo()
    await expect(wrong({ apiSecret: 'wrong' })).rejects.toMatchObject(refusal('40009'))
    await expect(wrong({ apiPass: 'wrong' })).rejects.toMatchObject(refusal('40012'))
    await expect(wrong({ apiKey: 'bg_nobody' })).rejects.toMatchObject(refusal('40037'))
    await expect(wrong({ demoTrading: true })).rejects.toMatchObject(refusal('40099'))
  })
})

describe('orders', () => {
  it('places, shows, changes and cancels a resting spot order, and gives the hold back', async () => {
    const before = await availableUsdt()
    const price = await priceBelowMarket('SPOT', 3)
    const { data: placed } = await client.submitNewOrder({
      category: 'SPOT',
      symbol: 'BTCUSDT',
      side: 'buy',
      orderType: 'limit',
      qty: '0.002',
      price,
      clientOid: 'conf-spot-1',
    })
    expect(placed.clientOid).toBe('conf-spot-1')
    expect(await availableUsdt()).toBeLessThan(before)
    const { data: open } = await client.getUnfilledOrders({ category: 'SPOT', symbol: 'BTCUSDT' })
    expect(open.list.map((order) => order.orderId)).toContain(placed.orderId)
    await client.modifyOrder({ orderId: placed.orderId, qty: '0.003', price })
    const { data: changed } = await client.getOrderInfo({ orderId: placed.orderId })
    expect(changed).toMatchObject({ qty: '0.003', orderStatus: 'new' })
    await client.cancelOrder({ orderId: placed.orderId })
    const { data: ended } = await client.getOrderInfo({ clientOid: 'conf-spot-1' })
    expect(ended).toMatchObject({ orderStatus: 'cancelled', cancelReason: 'normal_cancel' })
    expect(await availableUsdt()).toBeCloseTo(before, 6)
  })

  it('opens and closes a one-way position at market, with fills, fees and history', async () => {
    const trade = { category: 'USDT-FUTURES', symbol: 'BTCUSDT' } as const
    const { data: opened } = await client.submitNewOrder({
      ...trade,
      side: 'buy',
      orderType: 'market',
      qty: '0.01',
    })
    const { data: positions } = await client.getCurrentPosition(trade)
    expect(positions.list?.[0]).toMatchObject({ posSide: 'long', total: '0.01' })
    const { data: fills } = await client.getTradeFills({
      category: 'USDT-FUTURES',
      orderId: opened.orderId,
    })
    const filled = fills.list.reduce((sum, fill) => sum.plus(decimal(fill.execQty)), decimal('0'))
    expect(toText(filled)).toBe('0.01')
    expect(
      fills.list.every((fill) => fill.tradeScope === 'taker' && Number(fill.feeDetail[0]?.fee) > 0),
    ).toBe(true)
    await client.submitNewOrder({
      ...trade,
      side: 'sell',
      orderType: 'market',
      qty: '0.01',
      reduceOnly: 'yes',
    })
    await waitUntil('the position to be gone', async () => {
      const { data } = await client.getCurrentPosition(trade)
      return (data.list ?? []).length === 0
    })
    const { data: history } = await client.getHistoryOrders({ category: 'USDT-FUTURES' })
    expect(history.list.find((order) => order.orderId === opened.orderId)).toMatchObject({
      orderStatus: 'filled',
    })
  })

  it('cancels everything of one symbol', async () => {
    const price = await priceBelowMarket('SPOT', 4)
    const order = {
      category: 'SPOT',
      symbol: 'BTCUSDT',
      side: 'buy',
      orderType: 'limit',
      qty: '0.001',
      price,
    } as const
    await client.submitNewOrder({ ...order, clientOid: 'conf-all-1' })
    await client.submitNewOrder({ ...order, clientOid: 'conf-all-2' })
    const { data } = await client.cancelAllOrders({ category: 'SPOT', symbol: 'BTCUSDT' })
    expect(data.list.map((row) => row.clientOid).sort()).toEqual(['conf-all-1', 'conf-all-2'])
    expect((await client.getUnfilledOrders({ category: 'SPOT' })).data.list).toEqual([])
  })

  it.each([
    ['a value below the minimum', { qty: '0.000001', price: '20000' }, '45110'],
    ['a price outside the band', { qty: '0.01', price: '999999' }, '25206'],
    ['more than the balance', { qty: '999', price: null }, '25202'],
  ])('refuses %s', async (_what, { qty, price }, code) => {
    const limit = price ?? (await priceBelowMarket('SPOT', 1))
    await expect(
      client.submitNewOrder({
        category: 'SPOT',
        symbol: 'BTCUSDT',
        side: 'buy',
        orderType: 'limit',
        qty,
        price: limit,
      }),
    ).rejects.toMatchObject({ code: 400, body: { code } })
  })

  it('refuses to cancel an order that is gone with 25204', async () => {
    await expect(client.cancelOrder({ orderId: '1' })).rejects.toMatchObject({
      body: { code: '25204' },
    })
  })
})

async function availableUsdt(): Promise<number> {
  const { data } = await client.getBalances()
  return Number(data.assets.find((row) => row.coin === 'USDT')?.available)
}
