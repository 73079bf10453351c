import { describe, expect, it } from 'vitest'
import type { SubKeyDraft } from '../../../../shared/domain/sub-account.ts'
import {
  checkSubAccountDraft,
  checkSubKeyChange,
  checkSubKeyDraft,
  checkSubTransfer,
  parseAddresses,
} from '../../../../shared/rules/sub-account-rules.ts'

function aKey(changes: Partial<SubKeyDraft> = {}): SubKeyDraft {
  return {
    subUid: '7009876543',
    note: 'bot1',
    colour: 'teal',
    passphrase: 'Practice99',
    canTrade: true,
    canManage: false,
    isReadOnly: false,
    boundIps: [],
    ...changes,
  }
}

const addresses = (n: number) => Array.from({ length: n }, (_, at) => `203.0.113.${at}`)

describe('a sub-account', () => {
  it.each([
    ['deskone', '', {}],
    ['a'.repeat(20), 'n'.repeat(50), {}],
    ['', '', { username: 'required' }],
    ['Desk', '', { username: 'username-shape' }],
    ['desk1', '', { username: 'username-shape' }],
    ['a'.repeat(21), '', { username: 'username-shape' }],
    ['desk', 'n'.repeat(51), { note: 'note-long' }],
  ])('named "%s" with its note (%#)', (username, note, problems) => {
    expect(checkSubAccountDraft({ username, note })).toEqual(problems)
  })
})

describe('a key of a sub-account', () => {
  it.each<readonly [Partial<SubKeyDraft>, object]>([
    [{}, {}],
    [{ note: '' }, { note: 'required' }],
    [{ note: '1bot' }, { note: 'key-note-shape' }],
    [{ note: 'my bot' }, { note: 'key-note-shape' }],
    [{ note: 'b'.repeat(21) }, { note: 'key-note-shape' }],
    [{ note: 'Bot_1-a' }, {}],
    [{ passphrase: '' }, { passphrase: 'required' }],
    [{ passphrase: 'Short99' }, { passphrase: 'passphrase-shape' }],
    [{ passphrase: 'a1'.repeat(16) }, {}],
    [{ passphrase: 'a1'.repeat(17) }, { passphrase: 'passphrase-shape' }],
    [{ passphrase: 'onlyletters' }, { passphrase: 'passphrase-shape' }],
    [{ passphrase: '1234567890' }, { passphrase: 'passphrase-shape' }],
    [{ passphrase: 'with space 1' }, { passphrase: 'passphrase-shape' }],
    [{ canTrade: false }, { permissions: 'no-permission' }],
    [{ canTrade: false, canManage: true }, {}],
    [{ boundIps: addresses(30) }, {}],
    [{ boundIps: addresses(31) }, { boundIps: 'too-many-addresses' }],
    [{ boundIps: ['203.0.113.256'] }, { boundIps: 'address-shape' }],
    [{ boundIps: ['203.0.113'] }, { boundIps: 'address-shape' }],
    [{ boundIps: ['203.0.113.010'] }, { boundIps: 'address-shape' }],
    [{ boundIps: ['2001:db8::1'] }, { boundIps: 'address-shape' }],
  ])('is judged by the rules of the exchange (%#)', (changes, problems) => {
    expect(checkSubKeyDraft(aKey(changes))).toEqual(problems)
  })

  it('is changed with its existing passphrase, whatever that looks like', () => {
    const { canTrade, canManage, isReadOnly, boundIps } = aKey()
    const rights = { canTrade, canManage, isReadOnly, boundIps, handle: 'sub-key-1' }
    expect(checkSubKeyChange({ ...rights, passphrase: 'x' })).toEqual({})
    expect(checkSubKeyChange({ ...rights, passphrase: '' })).toEqual({ passphrase: 'required' })
  })

  it('takes addresses from a text with any separator', () => {
    expect(parseAddresses(' 1.2.3.4, 5.6.7.8;\n9.9.9.9 ')).toEqual([
      '1.2.3.4',
      '5.6.7.8',
      '9.9.9.9',
    ])
  })
})

describe('a transfer', () => {
  it.each([
    ['0.00000001', {}],
    ['', { amount: 'required' }],
    ['0', { amount: 'not-positive' }],
    ['-1', { amount: 'not-positive' }],
    ['1e3', { amount: 'not-positive' }],
    ['ten', { amount: 'not-positive' }],
  ])('of "%s"', (amount, problems) => {
    const draft = { subUid: '1', direction: 'to-sub', coin: 'USDT', amount } as const
    expect(checkSubTransfer(draft)).toEqual(problems)
  })
})
