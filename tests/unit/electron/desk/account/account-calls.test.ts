import { describe, expect, it } from 'vitest'
import {
  AccountCalls,
  leverageProblem,
} from '../../../../../electron/desk/account/account-calls.ts'
import {
  TransferService,
  transferProblem,
} from '../../../../../electron/desk/account/transfer-service.ts'
import type { Answer } from '../../../../../electron/desk/ports.ts'
import type { AccountSettings } from '../../../../../shared/domain/balance.ts'
import { fail, invalid } from '../../../../../shared/domain/error.ts'
import type { TransferDraft } from '../../../../../shared/domain/transfer.ts'
import { aPerpetual, aSpotPair, someSettings } from '../../../../helpers/builders.ts'
import { answered, FakePrivateRest, LOST, SAID_NO } from '../../../../helpers/fake-private-rest.ts'
import { HandClock } from '../../../../helpers/hand-clock.ts'
import { aTradingSession } from '../../../../helpers/trading-session.ts'

const BTC = { category: 'USDT-FUTURES', symbol: 'BTCUSDT' } as const
const MARGIN = { category: 'MARGIN', symbol: 'BTCUSDT' } as const
const CROSSED = { marginMode: 'crossed', positionSide: null } as const

function open() {
  const rest = new FakePrivateRest()
  const seen = { taken: [] as AccountSettings[], reloads: 0 }
  const current = {
    rest: rest as FakePrivateRest | null,
    settings: null as AccountSettings | null,
  }
  const account = {
    rest: () => current.rest,
    settings: () => current.settings,
    takeSettings: (_rest: unknown, settings: AccountSettings) => {
      current.settings = settings
      seen.taken.push(settings)
    },
    reload: () => {
      seen.reloads += 1
    },
  }
  const calls = new AccountCalls({
    account,
    instrument: (key) =>
      key.category === 'MARGIN'
        ? aSpotPair({ category: 'MARGIN', maxLeverage: null })
        : aPerpetual(),
  })
  const clock = new HandClock()
  const transfers = new TransferService({
    session: () => (current.rest === null ? null : aTradingSession(current.rest)),
    ...{ account, clock, newClientOid: () => 'kd-t1' },
  })
  return { rest, seen, current, calls, clock, transfers }
}

