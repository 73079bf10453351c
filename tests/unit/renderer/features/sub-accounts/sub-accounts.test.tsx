import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { subAccountGate } from '../../../../../renderer/features/sub-accounts/sub-account-gate.ts'
import { closeTradeDesk } from '../../../../../renderer/features/trade/trade-desk.ts'
import { navigationStore } from '../../../../../renderer/stores/navigation-store.ts'
import { fail, invalid, succeed } from '../../../../../shared/domain/error.ts'
import type { Permission } from '../../../../../shared/domain/key-set.ts'
import type { FakeBridge, FakeOptions } from '../../../../helpers/fake-bridge.ts'
import { fakeKeySets } from '../../../../helpers/fake-keys.ts'
import { drawKeysScreen } from '../../../../helpers/keys-page.tsx'

const PASSPHRASE = 'Typed4Sub99'

let bridge: FakeBridge

const sent = (name: string) => bridge.calls.filter((call) => call.name === name)
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const dialog = () => within(screen.getByRole('dialog'))
const type = (label: string, value: string) =>
  fireEvent.change(dialog().getByLabelText(label), { target: { value } })

async function open(options: FakeOptions = {}): Promise<void> {
  bridge = await drawKeysScreen(options)
  fireEvent.click(screen.getByRole('radio', { name: /^(Sub-accounts|子账户)$/ }))
}

async function openDesk(options: FakeOptions = {}): Promise<void> {
  await open(options)
  fireEvent.click(await screen.findByText('des****@virtual-bitget.com'))
  await screen.findByText('bot1')
}

// A test document has no layout, and a virtual list without height shows no rows.
beforeAll(() => {
  for (const name of ['clientHeight', 'clientWidth']) {
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => 600 })
  }
})
beforeEach(() => navigationStore.setState({ screen: 'keys', isAddingKey: false }))
afterEach(() => {
  cleanup()
  closeTradeDesk()
})

describe('sub-accounts', () => {
  it('are listed, and the chosen one shows its keys and assets', async () => {
    await openDesk()
    const panel = within(screen.getByRole('complementary'))
    expect(panel.getByText('2 of 10')).toBeTruthy()
    expect(panel.getByText('203.0.113.10')).toBeTruthy()
    expect(await panel.findByText('1,100.25000000')).toBeTruthy()
  })

  it('say what would be here when there are none', async () => {
    await open()
    bridge.answer('subs.list', async () => succeed([]))
    press('Refresh')
    expect(await screen.findByText('No sub-accounts yet')).toBeTruthy()
  })

  it('that cannot be read are explained, with a way to try again', async () => {
    await open()
    bridge.answer('subs.list', async () =>
      fail({ kind: 'refused', code: '40048', message: 'must be the parent account' }),
    )
    press('Refresh')
    expect(await screen.findByText('This needs a key of the main account.')).toBeTruthy()
    press('Try again')
    await waitFor(() => expect(sent('subs.list')).toHaveLength(3))
  })

  it('name the permission the key lacks, and ask nothing', async () => {
    bridge = await drawKeysScreen()
    await bridge.requests['keys.choose']('practice', 'key-practice-2')
    fireEvent.click(screen.getByRole('radio', { name: 'Sub-accounts' }))
    expect(await screen.findByText(/lacks “Manage write”/)).toBeTruthy()
    expect(screen.getByRole('button', { name: 'New sub-account' })).toHaveProperty('disabled', true)
  })

  it('are not there in demo, and that is said', async () => {
    await open({ settings: { environment: 'demo' } })
    expect(screen.getByText('Not available in demo trading')).toBeTruthy()
    press('To the key sets')
    expect(screen.getByText('Keys go in once and never come out', { exact: false })).toBeTruthy()
    expect(sent('subs.list')).toEqual([])
  })

  it('are made with a name that the exchange takes, once', async () => {
    await open()
    press('New sub-account')
    type('Name', 'Desk 1')
    fireEvent.click(dialog().getByRole('button', { name: 'Create sub-account' }))
    expect(dialog().getByText('Lower-case letters only, at most 20.')).toBeTruthy()
    expect(sent('subs.create')).toEqual([])
    type('Name', 'desktwo')
    const form = dialog().getByLabelText('Name').closest('form')
    if (form === null) throw new Error('no form')
    fireEvent.submit(form)
    fireEvent.submit(form)
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(sent('subs.create').map(({ args }) => args)).toEqual([
      [{ username: 'desktwo', note: '' }],
    ])
    expect(await screen.findAllByText('des****@virtual-bitget.com')).not.toHaveLength(0)
  })

  it('are frozen only after a question', async () => {
    await openDesk()
    press('Freeze')
    expect(dialog().getByText(/can then neither trade nor move funds/)).toBeTruthy()
    expect(sent('subs.freeze')).toEqual([])
    fireEvent.click(dialog().getByRole('button', { name: 'Freeze' }))
    await screen.findByRole('button', { name: 'Unfreeze' })
    expect(sent('subs.freeze').map(({ args }) => args)).toEqual([['7009876543', true]])
  })
})

