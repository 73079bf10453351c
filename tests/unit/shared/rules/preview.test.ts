import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimal, toText } from '../../../../shared/domain/decimal.ts'
import type { Book } from '../../../../shared/domain/market.ts'
import { walkBook } from '../../../../shared/rules/book-walk.ts'
import { type OrderPreview, previewOrder } from '../../../../shared/rules/preview.ts'
import { aDraft, anOrderContext, aPosition, aSpotPair } from '../../../helpers/builders.ts'

const book: Book = {
  asks: [
    { price: '100', size: '1' },
    { price: '101', size: '2' },
    { price: '103', size: '3' },
  ],
  bids: [
    { price: '99', size: '1' },
    { price: '98', size: '4' },
  ],
  atMs: 0,
}
const rates = { maker: decimal('0.0002'), taker: decimal('0.0006') }
const context = anOrderContext({ referencePrice: '100' })

function seen(preview: OrderPreview | null): unknown {
  if (preview === null) return null
  const text = (value: OrderPreview['fee']) => (value === null ? null : toText(value.round(8, 1)))
  return {
    takes: toText(preview.takes),
    rests: toText(preview.rests),
    partial: preview.partial,
    average: text(preview.averagePrice),
    worst: text(preview.worstPrice),
    slippage: text(preview.slippage),
    value: toText(preview.value),
    fee: text(preview.fee),
    margin: text(preview.margin),
    wouldCross: preview.wouldCross,
  }
}

const nothing = {
  takes: '0',
  rests: '0',
  partial: false,
  average: null,
  worst: null,
  slippage: null,
  wouldCross: false,
}

describe('previewing an order', () => {
  it('averages a market buy over the levels it takes', () => {
    // 1 x 100 + 2 x 101 = 302 for 3; 302 / 3 = 100.66666667; fee 302 x 0.0006; margin 302 / 10
    const draft = aDraft({ orderType: 'market', price: null, quantity: '3' })
    expect(seen(previewOrder(draft, book, rates, context))).toEqual({
      takes: '3',
      rests: '0',
      partial: false,
      average: '100.66666667',
      worst: '101',
      slippage: '0.00666667',
      value: '302',
      fee: '0.1812',
      margin: '30.2',
      wouldCross: false,
    })
  })

  it('counts slippage of a sell as a cost too', () => {
    // 1 x 99 + 1 x 98 = 197, average 98.5, 0.5 under 99
    const draft = aDraft({ side: 'sell', orderType: 'market', price: null, quantity: '2' })
    const preview = previewOrder(draft, book, rates, context)
    expect(preview?.averagePrice?.toFixed()).toBe('98.5')
    expect(preview?.slippage?.round(8, 1).toFixed()).toBe('0.00505051')
  })

  it('says that the book holds too little', () => {
    const draft = aDraft({ orderType: 'market', price: null, quantity: '7' })
    const preview = previewOrder(draft, book, rates, context)
    expect(preview).toMatchObject({ partial: true })
    expect(preview?.takes.toFixed()).toBe('6')
  })

  it('splits a limit order into what takes and what rests, each with its own fee', () => {
    // takes 1 at 100, rests 2 at 100.5 = 201; fee 100 x 0.0006 + 201 x 0.0002 = 0.1002
    const draft = aDraft({ price: '100.5', quantity: '3' })
    expect(seen(previewOrder(draft, book, rates, context))).toEqual({
      takes: '1',
      rests: '2',
      partial: false,
      average: '100',
      worst: '100',
      slippage: '0',
      value: '301',
      fee: '0.1002',
      margin: '30.1',
      wouldCross: false,
    })
  })

  it('lets nothing of an immediate order rest', () => {
    const draft = aDraft({ price: '100', quantity: '3', timeInForce: 'ioc' })
    const preview = previewOrder(draft, book, rates, context)
    expect(preview).toMatchObject({ partial: true })
    expect(preview?.rests.toFixed()).toBe('0')
    expect(preview?.value.toFixed()).toBe('100')
  })

  it('warns that a post-only order would cross, and charges it as a maker', () => {
    const draft = aDraft({ price: '101', quantity: '1', timeInForce: 'post_only' })
    expect(seen(previewOrder(draft, book, rates, context))).toEqual({
      ...nothing,
      rests: '1',
      value: '101',
      fee: '0.0202',
      margin: '10.1',
      wouldCross: true,
    })
  })

  it('spends a quote amount to the last coin', () => {
    // 100 buys 1 at 100; the other 50.5 buys 0.5 at 101
    const draft = aDraft({
      category: 'SPOT',
      orderType: 'market',
      price: null,
      quantity: '150.5',
      quantityUnit: 'quote',
    })
    const spot = anOrderContext({ instrument: aSpotPair() })
    const preview = previewOrder(draft, book, rates, spot)
    expect(preview?.takes.toFixed()).toBe('1.5')
    expect(preview?.value.toFixed()).toBe('150.5')
    expect(preview?.margin).toBeNull()
  })

  it('asks margin only for what opens', () => {
    // long 0.5: selling 1 opens 0.5 short; value 99, half of it at 10x
    const draft = aDraft({ side: 'sell', orderType: 'market', price: null, quantity: '1' })
    const preview = previewOrder(draft, book, rates, { ...context, positions: [aPosition()] })
    expect(preview?.margin?.toFixed()).toBe('4.95')
  })

  it('asks no margin to reduce', () => {
    const draft = aDraft({ side: 'sell', price: '99', quantity: '0.5', reduceOnly: true })
    expect(previewOrder(draft, book, rates, context)?.margin?.toFixed()).toBe('0')
  })

  it('counts contracts of COIN-FUTURES in quote and their worth in base', () => {
    // 1 contract at 100 and 2 at 101: 0.01 + 0.01980198… coins; average 3 / that; fee at 0.0006
    const draft = aDraft({
      ...{ category: 'COIN-FUTURES', orderType: 'market', price: null },
      ...{ quantity: '3', quantityUnit: 'quote' },
    })
    const preview = previewOrder(draft, book, rates, context)
    expect(preview?.value.round(10, 1).toFixed()).toBe('0.0298019802')
    expect(preview?.averagePrice?.round(8, 1).toFixed()).toBe('100.66445183')
    expect(preview?.fee?.round(12, 1).toFixed()).toBe('0.000017881188')
    expect(preview?.margin?.round(10, 1).toFixed()).toBe('0.002980198')
  })

  it('asks the margin of the mode that the order is for', () => {
    const modes = { ...context, leverages: { crossed: '10', isolated: '4' } }
    const draft = aDraft({ price: '100', quantity: '1', marginMode: 'isolated' })
    expect(previewOrder(draft, book, rates, modes)?.margin?.toFixed()).toBe('25')
  })

  it('asks no margin to close in hedge mode, and all of it to open beside', () => {
    const positions = [aPosition()]
    const close = aDraft({ side: 'sell', positionSide: 'long', price: '99', quantity: '0.5' })
    const open = aDraft({ side: 'sell', positionSide: 'short', price: '99', quantity: '0.5' })
    const seenMargin = (draft: typeof close) =>
      previewOrder(draft, book, rates, { ...context, positions })?.margin?.toFixed()
    expect(seenMargin(close)).toBe('0')
    expect(seenMargin(open)).toBe('4.95')
  })

  it.each([
    ['no book', aDraft(), null],
    ['no quantity', aDraft({ quantity: '' }), book],
    ['no price', aDraft({ price: '' }), book],
  ])('is unknown with %s', (_name, draft, known) => {
    expect(previewOrder(draft, known, rates, context)).toBeNull()
  })
})

