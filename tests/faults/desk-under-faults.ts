import { AccountService } from '../../electron/desk/account/account-service.ts'
import { MarketService } from '../../electron/desk/market/market-service.ts'
import type { PracticeKey } from '../../electron/practice/accounts/practice-key.ts'
import { type BitgetDoors, openDoors } from '../../electron/shell/exchange-doors.ts'
import { ExchangeSession } from '../../electron/shell/exchange-session.ts'
import { createTrading, type Trading } from '../../electron/shell/trading-composition.ts'
import { fail, succeed } from '../../shared/domain/error.ts'
import { DEFAULT_GUARDS } from '../../shared/domain/guards.ts'
import type { OrderRoute } from '../../shared/domain/settings.ts'
import { hmacSigner } from '../helpers/hmac-signer.ts'
import { DiskFull, FragileJournal } from './fragile-journal.ts'
import type { ScaledTime } from './scaled-time.ts'

export const BTC = { category: 'USDT-FUTURES', symbol: 'BTCUSDT' } as const

export interface DeskOptions {
  /** The proxy's address. */
  readonly address: string
  readonly key: PracticeKey
  readonly journalFile: string
  readonly time: ScaledTime
  /** Faults of the desk itself, which no fault of the world may cause. */
  readonly onCrash: (error: unknown) => void
}

/** The services and the wire of main, joined as main joins them, without Electron. */
export class DeskUnderFaults {
  readonly market: MarketService
  readonly account: AccountService
  readonly trading: Trading
  readonly journal: FragileJournal
  readonly #session: ExchangeSession
  readonly #options: DeskOptions
  route: OrderRoute = 'rest'
  isKeychainOpen = true
  #era = 0
  #isDead = false
  #stopWatching: () => void = () => undefined

  constructor(options: DeskOptions) {
    const { key, time, onCrash } = options
    this.#options = options
    this.journal = new FragileJournal(options.journalFile)
    const signer = hmacSigner(key.secretKey, key.apiKey, key.passphrase)
    this.market = new MarketService({
      timers: time,
      emit: () => undefined,
      onSocket: () => undefined,
    })
    this.account = new AccountService({
      emit: () => undefined,
      schedule: time.after,
      onSocket: () => undefined,
      onOrders: (heard) => this.trading.hear(heard),
      onStrategies: (heard) => this.trading.hearStrategies(heard),
      onDeleveraged: () => undefined,
    })
    this.trading = createTrading({
      ...{ journal: this.journal, account: this.account, market: this.market, time },
      session: () => this.#session.trading(),
      guardLimits: () => DEFAULT_GUARDS.practice,
      isLiveLocked: () => false,
      isClockKnown: () => true,
      room: () => null,
      activeKeySet: () => null,
      downloads: () => '',
      emit: () => undefined,
      raise: ({ kind }) => {
        // No fault here takes anything from the journal's disk.
        if (kind === 'journal-cut') onCrash(new Error('the journal lacks an order that was sent'))
      },
      reportFault: (error) => {
        if (!(error instanceof DiskFull)) onCrash(error)
        return 'fault'
      },
    })
    this.#session = new ExchangeSession({
      ...{ market: this.market, account: this.account, trading: this.trading },
      open: () => this.#openDoors(),
      address: () => `${options.address} ${this.#era}`,
      environment: () => 'practice',
      activeKeyId: () => 'set-1',
      signer: async (keySetId) =>
        this.isKeychainOpen
          ? succeed({ ...signer, keySetId })
          : fail({ kind: 'keychain', failure: 'locked' }),
      orderRoute: () => this.route,
      onSignerFailed: () => undefined,
      onKeyLeft: () => undefined,
      onEnvironment: () => undefined,
    })
  }

  async start(): Promise<void> {
    await this.#session.follow()
    await this.#watch()
  }

  /** As the page does: it asks until it has a market, and after the desk was connected anew. */
  async #watch(): Promise<void> {
    this.#stopWatching()
    const answer = await this.market.watch(BTC, '1m')
    if (answer.ok || this.#isDead) return
    this.#stopWatching = this.#options.time.after(1000, () => void this.#watch())
  }

  /** As after sleep. */
  wake(): void {
    this.market.wake()
    this.account.wake()
    this.trading.wake()
    void this.#session.doors?.publicRest.measureClock()
    void this.#session.retryKey()
  }

  hasSession(): boolean {
    return this.#session.trading() !== null
  }

  /** Lets go of the key and takes it again, as when it is chosen anew. */
  async takeKeyAgain(): Promise<void> {
    this.#era += 1
    await this.#session.follow()
    await this.#watch()
  }

  /** Ends as SIGKILL does: nothing more is written or sent, and nobody says goodbye. */
  async kill(): Promise<void> {
    this.#isDead = true
    this.#stopWatching()
    this.journal.cutOff()
    this.trading.close()
    await this.#session.close()
  }

  #openDoors(): BitgetDoors {
    const { address, time } = this.#options
    let requests = 0
    return openDoors({
      ...{ environment: 'practice', time: time.wire },
      practice: { restUrl: address, socketUrl: address.replace(/^http/, 'ws') },
      locale: () => 'en-US',
      nextRequestId: () => {
        requests += 1
        return requests
      },
      onRequest: (detail) => this.trading.noteRequest(detail),
      report: () => undefined,
    })
  }
}
