import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { PracticeKey, PracticeKeyPlan } from '../../electron/practice/accounts/practice-key.ts'
import {
  type PracticeExchange,
  startPracticeExchange,
} from '../../electron/practice/practice-exchange.ts'
import { decimal, toText } from '../../shared/domain/decimal.ts'
import type { Environment } from '../../shared/domain/environment.ts'
import type { InstrumentKey } from '../../shared/domain/instrument.ts'
import type { Settings } from '../../shared/domain/settings.ts'
import type { Bridge } from '../../shared/ipc/bridge.ts'
import { type DeskApp, launchDesk } from '../helpers/desk-app.ts'
import { type ExchangeInPlace, putExchangeInPlace } from '../helpers/exchange-in-place.ts'
import { keyOf } from '../helpers/practice-client.ts'
import { signedPost } from '../helpers/practice-rest.ts'
import { SecretServiceSession } from '../helpers/secret-service.ts'
import { DeskPage } from './desk-page.ts'

export const BITCOIN = { category: 'USDT-FUTURES', symbol: 'BTCUSDT' } as const

/** A control that is not there by then is missing. */
const STEP_LIMIT_MS = 10_000

/** Somebody else at the exchange, who moves the market when the story wants it moved. */
const OTHER: PracticeKeyPlan = {
  label: 'other',
  permissions: ['trade-read', 'trade-write'],
  environment: 'practice',
  ips: [],
  accountId: '7000000009',
}

export interface StoryOptions {
  readonly seed: number
  /** The label of a practice key that the desk has from the start; `null`: none. */
  readonly key?: string | null
  readonly extraKeys?: ReadonlyArray<PracticeKeyPlan>
  readonly settings?: Partial<Settings>
  readonly args?: ReadonlyArray<string>
  /** The exchange answers at the real one's live and demo addresses too. */
  readonly isInPlace?: boolean
  readonly env?: Readonly<Record<string, string>>
  /** Options of the Node under the stand-in. */
  readonly nodeArgs?: ReadonlyArray<string>
}

/** What stands while the desk may be stopped and started again. */
interface StoryWorld {
  readonly exchange: PracticeExchange
  readonly folder: string
  readonly secrets: SecretServiceSession
  readonly inPlace: ExchangeInPlace | null
}

const profileIn = (folder: string) => path.join(folder, 'profile')
const downloadsIn = (folder: string) => path.join(folder, 'downloads')

async function launchIn(world: StoryWorld, options: StoryOptions): Promise<DeskApp> {
  const { folder, exchange, secrets, inPlace } = world
  const app = await launchDesk({
    userData: profileIn(folder),
    practiceAddress: exchange.rest,
    args: [`--downloads=${downloadsIn(folder)}`, ...(options.args ?? [])],
    env: { ...secrets.env, ...inPlace?.env, ...options.env },
    ...(options.nodeArgs === undefined ? {} : { nodeArgs: options.nodeArgs }),
  })
  await app.page.setViewportSize({ width: 1280, height: 800 })
  app.page.setDefaultTimeout(STEP_LIMIT_MS)
  return app
}

/** One story: an exchange where nothing moves by itself, a keychain, a fresh profile, and the desk on them. */
export class Story implements StoryWorld {
  readonly exchange: PracticeExchange
  readonly folder: string
  /** `null` unless the story asked for it. */
  readonly inPlace: ExchangeInPlace | null
  /** The keychain of this story alone. */
  readonly secrets: SecretServiceSession
  readonly #options: StoryOptions
  #app: DeskApp
  #desk: DeskPage

  private constructor(world: StoryWorld, options: StoryOptions, app: DeskApp) {
    this.exchange = world.exchange
    this.folder = world.folder
    this.secrets = world.secrets
    this.inPlace = world.inPlace
    this.#options = options
    this.#app = app
    this.#desk = new DeskPage(app.page)
  }

  /** The desk that was started last. */
  get app(): DeskApp {
    return this.#app
  }

  get desk(): DeskPage {
    return this.#desk
  }

