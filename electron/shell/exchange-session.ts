import type { Environment } from '../../shared/domain/environment.ts'
import type { DeskError, Result } from '../../shared/domain/error.ts'
import type { OrderRoute } from '../../shared/domain/settings.ts'
import type { AccountService } from '../desk/account/account-service.ts'
import type { MarketService } from '../desk/market/market-service.ts'
import type { TradingSession } from '../desk/orders/trading-session.ts'
import type { Signer } from '../desk/ports.ts'
import type { BitgetDoors } from './exchange-doors.ts'
import type { Trading } from './trading-composition.ts'

export interface ExchangeSessionPorts {
  /** Doors of an environment at its present address; `null`: there is none now. */
  readonly open: (environment: Environment) => BitgetDoors | null
  /** Names the place that `open` would lead to; a change of it opens anew. */
  readonly address: (environment: Environment) => string
  readonly environment: () => Environment
  readonly activeKeyId: (environment: Environment) => string | null
  readonly signer: (keySetId: string) => Promise<Result<Signer>>
  readonly market: MarketService
  readonly account: AccountService
  readonly trading: Pick<Trading, 'activate' | 'lock'>
  /** Which way orders go. Asked anew for each. */
  readonly orderRoute: () => OrderRoute
  /** The key set in use signs nothing further: what it alone may do is over. */
  readonly onKeyLeft: () => void
  readonly onSignerFailed: (error: DeskError) => void
  readonly onEnvironment: () => void
}

/**
 * What the window is connected to: one environment's doors and one key set. It follows the
 * settings, and changes nothing when nothing changed. An order stays with the key set that began it.
 */
export class ExchangeSession {
  readonly #ports: ExchangeSessionPorts
  #doors: BitgetDoors | null = null
  #place = ''
  #keySetId: string | null = null
  #trading: TradingSession | null = null
  /** Grows with each change of key set, so that a slow keychain answers nobody. */
  #turn = 0
  #isLocked = false

  constructor(ports: ExchangeSessionPorts) {
    this.#ports = ports
  }

  get doors(): BitgetDoors | null {
    return this.#doors
  }

  trading(): TradingSession | null {
    return this.#trading
  }

  /** Opens what the settings say now. Resolves when the key set is in use, or is known not to be. */
  async follow(): Promise<void> {
    const environment = this.#ports.environment()
    const place = `${environment} ${this.#ports.address(environment)}`
    const hasMoved = place !== this.#place
    if (hasMoved) this.#move(environment, place)
    const keySetId = this.#ports.activeKeyId(environment)
    if (hasMoved || keySetId !== this.#keySetId) await this.#takeKey(environment, keySetId)
  }

  /** Tries the chosen key set again, after the keychain failed. */
  async retryKey(): Promise<void> {
    if (this.#trading !== null) return
    await this.#takeKey(this.#ports.environment(), this.#keySetId)
  }

  /** At once nobody trades and the private stream is closed; the public one runs on. */
  lock(): void {
    this.#isLocked = true
    this.#turn += 1
    this.#trading = null
    this.#ports.onKeyLeft()
    this.#ports.account.activate(null)
    this.#ports.trading.lock()
  }

  /** Takes the chosen key set again. */
  async unlock(): Promise<void> {
    this.#isLocked = false
    await this.#takeKey(this.#ports.environment(), this.#keySetId)
  }

  async close(): Promise<void> {
    this.#turn += 1
    this.#activate(null, null)
    this.#ports.market.close()
    await this.#doors?.close()
    this.#doors = null
  }

  #move(environment: Environment, place: string): void {
    const before = this.#doors
    this.#place = place
    this.#activate(null, null)
    this.#doors = this.#ports.open(environment)
    this.#ports.market.changeDoors(this.#doors)
    this.#ports.onEnvironment()
    void before?.close()
    void this.#doors?.publicRest.measureClock()
  }

  async #takeKey(environment: Environment, keySetId: string | null): Promise<void> {
    this.#turn += 1
    const turn = this.#turn
    this.#keySetId = keySetId
    const doors = this.#doors
    // First nobody trades: while a keychain takes its time, no order may leave with the key before.
    this.#activate(null, null)
    if (this.#isLocked || keySetId === null || doors === null) return
    const signer = await this.#ports.signer(keySetId)
    if (turn !== this.#turn || doors !== this.#doors) return
    if (!signer.ok) {
      this.#ports.account.fail(signer.error)
      this.#ports.onSignerFailed(signer.error)
      return
    }
    const privateDoors = doors.privateDoors(signer.value)
    const { rest } = privateDoors
    const { account, orderRoute } = this.#ports
    const entry = () => (orderRoute() === 'rest' ? rest : account.socketEntry(keySetId))
    this.#activate({ keySetId, environment, rest, entry }, { keySetId, doors: privateDoors })
  }

  #activate(
    trading: TradingSession | null,
    account: Parameters<AccountService['activate']>[0],
  ): void {
    if (trading === null) this.#ports.onKeyLeft()
    this.#trading = trading
    this.#ports.account.activate(account)
    this.#ports.trading.activate(trading)
  }
}
