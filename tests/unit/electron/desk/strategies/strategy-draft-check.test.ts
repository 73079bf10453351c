import { describe, expect, it } from 'vitest'
import type { DraftCheckPorts } from '../../../../../electron/desk/orders/draft-check.ts'
import { createStrategyDraftCheck } from '../../../../../electron/desk/strategies/strategy-draft-check.ts'
import type { KeySet, Permission } from '../../../../../shared/domain/key-set.ts'
import type { AccountSnapshot } from '../../../../../shared/ipc/contract.ts'
import { aPerpetual, aPosition, someSettings } from '../../../../helpers/builders.ts'
import { FAKE_INSTRUMENTS, fakeTicker } from '../../../../helpers/fake-market.ts'
import {
  anExit,
  aStrategyOrder,
  aTpslDraft,
  aTriggerDraft,
} from '../../../../helpers/strategy-builders.ts'

const NO_CHANGE = { takeProfit: null, stopLoss: null, trigger: null, quantity: null }

/** A live hedge-mode account, long 0.5 and short 0.3, with 0.2 of the long guarded. */
function check(
  changes: Partial<AccountSnapshot> = {},
  permissions: Permission[] = ['trade-write'],
) {
  const account: AccountSnapshot = {
    sequence: 1,
    state: 'live',
    keySetId: 'set-1',
    error: null,
    balances: null,
    positions: [aPosition(), aPosition({ side: 'short', size: '0.3' })],
    openOrders: [],
    strategyOrders: [aStrategyOrder()],
    adlRanks: [],
    fills: [],
    pendingOrders: [],
    settings: someSettings({ holdMode: 'hedge_mode' }),
    ...changes,
  }
  const [instrument = aPerpetual()] = FAKE_INSTRUMENTS
  const ticker = { ...fakeTicker(instrument, 0), lastPrice: '60010', markPrice: '60000' }
  const ports: DraftCheckPorts = {
    market: {
      instrument: (key) => (key.symbol === 'BTCUSDT' ? aPerpetual() : null),
      watchedFigures: () => ({ state: 'live', ticker }),
      socket: () => ({ state: 'live', silentForMs: 0, reconnects: 0, url: '' }),
    },
    account: () => account,
    // Only its facts are looked at.
    activeKeySet: () => ({ facts: { permissions } }) as unknown as KeySet,
  }
  return createStrategyDraftCheck(ports)
}

describe('a strategy order checked in main', () => {
  const part = (quantity: string) => aTpslDraft({ mode: 'partial', quantity })

  it('looks at the position of its side, less what others guard of it', () => {
    expect(check().place(part('0.3'))).toBeNull()
    expect(check().place(part('0.4'))).toMatchObject({
      reason: 'insufficient-position',
      values: { available: '0.3', coin: 'BTC' },
    })
    const short = { ...part('0.4'), positionSide: 'short', takeProfit: anExit('59000') } as const
    expect(check().place(short)).toMatchObject({ values: { available: '0.3' } })
  })

  it('may be changed to what it guards itself and the rest', () => {
    const change = (quantity: string) =>
      check().change(aStrategyOrder(), { ...NO_CHANGE, quantity })
    expect(change('0.5')).toBeNull()
    expect(change('0.6')).toMatchObject({ reason: 'insufficient-position' })
  })

  it('is tried while the account is not known, and not without a position when it is', () => {
    expect(check({ positions: [], state: 'stale' }).place(part('9'))).toBeNull()
    expect(check({ positions: [] }).place(part('0.1'))).toMatchObject({
      reason: 'insufficient-position',
    })
  })

  it('needs a known instrument and a key that may trade', () => {
    expect(check().place(aTpslDraft({ symbol: 'NOPE' }))).toMatchObject({
      reason: 'unknown-instrument',
    })
    expect(check({}, ['trade-read']).place(aTpslDraft())).toMatchObject({
      reason: 'missing-permission',
    })
  })

  it('is judged as the order that its trigger sends', () => {
    const draft = aTriggerDraft({ positionSide: 'long' })
    expect(check().place(draft)).toBeNull()
    expect(check().place({ ...draft, positionSide: null })).toMatchObject({
      reason: 'position-side-missing',
    })
    expect(check().place({ ...draft, quantity: '9999999' })).toMatchObject({
      reason: 'above-maximum',
    })
    expect(check().place({ ...draft, symbol: 'NOPE' })).toMatchObject({
      reason: 'unknown-instrument',
    })
  })
})
