import { describe, expect, it } from 'vitest'
import { checkTicket } from '../../../../renderer/stores/ticket-check.ts'
import {
  EMPTY_TICKET,
  NO_TICKET_EXITS,
  type TicketDraft,
  type TicketGround,
} from '../../../../renderer/stores/ticket-draft.ts'
import { convertExits, toTemplate, withTemplate } from '../../../../renderer/stores/ticket-exits.ts'
import { toTicketOrder } from '../../../../renderer/stores/ticket-order.ts'
import { convertSize, sizeKinds } from '../../../../renderer/stores/ticket-size.ts'
import { decimal } from '../../../../shared/domain/decimal.ts'
import { DEFAULT_SETTINGS } from '../../../../shared/domain/settings.ts'
import type { OrderContext } from '../../../../shared/rules/order-context.ts'
import { anOrderContext, aPerpetual, aSpotPair, someBalances } from '../../../helpers/builders.ts'

const { marginMode, stpMode } = DEFAULT_SETTINGS
const on = (context: OrderContext): TicketGround => ({
  context,
  best: { bid: '59999', ask: '60001' },
  defaults: { marginMode, stpMode },
})
const perpetual = on(anOrderContext())
const hedge = on(anOrderContext({ holdMode: 'hedge_mode' }))
const spot = on(anOrderContext({ instrument: aSpotPair() }))
const coin = on(
  anOrderContext({
    instrument: aPerpetual({
      ...{ category: 'COIN-FUTURES', quoteCoin: 'USD', quantityStep: '1' },
      maxQuantity: '1000000',
    }),
    balances: someBalances({ USDT: '6036' }),
  }),
)
const aTicket = (changes: Partial<TicketDraft> = {}): TicketDraft => ({
  ...EMPTY_TICKET,
  price: '60000',
  size: '0.01',
  ...changes,
})
const stopAt = (stopLoss: string) => ({ ...NO_TICKET_EXITS, isOpen: true, stopLoss })

describe('the quantity that a ticket describes', () => {
  it.each([
    // 100 / 60000 = 0.001666…
    ['quote at the limit', { size: '100', sizeKind: 'quote' }, perpetual, '0.0016'],
    // 6000.1 / 60001 = 0.1 and 5999.9 / 59999 = 0.1: the price against the order
    [
      'quote of a market buy',
      { orderType: 'market', size: '6000.1', sizeKind: 'quote' },
      perpetual,
      '0.1',
    ],
    [
      'quote of a market sell',
      { orderType: 'market', side: 'sell', size: '5999.9', sizeKind: 'quote' },
      perpetual,
      '0.1',
    ],
    ['a spot market buy spends', { orderType: 'market', size: '150' }, spot, '150'],
    // 1000 / (60000 x 0.1006) = 0.16567…; half of 0.1656
    ['a percentage', { size: '50', sizeKind: 'percent' }, perpetual, '0.0828'],
    ['more than everything', { size: '250', sizeKind: 'percent' }, perpetual, '0.1656'],
    // 1000 + 0.0006 x 119000 = 1071.4 a coin; 100 / 1071.4
    [
      'a risk to the stop',
      { size: '100', sizeKind: 'risk', exits: stopAt('59000') },
      perpetual,
      '0.0933',
    ],
    ['a risk without a stop', { size: '100', sizeKind: 'risk' }, perpetual, ''],
    ['a coin of contracts', { size: '0.5', sizeKind: 'base' }, coin, '30000'],
    ['contracts as they are', { size: '30000' }, coin, '30000'],
    // 6036 dollars at 10x with fee: 6036 / 60000 / 0.1006 x 60000 = 60000 contracts
    ['all contracts', { size: '100', sizeKind: 'percent' }, coin, '60000'],
    ['less than nothing', { size: '-5', sizeKind: 'percent' }, perpetual, '-5'],
    ['what cannot be read', { size: 'ten', sizeKind: 'quote' }, perpetual, 'ten'],
  ] as const)('%s', (_name, ticket, ground, expected) => {
    expect(toTicketOrder(aTicket(ticket), ground).quantity).toBe(expected)
  })

  it.each([
    ['spot limit', {}, spot, ['base', 'quote', 'percent']],
    ['spot market buy', { orderType: 'market' }, spot, ['quote', 'percent']],
    ['a trigger on spot', { orderType: 'trigger' }, spot, ['base', 'quote', 'percent']],
    ['opening futures', {}, perpetual, ['base', 'quote', 'percent', 'risk']],
    ['reducing futures', { reduceOnly: true }, perpetual, ['base', 'quote', 'percent']],
  ] as const)('can be counted on %s', (_name, ticket, ground, expected) => {
    expect(sizeKinds(aTicket(ticket), ground)).toEqual(expected)
  })

  it('is the same in another kind and back', () => {
    const quote = convertSize(aTicket({ size: '0.0123' }), 'quote', perpetual)
    expect(quote).toMatchObject({ size: '738', sizeKind: 'quote' })
    expect(convertSize(quote, 'base', perpetual).size).toBe('0.0123')
    // 0.0828 of 0.1656
    const share = convertSize(aTicket({ size: '0.0828' }), 'percent', perpetual)
    expect(share).toMatchObject({ size: '50', sizeKind: 'percent' })
  })
})

