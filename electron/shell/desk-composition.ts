import { randomBytes, randomUUID } from 'node:crypto'
import type { DeskError } from '../../shared/domain/error.ts'
import type { Settings } from '../../shared/domain/settings.ts'
import type { Emit, Handlers } from '../../shared/ipc/bridge.ts'
import type { LinkName, Notice, RequestName } from '../../shared/ipc/contract.ts'
import { RateBudgets } from '../bitget/limits/rate-budgets.ts'
import { SYSTEM_TIME } from '../bitget/socket/socket-time.ts'
import { AccountService } from '../desk/account/account-service.ts'
import { ConnectionService } from '../desk/connection-service.ts'
import type { Clipboard } from '../desk/keys/key-ports.ts'
import { KeyService } from '../desk/keys/key-service.ts'
import type { Machine } from '../desk/lock/idle-watch.ts'
import { MarketService } from '../desk/market/market-service.ts'
import { createClientOid } from '../desk/orders/client-oid.ts'
import { RequestLog } from '../desk/request-log.ts'
import { SubAccountService } from '../desk/sub-accounts/sub-account-service.ts'
import type { Redactor } from '../vault/redaction.ts'
import { type AskUser, BoundedQuestion } from './bounded-question.ts'
import { keepMeasuringClock } from './clock-keeping.ts'
import { createHandlers, newReference } from './desk-handlers.ts'
import { createLock, startAutoLock } from './desk-locking.ts'
import { openDeskStores } from './desk-stores.ts'
import { type BitgetDoors, openDoors } from './exchange-doors.ts'
import { ExchangeSession } from './exchange-session.ts'
import { GuardConfirmation } from './guard-confirmation.ts'
import { checkKeyThrough, takeKeyFrom } from './key-doors.ts'
import { LiveLock } from './live-lock.ts'
import { refusalWhileLiveLocked } from './live-locked-requests.ts'
import { refusalWhileLocked } from './locked-requests.ts'
import { describeFailure, type Log } from './log.ts'
import { practiceControlHandlers } from './practice-control-handlers.ts'
import type { PracticeHost } from './practice-host.ts'
import { createTrading } from './trading-composition.ts'

export interface DeskPorts {
  /** The user's data folder. */
  readonly userData: string
  /** The user's downloads folder. */
  readonly downloads: () => string
  readonly version: string
  /** The operating system's language tag. */
  readonly locale: string
  readonly machine: Machine
  readonly runtime: 'electron' | 'stand-in'
  /** What happened before the desk was made, such as a damaged window state. */
  readonly notices: ReadonlyArray<Notice>
  readonly practice: PracticeHost
  readonly emit: Emit
  readonly log: Log
  readonly redactor: Redactor
  readonly clipboard: Clipboard
  readonly openLink: (link: LinkName) => Promise<void>
  readonly askUser: AskUser
  readonly onSettings: (settings: Settings) => void
}

export interface Desk {
  readonly handlers: Handlers
  /** Ends streams and requests, closes the journal, wipes credentials. */
  readonly close: () => Promise<void>
  /** The machine woke up: everything known may be old. */
  readonly wake: () => void
  /** The user has left the machine. */
  readonly away: (reason: 'screen' | 'sleep') => void
  /** Why the desk does not answer a request now; `null`: it does. */
  readonly refusal: (name: RequestName) => DeskError | null
  /** Tells the user something that happened outside of the desk's services. */
  readonly raise: (notice: Notice) => void
}

