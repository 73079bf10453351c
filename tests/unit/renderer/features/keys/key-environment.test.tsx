import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keysViewStore } from '../../../../../renderer/features/keys/keys-view-store.ts'
import { closeTradeDesk } from '../../../../../renderer/features/trade/trade-desk.ts'
import { keysStore } from '../../../../../renderer/stores/keys-store.ts'
import { navigationStore } from '../../../../../renderer/stores/navigation-store.ts'
import { fail, invalid, succeed } from '../../../../../shared/domain/error.ts'
import { createFakeBridge, type FakeBridge } from '../../../../helpers/fake-bridge.ts'
import { REFUSED_TIMESTAMP_ID } from '../../../../helpers/fake-refusals.ts'
import { drawKeysScreen, drawKeysScreenOver } from '../../../../helpers/keys-page.tsx'

const WRONG = {
  kind: 'unauthorised',
  code: '40099',
  message: 'exchange environment is incorrect',
} as const

let bridge: FakeBridge

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const sent = (name: string) => bridge.calls.filter((call) => call.name === name)

function fillForm(passphrase: string): void {
  const texts = [
    ['API key', 'bg_0123456789abcdef'],
    ['Secret key', 'a'.repeat(64)],
    ['Passphrase', passphrase],
  ] as const
  for (const [label, value] of texts) {
    fireEvent.change(screen.getByLabelText(label), { target: { value } })
  }
}

const chosenEnvironment = () =>
  within(screen.getByRole('radiogroup', { name: 'Where does this key belong?' }))
    .getAllByRole('radio')
    .find((one) => one.getAttribute('aria-checked') === 'true')?.textContent

beforeEach(() => navigationStore.setState({ screen: 'keys', isAddingKey: false }))
afterEach(() => {
  cleanup()
  closeTradeDesk()
})

describe('the environment finder', () => {
  beforeEach(async () => {
    navigationStore.setState({ isAddingKey: true })
    bridge = await drawKeysScreen()
  })

  it('asks nobody before the three texts are there', () => {
    press('Which environment is this key for?')
    expect(screen.getAllByText('Required.')).toHaveLength(3)
    expect(sent('keys.find')).toEqual([])
  })

  it('sets the form to the environment that accepts the key, and adds nothing', async () => {
    fillForm('demo one')
    expect(chosenEnvironment()).toBe('Practice')
    press('Which environment is this key for?')
    await screen.findByText('This is a Demo key. The form is set to it.')
    expect(chosenEnvironment()).toBe('Demo')
    expect(screen.getByText('Accepted')).toBeTruthy()
    expect(sent('keys.add')).toEqual([])
  })

  it('shows the reason of each when none accepts it', async () => {
    fillForm('wrong')
    press('Which environment is this key for?')
    const answers = await screen.findByRole('list', { name: 'What the exchange said' })
    expect(within(answers).getByText('The passphrase is wrong.')).toBeTruthy()
    expect(within(answers).getByText('The key belongs to another environment.')).toBeTruthy()
    expect(chosenEnvironment()).toBe('Practice')
  })

  it('adds a key of another environment there in one click', async () => {
    bridge.answer('keys.add', async (draft) =>
      draft.environment === 'demo'
        ? fail(invalid('key-exists', 'apiKey', { label: 'x' }))
        : fail(invalid('wrong-environment', 'environment', { environment: 'demo' })),
    )
    fillForm('anything')
    press('Check and add')
    fireEvent.click(await screen.findByRole('button', { name: 'Switch to Demo and add' }))
    await screen.findByText(/already here/)
    expect(
      sent('keys.add').map(({ args }) => (args[0] as { environment: string }).environment),
    ).toEqual(['practice', 'demo'])
    expect(chosenEnvironment()).toBe('Demo')
  })
})

