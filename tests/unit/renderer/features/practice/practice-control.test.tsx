import { Tooltip } from '@base-ui/react/tooltip'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { PracticeScreen } from '../../../../../renderer/features/practice/practice-screen.tsx'
import { closeTradeDesk } from '../../../../../renderer/features/trade/trade-desk.ts'
import { startDesk } from '../../../../../renderer/start-desk.ts'
import { keysStore } from '../../../../../renderer/stores/keys-store.ts'
import { createFakeBridge, type FakeBridge } from '../../../../helpers/fake-bridge.ts'

afterEach(() => {
  cleanup()
  closeTradeDesk()
  keysStore.setState({ ring: null, error: null })
})

async function openPractice(): Promise<FakeBridge> {
  const bridge = createFakeBridge()
  Object.defineProperty(window, 'keydesk', { value: bridge, configurable: true })
  await startDesk()
  render(
    <Tooltip.Provider>
      <PracticeScreen />
    </Tooltip.Provider>,
  )
  await screen.findByText('before the squeeze')
  return bridge
}

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
const argsOf = (bridge: FakeBridge, name: string) =>
  bridge.calls.filter((call) => call.name === name).map((call) => call.args)

describe('the practice screen', () => {
  it('resets to the balances that were typed, and only after they are good', async () => {
    const bridge = await openPractice()
    press('Reset…')
    const amount = await screen.findByLabelText('Amount of USDT')
    fireEvent.change(amount, { target: { value: 'x' } })
    press('Reset')
    expect(argsOf(bridge, 'practice.reset')).toEqual([])
    fireEvent.change(amount, { target: { value: '2500' } })
    press('Leave out ETH')
    fireEvent.click(screen.getByRole('checkbox', { name: 'History' }))
    press('Reset')
    await waitFor(() =>
      expect(argsOf(bridge, 'practice.reset')).toEqual([
        [
          {
            exposure: true,
            history: false,
            balances: [
              { coin: 'USDT', amount: '2500' },
              { coin: 'BTC', amount: '1' },
            ],
          },
        ],
      ]),
    )
  })

  it('keeps a state under a name, brings one back and forgets one, each after a question', async () => {
    const bridge = await openPractice()
    fireEvent.change(screen.getByLabelText('Name'), { target: { value: '  calm  ' } })
    press('Keep')
    await screen.findByText('calm')
    expect(argsOf(bridge, 'practice.keep')).toEqual([['calm']])
    fireEvent.click(screen.getAllByRole('button', { name: 'Forget' })[0] as HTMLElement)
    expect(argsOf(bridge, 'practice.forget')).toEqual([])
    fireEvent.click(screen.getAllByRole('button', { name: 'Forget' }).at(-1) as HTMLElement)
    await waitFor(() => expect(screen.queryByText('calm')).toBeNull())
    press('Bring back')
    fireEvent.click(
      (await screen.findAllByRole('button', { name: 'Bring back' })).at(-1) as HTMLElement,
    )
    await waitFor(() =>
      expect(argsOf(bridge, 'practice.bringBack')).toEqual([['before the squeeze']]),
    )
  })
})
