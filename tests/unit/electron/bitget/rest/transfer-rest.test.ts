import { describe, expect, it } from 'vitest'
import { Unreadable } from '../../../../../electron/bitget/errors/unreadable.ts'
import { FakeCalls, restOf } from '../../../../helpers/fake-calls.ts'

const FUNDS = [{ coin: 'USDT', available: '250.5', frozen: '0', balance: '250.5' }]

function start(data: unknown) {
  const calls = new FakeCalls()
  calls.data = data
  return { calls, rest: restOf(calls) }
}

describe('the funding account', () => {
  it('is read from the documented sample', async () => {
    const { calls, rest } = start(FUNDS)
    expect(await rest.fundingBalances()).toMatchObject({ value: FUNDS })
    expect(calls.last).toMatchObject({ path: '/api/v3/account/funding-assets', query: {} })
  })
})

describe('what may be transferred', () => {
  it('from the unified account is what the exchange says, without loans', async () => {
    const { calls, rest } = start({
      coin: 'USDT',
      maxTransfer: '9938.3',
      borrowMaxTransfer: '12000',
    })
    expect(await rest.transferLimit({ from: 'unified', coin: 'USDT' })).toMatchObject({
      value: { coin: 'USDT', largest: '9938.3' },
    })
    expect(calls.last).toMatchObject({
      path: '/api/v3/account/max-transferable',
      query: { coin: 'USDT' },
    })
    await expect(rest.transferLimit({ from: 'unified', coin: 'BTC' })).rejects.toThrow(Unreadable)
  })

  it('from the funding account is all that is free there', async () => {
    const { calls, rest } = start(FUNDS)
    expect(await rest.transferLimit({ from: 'funding', coin: 'USDT' })).toMatchObject({
      value: { coin: 'USDT', largest: '250.5' },
    })
    expect(calls.last.path).toBe('/api/v3/account/funding-assets')
    calls.data = []
    expect(await rest.transferLimit({ from: 'funding', coin: 'BTC' })).toMatchObject({
      value: { coin: 'BTC', largest: '0' },
    })
  })
})

describe('a transfer', () => {
  it.each([
    ['funding', 'unified', 'spot', 'uta'],
    ['unified', 'funding', 'uta', 'spot'],
  ] as const)('from %s to %s goes from %s to %s', async (from, to, fromType, toType) => {
    const { calls, rest } = start({ transferId: '1390000000000001000' })
    const draft = { from, to, coin: 'USDT', amount: '100' }
    expect(await rest.transfer(draft, 'kd-t-1')).toMatchObject({
      value: { transferId: '1390000000000001000' },
    })
    expect(calls.last).toMatchObject({
      path: '/api/v3/account/transfer',
      body: { fromType, toType, amount: '100', coin: 'USDT', clientOid: 'kd-t-1' },
    })
  })

  it.each([[{ transferId: '' }], [{ transferId: '1', clientOid: 'other' }], [null]])(
    'proves nothing with %j',
    async (data) => {
      const { rest } = start(data)
      const draft = { from: 'funding', to: 'unified', coin: 'USDT', amount: '100' } as const
      await expect(rest.transfer(draft, 'kd-t-1')).rejects.toThrow(Unreadable)
    },
  )
})

describe('the ledger', () => {
  const ROW = {
    category: 'USDT-FUTURES',
    id: '1390000000000000900',
    symbol: 'BTCUSDT',
    coin: 'USDT',
    type: 'OPEN_LONG',
    amount: '0',
    fee: '-0.367503',
    balance: '9999.632497',
    ts: '1790000001500',
  }
  const FILTER = {
    category: 'USDT-FUTURES',
    coin: 'USDT',
    type: null,
    startMs: null,
    endMs: null,
  } as const

  it('is read from the documented sample', async () => {
    const { calls, rest } = start({ list: [ROW], cursor: '1390000000000000900' })
    expect(await rest.ledger(FILTER, null)).toMatchObject({
      value: {
        rows: [
          {
            id: '1390000000000000900',
            category: 'USDT-FUTURES',
            symbol: 'BTCUSDT',
            coin: 'USDT',
            type: 'OPEN_LONG',
            amount: '0',
            fee: '-0.367503',
            balance: '9999.632497',
            atMs: 1790000001500,
          },
        ],
        cursor: '1390000000000000900',
      },
    })
    expect(calls.last).toMatchObject({ path: '/api/v3/account/financial-records' })
    expect(calls.last.query).toEqual({ category: 'USDT-FUTURES', coin: 'USDT', limit: '100' })
  })

  it('is filtered by type and time', async () => {
    const { calls, rest } = start({ list: null, cursor: null })
    const filter = { ...FILTER, coin: null, type: 'TRANSFER_IN', startMs: 1, endMs: 2 }
    await rest.ledger({ ...filter, category: 'OTHER' }, '7')
    expect(calls.last.query).toEqual({
      ...{ category: 'OTHER', type: 'TRANSFER_IN', startTime: '1', endTime: '2' },
      ...{ limit: '100', cursor: '7' },
    })
  })

  it.each([
    ['Margin', 'MARGIN'],
    ['usdt-futures', 'USDT-FUTURES'],
    ['something', 'OTHER'],
    ['', 'OTHER'],
  ])('knows the product line %j as %s', async (category, expected) => {
    const { rest } = start({ list: [{ ...ROW, category, symbol: null, balance: '' }], cursor: '1' })
    expect(await rest.ledger({ ...FILTER, category: 'OTHER' }, null)).toMatchObject({
      value: { rows: [{ category: expected, symbol: '', balance: null }] },
    })
  })
})