describe('changes of the account', () => {
  it('answer with the settings as read after a change of leverage', async () => {
    const { rest, seen, calls } = open()
    const asked: unknown[] = []
    rest.setLeverage = async (...args) => {
      asked.push(args)
      return answered(null)
    }
    const settings = someSettings({
      leverages: [{ ...BTC, marginMode: 'crossed', leverage: '20' }],
    })
    rest.settings = async () => answered(settings)
    expect(await calls.setLeverage(BTC, '20', CROSSED)).toEqual({ ok: true, value: settings })
    expect(seen.taken).toEqual([settings])
    await calls.setLeverage(MARGIN, '3', CROSSED)
    expect(asked).toEqual([
      [BTC, '20', CROSSED, null],
      [MARGIN, '3', CROSSED, 'USDT'],
    ])
  })

  it('look again after a change whose answer was lost, and not after a refusal', async () => {
    const { rest, seen, calls } = open()
    rest.setHoldMode = async () => SAID_NO
    expect(await calls.setHoldMode('hedge_mode')).toMatchObject({ error: { code: '25203' } })
    expect(seen.reloads).toBe(0)
    rest.setHoldMode = async () => LOST
    expect(await calls.setHoldMode('hedge_mode')).toMatchObject({ error: { reason: 'timeout' } })
    expect(seen.reloads).toBe(1)
  })

  it('are done also when the settings cannot be read afterwards, which is tried again', async () => {
    const { rest, seen, calls } = open()
    rest.setHoldMode = async () => answered(null)
    rest.settings = async () => LOST
    expect(await calls.setHoldMode('hedge_mode')).toEqual({ ok: true, value: null })
    expect(seen.reloads).toBe(1)
  })

  it('leave the position mode unknown to the guards until it was read anew', async () => {
    const { rest, current, calls } = open()
    const before = someSettings({ holdMode: 'hedge_mode' })
    current.settings = before
    let answer = (_: Answer<null>) => undefined as unknown
    rest.setHoldMode = () =>
      new Promise((resolve) => {
        answer = resolve
      })
    const after = someSettings({ holdMode: 'one_way_mode' })
    rest.settings = async () => answered(after)
    expect(calls.settledSettings()).toBe(before)
    const changing = calls.setHoldMode('one_way_mode')
    // A page could close what is not there by a mode that the exchange has left already.
    expect(calls.settledSettings()).toBeNull()
    answer(answered(null))
    await changing
    expect(calls.settledSettings()).toBe(after)
    rest.setHoldMode = async () => SAID_NO
    await calls.setHoldMode('hedge_mode')
    expect(calls.settledSettings()).toBe(after)
    rest.setHoldMode = async () => LOST
    await calls.setHoldMode('hedge_mode')
    expect(calls.settledSettings()).toBeNull()
    const read = someSettings({ holdMode: 'hedge_mode' })
    current.settings = read
    expect(calls.settledSettings()).toBe(read)
    rest.setHoldMode = async () => answered(null)
    rest.settings = async () => LOST
    await calls.setHoldMode('one_way_mode')
    expect(calls.settledSettings()).toBeNull()
  })

  it.each([
    ['0', 'not-positive'],
    ['x', 'not-a-number'],
    ['0.5', 'leverage-range'],
    ['151', 'leverage-range'],
    ['150', null],
    ['1', null],
  ])('a leverage of %s is %s', (leverage, reason) => {
    const error = leverageProblem(BTC, aPerpetual(), leverage)
    expect(error?.kind === 'invalid' ? error.reason : null).toBe(reason)
  })

  it.each([
    ['a lowest', { minLeverage: null }, '0.5', { minimum: '1', maximum: '150' }],
    ['a lowest', { minLeverage: null }, '151', { minimum: '1', maximum: '150' }],
    ['a lowest', { minLeverage: null }, '20', null],
    ['a highest', { maxLeverage: null }, '0.5', { minimum: '1' }],
    ['a highest', { maxLeverage: null }, '500', null],
  ])('without %s the other bound still holds', (_name, bounds, leverage, values) => {
    const error = leverageProblem(BTC, aPerpetual(bounds), leverage)
    const told = values === null ? null : { reason: 'leverage-range', values }
    expect(error).toEqual(told === null ? null : { kind: 'invalid', field: 'leverage', ...told })
  })

  it('take no leverage for what is not known or has none', () => {
    for (const key of [BTC, MARGIN]) {
      expect(leverageProblem(key, null, '3')).toMatchObject({ reason: 'unknown-instrument' })
    }
    expect(leverageProblem({ ...BTC, category: 'SPOT' }, aSpotPair(), '3')).toMatchObject({
      reason: 'margin-mode-spot',
    })
  })
})

describe('questions about the account', () => {
  it('ask for fee rates once for a key set', async () => {
    const { rest, current, calls } = open()
    let asked = 0
    rest.feeRates = async () => {
      asked += 1
      return answered({ maker: '0.0002', taker: '0.0006' })
    }
    await calls.feeRates(BTC)
    expect(await calls.feeRates(BTC)).toMatchObject({ value: { taker: '0.0006' } })
    expect(asked).toBe(1)
    current.rest = new FakePrivateRest()
    await calls.feeRates(BTC)
    expect(asked).toBe(1)
    current.rest = null
    expect(await calls.feeRates(BTC)).toMatchObject({ error: { reason: 'no-key' } })
  })

  it('tell whether fees are deducted, and change it', async () => {
    const { rest, calls } = open()
    rest.deduction = async () => answered(false)
    rest.setDeduction = async () => answered(null)
    expect(await calls.deduction()).toEqual({ ok: true, value: { on: false } })
    expect(await calls.setDeduction(true)).toEqual({ ok: true, value: { on: true } })
    rest.setDeduction = async () => SAID_NO
    expect(await calls.setDeduction(false)).toMatchObject({ error: { code: '25203' } })
  })
})