describe('the order that a ticket describes', () => {
  it.each([
    ['buy', 'open', 'long'],
    ['sell', 'open', 'short'],
    ['sell', 'close', 'long'],
    ['buy', 'close', 'short'],
  ] as const)('%s to %s is about the %s in hedge mode', (side, intent, positionSide) => {
    const ticket = aTicket({ side, intent, reduceOnly: true })
    expect(toTicketOrder(ticket, hedge)).toMatchObject({ side, positionSide, reduceOnly: false })
  })

  it('names no position in one-way mode, whatever the intent was', () => {
    const ticket = aTicket({ intent: 'close', reduceOnly: true })
    expect(toTicketOrder(ticket, perpetual)).toMatchObject({
      positionSide: null,
      reduceOnly: true,
      marginMode: 'crossed',
    })
  })

  it('never carries post-only to a market order or reduce-only and margin mode to spot', () => {
    const ticket = aTicket({
      ...{ orderType: 'market', postOnly: true, reduceOnly: true },
      marginMode: 'isolated',
    })
    expect(toTicketOrder(ticket, spot)).toMatchObject({
      price: null,
      timeInForce: 'gtc',
      reduceOnly: false,
      marginMode: null,
    })
  })

  it('puts exits at their distance on the tick, each on its own side', () => {
    const exits = withTemplate(NO_TICKET_EXITS, {
      ...{ name: 'any', takeProfitPercent: '1.0001', stopLossPercent: '0.5' },
      triggerBy: 'mark',
    })
    // 60000 x 1.010001 = 60600.06; 60000 x 0.995
    expect(toTicketOrder(aTicket({ exits }), perpetual)).toMatchObject({
      takeProfit: { triggerPrice: '60600.1', triggerBy: 'mark', limitPrice: null },
      stopLoss: { triggerPrice: '59700' },
    })
    expect(toTicketOrder(aTicket({ exits, side: 'sell' }), perpetual)).toMatchObject({
      takeProfit: { triggerPrice: '59399.9' },
      stopLoss: { triggerPrice: '60300' },
    })
  })

  it('leaves exits off closing orders and when the section is shut', () => {
    const exits = stopAt('59000')
    const none = { takeProfit: null, stopLoss: null }
    expect(toTicketOrder(aTicket({ exits, reduceOnly: true }), perpetual)).toMatchObject(none)
    expect(toTicketOrder(aTicket({ exits, intent: 'close' }), hedge)).toMatchObject(none)
    const shut = { ...exits, isOpen: false }
    expect(toTicketOrder(aTicket({ exits: shut }), perpetual)).toMatchObject(none)
  })

  it('waits for its trigger', () => {
    const ticket = aTicket({
      ...{ orderType: 'trigger', triggerPrice: '62000', triggerBy: 'market' },
      size: '620',
      sizeKind: 'quote',
    })
    expect(toTicketOrder(ticket, hedge)).toEqual({
      kind: 'trigger',
      category: 'USDT-FUTURES',
      symbol: 'BTCUSDT',
      side: 'buy',
      positionSide: 'long',
      reduceOnly: false,
      marginMode: 'crossed',
      quantity: '0.01',
      trigger: {
        triggerPrice: '62000',
        triggerBy: 'market',
        orderType: 'market',
        limitPrice: null,
      },
    })
  })
})

describe('checking a trigger', () => {
  const trigger = { orderType: 'trigger', triggerPrice: '80000', size: '0.01' } as const
  it.each([
    ['a market trigger outside the band of today', trigger, []],
    ['no trigger price', { ...trigger, triggerPrice: '' }, ['trigger: required']],
    ['off the tick', { ...trigger, triggerPrice: '80000.05' }, ['trigger: off-tick']],
    [
      'a limit outside the band of then',
      { ...trigger, triggered: 'limit', price: '84000.1' },
      ['price: outside-band'],
    ],
    ['a limit inside it', { ...trigger, triggered: 'limit', price: '84000' }, []],
    ['no size', { ...trigger, size: '' }, ['quantity: required']],
    // 0.2 x 80000 / 10 = 1600 of 1000
    ['more than there is', { ...trigger, size: '0.2' }, ['quantity: above-available']],
  ] as const)('%s', (_name, ticket, expected) => {
    const stale = on(anOrderContext({ market: 'stale' }))
    const found = checkTicket(toTicketOrder(aTicket(ticket), stale), stale.context, null)
    expect(found.map(({ field, reason }) => `${field}: ${reason}`)).toEqual(expected)
  })
})

describe('exits and templates', () => {
  const template = {
    ...{ name: '2 : 1', takeProfitPercent: '2', stopLossPercent: '1' },
    triggerBy: 'market',
  } as const

  it('come from a template and go back into it', () => {
    const exits = withTemplate(NO_TICKET_EXITS, template)
    expect(exits).toMatchObject({ isOpen: true, unit: 'percent', takeProfit: '2', stopLoss: '1' })
    expect(toTemplate('2 : 1', exits, decimal('60000'))).toEqual(template)
  })

  it('are told as prices and again as distances', () => {
    const percent = withTemplate(NO_TICKET_EXITS, template)
    const entry = decimal('60000')
    const prices = convertExits(percent, 'price', 'short', entry, '0.1')
    expect(prices).toMatchObject({ takeProfit: '58800', stopLoss: '60600' })
    expect(convertExits(prices, 'percent', 'short', entry, '0.1')).toEqual(percent)
    expect(toTemplate('2 : 1', prices, entry)).toEqual(template)
  })

  it('make no template of nothing', () => {
    expect(toTemplate('empty', NO_TICKET_EXITS, decimal('60000'))).toBeNull()
  })
})