describe('a command that is done and whose list could not be read', () => {
  it('closes its dialog and reads the list again', async () => {
    await openDesk()
    bridge.answer('subs.freeze', async () => succeed(null))
    const before = sent('subs.list').length
    press('Freeze')
    fireEvent.click(dialog().getByRole('button', { name: 'Freeze' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(sent('subs.list')).toHaveLength(before + 1)
  })
})

describe('keys of a sub-account', () => {
  async function fillKey(note = 'bot7'): Promise<void> {
    await openDesk()
    press('New key')
    type('Note', note)
    type('Passphrase', PASSPHRASE)
  }

  it('are made without the page ever holding a secret', async () => {
    await fillKey()
    type('Bound IP addresses', '203.0.113.7, 203.0.113.8')
    fireEvent.click(dialog().getByRole('button', { name: 'Make key' }))
    expect(await screen.findByText(/bot7 ·…\w{4} was made and is in the keychain/)).toBeTruthy()
    expect(sent('subs.createKey')[0]?.args[0]).toMatchObject({
      boundIps: ['203.0.113.7', '203.0.113.8'],
      canTrade: true,
      canManage: false,
      isReadOnly: false,
    })
    const inputs = [...document.querySelectorAll('input')].map((input) => input.value)
    expect([document.body.innerHTML, ...inputs].join()).not.toMatch(/5ec2e7|Typed4Sub99/)
  })

  it('are refused beside the field before anything is sent', async () => {
    await fillKey('7bot')
    type('Passphrase', 'short')
    type('Bound IP addresses', '::1')
    fireEvent.click(dialog().getByRole('checkbox', { name: 'Unified account trade' }))
    fireEvent.click(dialog().getByRole('button', { name: 'Make key' }))
    for (const text of [
      'Begins with a letter; letters, digits, - and _, at most 20.',
      '8 to 32 characters, with letters and digits and nothing else.',
      'Each must be an IPv4 address such as 203.0.113.10.',
      'Choose at least one.',
    ]) {
      expect(dialog().getByText(text)).toBeTruthy()
    }
    expect(sent('subs.createKey')).toEqual([])
  })

  it('may exist without a secret when the answer was lost: said plainly, list read again, never sent twice', async () => {
    await fillKey()
    bridge.answer('subs.createKey', async () => fail({ kind: 'unknownOutcome', clientOid: 'bot7' }))
    const before = sent('subs.keys').length
    fireEvent.click(dialog().getByRole('button', { name: 'Make key' }))
    expect(
      await dialog().findByText(/A key “bot7” may now exist whose secret nobody knows/),
    ).toBeTruthy()
    await waitFor(() => expect(sent('subs.keys').length).toBe(before + 1))
    expect(dialog().getByRole('button', { name: 'Make key' })).toHaveProperty('disabled', true)
  })

  it('that the keychain did not take are told to be for this session', async () => {
    await fillKey()
    const [like] = fakeKeySets(0)
    if (like === undefined) throw new Error('no key set')
    bridge.answer('subs.createKey', async () =>
      succeed({ ...like, label: 'bot7', storage: 'session' }),
    )
    fireEvent.click(dialog().getByRole('button', { name: 'Make key' }))
    expect(await screen.findByText(/held for this session only/)).toBeTruthy()
  })

  it('are changed from what they are, with their passphrase', async () => {
    await openDesk()
    press('Change bot1')
    fireEvent.click(dialog().getByRole('radio', { name: 'Read only' }))
    fireEvent.click(dialog().getByRole('button', { name: 'Change key' }))
    expect(dialog().getByText('Required.')).toBeTruthy()
    type('Passphrase', 'Practice99')
    fireEvent.click(dialog().getByRole('button', { name: 'Change key' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(sent('subs.changeKey')[0]?.args[0]).toEqual({
      handle: expect.stringMatching(/^sub-key-\d+$/),
      canTrade: true,
      canManage: false,
      isReadOnly: true,
      boundIps: ['203.0.113.10'],
      passphrase: 'Practice99',
    })
  })

  it('explain a wrong passphrase as that of the key', async () => {
    await openDesk()
    bridge.answer('subs.changeKey', async () =>
      fail({ kind: 'unauthorised', code: '40036', message: 'passphrase is error' }),
    )
    press('Change bot1')
    type('Passphrase', 'wrong')
    fireEvent.click(dialog().getByRole('button', { name: 'Change key' }))
    expect(await dialog().findByText('The passphrase of that key is wrong.')).toBeTruthy()
  })

  it.each([
    ['en', /out of date\. Read it again/],
    ['zh-CN', /已过期。请重新读取列表/],
  ] as const)('that are out of date are to be read again, in %s', async (language, sentence) => {
    await openDesk({ settings: { language } })
    bridge.answer('subs.deleteKey', async () => fail(invalid('sub-keys-out-of-date')))
    press(language === 'en' ? 'Delete bot1' : '删除 bot1')
    fireEvent.click(dialog().getByRole('button', { name: /^(Delete key|删除密钥)$/ }))
    expect(await dialog().findByText(sentence)).toBeTruthy()
    fireEvent.click(dialog().getByRole('button', { name: /^(Cancel|取消)$/ }))
    press(/^(Read the keys again|重新读取密钥)$/)
    await waitFor(() => expect(sent('subs.keys')).toHaveLength(2))
    expect(screen.getByText('bot1')).toBeTruthy()
  })

  it('are deleted only after a question that names them', async () => {
    await openDesk()
    press('Delete bot1')
    expect(dialog().getByText(/bot1 ·…7890 stops working/)).toBeTruthy()
    expect(sent('subs.deleteKey')).toEqual([])
    fireEvent.click(dialog().getByRole('button', { name: 'Delete key' }))
    await waitFor(() => expect(screen.queryByText('bot1')).toBeNull())
    expect(sent('subs.deleteKey')[0]?.args).toEqual([expect.stringMatching(/^sub-key-\d+$/)])
  })
})

describe('a transfer with a sub-account', () => {
  it('says what is sent on its button, and sends it once', async () => {
    await openDesk()
    press('Transfer')
    type('Amount', '50')
    const button = dialog().getByRole('button', { name: 'Transfer 50 USDT' })
    fireEvent.click(button)
    fireEvent.click(button)
    expect(await dialog().findByText(/The transfer was made/)).toBeTruthy()
    expect(sent('subs.transfer').map(({ args }) => args)).toEqual([
      [{ subUid: '7009876543', direction: 'to-sub', coin: 'USDT', amount: '50' }],
    ])
  })

  it('leaves a lost answer unknown and offers no second send', async () => {
    await openDesk()
    bridge.answer('subs.transfer', async () =>
      succeed({ kind: 'unknown', clientOid: 'kd-9', requestId: null }),
    )
    press('Transfer')
    type('Amount', '50')
    fireEvent.click(dialog().getByRole('button', { name: 'Transfer 50 USDT' }))
    expect(await dialog().findByText(/may have been made \(kd-9\)/)).toBeTruthy()
    expect(dialog().queryByRole('button', { name: /^Transfer/ })).toBeNull()
  })
})

describe('the gate', () => {
  const all: ReadonlyArray<Permission> = [
    'trade-read',
    'trade-write',
    'manage-read',
    'manage-write',
  ]
  it.each([
    ['live', all, { kind: 'open' }],
    ['practice', null, { kind: 'open' }],
    ['live', ['manage-read'], { kind: 'read-only', missing: 'manage-write' }],
    ['live', ['trade-read', 'trade-write'], { kind: 'missing', missing: 'manage-write' }],
    ['demo', all, { kind: 'demo' }],
  ] as const)('for a %s key (%#)', (environment, permissions, gate) => {
    const [like] = fakeKeySets(0)
    if (like?.facts === null || like === undefined) throw new Error('no key set')
    const facts = permissions === null ? null : { ...like.facts, permissions }
    expect(subAccountGate({ ...like, environment, facts })).toEqual(gate)
  })

  it('without a key', () => expect(subAccountGate(null)).toEqual({ kind: 'no-key' }))
})
