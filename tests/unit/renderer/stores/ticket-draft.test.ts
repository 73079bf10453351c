import { describe, expect, it } from 'vitest'
import {
  convertSize,
  EMPTY_TICKET,
  sizeUnits,
  type TicketDraft,
  toOrderDraft,
} from '../../../../renderer/stores/ticket-draft.ts'
import { aPerpetual, aSpotPair } from '../../../helpers/builders.ts'

const best = { bid: '59999', ask: '60001' }
const aTicket = (changes: Partial<TicketDraft> = {}): TicketDraft => ({
  ...EMPTY_TICKET,
  price: '60000',
  size: '0.01',
  ...changes,
})

describe('the order that a ticket describes', () => {
  it('turns a size in quote into base at the limit, down to the step', () => {
    // 100 / 60000 = 0.001666…
    const ticket = aTicket({ size: '100', sizeUnit: 'quote' })
    expect(toOrderDraft(ticket, aPerpetual(), best)).toMatchObject({
      quantity: '0.0016',
      quantityUnit: 'base',
    })
  })

  it('turns a market size in quote into base at the price against it', () => {
    // 6000.1 / 60001 = 0.1 exactly; 5999.9 / 59999 = 0.1
    const buy = aTicket({ orderType: 'market', size: '6000.1', sizeUnit: 'quote' })
    expect(toOrderDraft(buy, aPerpetual(), best).quantity).toBe('0.1')
    const sell = aTicket({ ...buy, side: 'sell', size: '5999.9' })
    expect(toOrderDraft(sell, aPerpetual(), best).quantity).toBe('0.1')
  })

  it('spends quote for a spot market buy, whatever unit was chosen', () => {
    const ticket = aTicket({ orderType: 'market', size: '150' })
    expect(sizeUnits(ticket, aSpotPair())).toEqual(['quote'])
    expect(toOrderDraft(ticket, aSpotPair(), best)).toMatchObject({
      price: null,
      quantity: '150',
      quantityUnit: 'quote',
    })
  })

  it('never carries post-only to a market order or reduce-only to spot', () => {
    const ticket = aTicket({ orderType: 'market', postOnly: true, reduceOnly: true })
    expect(toOrderDraft(ticket, aSpotPair(), best)).toMatchObject({
      timeInForce: 'gtc',
      reduceOnly: false,
    })
  })

  it('leaves what cannot be read for the rules', () => {
    const ticket = aTicket({ size: 'ten', sizeUnit: 'quote' })
    expect(toOrderDraft(ticket, aPerpetual(), best).quantity).toBe('ten')
  })
})

describe('changing the unit of a size', () => {
  it('tells the same size and back', () => {
    const quote = convertSize(aTicket({ size: '0.0123' }), 'quote', aPerpetual(), best)
    expect(quote).toMatchObject({ size: '738', sizeUnit: 'quote' })
    expect(convertSize(quote, 'base', aPerpetual(), best).size).toBe('0.0123')
  })
})
