import { describe, expect, it } from 'vitest'
import {
  checkExit,
  checkTriggerFields,
  exitChange,
  exitOf,
  fieldsOf,
} from '../../../../../renderer/features/strategies/exit-form.ts'
import {
  type TpslForm,
  tpslRequest,
} from '../../../../../renderer/features/strategies/tpsl-request.ts'
import type { DeskError } from '../../../../../shared/domain/error.ts'
import { aPosition } from '../../../../helpers/builders.ts'
import { anExit, aStrategyOrder } from '../../../../helpers/fake-positions.ts'

const reasonOf = (error: DeskError | null) => (error?.kind === 'invalid' ? error.reason : null)
const long = { side: 'long', reference: '61000', tickSize: '0.1' } as const
const short = { ...long, side: 'short' } as const

describe('an exit as it is typed', () => {
  it.each([
    ['takeProfit', long, '61000.1', null],
    ['takeProfit', long, '61000', 'exit-wrong-side'],
    ['takeProfit', short, '60999.9', null],
    ['takeProfit', short, '62000', 'exit-wrong-side'],
    ['stopLoss', long, '60999.9', null],
    ['stopLoss', long, '61000', 'exit-wrong-side'],
    ['stopLoss', short, '61000.1', null],
    ['stopLoss', short, '60000', 'exit-wrong-side'],
    ['stopLoss', { ...long, reference: null }, '70000', null],
    ['stopLoss', long, '60000.05', 'off-tick'],
    ['stopLoss', long, 'soon', 'not-a-number'],
    ['stopLoss', long, '0', 'not-positive'],
    ['stopLoss', long, '', null],
  ] as const)('%s of %j at %j', (name, ground, triggerPrice, expected) => {
    const errors = checkExit(name, { ...fieldsOf(null), triggerPrice }, ground)
    expect(reasonOf(errors.triggerPrice)).toBe(expected)
  })

  it('needs a limit price where it sends a limit order', () => {
    const fields = { ...fieldsOf(anExit('60000')), orderType: 'limit' } as const
    expect(reasonOf(checkTriggerFields(fields, '0.1').limitPrice)).toBe('limit-price-missing')
    expect(checkTriggerFields({ ...fields, limitPrice: '59990.1' }, '0.1').limitPrice).toBeNull()
  })

  it('keeps no limit price of a market order', () => {
    const limit = anExit('60000', { orderType: 'limit', limitPrice: '59990' })
    expect(exitOf(fieldsOf(limit))).toEqual(limit)
    expect(exitOf({ ...fieldsOf(limit), orderType: 'market' })).toEqual(anExit('60000'))
    expect(exitOf(fieldsOf(null))).toBeNull()
  })

  it.each([
    ['stays', anExit('1'), anExit('1'), null],
    ['moves', anExit('1'), anExit('2'), anExit('2')],
    ['watches another price', anExit('1'), anExit('1', { triggerBy: 'market' }), 'changed'],
    ['goes', anExit('1'), null, 'remove'],
    ['comes', null, anExit('1'), anExit('1')],
    ['was never there', null, null, null],
  ] as const)('tells a change when it %s', (_name, before, after, expected) => {
    const change = exitChange(before, fieldsOf(after))
    expect(change).toEqual(expected === 'changed' ? after : expected)
  })
})

describe('what a take-profit and stop-loss form asks for', () => {
  const form = (changes: Partial<TpslForm> = {}): TpslForm => ({
    mode: 'full',
    quantity: '0.2',
    takeProfit: fieldsOf(anExit('63000')),
    stopLoss: fieldsOf(null),
    ...changes,
  })
  const whole = aStrategyOrder({ takeProfit: anExit('63000'), stopLoss: anExit('60000') })
  const part = aStrategyOrder({ mode: 'partial', quantity: '0.2', stopLoss: null })

  it('places one for the whole position without a size, whatever its size', () => {
    expect(tpslRequest(aPosition({ side: 'short' }), null, form())).toEqual({
      kind: 'place',
      draft: {
        kind: 'tpsl',
        category: 'USDT-FUTURES',
        symbol: 'BTCUSDT',
        positionSide: 'short',
        mode: 'full',
        quantity: null,
        takeProfit: anExit('63000'),
        stopLoss: null,
      },
    })
  })

  it('places one for a part with its size', () => {
    const request = tpslRequest(aPosition(), null, form({ mode: 'partial' }))
    expect(request).toMatchObject({ draft: { mode: 'partial', quantity: '0.2' } })
  })

  it('changes only what is different, and takes an emptied exit away', () => {
    expect(tpslRequest(aPosition(), whole, form())).toEqual({
      kind: 'change',
      change: { quantity: null, trigger: null, takeProfit: null, stopLoss: 'remove' },
    })
    expect(
      tpslRequest(aPosition(), part, form({ mode: 'partial', quantity: '0.1' })),
    ).toMatchObject({ change: { quantity: '0.1', takeProfit: null, stopLoss: null } })
  })

  it('cancels when both are emptied, and asks nothing when nothing is new', () => {
    const empty = form({ takeProfit: fieldsOf(null) })
    expect(tpslRequest(aPosition(), whole, empty)).toEqual({ kind: 'cancel' })
    expect(tpslRequest(aPosition(), null, empty)).toEqual({ kind: 'nothing' })
    expect(tpslRequest(aPosition(), part, form({ mode: 'partial' }))).toEqual({ kind: 'nothing' })
  })
})
