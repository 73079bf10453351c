import { describe, expect, it } from 'vitest'
import { decimal, toText } from '../../../../shared/domain/decimal.ts'
import {
  closingQuantity,
  isClosing,
  type OrderAim,
  openingQuantity,
  targetSide,
} from '../../../../shared/rules/order-effect.ts'
import { aPosition } from '../../../helpers/builders.ts'

const long = aPosition({ side: 'long', size: '0.5', available: '0.3' })
const short = aPosition({ side: 'short', size: '0.2', available: '0.2' })
const oneWay = (side: 'buy' | 'sell', reduceOnly = false): OrderAim => ({
  side,
  positionSide: null,
  reduceOnly,
})
const hedge = (side: 'buy' | 'sell', positionSide: 'long' | 'short'): OrderAim => ({
  side,
  positionSide,
  reduceOnly: false,
})

describe('what an order of 1 does', () => {
  it.each([
    // aim, positions, closes?, target, closed, opened
    ['one-way buy when flat', oneWay('buy'), [], false, 'long', '0', '1'],
    ['one-way sell against a long', oneWay('sell'), [long], false, 'short', '0.5', '0.5'],
    ['one-way buy onto a long', oneWay('buy'), [long], false, 'long', '0', '1'],
    ['one-way reduce-only', oneWay('sell', true), [long], true, 'short', '0.5', '0'],
    ['hedge open long', hedge('buy', 'long'), [long, short], false, 'long', '0', '1'],
    ['hedge open short', hedge('sell', 'short'), [long, short], false, 'short', '0', '1'],
    // Only what no other closing order holds can be closed.
    ['hedge close long', hedge('sell', 'long'), [long, short], true, 'long', '0.3', '0'],
    ['hedge close short', hedge('buy', 'short'), [long, short], true, 'short', '0.2', '0'],
    ['hedge close nothing', hedge('buy', 'short'), [long], true, 'short', '0', '0'],
  ] as const)('%s', (_name, aim, positions, closes, target, closed, opened) => {
    const one = decimal('1')
    expect(isClosing(aim)).toBe(closes)
    expect(targetSide(aim)).toBe(target)
    expect(toText(closingQuantity(aim, one, positions))).toBe(closed)
    expect(toText(openingQuantity(aim, one, positions))).toBe(opened)
  })
})
