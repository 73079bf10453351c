import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SubAccountService } from '../../../../../electron/desk/sub-accounts/sub-account-service.ts'
import { subAccountHandlers } from '../../../../../electron/shell/sub-account-handlers.ts'
import { type DeskError, fail, invalid } from '../../../../../shared/domain/error.ts'
import type { Permission } from '../../../../../shared/domain/key-set.ts'
import type { SubAccountKey, SubKeyDraft } from '../../../../../shared/domain/sub-account.ts'
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
/** As the exchange names them. */
const BOT1 = 'bg_5f0c1d2e3a4b5c6d7e8f901234567890'
const READER = 'bg_90aa1d2e3a4b5c6d7e8f901234561122'
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

/** As the page sees it. */
async function shownKey(note: string): Promise<SubAccountKey> {
  const keys = await subs.keys(UID)
  const shown = keys.ok ? keys.value.find((one) => one.note === note) : undefined
  if (shown === undefined) throw new Error(`no key ${note} is listed`)
  return shown
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
      subs.deleteKey('sub-key-1'),
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

describe('a list that cannot be read after a command', () => {
  it('is no refusal of the command, which is done', async () => {
    const { handle } = await shownKey('bot1')
    rest.readError = { kind: 'unavailable', reason: 'timeout' }
    expect(await subs.freeze(UID, true)).toEqual({ ok: true, value: null })
    expect(await subs.deleteKey(handle)).toEqual({ ok: true, value: null })
    expect(rest.accounts.find(({ uid }) => uid === UID)?.status).toBe('frozen')
    expect(rest.keys.get(UID)?.map(({ apiKey }) => apiKey)).toEqual([READER])
  })

  it('leaves a lost answer unknown', async () => {
    rest.readError = { kind: 'unavailable', reason: 'timeout' }
    rest.nextFate = { kind: 'lost', arrived: true }
    expect(await subs.freeze(UID, true)).toEqual(fail({ kind: 'unknownOutcome', clientOid: UID }))
  })
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
    const { handle } = await shownKey('bot1')
    const change = { ...rights, handle }
    expect(await subs.changeKey(change)).toMatchObject({
      value: { handle, hint: '7890', note: 'bot1', permissions: ['trade-read'] },
    })
    expect(rest.calls.at(-1)).toMatchObject({ name: 'changeKey', args: [BOT1, rights] })
    rest.nextFate = { kind: 'lost', arrived: false }
    expect(await subs.changeKey(change)).toEqual(
      fail({ kind: 'unknownOutcome', clientOid: '7890' }),
    )
    rest.keys = new Map()
    expect(await subs.changeKey(change)).toMatchObject({ error: { code: '40065' } })
  })

  it.each([true, false])(
    'is deleted, and a lost answer (arrived: %s) is settled by asking',
    async (arrived) => {
      const [first, second] = [await shownKey('bot1'), await shownKey('reader')]
      expect(await subs.deleteKey(first.handle)).toEqual({ ok: true, value: [second] })
      rest.nextFate = { kind: 'lost', arrived }
      expect(await subs.deleteKey(second.handle)).toMatchObject(
        arrived
          ? { ok: true, value: [] }
          : { error: { kind: 'unknownOutcome', clientOid: second.hint } },
      )
      expect(rest.calls.map(({ args }) => args)).toEqual([[BOT1], [READER]])
    },
  )
})

describe('the handle of a key', () => {
  it('stands in place of the API key, which is in no answer', async () => {
    const { handle } = await shownKey('bot1')
    const rights = { canTrade: true, canManage: false, isReadOnly: false, boundIps: [] }
    const answers = [
      await subs.keys(UID),
      await subs.changeKey({ ...rights, handle, passphrase: 'x' }),
      await subs.createKey(aSubKey()),
      await subs.deleteKey(handle),
      await subs.deleteKey(handle),
    ]
    const canaries = [...rest.keys.values(), [{ apiKey: BOT1 }, { apiKey: READER }]]
      .flat()
      .map(({ apiKey }, at) => ({ name: `API key ${at}`, secret: apiKey }))
    expect(canaries).toHaveLength(4)
    expect(searchForCanaries('inspect', inspect(answers, { depth: null }), canaries)).toEqual([])
    expect(searchForCanaries('JSON', JSON.stringify(answers), canaries)).toEqual([])
  })

  const out: ReadonlyArray<readonly [string, () => unknown]> = [
    ['was never given', () => undefined],
    ['is of before a lock or another key set', () => subs.forgetKeys()],
    ['was given to another key set', () => useOtherKeySet()],
    ['means a key that is gone from the list', () => goneFromTheList()],
  ]
  it.each(out)('that %s is out of date, and nothing is sent', async (what, happen) => {
    const { handle } = await shownKey('bot1')
    await happen()
    const asked = what === 'was never given' ? 'sub-key-99' : handle
    const error = fail(invalid('sub-keys-out-of-date'))
    expect(await subs.deleteKey(asked)).toEqual(error)
    const { subUid: _uid, note: _note, colour: _colour, ...rights } = aSubKey()
    expect(await subs.changeKey({ ...rights, handle: asked })).toEqual(error)
    expect(rest.calls).toEqual([])
  })

  function useOtherKeySet(): void {
    activeId = 'id-2'
  }

  async function goneFromTheList(): Promise<void> {
    rest.keys = new Map([[UID, (rest.keys.get(UID) ?? []).slice(1)]])
    await subs.keys(UID)
  }

  it('is not given by an answer that comes after a lock', async () => {
    const listed = subs.keys(UID)
    subs.forgetKeys()
    expect(await listed).toEqual(fail(invalid('sub-keys-out-of-date')))
  })
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