describe('a key that belongs to another environment', () => {
  async function refuseRefresh() {
    bridge = await drawKeysScreen()
    bridge.answer('keys.refresh', async () => fail({ ...WRONG, requestId: REFUSED_TIMESTAMP_ID }))
    const card = screen.getByRole('article', { name: 'main' })
    fireEvent.click(within(card).getByRole('button', { name: 'Ask the exchange again' }))
    return card
  }

  it('is explained on its card and bound to the other after a question', async () => {
    const card = await refuseRefresh()
    fireEvent.click(await within(card).findByRole('button', { name: 'Bind to Demo' }))
    expect(await screen.findByText(/main ·…c3d9 is bound to Live/)).toBeTruthy()
    expect(sent('keys.rebind')).toEqual([])
    press('Check and bind to Demo')
    await waitFor(() =>
      expect(sent('keys.rebind').map(({ args }) => args)).toEqual([['key-live-1', 'demo']]),
    )
    await waitFor(() =>
      expect(
        keysStore.getState().ring?.keySets.find(({ label }) => label === 'main'),
      ).toMatchObject({
        environment: 'demo',
      }),
    )
  })

  it('is told on its card when the account of the key in use fails for it', async () => {
    bridge = createFakeBridge({ settings: { environment: 'live' } })
    const before = await bridge.requests['account.read']()
    if (!before.ok) throw new Error('no account')
    const account = succeed({ ...before.value, state: 'failed' as const, error: WRONG })
    bridge.answer('account.read', async () => account)
    await drawKeysScreenOver(bridge)
    const card = screen.getByRole('article', { name: 'main' })
    expect(await within(card).findByText('The key belongs to another environment.')).toBeTruthy()
    expect(within(card).getByRole('button', { name: 'Bind to Demo' })).toBeTruthy()
  })

  it('stays where it is when the other does not take it either', async () => {
    const card = await refuseRefresh()
    bridge.answer('keys.rebind', async () => fail(WRONG))
    fireEvent.click(await within(card).findByRole('button', { name: 'Bind to Demo' }))
    fireEvent.click(await screen.findByRole('button', { name: 'Check and bind to Demo' }))
    const dialog = screen.getByRole('dialog')
    expect(await within(dialog).findByText('The key belongs to another environment.')).toBeTruthy()
  })
})

describe('the path to a demo key', () => {
  beforeEach(async () => {
    bridge = await drawKeysScreen({ scenario: 'first-run' })
    press('Get a demo key')
  })

  const heading = () => screen.getByRole('heading', { level: 2 })

  it('goes on and back by the arrow keys, through the five steps of the Quick Start page', () => {
    const seen = [heading().textContent]
    for (const _step of [1, 2, 3, 4, 5]) {
      fireEvent.keyDown(heading(), { key: 'ArrowRight' })
      seen.push(heading().textContent)
    }
    expect(seen).toEqual([
      'Log in to your Bitget account in the browser.',
      'Switch the page to Demo mode.',
      'Go to the Personal Center.',
      'Go to API Key Management.',
      'Create a demo API key.',
      'Create a demo API key.',
    ])
    fireEvent.keyDown(heading(), { key: 'ArrowLeft' })
    expect(heading().textContent).toBe('Go to API Key Management.')
    expect(document.activeElement).toBe(heading())
  })

  it('opens the exchange’s page in the browser', () => {
    press('Open demo trading')
    expect(sent('app.openLink').map(({ args }) => args)).toEqual([['demo-trading']])
  })

  it('ends in the form, set to demo, and the next form is not', async () => {
    for (const _step of [1, 2, 3, 4]) press('Next')
    press('I have it: enter the key')
    expect(chosenEnvironment()).toBe('Demo')
    press('Back to keys')
    press('Add a key')
    await waitFor(() => expect(chosenEnvironment()).toBe('Practice'))
  })

  it('keeps its step over a look elsewhere, and leaves with Escape', () => {
    press('Next')
    expect(keysViewStore.getState().demoStep).toBe(1)
    fireEvent.keyDown(heading(), { key: 'Escape' })
    expect(keysViewStore.getState().demoStep).toBeNull()
    expect(screen.getByText('No keys yet')).toBeTruthy()
  })
})
