import { Tooltip } from '@base-ui/react/tooltip'
import { render, screen } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { TradeScreen } from '../../../../../renderer/features/trade/trade-screen.tsx'
import { startDesk } from '../../../../../renderer/start-desk.ts'
import { practiceStore } from '../../../../../renderer/stores/practice-store.ts'
import { fail, succeed } from '../../../../../shared/domain/error.ts'
import { DEFAULT_SETTINGS } from '../../../../../shared/domain/settings.ts'
import { createFakeBridge } from '../../../../helpers/fake-bridge.ts'
import { FAKE_PRACTICE } from '../../../../helpers/fake-keys.ts'
import { closeTradeScreen } from '../../../../helpers/open-trade-screen.tsx'

const OFFLINE = { kind: 'unavailable', reason: 'offline' } as const

afterEach(() => {
  closeTradeScreen()
  practiceStore.setState({ view: null })
})

it('asks for the market again once the practice exchange runs, without a press', async () => {
  const bridge = createFakeBridge()
  const whole = await bridge.requests['market.watch'](DEFAULT_SETTINGS.instrument, '1m')
  let isUp = false
  bridge.answer('practice.read', async () => succeed({ ...FAKE_PRACTICE, state: 'starting' }))
  bridge.answer('market.watch', async () => (isUp ? whole : fail(OFFLINE)))
  Object.defineProperty(window, 'keydesk', { value: bridge, configurable: true })
  await startDesk()
  render(
    <Tooltip.Provider>
      <TradeScreen />
    </Tooltip.Provider>,
  )
  await screen.findByText(/could not be loaded/)
  isUp = true
  bridge.emit('practice.changed', FAKE_PRACTICE)
  await screen.findByLabelText('Price')
  expect(screen.queryByText(/could not be loaded/)).toBeNull()
})

it('asks again also when main is connected only after the practice exchange was said to run', async () => {
  const bridge = createFakeBridge()
  const whole = await bridge.requests['market.watch'](DEFAULT_SETTINGS.instrument, '1m')
  let failures = 0
  bridge.answer('practice.read', async () => succeed(FAKE_PRACTICE))
  bridge.answer('market.watch', async () => {
    if (failures >= 2) return whole
    failures += 1
    return fail(OFFLINE)
  })
  Object.defineProperty(window, 'keydesk', { value: bridge, configurable: true })
  await startDesk()
  render(
    <Tooltip.Provider>
      <TradeScreen />
    </Tooltip.Provider>,
  )
  await screen.findByLabelText('Price', {}, { timeout: 5000 })
  expect(failures).toBe(2)
})
