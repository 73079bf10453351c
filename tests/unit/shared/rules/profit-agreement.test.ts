import { describe, expect, it } from 'vitest'
import { decimal, roundToStep, toText } from '../../../../shared/domain/decimal.ts'
import { breakEvenPrice, positionProfit } from '../../../../shared/rules/profit.ts'
import { COIN_PERPETUAL, Scene, USDC_PERPETUAL } from '../../../helpers/futures-scene.ts'
import { PERPETUAL } from '../../../helpers/practice-scene.ts'
import { sceneContext } from '../../../helpers/scene-context.ts'

const CASES = [
  ['a long that gained', PERPETUAL, 'buy', '64800'],
  ['a long that lost', PERPETUAL, 'buy', '63500'],
  ['a short that gained', PERPETUAL, 'sell', '63200'],
  ['a USDC long', USDC_PERPETUAL, 'buy', '64800'],
  ['a coin-margined long', COIN_PERPETUAL, 'buy', '64800'],
  ['a coin-margined short', COIN_PERPETUAL, 'sell', '64800'],
] as const

/** Half of it is closed at `price`, the mark then stands at 64100. */
function partlyClosed(key: (typeof CASES)[number][1], side: 'buy' | 'sell', price: string) {
  const scene = new Scene()
  scene.open('ida', { USDT: '20000', USDC: '20000', BTC: '1' })
  const [whole, half] = key === COIN_PERPETUAL ? ['12000', '6000'] : ['0.2', '0.1']
  scene.trade('ida', { ...key, side, quantity: whole, price: '64000' })
  const back = side === 'buy' ? 'sell' : 'buy'
  scene.trade('ida', { ...key, side: back, quantity: half, price })
  scene.mark(key, '64100')
  const { positions, instrument, takerFeeRate } = sceneContext(scene, 'ida', key)
  const position = positions[0]
  if (position === undefined || takerFeeRate === null) throw new Error('half of it is open')
  const close = () =>
    scene.trade('ida', { ...key, side: back, quantity: half, price: '64100', reduceOnly: true })
  return { scene, position, instrument, takerFee: decimal(takerFeeRate), close }
}

describe('after half of a position was closed, the desk and the practice exchange agree on', () => {
  it.each(CASES)('the break-even price of %s', (_name, key, side, price) => {
    const { position, instrument, takerFee } = partlyClosed(key, side, price)
    const found = breakEvenPrice(position, takerFee)
    if (found === null) throw new Error('there is such a price')
    expect(position.realisedProfit).not.toBe('0')
    expect(toText(roundToStep(found, decimal(instrument.tickSize)))).toBe(position.breakEvenPrice)
  })

  it.each(CASES)('the net profit of %s', (_name, key, side, price) => {
    const { scene, position, takerFee, close } = partlyClosed(key, side, price)
    const { net } = positionProfit(position, decimal('64100'), takerFee)
    close()
    const told = scene.engine.closedPositions('ida', key)[0]?.netProfit ?? 'none'
    expect(Math.abs(Number(net) - Number(told))).toBeLessThan(1e-9)
  })
})
