import type { Answer } from '../../electron/desk/ports.ts'
import type { SubAccountRest } from '../../electron/desk/wire-ports.ts'
import type { DeskError } from '../../shared/domain/error.ts'
import type { Permission } from '../../shared/domain/key-set.ts'
import type {
  NamedSubKey,
  SubAccount,
  SubAccountAssets,
  SubAccountDraft,
  SubKeyChange,
  SubKeyDraft,
  SubKeyRights,
  SubTransferDraft,
} from '../../shared/domain/sub-account.ts'

/** What becomes of the next call that changes something. */
type Fate =
  | { readonly kind: 'refused'; readonly error: DeskError }
  | { readonly kind: 'lost'; readonly arrived: boolean }

const MADE_SECRET = '5ec2e7000000000000000000000000000000000000000000000000005ec2e7aa'

/** The exchange's side of sub-accounts in memory: it keeps what it is told, and loses answers on request. */
export class FakeSubAccounts implements SubAccountRest {
  accounts: ReadonlyArray<SubAccount>
  keys: ReadonlyMap<string, ReadonlyArray<NamedSubKey>>
  readonly calls: Array<{ readonly name: string; readonly args: ReadonlyArray<unknown> }> = []
  readonly secret = MADE_SECRET
  /** Used up by the next call that changes something. */
  nextFate: Fate | null = null
  /** Reads of lists fail with it. */
  readError: DeskError | null = null
  #made = 0

  constructor(nowMs: number) {
    this.accounts = [
      anAccount('7009876543', 'des****@virtual-bitget.com', 'desk', nowMs - 86_400_000 * 3),
      anAccount(
        '7009876544',
        'hed****@virtual-bitget.com',
        'hedge book, Asia',
        nowMs - 86_400_000 * 40,
      ),
      {
        ...anAccount('7009876545', 'old****@virtual-bitget.com', '', nowMs - 86_400_000 * 400),
        status: 'frozen',
        accountMode: 'CLASSIC',
      },
    ]
    this.keys = new Map([
      [
        '7009876543',
        [
          aKey('bg_5f0c1d2e3a4b5c6d7e8f901234567890', 'bot1', ['203.0.113.10'], nowMs - 86_400_000),
          aKey('bg_90aa1d2e3a4b5c6d7e8f901234561122', 'reader', [], nowMs - 3_600_000, true),
        ],
      ],
    ])
  }

  async subAccounts(): Promise<Answer<ReadonlyArray<SubAccount>>> {
    return this.readError === null ? done(this.accounts) : refused(this.readError)
  }

