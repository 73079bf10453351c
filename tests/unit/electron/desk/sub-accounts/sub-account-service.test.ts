import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SubAccountService } from '../../../../../electron/desk/sub-accounts/sub-account-service.ts'
import { subAccountHandlers } from '../../../../../electron/shell/sub-account-handlers.ts'
import { type DeskError, fail, invalid } from '../../../../../shared/domain/error.ts'
import type { Permission } from '../../../../../shared/domain/key-set.ts'
import type { SubKeyDraft } from '../../../../../shared/domain/sub-account.ts'
import { searchForCanaries } from '../../../../helpers/canary.ts'
import { FakeSubAccounts } from '../../../../helpers/fake-sub-accounts.ts'
import { HandClock } from '../../../../helpers/hand-clock.ts'
import {
  aKeySetDraft,
  type KeyDesk,
  openKeyDesk,
  someKeyFacts,
} from '../../../../helpers/key-desk.ts'

const UID = '7009876543'
const REFUSED: DeskError = { kind: 'refused', code: '40063', message: 'maximum' }
const ALL: ReadonlyArray<Permission> = ['trade-read', 'trade-write', 'manage-read', 'manage-write']

let desk: KeyDesk
let rest: FakeSubAccounts
let subs: SubAccountService
let activeId: string | null
let clock: HandClock

beforeEach(async () => {
  desk = await openKeyDesk()
  clock = new HandClock()
  rest = new FakeSubAccounts(1_790_000_000_000)
  desk.answer = () => ({ ok: true, value: someKeyFacts({ permissions: ALL }) })
  await desk.keys.add(aKeySetDraft({ environment: 'live' }))
  activeId = 'id-1'
  subs = new SubAccountService({
    session: () => (activeId === null ? null : { keySetId: activeId, environment: 'live', rest }),
    keySet: () => desk.keys.active('live'),
    refreshKey: (id) => desk.keys.refresh(id),
    keepMade: (made) => desk.keys.keepMade(made),
    clock,
    newClientOid: () => 'kd-1',
  })
})

afterEach(() => desk.close())

function aSubKey(changes: Partial<SubKeyDraft> = {}): SubKeyDraft {
  return {
    subUid: UID,
    note: 'bot2',
    colour: 'teal',
    passphrase: 'Canary4Sub99',
    canTrade: true,
    canManage: false,
    isReadOnly: false,
    boundIps: [],
    ...changes,
  }
}

async function may(permissions: ReadonlyArray<Permission>): Promise<void> {
  desk.answer = () => ({ ok: true, value: someKeyFacts({ permissions }) })
  await desk.keys.refresh('id-1')
}

describe('sub-accounts', () => {
  it('are listed newest first', async () => {
    const listed = await subs.list()
    expect(listed.ok && listed.value.map((one) => one.note)).toEqual([
      'desk',
      'hedge book, Asia',
      '',
    ])
  })

  it('need a key in use, and its permission', async () => {
    await may(['trade-read', 'trade-write'])
    expect(await subs.list()).toEqual(
      fail(invalid('missing-permission', null, { permission: 'manage-read' })),
    )
    await may(['manage-read'])
    expect(await subs.list()).toMatchObject({ ok: true })
    const writes = [
      subs.create({ username: 'desk', note: '' }),
      subs.freeze(UID, true),
      subs.createKey(aSubKey()),
      subs.deleteKey(UID, 'bg_1'),
      subs.transfer({ subUid: UID, direction: 'to-sub', coin: 'USDT', amount: '1' }),
    ]
    for (const answer of await Promise.all<unknown>(writes)) {
      expect(answer).toEqual(
        fail(invalid('missing-permission', null, { permission: 'manage-write' })),
      )
    }
    activeId = null
    expect(await subs.list()).toEqual(fail(invalid('no-key')))
    expect(rest.calls).toEqual([])
  })

  it('are made after the rules were looked at', async () => {
    expect(await subs.create({ username: 'Desk 1', note: '' })).toMatchObject({
      error: { kind: 'invalid', field: 'username' },
    })
    expect(rest.calls).toEqual([])
    expect(await subs.create({ username: 'deskone', note: 'n' })).toMatchObject({
      value: { note: 'n', status: 'normal' },
    })
  })

  it('of which a lost answer leaves it unknown are never made twice', async () => {
    rest.nextFate = { kind: 'lost', arrived: true }
    expect(await subs.create({ username: 'deskone', note: '' })).toEqual(
      fail({ kind: 'unknownOutcome', clientOid: 'deskone' }),
    )
    expect(rest.calls).toHaveLength(1)
  })

  it.each([true, false])(
    'are frozen, and a lost answer (arrived: %s) is settled by asking',
    async (arrived) => {
      expect(await subs.freeze(UID, true)).toMatchObject({ ok: true })
      rest.nextFate = { kind: 'lost', arrived }
      expect(await subs.freeze(UID, false)).toMatchObject(
        arrived ? { ok: true } : { error: { kind: 'unknownOutcome', clientOid: UID } },
      )
      expect(rest.calls).toHaveLength(2)
    },
  )
})

