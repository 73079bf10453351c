import { describe, expect, it } from 'vitest'
import { Unreadable } from '../../../../../electron/bitget/errors/unreadable.ts'
import type { LeverageTarget } from '../../../../../shared/domain/balance.ts'
import type { InstrumentKey } from '../../../../../shared/domain/instrument.ts'
import { FakeCalls, restOf } from '../../../../helpers/fake-calls.ts'

function start(data: unknown) {
  const calls = new FakeCalls()
  calls.data = data
  return { calls, rest: restOf(calls) }
}

const FUTURE = { category: 'USDT-FUTURES', symbol: 'BTCUSDT' } as const
const CROSSED: LeverageTarget = { marginMode: 'crossed', positionSide: null }

describe('fee rates', () => {
  it('of a product line come by symbol', async () => {
    const rates = { makerFeeRate: '0.0002', takerFeeRate: '0.0006' }
    const { calls, rest } = start([{ symbol: 'BTCUSDT', ...rates }])
    expect(await rest.allFeeRates('USDT-FUTURES')).toMatchObject({
      value: [{ symbol: 'BTCUSDT', maker: '0.0002', taker: '0.0006' }],
    })
    expect(calls.last).toMatchObject({
      path: '/api/v3/account/all-fee-rate',
      query: { category: 'USDT-FUTURES' },
    })
    calls.data = rates
    expect(await rest.feeRates({ category: 'MARGIN', symbol: 'BTCUSDT' })).toMatchObject({
      value: { maker: '0.0002', taker: '0.0006' },
    })
    expect(calls.last.query).toEqual({ category: 'MARGIN', symbol: 'BTCUSDT' })
  })
})

describe('leverage', () => {
  it.each<[InstrumentKey, LeverageTarget, string | null, object]>([
    [FUTURE, CROSSED, null, { ...FUTURE, leverage: '10', marginMode: 'crossed' }],
    [
      FUTURE,
      { marginMode: 'isolated', positionSide: 'short' },
      null,
      { ...FUTURE, leverage: '10', marginMode: 'isolated', posSide: 'short' },
    ],
    [
      { category: 'MARGIN', symbol: 'BTCUSDT' },
      CROSSED,
      'USDT',
      { category: 'MARGIN', coin: 'USDT', leverage: '10' },
    ],
  ])('of %j with %j and coin %s is set by %j', async (instrument, target, coin, body) => {
    const { calls, rest } = start('success')
    expect(await rest.setLeverage(instrument, '10', target, coin)).toMatchObject({ ok: true })
    expect(calls.last).toMatchObject({ path: '/api/v3/account/set-leverage' })
    expect(calls.last.body).toEqual(body)
  })

  it('that is the same as before is set', async () => {
    const { calls, rest } = start(null)
    calls.error = { kind: 'refused', code: '40814', message: 'No change in leverage' }
    expect(await rest.setLeverage(FUTURE, '10', CROSSED, null)).toMatchObject({ ok: true })
    calls.error = { kind: 'refused', code: '25223', message: 'Exceeds Max. leverage' }
    expect(await rest.setLeverage(FUTURE, '999', CROSSED, null)).toMatchObject({ ok: false })
  })
})

describe('account settings', () => {
  it('change the hold mode of the whole account', async () => {
    const { calls, rest } = start('success')
    await rest.setHoldMode('hedge_mode')
    expect(calls.last).toMatchObject({
      path: '/api/v3/account/set-hold-mode',
      body: { holdMode: 'hedge_mode' },
    })
  })

  it('tell and change whether fees are paid in BGB', async () => {
    const { calls, rest } = start({ deduct: 'on' })
    expect(await rest.deduction()).toMatchObject({ value: true })
    calls.data = { deduct: 'off' }
    expect(await rest.deduction()).toMatchObject({ value: false })
    calls.data = { deduct: 'maybe' }
    await expect(rest.deduction()).rejects.toThrow(Unreadable)
    calls.data = true
    expect(await rest.setDeduction(true)).toMatchObject({ ok: true, value: null })
    expect(calls.last).toMatchObject({
      path: '/api/v3/account/switch-deduct',
      body: { deduct: 'on' },
    })
  })
})
