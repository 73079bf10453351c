import { fixed, fixedText } from '../engine/fixed.ts'
import type { OrderRequest } from '../engine/order-commands.ts'
import type { Random } from '../engine/random.ts'
import { termsOf } from '../engine/terms.ts'
import type { PracticeInstrument } from './instrument-row.ts'
import { sizeFor } from './market-amounts.ts'

/** Chance that somebody takes in one step of one instrument. */
const CHANCE = 0.16
/** Typical value taken, quote coin; now and then much more. */
const VALUE = 2500

/** A market order of somebody in a hurry, or `null`: nobody is. */
export function takerOrder(
  instrument: PracticeInstrument,
  price: number,
  random: Random,
): OrderRequest | null {
  if (random.next() > CHANCE) return null
  const side = random.next() < 0.5 ? 'buy' : 'sell'
  const value = Math.max(50, VALUE * Math.exp(random.normal() * 1.3))
  const quantity = sizeFor(instrument, value, fixed(price.toFixed(10)), termsOf(instrument).step)
  const isAmount = instrument.category === 'SPOT' && side === 'buy'
  return {
    category: instrument.category,
    symbol: instrument.symbol,
    side,
    orderType: 'market',
    quantity: isAmount ? value.toFixed(2) : fixedText(quantity),
    price: null,
    timeInForce: 'gtc',
    reduceOnly: false,
    positionSide: null,
    marginMode: 'crossed',
    takeProfit: null,
    stopLoss: null,
    clientOid: null,
    stpMode: 'none',
  }
}