describe('a key of a sub-account', () => {
  it('goes from the exchange into the keychain, labelled with its note', async () => {
    const made = await subs.createKey(aSubKey())
    expect(made).toMatchObject({
      value: {
        label: 'bot2',
        colour: 'teal',
        environment: 'live',
        storage: 'keychain',
        hint: '0001',
      },
    })
    const item = JSON.parse(desk.keychain.items.get('id-2') ?? '')
    expect(item).toMatchObject({ secretKey: rest.secret, passphrase: 'Canary4Sub99' })
  })

  it('tells its secret nobody: no answer, ring or notice holds it', async () => {
    desk.keychain.failure = 'locked'
    const answers = [await subs.createKey(aSubKey()), await subs.keys(UID), await desk.keys.list()]
    desk.keychain.failure = null
    answers.push(await subs.createKey(aSubKey({ note: 'bot3' })))
    const told = [answers, desk.rings, desk.notices]
    const canaries = [
      { name: 'secretKey', secret: rest.secret },
      { name: 'passphrase', secret: 'Canary4Sub99' },
    ]
    expect(searchForCanaries('JSON', JSON.stringify(told), canaries)).toEqual([])
    expect(searchForCanaries('inspect', inspect(told, { depth: null }), canaries)).toEqual([])
    expect(
      searchForCanaries('keychain', desk.keychain.items.get('id-3') ?? '', canaries),
    ).not.toEqual([])
  })

  it('may exist without its secret when the answer was lost: unknown, by its note', async () => {
    rest.nextFate = { kind: 'lost', arrived: true }
    expect(await subs.createKey(aSubKey())).toEqual(
      fail({ kind: 'unknownOutcome', clientOid: 'bot2' }),
    )
    expect(rest.calls).toHaveLength(1)
    expect(desk.keychain.items.size).toBe(1)
    expect(await subs.keys(UID)).toMatchObject({ value: [{ note: 'bot2' }, {}, {}] })
  })

  it('is refused by the exchange in its words', async () => {
    rest.nextFate = { kind: 'refused', error: REFUSED }
    expect(await subs.createKey(aSubKey())).toEqual(fail(REFUSED))
  })

  it('is not sent when it breaks the rules', async () => {
    for (const broken of [
      { note: '1' },
      { passphrase: 'x' },
      { canTrade: false },
      { boundIps: ['::1'] },
    ]) {
      expect(await subs.createKey(aSubKey(broken))).toMatchObject({ error: { kind: 'invalid' } })
    }
    expect(rest.calls).toEqual([])
  })

  it('is changed with its passphrase', async () => {
    const { subUid: _uid, note: _note, colour: _colour, ...rights } = aSubKey({ isReadOnly: true })
    const [key] = rest.keys.get(UID) ?? []
    const change = { ...rights, apiKey: key?.apiKey ?? '' }
    expect(await subs.changeKey(change)).toMatchObject({ value: { permissions: ['trade-read'] } })
    rest.nextFate = { kind: 'lost', arrived: false }
    expect(await subs.changeKey(change)).toEqual(
      fail({ kind: 'unknownOutcome', clientOid: '7890' }),
    )
    expect(await subs.changeKey({ ...change, apiKey: 'bg_gone' })).toMatchObject({
      error: { code: '40065' },
    })
  })

  it.each([true, false])(
    'is deleted, and a lost answer (arrived: %s) is settled by asking',
    async (arrived) => {
      const [first, second] = rest.keys.get(UID) ?? []
      const left = await subs.deleteKey(UID, first?.apiKey ?? '')
      expect(left.ok && left.value.map(({ apiKey }) => apiKey)).toEqual([second?.apiKey])
      rest.nextFate = { kind: 'lost', arrived }
      expect(await subs.deleteKey(UID, second?.apiKey ?? '')).toMatchObject(
        arrived ? { ok: true, value: [] } : { error: { kind: 'unknownOutcome' } },
      )
    },
  )
})

describe('a transfer with a sub-account', () => {
  const draft = { subUid: UID, direction: 'to-main', coin: 'USDT', amount: '50' } as const

  it('names the main account of the key in use', async () => {
    expect(await subs.transfer(draft)).toEqual({
      ok: true,
      value: { kind: 'accepted', transferId: '1390000000000001001', requestId: 7 },
    })
    expect(rest.calls).toEqual([{ name: 'transfer', args: [draft, '7001', 'kd-1'] }])
  })

  it('is accepted, refused or unknown, and sent once', async () => {
    rest.nextFate = { kind: 'lost', arrived: true }
    expect(await subs.transfer(draft)).toMatchObject({
      value: { kind: 'unknown', clientOid: 'kd-1' },
    })
    await clock.advance(64_999)
    expect(await subs.transfer(draft)).toEqual(fail(invalid('duplicate-unsettled')))
    // As long as the first could still have arrived.
    await clock.advance(300)
    rest.nextFate = { kind: 'refused', error: { kind: 'refused', code: '43117', message: '' } }
    expect(await subs.transfer(draft)).toMatchObject({ error: { code: '43117' } })
    expect(rest.calls).toHaveLength(2)
  })

  it('is not sent again by a second press', async () => {
    await subs.transfer(draft)
    expect(await subs.transfer(draft)).toMatchObject({ error: { reason: 'duplicate-submit' } })
    expect(rest.calls).toHaveLength(1)
  })

  it('of nothing is not sent', async () => {
    expect(await subs.transfer({ ...draft, amount: '0' })).toMatchObject({
      error: { reason: 'not-positive', field: 'amount' },
    })
    expect(rest.calls).toEqual([])
  })
})

it('answers every request about sub-accounts', async () => {
  const handlers = subAccountHandlers(subs)
  expect(await handlers['subs.assets'](UID)).toMatchObject({
    value: { coins: [{ coin: 'USDT' }, {}] },
  })
  expect(await handlers['subs.list']()).toMatchObject({ ok: true })
})
