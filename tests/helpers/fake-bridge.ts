import type { AccountSettings } from '../../shared/domain/balance.ts'
import { fail, invalid, type Result, succeed } from '../../shared/domain/error.ts'
import type { Instrument, InstrumentKey } from '../../shared/domain/instrument.ts'
import type { KeySet } from '../../shared/domain/key-set.ts'
import { rowOf } from '../../shared/domain/request-record.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../shared/domain/settings.ts'
import type { Bridge, Emit, Handlers } from '../../shared/ipc/bridge.ts'
import { EVENT_NAMES, REQUEST_NAMES } from '../../shared/ipc/channels.ts'
import type { EventName, RequestName } from '../../shared/ipc/contract.ts'
import type { KeyRing } from '../../shared/ipc/key-requests.ts'
import type { OrderOutcome } from '../../shared/ipc/outcome.ts'
import {
  FAKE_ACCOUNT_SETTINGS,
  FAKE_BALANCES,
  fakeFills,
  fakeOpenOrders,
  fakeOrderHistory,
  fakePendingOrders,
  fakePositions,
} from './fake-account.ts'
import { fakeKeyHelp, WRONG_ENVIRONMENT } from './fake-key-help.ts'
import { FAKE_PRACTICE, fakeConnection, fakeKeySets } from './fake-keys.ts'
import { fakeLockHandlers } from './fake-lock.ts'
import { FAKE_INSTRUMENTS, fakeBook, fakeCandles, fakeTicker, fakeTrades } from './fake-market.ts'
import { FAKE_ADL_RANKS, fakeStrategyOrders } from './fake-positions.ts'
import { FAKE_TIERS } from './fake-product-lines.ts'
import { fakeRefusals, REFUSED_PASSPHRASE_ID } from './fake-refusals.ts'
import { fakeRequests } from './fake-requests.ts'
import { fakeSubHandlers } from './fake-sub-handlers.ts'
import { fakeTradingHandlers } from './fake-trading.ts'
import { fakeWalletHandlers } from './fake-wallets.ts'
import { unfakedHandlers } from './unfaked-handlers.ts'

/** `full`: a trader's day. `first-run`: no keys, no requests. `trouble`: stale feeds, refusals, a broken keychain. */
export type FakeScenario = 'full' | 'first-run' | 'trouble' | 'loading'

export interface FakeBridge extends Bridge {
  readonly emit: Emit
  /** Every request so far, oldest first. */
  readonly calls: ReadonlyArray<{
    readonly name: RequestName
    readonly args: ReadonlyArray<unknown>
  }>
  /** Replaces the answer of one request. */
  readonly answer: <Name extends RequestName>(name: Name, handler: Handlers[Name]) => void
}

export interface FakeOptions {
  readonly scenario?: FakeScenario
  readonly settings?: Partial<Settings>
  /** Of the account, such as hedge mode. */
  readonly account?: Partial<AccountSettings>
  /** Unix ms that all data hangs on. */
  readonly nowMs?: number
}

type Listener = (payload: never) => void

/** The whole bridge in memory: deterministic data, no delay, state that follows what is asked of it. */
export function createFakeBridge(options: FakeOptions = {}): FakeBridge {
  const listeners = new Map<EventName, Set<Listener>>(EVENT_NAMES.map((name) => [name, new Set()]))
  const calls: Array<{ name: RequestName; args: ReadonlyArray<unknown> }> = []
  const emit: Emit = (name, payload) => {
    for (const listener of listeners.get(name) ?? []) {
      // The map is filled by `events[name]` alone, which ties name and payload.
      ;(listener as (value: typeof payload) => void)(payload)
    }
  }
  const handlers: { -readonly [Name in RequestName]: Handlers[Name] } = createHandlers(
    options,
    emit,
  )
  const isLoading = options.scenario === 'loading'
  const requests = Object.fromEntries(
    REQUEST_NAMES.map((name) => [
      name,
      async (...args: ReadonlyArray<unknown>) => {
        calls.push({ name, args })
        if (isLoading && name !== 'app.start') return new Promise(() => undefined)
        // Name and arguments were tied by the type of `Bridge.requests`.
        return (handlers[name] as (...rest: ReadonlyArray<unknown>) => Promise<unknown>)(...args)
      },
    ]),
  )
  const events = Object.fromEntries(
    EVENT_NAMES.map((name) => [
      name,
      (listener: Listener) => {
        listeners.get(name)?.add(listener)
        return () => listeners.get(name)?.delete(listener)
      },
    ]),
  )
  return {
    // Built from the complete name tables above.
    requests: requests as unknown as Bridge['requests'],
    events: events as unknown as Bridge['events'],
    emit,
    calls,
    answer: (name, handler) => {
      handlers[name] = handler
    },
  }
}

