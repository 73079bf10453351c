import { isFutures } from '../../../shared/domain/instrument.ts'
import type { Command } from '../engine/commands.ts'
import { fixed, fixedText } from '../engine/fixed.ts'
import type { OrderRequest } from '../engine/order-commands.ts'
import type { Random } from '../engine/random.ts'
import { type Terms, termsOf } from '../engine/terms.ts'
import type { PracticeInstrument } from './instrument-row.ts'
import { moved, sizeFor } from './market-amounts.ts'
import { ASKER, BIDDER } from './participants.ts'

/** Quotes further away than this share of the price are drawn nearer. */
const FARTHEST = 0.006
/** Half the usual spread, as a share of the price; at least one tick. */
const HALF_SPREAD = 0.000004
/** Typical value of one quote near the top, quote coin. */
const QUOTE_VALUE = 9000
/** How many steps between looks at which quotes were taken. */
const STEPS_PER_AUDIT = 40

interface Quote {
  readonly clientOid: string
  readonly side: OrderRequest['side']
  readonly price: number
}

/** Keeps both sides of one book filled around a price, and follows it. */
export class Maker {
  readonly #instrument: PracticeInstrument
  readonly #terms: Terms
  readonly #random: Random
  readonly #prefix: string
  #quotes: Quote[] = []
  #made = 0
  #step: number
  /** Quotes kept on each side; prices repeat, so the levels are somewhat fewer. */
  readonly #count: number

  constructor(instrument: PracticeInstrument, random: Random, count: number) {
    this.#count = count
    this.#instrument = instrument
    this.#terms = termsOf(instrument)
    this.#random = random
    this.#prefix = `${isFutures(instrument.category) ? 'p' : 's'}-${instrument.symbol}`
    this.#step = Math.floor(random.next() * STEPS_PER_AUDIT)
  }

  opening(price: number, atMs: number): Command[] {
    return Array.from({ length: 2 * this.#count }, (_, index) =>
      this.#quote(index % 2 === 0 ? 'buy' : 'sell', price, atMs),
    )
  }

  /** A few changes: what the price ran into or left behind goes, new quotes come. */
  nextQuotes(price: number, atMs: number, isThere: (clientOid: string) => boolean): Command[] {
    this.#step += 1
    if (this.#step % STEPS_PER_AUDIT === 0) {
      this.#quotes = this.#quotes.filter((quote) => isThere(quote.clientOid))
    }
    const commands = this.#withdrawals(price, atMs)
    for (const side of ['buy', 'sell'] as const) {
      const missing = this.#count - this.#quotes.filter((quote) => quote.side === side).length
      const count = Math.min(missing, missing > 10 ? 4 : 2)
      for (let made = 0; made < count; made += 1) commands.push(this.#quote(side, price, atMs))
    }
    return commands
  }

  #withdrawals(price: number, atMs: number): Command[] {
    const gone = this.#quotes.filter((quote) => this.#isMisplaced(quote, price))
    // Now and then somebody changes their mind, mostly near the top: the book breathes.
    const restless = this.#quotes[Math.floor(this.#random.next() * this.#quotes.length)]
    const leaving = new Set(gone)
    if (restless !== undefined && this.#random.next() < 0.7) leaving.add(restless)
    this.#quotes = this.#quotes.filter((quote) => !leaving.has(quote))
    return [...leaving].map(({ side, clientOid }) => ({
      kind: 'cancel-order',
      atMs,
      accountId: side === 'buy' ? BIDDER : ASKER,
      name: { orderId: null, clientOid },
    }))
  }

  #isMisplaced(quote: Quote, price: number): boolean {
    const distance =
      quote.side === 'buy' ? (price - quote.price) / price : (quote.price - price) / price
    return distance < 0 || distance > FARTHEST
  }

  #quote(side: OrderRequest['side'], price: number, atMs: number): Command {
    // Most quotes stand near the top; their number thins out and their size grows with the distance.
    const distance = HALF_SPREAD + this.#random.next() ** 5 * FARTHEST * 0.9
    const share = side === 'buy' ? -distance : distance
    const tick = this.#terms.tick
    const reference = fixed(price.toFixed(10))
    const onTick = moved(reference, share, tick)
    const value = QUOTE_VALUE * Math.exp(this.#random.normal() * 0.9) * (1 + distance * 600)
    this.#made += 1
    const clientOid = `${this.#prefix}-${this.#made}`
    this.#quotes.push({ clientOid, side, price: Number(fixedText(onTick)) })
    return {
      kind: 'place-order',
      atMs,
      accountId: side === 'buy' ? BIDDER : ASKER,
      order: {
        category: this.#instrument.category,
        symbol: this.#instrument.symbol,
        side,
        orderType: 'limit',
        quantity: fixedText(sizeFor(this.#instrument, value, onTick, this.#terms.step)),
        price: fixedText(onTick),
        timeInForce: 'gtc',
        reduceOnly: false,
        positionSide: null,
        marginMode: 'crossed',
        takeProfit: null,
        stopLoss: null,
        clientOid,
        stpMode: 'none',
      },
    }
  }
}