const levels = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 900 })), {
    maxLength: 12,
  })
  .map((pairs) => {
    let price = 1000
    return pairs.map(([gap, size]) => {
      price += gap
      return { price: String(price), size: String(size) }
    })
  })

describe('walking a book', () => {
  it('takes no more than asked, and all of it exactly when the book holds it', () => {
    fc.assert(
      fc.property(levels, fc.integer({ min: 1, max: 9000 }), (asks, wanted) => {
        const amount = decimal(String(wanted))
        const walk = walkBook(
          'USDT-FUTURES',
          { asks, bids: [], atMs: 0 },
          'buy',
          { unit: 'base', amount },
          null,
        )
        const depth = asks.reduce((total, level) => total + Number(level.size), 0)
        expect(walk.quantity.toFixed()).toBe(String(Math.min(depth, wanted)))
        expect(walk.complete).toBe(depth >= wanted)
      }),
    )
  })

  it('has an average between the best and the worst price', () => {
    fc.assert(
      fc.property(levels, fc.integer({ min: 1, max: 900_000 }), (asks, spend) => {
        const amount = decimal(String(spend))
        const walk = walkBook(
          'USDT-FUTURES',
          { asks, bids: [], atMs: 0 },
          'buy',
          { unit: 'quote', amount },
          null,
        )
        const best = asks[0]
        if (best === undefined || walk.worstPrice === null) return
        const average = walk.value.div(walk.quantity).round(20)
        expect(average.gte(best.price)).toBe(true)
        expect(average.lte(walk.worstPrice)).toBe(true)
        expect(walk.value.lte(amount)).toBe(true)
      }),
    )
  })
})
