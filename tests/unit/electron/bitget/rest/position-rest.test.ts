import { describe, expect, it } from 'vitest'
import { FakeCalls, restOf } from '../../../../helpers/fake-calls.ts'
import { PRINTED_CLOSED_POSITION } from '../../../../helpers/printed-rows.ts'

function start(data: unknown) {
  const calls = new FakeCalls()
  calls.data = data
  return { calls, rest: restOf(calls) }
}

describe('positions', () => {
  it('are asked for by product line', async () => {
    const { calls, rest } = start({ list: null })
    expect(await rest.positions('COIN-FUTURES')).toMatchObject({ ok: true, value: [] })
    expect(calls.last).toMatchObject({
      path: '/api/v3/position/current-position',
      query: { category: 'COIN-FUTURES' },
    })
  })

  it('of the past are read from the documented sample', async () => {
    const { calls, rest } = start({
      list: [PRINTED_CLOSED_POSITION],
      cursor: '1390112233445400001',
    })
    const filter = { category: 'USDT-FUTURES', symbol: 'BTCUSDT', startMs: null, endMs: 9 } as const
    expect(await rest.positionHistory(filter, '5')).toMatchObject({
      value: {
        rows: [
          {
            positionId: '1390112233445400001',
            category: 'USDT-FUTURES',
            symbol: 'BTCUSDT',
            side: 'long',
            marginCoin: 'USDT',
            marginMode: 'crossed',
            entryPrice: '61250.5',
            exitPrice: '61400',
            openedQuantity: '0.01',
            closedQuantity: '0.01',
            realisedProfit: '1.495',
            netProfit: '0.759097',
            openFees: '-0.367503',
            closeFees: '-0.3684',
            funding: '0',
            createdAtMs: 1790000004010,
            updatedAtMs: 1790000006090,
          },
        ],
        cursor: '1390112233445400001',
      },
    })
    expect(calls.last).toMatchObject({
      path: '/api/v3/position/history-position',
      query: { category: 'USDT-FUTURES', symbol: 'BTCUSDT', endTime: '9', cursor: '5' },
    })
  })

  it('have their rank in the line of deleveraging', async () => {
    const row = { symbol: 'BTCUSDT', marginCoin: 'USDT', adlRank: '0.4872', holdSide: 'long' }
    const { calls, rest } = start([row])
    expect(await rest.adlRanks()).toMatchObject({
      value: [{ symbol: 'BTCUSDT', side: 'long', marginCoin: 'USDT', rank: '0.4872' }],
    })
    expect(calls.last.path).toBe('/api/v3/position/adlRank')
  })

  it('are closed one by one or all of a product line', async () => {
    const { calls, rest } = start({
      list: [
        { orderId: '1390112233445403790', clientOid: '1390112233445403791' },
        { orderId: '', clientOid: '', code: '25239', msg: 'Closing failed' },
      ],
    })
    const position = { category: 'USDT-FUTURES', symbol: 'BTCUSDT', side: 'long' } as const
    expect(await rest.closePositions('USDT-FUTURES', position)).toMatchObject({
      value: [
        { ok: true, orderId: '1390112233445403790', clientOid: '1390112233445403791' },
        { ok: false, code: '25239', definite: true },
      ],
    })
    await rest.closePositions('USDT-FUTURES', null)
    expect(calls.made.map((call) => call.body)).toEqual([
      { category: 'USDT-FUTURES', symbol: 'BTCUSDT', posSide: 'long' },
      { category: 'USDT-FUTURES' },
    ])
  })

  it.each(['25227', '22002'])('that are none close with an empty list (%s)', async (code) => {
    const { calls, rest } = start(null)
    calls.error = { kind: 'refused', code, message: 'No position available to close' }
    expect(await rest.closePositions('USDT-FUTURES', null)).toMatchObject({ ok: true, value: [] })
  })

  it('stay open after any other refusal', async () => {
    const { calls, rest } = start(null)
    calls.error = { kind: 'refused', code: '25239', message: 'Closing failed' }
    expect(await rest.closePositions('USDT-FUTURES', null)).toMatchObject({ ok: false })
  })
})

describe('the countdown', () => {
  it.each([
    [10, '10'],
    [null, '0'],
  ])('of %s seconds is sent as %j', async (seconds, countdown) => {
    const { calls, rest } = start('success')
    expect(await rest.countdownCancelAll(seconds)).toMatchObject({ ok: true, value: null })
    expect(calls.last).toMatchObject({
      path: '/api/v3/trade/countdown-cancel-all',
      body: { countdown },
    })
  })
})
