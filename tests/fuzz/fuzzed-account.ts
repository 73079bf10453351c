import { PrivateAccountStream } from '../../electron/bitget/stream/account-stream.ts'
import type { Balances } from '../../shared/domain/balance.ts'
import type { RequestDetail } from '../../shared/domain/request-record.ts'
import { aDraft } from '../helpers/builders.ts'
import { ManualTime } from '../helpers/manual-time.ts'
import { socketOrders } from '../helpers/socket-orders.ts'
import type { FigureKind } from './figures.ts'
import { FuzzedLink } from './fuzzed-link.ts'
import { hiddenText, listOf, misfit, readWire, recordOf } from './judge.ts'
import type { Verdict } from './verdict.ts'

const CLIENT_OID = 'pt-000001'
const PATIENCE_MS = 11_000

/** The desk's private stream with a hostile exchange at its other end, and a judge beside it. */
export class FuzzedAccount {
  readonly #time = new ManualTime()
  readonly #link = new FuzzedLink(this.#time)
  readonly #records: RequestDetail[] = []
  readonly #stream: PrivateAccountStream
  #text = ''
  #told = 0
  #judgedMs = 0
  #wrong: string | null = null

  constructor() {
    const signer = {
      authorise: () => ({ apiKey: 'bg_fuzz_key_1234', passphrase: 'fuzz-phrase' }),
      sign: () => 'fuzz-signature',
    }
    this.#stream = new PrivateAccountStream(
      {
        url: 'ws://exchange',
        time: this.#time,
        random: () => 0.5,
        report: (problem) => this.#found(hiddenText(problem)),
        openLink: this.#link.open,
        signer,
        offsetMs: () => 0,
        resyncClock: async () => undefined,
        orders: socketOrders(this.#records),
      },
      {
        onReady: () => undefined,
        onStale: () => undefined,
        onRefused: (error) => this.#found(hiddenText(error)),
        onBalances: (balances) => this.#judge(() => this.#balances(balances)),
        onPositions: (positions) => this.#judge(() => this.#shown('position', positions)),
        onOrders: (orders) => this.#judge(() => this.#shown('order', orders)),
        onFills: (fills) => this.#judge(() => this.#shown('fill', fills)),
        onStrategies: (orders) => this.#judge(() => this.#shown('strategy', orders)),
        onDeleveraged: (events) => this.#judge(() => this.#shown('deleveraging', events)),
        onState: () => undefined,
      },
    )
    this.#time.pass(100)
  }

  /** The exchange refused the login for good: only a new stream goes on. */
  get isOver(): boolean {
    return this.#stream.view().state === 'refused'
  }

  say(text: string | null): Verdict {
    const before = this.#stream.malformedFrames
    this.#begin(text ?? '')
    if (!this.#link.say(text)) this.#time.pass(30_000)
    return this.#verdict(before)
  }

  /** Sends an order and answers with what `reply` makes of its id. */
  async trade(reply: (id: string) => string | null): Promise<Verdict> {
    const before = this.#stream.malformedFrames
    this.#begin('')
    this.#time.pass(1000)
    const sent = this.#stream.entry.placeOrder(aDraft(), CLIENT_OID)
    const id = this.#records.length === 0 ? '' : String((this.#records.at(-1)?.id ?? 0) + 1)
    const text = reply(id)
    this.#text = text ?? ''
    if (!this.#link.say(text)) this.#time.pass(30_000)
    this.#time.pass(PATIENCE_MS)
    const answer = await sent
    this.#found(hiddenText(answer))
    for (const record of this.#records.splice(0, this.#records.length - 1))
      this.#checkRecord(record)
    if (answer.ok) this.#acknowledged(answer.value)
    return this.#verdict(before)
  }

  rest(): void {
    this.#text = ''
    this.#time.pass(100)
  }

  #acknowledged({ orderId, clientOid }: { orderId: string | null; clientOid: string }): void {
    this.#told += 1
    const first = recordOf(listOf(recordOf(readWire(this.#text)).args)[0])
    if (clientOid !== CLIENT_OID) this.#found(`acknowledged ${clientOid}`)
    if (orderId !== null && first.orderId !== orderId) this.#found(`order id ${orderId}`)
  }

  #checkRecord(record: RequestDetail): void {
    this.#found(hiddenText({ ...record, requestBody: '', responseBody: '' }))
    this.#found(hiddenText((record.responseBody ?? '').slice(0, 2000)))
  }

  #balances(balances: Balances): void {
    const data = this.#data()
    this.#found(hiddenText(balances) ?? misfit('account', balances, data))
    const coins = data.flatMap((item) => listOf(recordOf(item).coin))
    for (const coin of balances.coins) this.#found(misfit('coin', coin, coins))
  }

  #shown(kind: FigureKind, shown: ReadonlyArray<object>): void {
    const data = this.#data()
    this.#found(hiddenText(shown))
    if (shown.length > data.length) this.#found(`${shown.length} of ${data.length} were shown`)
    for (const one of shown) {
      this.#found(misfit(kind, one, data))
      const fees = data.flatMap((item) => listOf(recordOf(item).feeDetail))
      for (const fee of listOf(recordOf(one).fees)) this.#found(misfit('fee', fee, fees))
    }
  }

  #data(): ReadonlyArray<unknown> {
    return listOf(recordOf(readWire(this.#text)).data)
  }

  #begin(text: string): void {
    this.#text = text
    this.#told = 0
    this.#judgedMs = 0
    this.#wrong = null
  }

  #verdict(before: number): Verdict {
    const counted = this.#stream.malformedFrames - before
    return { wrong: this.#wrong, accepted: this.#told > 0, judgedMs: this.#judgedMs, counted }
  }

  #judge(look: () => void): void {
    const startedMs = performance.now()
    this.#told += 1
    look()
    this.#judgedMs += performance.now() - startedMs
  }

  #found(wrong: string | null): void {
    this.#wrong ??= wrong
  }
}
