import { SYSTEM_TIME } from '../../electron/bitget/socket/socket-time.ts'
import { AccountService } from '../../electron/desk/account/account-service.ts'
import type { Journal, JournalGaps } from '../../electron/desk/journal/intent.ts'
import { MarketService } from '../../electron/desk/market/market-service.ts'
import type { TradingSession } from '../../electron/desk/orders/trading-session.ts'
import type { PracticeExchange } from '../../electron/practice/practice-exchange.ts'
import { type BitgetDoors, openDoors } from '../../electron/shell/exchange-doors.ts'
import { createTrading, type Trading } from '../../electron/shell/trading-composition.ts'
import { DEFAULT_GUARDS, type GuardLimits } from '../../shared/domain/guards.ts'
import type { RequestDetail } from '../../shared/domain/request-record.ts'
import type { Notice } from '../../shared/ipc/contract.ts'
import { hmacSigner } from './hmac-signer.ts'
import { waitUntil } from './wait-until.ts'

export const BTC = { category: 'USDT-FUTURES', symbol: 'BTCUSDT' } as const

export interface TradingDeskOptions {
  readonly exchange: Pick<PracticeExchange, 'rest' | 'keys'>
  /** Takes what picks up the open intents of a journal that was opened anew. */
  readonly journal: (takeUp: () => void) => Journal & JournalGaps & { close(): void }
  readonly downloads: string
  readonly raise: (notice: Notice) => void
  /** Default: no guard is on. */
  readonly limits?: () => GuardLimits
  readonly isLiveLocked?: () => boolean
}

/** The services of main, joined as main joins them, with a key of the practice exchange over loopback. */
export interface TradingDesk {
  readonly doors: BitgetDoors
  readonly market: MarketService
  readonly account: AccountService
  readonly trading: Trading
  readonly session: TradingSession
  /** Every request that has ended. */
  readonly requests: ReadonlyArray<RequestDetail>
  end(): Promise<void>
}

/** Resolves when market and account are live. */
export async function openTradingDesk(options: TradingDeskOptions): Promise<TradingDesk> {
  const { exchange, raise } = options
  const requests: RequestDetail[] = []
  const doors = openDoors({
    environment: 'practice',
    practice: { restUrl: exchange.rest, socketUrl: exchange.rest.replace(/^http/, 'ws') },
    locale: () => 'en-US',
    nextRequestId: () => requests.length + 1,
    onRequest: (detail) => requests.push(detail),
    report: () => undefined,
  })
  const key = exchange.keys.find((one) => one.label === 'full')
  if (key === undefined) throw new Error('the exchange has no key with every permission')
  const signer = hmacSigner(key.secretKey, key.apiKey, key.passphrase)
  const privateDoors = doors.privateDoors(signer)
  const session: TradingSession = {
    ...{ keySetId: signer.keySetId, environment: 'practice', rest: privateDoors.rest },
    entry: () => privateDoors.rest,
  }
  const market = new MarketService({
    timers: SYSTEM_TIME,
    emit: () => undefined,
    onSocket: () => undefined,
  })
  const account = new AccountService({
    emit: () => undefined,
    schedule: SYSTEM_TIME.after,
    onSocket: () => undefined,
    onOrders: (heard) => trading.hear(heard),
    onStrategies: (heard) => trading.hearStrategies(heard),
    onDeleveraged: () => undefined,
  })
  const journal = options.journal(() => trading.takeUp(session))
  const trading: Trading = createTrading({
    ...{ journal, account, market, raise },
    session: () => session,
    guardLimits: options.limits ?? (() => DEFAULT_GUARDS.practice),
    isLiveLocked: options.isLiveLocked ?? (() => false),
    isClockKnown: () => doors.clockOffset() !== null,
    room: (command) => doors.room(command),
    activeKeySet: () => null,
    downloads: () => options.downloads,
    emit: () => undefined,
    reportFault: String,
  })
  market.changeDoors(doors)
  account.activate({ keySetId: session.keySetId, doors: privateDoors })
  trading.activate(session)
  await market.watch(BTC, '1m')
  await waitUntil('the market is live', () => market.watchedFigures(BTC)?.state === 'live')
  await waitUntil('the account is live', () => account.snapshot().state === 'live')
  return {
    ...{ doors, market, account, trading, session, requests },
    end: async () => {
      trading.close()
      account.activate(null)
      market.close()
      await doors.close()
      journal.close()
    },
  }
}