  async createSubAccount({ username, note }: SubAccountDraft): Promise<Answer<SubAccount>> {
    const account = anAccount(
      `70099${String(++this.#made).padStart(5, '0')}`,
      `${username.slice(0, 3)}****@virtual-bitget.com`,
      note,
      1_790_000_007_000,
    )
    return this.#change('create', [username, note], account, () => {
      this.accounts = [...this.accounts, account]
    })
  }

  async freezeSubAccount(uid: string, frozen: boolean): Promise<Answer<null>> {
    return this.#change('freeze', [uid, frozen], null, () => {
      const status = frozen ? 'frozen' : 'normal'
      this.accounts = this.accounts.map((one) => (one.uid === uid ? { ...one, status } : one))
    })
  }

  async subAccountKeys(uid: string): Promise<Answer<ReadonlyArray<NamedSubKey>>> {
    return this.readError === null ? done(this.keys.get(uid) ?? []) : refused(this.readError)
  }

  async createSubAccountKey(
    draft: SubKeyDraft,
  ): Promise<Answer<{ readonly apiKey: string; readonly secretKey: string }>> {
    const apiKey = `bg_made${String(++this.#made).padStart(28, '0')}`
    const key = withRights(aKey(apiKey, draft.note, [], 1_790_000_007_300), draft)
    return this.#change('createKey', [draft], { apiKey, secretKey: MADE_SECRET }, () => {
      this.#setKeys(draft.subUid, [...(this.keys.get(draft.subUid) ?? []), key])
    })
  }

  async changeSubAccountKey(
    apiKey: string,
    change: Omit<SubKeyChange, 'handle'>,
  ): Promise<Answer<NamedSubKey>> {
    const [uid, keys] =
      [...this.keys].find(([, list]) => list.some((one) => one.apiKey === apiKey)) ?? []
    const before = keys?.find((one) => one.apiKey === apiKey)
    if (uid === undefined || keys === undefined || before === undefined) {
      return refused({ kind: 'refused', code: '40065', message: 'This subApikey does not exist' })
    }
    const key = withRights(before, change)
    return this.#change('changeKey', [apiKey, change], key, () => {
      this.#setKeys(
        uid,
        keys.map((one) => (one.apiKey === key.apiKey ? key : one)),
      )
    })
  }

  async deleteSubAccountKey(apiKey: string): Promise<Answer<null>> {
    return this.#change('deleteKey', [apiKey], null, () => {
      this.keys = new Map(
        [...this.keys].map(([uid, list]) => [uid, list.filter((one) => one.apiKey !== apiKey)]),
      )
    })
  }

  async subAccountAssets(uid: string): Promise<Answer<SubAccountAssets>> {
    const coins =
      uid === '7009876543'
        ? [
            { coin: 'USDT', equity: '1250.5', available: '1100.25', usdValue: '1250.50' },
            { coin: 'BTC', equity: '0.0315', available: '0.0315', usdValue: '1929.39' },
          ]
        : []
    return done({ uid, coins })
  }

  async subTransfer(
    draft: SubTransferDraft,
    mainUid: string,
    clientOid: string,
  ): Promise<Answer<{ readonly transferId: string }>> {
    const value = { transferId: '1390000000000001001' }
    return this.#change('transfer', [draft, mainUid, clientOid], value, () => undefined)
  }

  #setKeys(uid: string, keys: ReadonlyArray<NamedSubKey>): void {
    this.keys = new Map(this.keys).set(uid, keys)
  }

  #change<T>(name: string, args: ReadonlyArray<unknown>, value: T, act: () => void): Answer<T> {
    this.calls.push({ name, args })
    const fate = this.nextFate
    this.nextFate = null
    if (fate?.kind === 'refused') return refused(fate.error)
    if (fate === null || fate.arrived) act()
    if (fate === null) return done(value)
    return {
      ok: false,
      error: { kind: 'unavailable', reason: 'timeout' },
      definite: false,
      request: { requestId: 7, roundTripMs: null, exchangeMs: null },
    }
  }
}

function done<T>(value: T): Answer<T> {
  return { ok: true, value, request: { requestId: 7, roundTripMs: 40, exchangeMs: 2 } }
}

function refused(error: DeskError): Answer<never> {
  return { ok: false, error, definite: true, request: null }
}

function anAccount(uid: string, username: string, note: string, createdAtMs: number): SubAccount {
  return { uid, username, status: 'normal', accountMode: 'UNIFIED', note, createdAtMs }
}

function aKey(
  apiKey: string,
  note: string,
  boundIps: ReadonlyArray<string>,
  createdAtMs: number,
  isReadOnly = false,
): NamedSubKey {
  const rights = { canTrade: true, canManage: false, isReadOnly, boundIps }
  return withRights({ apiKey, note, permissions: [], boundIps, createdAtMs }, rights)
}

function withRights(key: NamedSubKey, rights: SubKeyRights): NamedSubKey {
  const permissions: Permission[] = []
  if (rights.canTrade) permissions.push('trade-read')
  if (rights.canTrade && !rights.isReadOnly) permissions.push('trade-write')
  if (rights.canManage) permissions.push('manage-read')
  if (rights.canManage && !rights.isReadOnly) permissions.push('manage-write')
  return { ...key, permissions, boundIps: rights.boundIps }
}
