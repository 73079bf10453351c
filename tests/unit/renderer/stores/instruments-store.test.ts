import { describe, expect, it } from 'vitest'
import { createInstrumentsStore } from '../../../../renderer/stores/instruments-store.ts'
import { fail, succeed } from '../../../../shared/domain/error.ts'
import { instrumentId } from '../../../../shared/domain/instrument.ts'
import { aPerpetual } from '../../../helpers/builders.ts'
import { FakeDeskPorts } from '../../../helpers/fake-desk-ports.ts'
import { waitUntil } from '../../../helpers/wait-until.ts'

const perpetual = aPerpetual()
const id = instrumentId(perpetual)
const tier = { minValue: '0', maxValue: '1', leverage: '1', maintenanceRate: '0.5' }

function start() {
  const desk = new FakeDeskPorts()
  desk.answer('market.tiers', async () => succeed([tier]))
  desk.answer('market.instruments', async () => succeed([perpetual]))
  const store = createInstrumentsStore(desk)
  const tiers = () => store.store.getState().tiers.get(id)
  return { desk, store, tiers }
}

describe('tiers of maintenance margin', () => {
  it('are asked for once an instrument', async () => {
    const { desk, store, tiers } = start()
    store.loadTiers(perpetual)
    await waitUntil('tiers', () => tiers() !== undefined)
    store.loadTiers(perpetual)
    expect(desk.asked('market.tiers')).toBe(1)
  })

  it('are asked for again after a failure', async () => {
    const { desk, store, tiers } = start()
    desk.answer('market.tiers', async () => fail({ kind: 'unavailable', reason: 'offline' }))
    store.loadTiers(perpetual)
    await waitUntil('the first try', () => desk.asked('market.tiers') === 1)
    desk.answer('market.tiers', async () => succeed([tier]))
    store.loadTiers(perpetual)
    await waitUntil('tiers', () => tiers() !== undefined)
    expect(tiers()).toEqual([tier])
  })

  it('of another environment are forgotten, late answers too', async () => {
    const { desk, store, tiers } = start()
    const gate = Promise.withResolvers<void>()
    desk.answer('market.tiers', async () => {
      await gate.promise
      return succeed([tier])
    })
    store.loadTiers(perpetual)
    store.load()
    gate.resolve()
    await waitUntil('instruments', () => store.store.getState().phase === 'ready')
    expect(tiers()).toBeUndefined()
  })
})

describe('collateral of a coin', () => {
  it('is asked for once, and forgotten with the environment', async () => {
    const { desk, store } = start()
    const collateral = { steps: [{ fromValue: '0', rate: '0.95' }], debtTiers: [tier] }
    desk.answer('market.collateral', async () => succeed(collateral))
    const known = () => store.store.getState().collaterals.get('BTC')
    store.loadCollateral('BTC')
    await waitUntil('collateral', () => known() !== undefined)
    store.loadCollateral('BTC')
    expect(known()).toEqual(collateral)
    expect(desk.asked('market.collateral')).toBe(1)
    store.load()
    expect(known()).toBeUndefined()
  })
})
