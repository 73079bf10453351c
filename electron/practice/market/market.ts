import { isFutures } from '../../../shared/domain/instrument.ts'
import type { Command } from '../engine/commands.ts'
import { INSURANCE } from '../engine/insurance.ts'
import type { OrderRequest } from '../engine/order-commands.ts'
import type { Engine } from '../engine/queries.ts'
import { createRandom, partSeed } from '../engine/random.ts'
import type { PracticeInstrument } from './instrument-row.ts'
import { Maker } from './maker.ts'
import { MAKERS, TAKER } from './participants.ts'
import { PriceWalk } from './price-walk.ts'
import { takerOrder } from './taker.ts'

export interface MarketOptions {
  /** Read only; the market sees the book as everybody does. */
  readonly engine: Engine
  readonly seed: number
}

/** The made-up participants. It proposes commands; the host executes them. */
export interface Market {
  /** House accounts, first prices and first quotes. Execute once, before the first client. */
  opening(atMs: number): ReadonlyArray<Command>
  /** What the participants do next, in every instrument. About ten calls a second look lifelike. */
  nextFlow(atMs: number): ReadonlyArray<Command>
}

/** How many quotes a side a book keeps, and how often its makers and takers act. */
const BUSY = { quotes: 140, everySteps: 1 } as const
const QUIET = { quotes: 50, everySteps: 5 } as const
/** Perpetuals hear of new index, mark and funding figures this often, in steps. */
const STEPS_PER_PRICE = 10

/** Same engine state, seed and times of calls: same market. */
export function createMarket({ engine, seed }: MarketOptions): Market {
  const traded = engine.instruments.filter(({ category }) => category !== 'MARGIN')
  const walks = new Map(
    [...new Set(traded.map(({ row }) => row.baseCoin))].map((coin) => {
      const symbol = `${coin}USDT`
      const start = engine.ticker({ category: 'SPOT', symbol })?.lastPrice
      const random = createRandom(partSeed(seed, symbol))
      return [coin, new PriceWalk(Number(start ?? '1'), random, livelinessOf(coin))]
    }),
  )
  const desks = traded.flatMap((instrument, index) => {
    const walk = walks.get(instrument.row.baseCoin)
    if (walk === undefined) return []
    const random = createRandom(partSeed(seed, `${instrument.category} ${instrument.symbol}`))
    const { quotes, everySteps } = isBusy(instrument) ? BUSY : QUIET
    const maker = new Maker(instrument, random, quotes)
    // Quiet books take turns, so that no step has much more to do than another.
    return [{ instrument, walk, random, maker, everySteps, turn: index % everySteps }]
  })
  let step = 0
  let lastAtMs = 0

  function prices(atMs: number): Command[] {
    return desks.flatMap(({ instrument, walk }) =>
      isFutures(instrument.category)
        ? [walk.prices(instrument, engine.ticker(instrument), atMs)]
        : [],
    )
  }

  /** Perpetuals whose funding boundary lies between the last step and this one. */
  function fundings(atMs: number): Command[] {
    return desks.flatMap(({ instrument }): Command[] => {
      if (!isFutures(instrument.category) || lastAtMs === 0) return []
      const intervalMs = Number(instrument.row.fundInterval ?? '8') * 3_600_000
      const isDue = Math.floor(atMs / intervalMs) > Math.floor(lastAtMs / intervalMs)
      return isDue ? [{ kind: 'settle-funding', atMs, instrument }] : []
    })
  }

  return {
    opening: (atMs) => {
      lastAtMs = atMs
      return [
        ...houseAccounts(atMs),
        ...prices(atMs),
        ...desks.flatMap(({ maker, walk }) => maker.opening(walk.price, atMs)),
      ]
    },
    nextFlow: (atMs) => {
      step += 1
      for (const walk of walks.values()) walk.step()
      const flow = desks.flatMap((desk): Command[] => {
        const { instrument, maker, walk, random } = desk
        if (step % desk.everySteps !== desk.turn) return []
        const isHeard = (clientOid: string) =>
          MAKERS.some((id) => engine.order(id, { orderId: null, clientOid }) !== null)
        const taken = takerOrder(instrument, walk.price, random)
        return [
          ...maker.nextQuotes(walk.price, atMs, isHeard),
          ...(taken === null ? [] : [place(TAKER, taken, atMs)]),
        ]
      })
      const rest = step % STEPS_PER_PRICE === 0 ? prices(atMs) : []
      const due = fundings(atMs)
      lastAtMs = atMs
      return [...flow, ...rest, ...due]
    },
  }
}

/** The pairs that the whole world trades: everything against USDT. */
function isBusy({ category, row }: PracticeInstrument): boolean {
  return row.baseCoin !== 'USDC' && (category === 'SPOT' || category === 'USDT-FUTURES')
}

/** A coin that is worth a dollar hardly moves. */
function livelinessOf(coin: string): number {
  return coin === 'USDC' ? 0.02 : 1
}

function place(accountId: string, order: OrderRequest, atMs: number): Command {
  return { kind: 'place-order', atMs, accountId, order }
}

function houseAccounts(atMs: number): Command[] {
  return [...MAKERS, TAKER, INSURANCE].map((accountId) => ({
    kind: 'create-account',
    atMs,
    accountId,
    balances: [],
    role: 'house',
  }))
}