/** Makes every service and joins them: the one place that knows them all. */
export async function createDesk(ports: DeskPorts): Promise<Desk> {
  const { practice, emit, log } = ports
  const notices = [...ports.notices]
  const raise = (notice: Notice) => {
    notices.push(notice)
    emit('notice.raised', notice)
  }
  const { settings, list, journal, vault } = await openDeskStores({
    ...{ userData: ports.userData, locale: ports.locale, redactor: ports.redactor, raise },
    now: () => SYSTEM_TIME.now(),
    onJournalReopened: () => trading.takeUp(session.trading()),
  })

  const requests = new RequestLog(SYSTEM_TIME, emit)
  const rates = new RateBudgets(SYSTEM_TIME)
  let requestCount = 0
  const open = (environment: BitgetDoors['environment']): BitgetDoors | null => {
    const { rest } = practice.view()
    if (environment === 'practice' && rest === null) return null
    return openDoors({
      environment,
      practice: rest === null ? null : { restUrl: rest, socketUrl: rest.replace(/^http/, 'ws') },
      locale: () => (settings.current.language === 'zh-CN' ? 'zh-CN' : 'en-US'),
      nextRequestId: () => {
        requestCount += 1
        return requestCount
      },
      onRequest: (detail) => {
        requests.add(detail)
        connection.noteRequest(detail)
        trading.noteRequest(detail)
      },
      report: (problem) => log.warn('stream', { ...problem }),
      rate: rates.of(environment),
    })
  }

  const market = new MarketService({ timers: SYSTEM_TIME, emit, onSocket: () => undefined })
  const account = new AccountService({
    emit,
    schedule: SYSTEM_TIME.after,
    onSocket: ({ state }) => {
      if (state !== 'live') trading.noteStreamLost()
    },
    onOrders: (heard) => trading.hear(heard),
    onStrategies: (heard) => trading.hearStrategies(heard),
    onDeleveraged: (events) => {
      for (const event of events) raise({ kind: 'deleveraged', event })
    },
  })
  const keys = new KeyService({
    ...{ vault, list, settings, raise, clipboard: ports.clipboard, clock: SYSTEM_TIME },
    checkKey: checkKeyThrough(open),
    takePracticeKey: takeKeyFrom(practice),
    newId: randomUUID,
    emitChanged: (ring) => emit('keys.changed', ring),
  })
  const question = new BoundedQuestion(ports.askUser)
  const liveLock = new LiveLock({
    question,
    settings: () => settings.current,
    key: () => keys.active('live'),
  })
  const isLiveLocked = () => liveLock.isLockedFor(session.trading())
  const trading = createTrading({
    ...{ journal, account, market, emit, raise, isLiveLocked, downloads: ports.downloads },
    session: () => session.trading(),
    guardLimits: () =>
      settings.current.guards[session.trading()?.environment ?? settings.current.environment],
    isClockKnown: () => (session.doors?.clockOffset() ?? null) !== null,
    room: (command) => session.doors?.room(command) ?? null,
    activeKeySet: () => keys.active(settings.current.environment),
    reportFault: (error) => {
      const reference = newReference()
      log.error('trading fault', { reference, ...describeFailure(error) })
      return reference
    },
  })
  /** Grows when the practice exchange begins anew at its address, so that nothing of before is kept. */
  let practiceEra = 0
  const session = new ExchangeSession({
    ...{ open, market, account, trading },
    onKeyLeft: () => subAccounts.forgetKeys(),
    orderRoute: () => settings.current.orderRoute,
    address: (environment) =>
      environment === 'practice' ? `${practice.view().rest} ${practiceEra}` : '',
    environment: () => settings.current.environment,
    activeKeyId: (environment) => keys.activeId(environment),
    signer: (id) => keys.signer(id),
    onSignerFailed: (error) => {
      if (error.kind === 'keychain') raise({ kind: 'keychain', failure: error.failure })
    },
    onEnvironment: () => connection.forgetRequest(),
  })
  const subAccounts = new SubAccountService({
    session: () => session.trading(),
    keySet: (id) => list.find(id),
    refreshKey: (id) => keys.refresh(id),
    keepMade: (made) => keys.keepMade(made),
    clock: SYSTEM_TIME,
    newClientOid: () => createClientOid(randomBytes),
  })
  const connection = new ConnectionService(SYSTEM_TIME, emit, {
    environment: () => settings.current.environment,
    restUrl: () => session.doors?.restUrl ?? '',
    clock: () => session.doors?.clockOffset() ?? null,
    publicSocket: () => market.socket(),
    privateSocket: () => account.socketView(),
    rate: () => session.doors?.rate.nearestLimit() ?? null,
    gates: () => trading.gates(),
  })

  const practiceUid = () => keys.active('practice')?.facts?.accountUid ?? null
  const follow = () => session.follow()
  const followSoon = () => {
    void follow().catch((error: unknown) => log.error('could not connect', describeFailure(error)))
  }
  settings.onChange((changed) => {
    liveLock.follow(changed)
    liveLock.followKey()
    ports.onSettings(changed)
    emit('settings.changed', changed)
    followSoon()
  })
  practice.onTold(raise)
  practice.onChange((view) => {
    emit('practice.changed', view)
    followSoon()
  })
  ports.onSettings(settings.current)
  void practice.start()
  followSoon()
  const stopClock = keepMeasuringClock(() => session.doors)
  const lock = createLock({ keys, session, emit, settings, liveLock })
  const autoLock = startAutoLock({ lock, settings, machine: ports.machine, log })

  return {
    handlers: createHandlers({
      ...{ settings, keys, practice, market, requests, connection },
      appStart: () => ({
        version: ports.version,
        runtime: ports.runtime,
        settings: settings.current,
        lock: lock.view,
        notices,
      }),
      openLink: ports.openLink,
      guardConfirmation: new GuardConfirmation(question),
      liveLock,
      follow,
      practiceControl: practiceControlHandlers(practice, practiceUid, async () => {
        practiceEra += 1
        await follow()
      }),
      trading: trading.handlers,
      ...{ subAccounts, lock },
    }),
    raise,
    wake: () => {
      market.wake()
      account.wake()
      trading.wake()
      void session.doors?.publicRest.measureClock()
      void session.retryKey()
    },
    away: autoLock.away,
    refusal: (name) =>
      refusalWhileLocked(lock.isLocked, name) ?? refusalWhileLiveLocked(isLiveLocked(), name),
    close: async () => {
      stopClock()
      autoLock.stop()
      // Before the session ends, which would disarm the dead-man switch like a change of key.
      trading.close()
      connection.close()
      requests.close()
      await session.close()
      journal.close()
      vault.forgetAll()
    },
  }
}
