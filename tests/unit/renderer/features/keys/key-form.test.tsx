import { Tooltip } from '@base-ui/react/tooltip'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { KeysScreen } from '../../../../../renderer/features/keys/keys-screen.tsx'
import { closeTradeDesk } from '../../../../../renderer/features/trade/trade-desk.ts'
import { startDesk } from '../../../../../renderer/start-desk.ts'
import { keysStore } from '../../../../../renderer/stores/keys-store.ts'
import { navigationStore } from '../../../../../renderer/stores/navigation-store.ts'
import {
  createFakeBridge,
  type FakeBridge,
  type FakeScenario,
} from '../../../../helpers/fake-bridge.ts'

let bridge: FakeBridge

async function open(scenario: FakeScenario): Promise<void> {
  bridge = createFakeBridge({ scenario })
  Object.defineProperty(window, 'keydesk', { value: bridge, configurable: true })
  keysStore.setState(keysStore.getInitialState())
  await startDesk()
  await waitFor(() => expect(keysStore.getState().ring).not.toBeNull())
  render(
    <Tooltip.Provider>
      <KeysScreen />
    </Tooltip.Provider>,
  )
}

function fill(label: string, value: string): void {
  fireEvent.change(screen.getByLabelText(label), { target: { value } })
}

function fillSecrets(passphrase = 'correct horse'): void {
  fill('API key', 'bg_0123456789abcdef')
  fill('Secret key', 'a'.repeat(64))
  fill('Passphrase', passphrase)
}

const submit = () => fireEvent.click(screen.getByRole('button', { name: 'Check and add' }))
const added = () => bridge.calls.filter((call) => call.name === 'keys.add')

beforeEach(() => navigationStore.setState({ screen: 'keys', isAddingKey: true }))
afterEach(() => {
  cleanup()
  closeTradeDesk()
  document.body.innerHTML = ''
})

describe('the key form', () => {
  it('says beside each field what is missing, and sends nothing', async () => {
    await open('full')
    submit()
    expect(screen.getAllByText('Required.')).toHaveLength(3)
    expect(added()).toEqual([])
  })

  it('hides the secrets, prefills nothing and lets no browser complete them', async () => {
    await open('full')
    for (const label of ['API key', 'Secret key', 'Passphrase']) {
      const field = screen.getByLabelText(label)
      expect(field.getAttribute('type')).toBe('password')
      expect(field.getAttribute('autocomplete')).toBe('new-password')
      expect(field).toHaveProperty('value', '')
    }
  })

  it('takes white space off what is pasted', async () => {
    await open('full')
    const field = screen.getByLabelText('API key')
    fireEvent.paste(field, { clipboardData: { getData: () => '  bg_0123456789abcdef\n' } })
    expect(field).toHaveProperty('value', 'bg_0123456789abcdef')
  })

  it('sends the draft once, closes, and leaves no secret in the page', async () => {
    await open('full')
    fillSecrets()
    const form = screen.getByLabelText('API key').closest('form')
    if (form === null) throw new Error('no form')
    fireEvent.submit(form)
    fireEvent.submit(form)
    await waitFor(() => expect(navigationStore.getState().isAddingKey).toBe(false))
    expect(added()).toHaveLength(1)
    const texts = [...document.querySelectorAll('input')].map((input) => input.value)
    expect([document.body.innerHTML, ...texts].join()).not.toMatch(
      /correct horse|a{64}|bg_0123456789/,
    )
  })

  it('explains a wrong passphrase and keeps what was typed', async () => {
    await open('full')
    fillSecrets('wrong')
    submit()
    expect(await screen.findByText('The passphrase is wrong.')).toBeTruthy()
    expect(screen.getByText(/40012/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Use for this session only' })).toBeNull()
    expect(screen.getByLabelText('API key')).toHaveProperty('value', 'bg_0123456789abcdef')
  })

  it('offers this session only when the keychain fails, and with its cure', async () => {
    await open('trouble')
    fillSecrets()
    submit()
    const session = await screen.findByRole('button', { name: 'Use for this session only' })
    expect(screen.getByText(/apt install gnome-keyring/)).toBeTruthy()
    fireEvent.click(session)
    await waitFor(() => expect(navigationStore.getState().isAddingKey).toBe(false))
    expect(added().map((call) => (call.args[0] as { storage: string }).storage)).toEqual([
      'keychain',
      'session',
    ])
  })
})

describe('the key list', () => {
  beforeEach(() => navigationStore.setState({ isAddingKey: false }))

  it('leads from nothing into practice in one click', async () => {
    await open('first-run')
    fireEvent.click(screen.getByRole('button', { name: 'Make a practice key' }))
    await waitFor(() => expect(screen.getByText('In use')).toBeTruthy())
    expect(bridge.calls.map((call) => call.name)).toContain('keys.addPractice')
  })

  it('warns of a key that may withdraw and of one bound to no address', async () => {
    await open('full')
    expect(screen.getByText(/may move funds out/)).toBeTruthy()
    expect(screen.getByText(/Not bound to an address/)).toBeTruthy()
  })

  it('names the key before it deletes it', async () => {
    await open('full')
    const card = screen.getByRole('article', { name: 'office desk' })
    fireEvent.click(card.querySelector('[aria-label="Delete"]') ?? card)
    expect(await screen.findByText(/office desk ·…18aa \(Live\)/)).toBeTruthy()
    expect(bridge.calls.some((call) => call.name === 'keys.delete')).toBe(false)
    fireEvent.click(screen.getByRole('button', { name: 'Delete key' }))
    await waitFor(() => expect(screen.queryByRole('article', { name: 'office desk' })).toBeNull())
  })
})