describe('a transfer', () => {
  const draft: TransferDraft = { from: 'unified', to: 'funding', coin: 'USDT', amount: '12.5' }

  it.each<[string, Partial<TransferDraft>, string | null]>([
    ['between two wallets', {}, null],
    ['to the same wallet', { to: 'unified' }, 'same-wallet'],
    ['of nothing', { amount: '0' }, 'not-positive'],
    ['of less', { amount: '-1' }, 'not-positive'],
    ['of words', { amount: '1e3' }, 'not-a-number'],
    ['of no coin', { coin: '' }, 'required'],
  ])('%s', (_name, change, reason) => {
    const error = transferProblem({ ...draft, ...change })
    expect(error?.kind === 'invalid' ? error.reason : null).toBe(reason)
  })

  it('is accepted, refused or unknown, and never sent again', async () => {
    const { rest, seen, clock, transfers } = open()
    const names: string[] = []
    rest.transfer = async (_draft, clientOid) => {
      names.push(clientOid)
      return answered({ transferId: 't1' })
    }
    expect(await transfers.transfer(draft)).toEqual({
      ok: true,
      value: { kind: 'accepted', transferId: 't1', requestId: 1 },
    })
    expect(await transfers.transfer(draft)).toMatchObject({ error: { reason: 'duplicate-submit' } })
    await clock.advance(300)
    rest.transfer = async () => SAID_NO
    expect(await transfers.transfer(draft)).toMatchObject({ error: { code: '25203' } })
    await clock.advance(300)
    let sent = 0
    rest.transfer = async () => {
      sent += 1
      return LOST
    }
    expect(await transfers.transfer(draft)).toEqual({
      ok: true,
      value: { kind: 'unknown', clientOid: 'kd-t1', requestId: null },
    })
    await clock.advance(600_000)
    expect([sent, names, seen.reloads]).toEqual([1, ['kd-t1'], 1])
  })

  it('does not leave once more while the same one is under way', async () => {
    const { rest, clock, transfers } = open()
    let sent = 0
    let answer = (_: Answer<{ readonly transferId: string }>) => undefined as unknown
    rest.transfer = () => {
      sent += 1
      return new Promise((resolve) => {
        answer = resolve
      })
    }
    const first = transfers.transfer(draft)
    await clock.advance(5000)
    const again = { ...draft, amount: '12.50' }
    expect(await transfers.transfer(again)).toEqual(fail(invalid('duplicate-unsettled')))
    answer(answered({ transferId: 't1' }))
    expect(await first).toMatchObject({ value: { kind: 'accepted' } })
    await clock.advance(300)
    void transfers.transfer(draft)
    expect(sent).toBe(2)
  })

  it('of unknown fate leaves once more only when it can no longer arrive', async () => {
    const { rest, clock, transfers } = open()
    let sent = 0
    rest.transfer = async () => {
      sent += 1
      return LOST
    }
    await transfers.transfer(draft)
    await clock.advance(64_999)
    expect(await transfers.transfer(draft)).toEqual(fail(invalid('duplicate-unsettled')))
    expect(await transfers.transfer({ ...draft, amount: '13' })).toMatchObject({ ok: true })
    await clock.advance(300)
    expect(await transfers.transfer(draft)).toMatchObject({ value: { kind: 'unknown' } })
    expect(sent).toBe(3)
  })

  it('is refused before anything is sent', async () => {
    const { current, transfers } = open()
    expect(await transfers.transfer({ ...draft, to: 'unified' })).toMatchObject({
      error: { reason: 'same-wallet' },
    })
    current.rest = null
    expect(await transfers.transfer(draft)).toMatchObject({ error: { reason: 'no-key' } })
  })
})
