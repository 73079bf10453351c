import { describe, expect, it } from 'vitest'
import { decimal } from '../../../../shared/domain/decimal.ts'
import {
  checkClosing,
  closingDraft,
  shareOfPosition,
} from '../../../../shared/rules/close-check.ts'
import { aPerpetual, aPosition } from '../../../helpers/builders.ts'
import { aCoinPosition } from '../../../helpers/fake-positions.ts'

const long = aPosition({ size: '0.5', available: '0.5003' })
const part = { quantity: '0.1', price: null }

describe('the order that closes a position', () => {
  it.each([
    [
      'a long, one-way',
      long,
      'one_way_mode',
      { side: 'sell', reduceOnly: true, positionSide: null },
    ],
    [
      'a long, hedge',
      long,
      'hedge_mode',
      { side: 'sell', reduceOnly: false, positionSide: 'long' },
    ],
    [
      'a short, one-way',
      aPosition({ side: 'short' }),
      'one_way_mode',
      { side: 'buy', reduceOnly: true, positionSide: null },
    ],
    [
      'a short, hedge',
      aPosition({ side: 'short' }),
      'hedge_mode',
      { side: 'buy', reduceOnly: false, positionSide: 'short' },
    ],
  ] as const)('of %s', (_name, position, holdMode, expected) => {
    expect(closingDraft(position, part, holdMode)).toMatchObject({
      ...expected,
      orderType: 'market',
      price: null,
      quantity: '0.1',
    })
  })

  it('rests at its price when it has one', () => {
    expect(closingDraft(long, { quantity: '0.1', price: '61000' }, 'one_way_mode')).toMatchObject({
      orderType: 'limit',
      price: '61000',
      timeInForce: 'gtc',
    })
  })

  it('is sized in quote coin and keeps its margin mode where margin is the coin', () => {
    const draft = closingDraft(aCoinPosition(), part, 'one_way_mode')
    expect(draft).toMatchObject({ quantityUnit: 'quote', marginMode: 'isolated' })
  })
})

describe('a share of a position', () => {
  it.each([
    ['0.25', '0.125'],
    ['0.5', '0.2501'],
    ['0.75', '0.3752'],
    ['1', '0.5003'],
  ])('of %s lies on the step, the whole as it is', (share, expected) => {
    expect(shareOfPosition(long, decimal(share), aPerpetual())).toBe(expected)
  })
})

describe('checking a closing', () => {
  it.each([
    ['a part', { quantity: '0.1', price: null }, []],
    ['nothing typed', { quantity: '', price: null }, ['required']],
    ['a word', { quantity: 'all', price: null }, ['not-a-number']],
    ['zero', { quantity: '0', price: null }, ['not-positive']],
    ['more than can be closed', { quantity: '0.5004', price: null }, ['insufficient-position']],
    ['off the step', { quantity: '0.10005', price: null }, ['off-step']],
    ['off the tick', { quantity: '0.1', price: '61000.05' }, ['off-tick']],
    ['no price for a limit', { quantity: '0.1', price: '' }, ['required']],
  ])('%s', (_name, closing, expected) => {
    expect(checkClosing(long, closing, aPerpetual()).map(({ reason }) => reason)).toEqual(expected)
  })

  it('takes the whole of an odd remainder', () => {
    const odd = aPosition({ available: '0.00005' })
    expect(checkClosing(odd, { quantity: '0.00005', price: null }, aPerpetual())).toEqual([])
  })
})