function createHandlers(options: FakeOptions, emit: Emit): Handlers {
  const nowMs = options.nowMs ?? Date.UTC(2026, 8, 21, 14, 3, 7, 412)
  const scenario = options.scenario ?? 'full'
  const isFirstRun = scenario === 'first-run'
  const isTrouble = scenario === 'trouble'
  let settings: Settings = { ...DEFAULT_SETTINGS, ...options.settings }
  let requests = isFirstRun ? [] : [...fakeRequests(nowMs), ...fakeRefusals(nowMs)]
  let keySets = isFirstRun ? [] : fakeKeySets(nowMs)
  let activeIds = new Map(
    (['practice', 'demo', 'live'] as const).map((environment) => [
      environment,
      keySets.find((keySet) => keySet.environment === environment)?.id ?? null,
    ]),
  )
  let nextKey = 1
  let practice = isTrouble
    ? {
        ...FAKE_PRACTICE,
        state: 'failed' as const,
        problem: 'Port 41873 is taken by another program.',
      }
    : FAKE_PRACTICE

  const ring = (): KeyRing => ({
    environment: settings.environment,
    activeId: activeIds.get(settings.environment) ?? null,
    keySets,
    keychainFailure: isTrouble ? 'no-service' : null,
  })
  const connection = () => {
    const view = fakeConnection(settings.environment, nowMs)
    if (!isTrouble) return view
    return {
      ...view,
      last: { roundTripMs: 812.4, exchangeMs: null, networkMs: null },
      clock: null,
      publicSocket: { ...view.publicSocket, state: 'stale' as const, silentForMs: 14_200 },
      privateSocket: {
        ...view.privateSocket,
        state: 'waiting-to-retry' as const,
        silentForMs: null,
        reconnects: 7,
      },
    }
  }
  const find = (key: InstrumentKey): Instrument | undefined =>
    FAKE_INSTRUMENTS.find((one) => one.symbol === key.symbol && one.category === key.category)
  const changeKeys = (next: ReadonlyArray<KeySet>): KeyRing => {
    keySets = next
    emit('keys.changed', ring())
    return ring()
  }
  const addKey = (keySet: KeySet): Result<KeySet> => {
    if (activeIds.get(keySet.environment) === null) {
      activeIds = new Map(activeIds).set(keySet.environment, keySet.id)
    }
    changeKeys([...keySets, keySet])
    return succeed(keySet)
  }
  const changeKey = (id: string, change: Partial<KeySet>): Result<KeySet> => {
    const keySet = keySets.find((one) => one.id === id)
    if (keySet === undefined) return fail(invalid('not-found'))
    const next = { ...keySet, ...change }
    changeKeys(keySets.map((one) => (one.id === id ? next : one)))
    return succeed(next)
  }
  const outcome = (): Result<OrderOutcome> =>
    succeed({
      kind: 'accepted',
      clientOid: 'kd-000101',
      orderId: '1288000000000000101',
      requestId: requests[0]?.id ?? null,
      roundTripMs: 42.31,
      exchangeMs: 2.616,
    })

  return {
    ...unfakedHandlers(),
    ...fakeWalletHandlers(isTrouble, nowMs),
    ...FAKE_TIERS,
    ...fakeTradingHandlers(nowMs, emit),
    'app.start': async () =>
      succeed({
        version: '0.1.0',
        runtime: 'stand-in' as const,
        settings,
        lock: { state: 'open' as const },
        notices: isTrouble
          ? [
              {
                kind: 'file-set-aside' as const,
                file: 'settings.json',
                keptAs: '/home/me/.config/Keydesk/settings.json.damaged-2026-09-21T08-00-00.000Z',
                reason: 'damaged' as const,
              },
              {
                kind: 'journal-lost' as const,
                keptAs: '/home/me/.config/Keydesk/journal.sqlite.damaged-2026-09-21T08-00-00.000Z',
                reason: 'damaged' as const,
                saved: 1,
              },
            ]
          : [],
      }),
    ...fakeLockHandlers(nowMs, emit),
    'app.openLink': async () => succeed(null),
    'live.unlock': async () => succeed(null),
    'live.lock': async () => succeed(null),
    'settings.change': async (patch) => {
      // Absent members stay absent under exactOptionalPropertyTypes; a spread keeps the rest.
      const isMove = patch.environment !== undefined && patch.environment !== settings.environment
      settings = { ...settings, ...patch }
      emit('settings.changed', settings)
      if (isMove) {
        emit('keys.changed', ring())
        emit('connection.changed', connection())
      }
      return succeed(settings)
    },
    'keys.list': async () => succeed(ring()),
    'keys.add': async (draft) => {
      if (isTrouble && draft.storage === 'keychain') {
        return fail({ kind: 'keychain', failure: 'no-service' })
      }
      if (draft.passphrase === 'wrong') {
        return fail({
          kind: 'unauthorised',
          code: '40012',
          message: 'apikey/password is incorrect',
          requestId: REFUSED_PASSPHRASE_ID,
        })
      }
      nextKey += 1
      const { label, colour, environment, storage } = draft
      return addKey({
        id: `key-added-${nextKey}`,
        label,
        colour,
        environment,
        algorithm: 'hmac',
        hint: draft.apiKey.slice(-4),
        storage,
        facts: fakeKeySets(nowMs)[0]?.facts ?? null,
        addedAtMs: nowMs,
      })
    },
    ...fakeKeyHelp(() => keySets, changeKeys, nowMs),
    ...fakeSubHandlers({ nowMs, ring, addKey, isEmpty: isFirstRun }),
    'keys.addPractice': async () => {
      if (practice.state !== 'running')
        return fail({ kind: 'unavailable', reason: 'practice-down' })
      if (isTrouble) return fail({ kind: 'keychain', failure: 'no-service' })
      const first = fakeKeySets(nowMs)[0]
      if (first === undefined) return fail(invalid('not-found'))
      nextKey += 1
      return addKey({ ...first, id: `key-practice-${nextKey + 10}` })
    },
    'keys.rename': async (id, label, colour) => changeKey(id, { label, colour }),
    'keys.choose': async (environment, keySetId) => {
      activeIds = new Map(activeIds).set(environment, keySetId)
      return succeed(changeKeys(keySets))
    },
    'keys.refresh': async (id) => {
      if (isTrouble) return fail({ ...WRONG_ENVIRONMENT, requestId: REFUSED_PASSPHRASE_ID })
      return changeKey(id, {
        facts:
          fakeKeySets(nowMs).find((one) => one.id === id)?.facts ??
          fakeKeySets(nowMs)[0]?.facts ??
          null,
      })
    },
    'keys.delete': async (id) => {
      activeIds = new Map(
        [...activeIds].map(([env, active]) => [env, active === id ? null : active]),
      )
      return succeed(changeKeys(keySets.filter((keySet) => keySet.id !== id)))
    },
    'practice.read': async () => succeed(practice),
    'practice.restart': async () => {
      practice = FAKE_PRACTICE
      emit('practice.changed', practice)
      return succeed(practice)
    },
    'market.instruments': async () => succeed(FAKE_INSTRUMENTS),
    'market.tickers': async (category) =>
      succeed(
        FAKE_INSTRUMENTS.filter((one) => one.category === category).map((instrument) => ({
          symbol: instrument.symbol,
          ticker: fakeTicker(instrument, nowMs),
        })),
      ),
    'market.watch': async (key, interval) => {
      const instrument = find(key)
      if (instrument === undefined)
        return fail(invalid('unknown-instrument', null, { symbol: key.symbol }))
      return succeed({
        sequence: 1,
        instrument,
        interval,
        state: isTrouble ? ('stale' as const) : ('live' as const),
        ticker: fakeTicker(instrument, nowMs),
        book: fakeBook(instrument, nowMs),
        trades: fakeTrades(instrument, nowMs),
        candles: fakeCandles(instrument, interval, nowMs, 500),
      })
    },
    'market.candles': async (key, interval, beforeMs) => {
      const instrument = find(key)
      return instrument === undefined
        ? fail(invalid('unknown-instrument', null, { symbol: key.symbol }))
        : succeed(fakeCandles(instrument, interval, beforeMs - 1, 300))
    },
    'account.read': async () => {
      const keySetId = ring().activeId
      const hasKey = keySetId !== null
      return succeed({
        sequence: 1,
        state: hasKey ? (isTrouble ? ('stale' as const) : ('live' as const)) : ('no-key' as const),
        keySetId,
        error: null,
        balances: hasKey ? FAKE_BALANCES : null,
        positions: hasKey ? fakePositions(nowMs) : [],
        openOrders: hasKey ? fakeOpenOrders(nowMs) : [],
        fills: hasKey ? fakeFills(nowMs) : [],
        strategyOrders: hasKey ? fakeStrategyOrders(nowMs) : [],
        adlRanks: hasKey ? FAKE_ADL_RANKS : [],
        pendingOrders: isTrouble ? fakePendingOrders(nowMs) : [],
        settings: hasKey ? { ...FAKE_ACCOUNT_SETTINGS, ...options.account } : null,
      })
    },
    'account.feeRates': async (key) =>
      succeed(
        key.category === 'SPOT'
          ? { maker: '0.001', taker: '0.001' }
          : { maker: '0.0002', taker: '0.0006' },
      ),
    'account.setLeverage': async (key, leverage) =>
      succeed({
        ...FAKE_ACCOUNT_SETTINGS,
        leverages: FAKE_ACCOUNT_SETTINGS.leverages.map((one) =>
          one.symbol === key.symbol ? { ...one, leverage } : one,
        ),
      }),
    'orders.submit': async (draft) => {
      if (isTrouble) return succeed({ kind: 'unknown', clientOid: 'kd-000101', requestId: null })
      if (draft.quantity.length > 12) return fail(invalid('above-available', 'quantity'))
      return outcome()
    },
    'orders.change': async () => outcome(),
    'orders.cancel': async () => outcome(),
    'orders.cancelAll': async () =>
      succeed({ done: 3, failed: 0, uncertain: isTrouble ? 1 : 0, requestId: 1, error: null }),
    'orders.history': async ({ category }) =>
      succeed({
        rows: fakeOrderHistory(nowMs).filter((one) => one.category === category),
        cursor: null,
      }),
    'fills.history': async ({ category }) =>
      succeed({ rows: fakeFills(nowMs).filter((one) => one.category === category), cursor: null }),
    'requests.list': async () => succeed(requests.map(rowOf)),
    'requests.detail': async (id) => {
      const detail = requests.find((one) => one.id === id)
      return detail === undefined ? fail(invalid('not-found')) : succeed(detail)
    },
    'requests.clear': async () => {
      requests = []
      return succeed(null)
    },
    'connection.read': async () => succeed(connection()),
  }
}
