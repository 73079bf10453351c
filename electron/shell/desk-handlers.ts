import { randomUUID } from 'node:crypto'
import { succeed } from '../../shared/domain/error.ts'
import type { Handlers } from '../../shared/ipc/bridge.ts'
import type { AppStart, LinkName } from '../../shared/ipc/contract.ts'
import type { ConnectionService } from '../desk/connection-service.ts'
import type { KeyService } from '../desk/keys/key-service.ts'
import type { DeskLock } from '../desk/lock/desk-lock.ts'
import type { MarketService } from '../desk/market/market-service.ts'
import type { RequestLog } from '../desk/request-log.ts'
import type { SettingsService } from '../desk/settings-service.ts'
import type { SubAccountService } from '../desk/sub-accounts/sub-account-service.ts'
import type { GuardConfirmation } from './guard-confirmation.ts'
import type { LiveLock } from './live-lock.ts'
import type { PracticeControlHandlers } from './practice-control-handlers.ts'
import type { PracticeHost } from './practice-host.ts'
import { subAccountHandlers } from './sub-account-handlers.ts'
import type { Trading } from './trading-composition.ts'

export interface DeskServices {
  readonly settings: SettingsService
  readonly guardConfirmation: GuardConfirmation
  readonly liveLock: LiveLock
  readonly keys: KeyService
  readonly practice: PracticeHost
  readonly market: MarketService
  readonly requests: RequestLog
  readonly connection: ConnectionService
  readonly appStart: () => AppStart
  readonly subAccounts: SubAccountService
  readonly openLink: (link: LinkName) => Promise<void>
  /** The settings and the key sets have settled: connect to what they say. */
  readonly follow: () => Promise<void>
  readonly practiceControl: PracticeControlHandlers
  readonly trading: Trading['handlers']
  readonly lock: DeskLock
}

/** A short text that ties an answer to its line in the log. */
export function newReference(): string {
  return randomUUID().slice(0, 8)
}

/** Every request of the contract and the service that answers it. */
export function createHandlers(services: DeskServices): Handlers {
  const { settings, keys, practice, market } = services
  return {
    'app.start': async () => succeed(services.appStart()),
    'app.openLink': async (link) => {
      await services.openLink(link)
      return succeed(null)
    },
    'settings.change': async (patch) => {
      const allowed = await services.guardConfirmation.mayChange(settings.current, patch)
      if (!allowed.ok) return allowed
      const changed = await settings.change(patch)
      // The answer comes when the new environment is open, so that the page's next question is its.
      if (patch.environment !== undefined) await services.follow()
      return changed
    },
    'lock.close': async () => succeed(await services.lock.lock('asked')),
    'lock.open': () => services.lock.open(),
    'live.unlock': () => services.liveLock.unlock(),
    'live.lock': async () => {
      services.liveLock.lock()
      return succeed(null)
    },
    'keys.list': () => keys.list(),
    'keys.add': (draft) => keys.add(draft),
    'keys.find': (draft) => keys.find(draft),
    'keys.addPractice': () => keys.addPractice(),
    'keys.rename': (id, label, colour) => keys.rename(id, label, colour),
    'keys.choose': (environment, id) => keys.choose(environment, id),
    'keys.refresh': (id) => keys.refresh(id),
    'keys.rebind': (id, environment) => keys.rebind(id, environment),
    'keys.delete': (id) => keys.delete(id),
    'practice.read': async () => succeed(practice.view()),
    'practice.restart': async () => succeed(await practice.restart()),
    'market.instruments': () => market.instruments(),
    'market.tickers': (category) => market.tickers(category),
    'market.watch': (instrument, interval) => market.watch(instrument, interval),
    'market.candles': (instrument, interval, beforeMs) =>
      market.candles(instrument, interval, beforeMs),
    'market.tiers': (instrument) => market.tiers(instrument),
    'market.collateral': (coin) => market.collateral(coin),
    ...services.trading,
    ...services.practiceControl,
    ...subAccountHandlers(services.subAccounts),
    'requests.list': async () => succeed(services.requests.list()),
    'requests.detail': async (id) => services.requests.detail(id),
    'requests.clear': async () => {
      services.requests.clear()
      return succeed(null)
    },
    'connection.read': async () => succeed(services.connection.view()),
  }
}