  static async begin(options: StoryOptions): Promise<Story> {
    const secrets = await SecretServiceSession.start()
    await secrets.startKeyring()
    const exchange = await startPracticeExchange({
      seed: options.seed,
      speed: 0,
      extraKeys: [OTHER, ...(options.extraKeys ?? [])],
    })
    const folder = await mkdtemp(path.join(tmpdir(), 'keydesk-e2e-'))
    await mkdir(downloadsIn(folder))
    const inPlace = options.isInPlace === true ? await putExchangeInPlace(exchange.rest) : null
    const world = { exchange, folder, secrets, inPlace }
    const story = new Story(world, options, await launchIn(world, options))
    if (options.settings !== undefined) await story.change(options.settings)
    if (options.key !== null) await story.giveKey(options.key ?? 'full')
    return story
  }

  /** Starts the desk again on the same profile; the one before must have been stopped. */
  async start(): Promise<DeskPage> {
    this.#app = await launchIn(this, this.#options)
    this.#desk = new DeskPage(this.#app.page)
    return this.#desk
  }

  async end(): Promise<void> {
    await this.app.stop()
    await this.inPlace?.stop()
    await this.exchange.stop()
    await this.secrets.stop()
    await rm(this.folder, { recursive: true, force: true })
  }

  get downloads(): string {
    return downloadsIn(this.folder)
  }

  /** Where the desk keeps everything. */
  get profile(): string {
    return profileIn(this.folder)
  }

  get engine(): PracticeExchange['engine'] {
    return this.exchange.engine
  }

  /** The account of the key called `full`. */
  get accountId(): string {
    return this.keyOf('full').accountId
  }

  keyOf(label: string): PracticeKey {
    return keyOf(this.exchange, label)
  }

  /** What stories that are not about keys begin with. */
  async giveKey(label: string, environment: Environment = 'practice'): Promise<void> {
    const { apiKey, secretKey, passphrase } = this.keyOf(label)
    const draft = { label, colour: 'blue', environment, storage: 'keychain' } as const
    const answer = await this.app.page.evaluate(
      (given) => {
        const { keydesk } = window as unknown as { keydesk: Bridge }
        return keydesk.requests['keys.add'](given)
      },
      { ...draft, apiKey, secretKey, passphrase },
    )
    if (!answer.ok) throw new Error(`the key was not taken: ${JSON.stringify(answer.error)}`)
    // The window shows the key of its own environment only.
    if (environment !== 'practice') return
    await this.app.page
      .getByText(`·…${apiKey.slice(-4)}`)
      .first()
      .waitFor()
  }

  /** What the settings screen does. */
  async change(patch: Partial<Settings>): Promise<void> {
    await this.app.page.evaluate(async (given) => {
      const { keydesk } = window as unknown as { keydesk: Bridge }
      await keydesk.requests['settings.change'](given)
    }, patch)
  }

  /** The best price of a side moved by `ticks` away from the other side. */
  price(side: 'bid' | 'ask', ticks = 0, key: InstrumentKey = BITCOIN): string {
    const book = this.engine.book(key, 1)
    const best = (side === 'bid' ? book?.bids : book?.asks)?.[0]?.[0]
    const row = this.engine.instrument(key)?.row
    if (best === undefined || row === undefined) throw new Error(`no ${side} of ${key.symbol}`)
    const tick =
      row.priceMultiplier ??
      (1 / 10 ** Number(row.pricePrecision)).toFixed(Number(row.pricePrecision))
    const away = decimal(tick).times(side === 'bid' ? -ticks : ticks)
    return toText(decimal(best).plus(away))
  }

  /** The other trader takes `quantity` from the book, so that the last price moves. */
  async other(order: Readonly<Record<string, string>>): Promise<void> {
    const answer = await signedPost(
      this.exchange.rest,
      this.keyOf('other'),
      '/api/v3/trade/place-order',
      { ...BITCOIN, ...order },
    )
    if (answer.body.code !== '00000') throw new Error(JSON.stringify(answer.body))
  }

  /** Lines that a page without mistakes does not have. */
  get pageErrors(): ReadonlyArray<string> {
    return this.app.logs.filter((line) => line.startsWith('page error'))
  }
}
