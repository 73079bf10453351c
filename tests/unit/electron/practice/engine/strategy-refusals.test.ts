import { describe, expect, it, test } from 'vitest'
import type {
  ModifyStrategy,
  StrategyRequest,
} from '../../../../../electron/practice/engine/strategy-commands.ts'
import { anExchange, orderIdOf, place, SPOT } from '../../../../helpers/practice-scene.ts'
import {
  anExit,
  aStrategy,
  aTrigger,
  cancelStrategy,
  modifyStrategy,
  placeStrategy,
  quote,
  tradeAt,
  withPosition,
} from '../../../../helpers/strategy-scene.ts'

const MARK = { triggerBy: 'mark' } as const
const limit = (limitPrice: string | null) => ({ orderType: 'limit', limitPrice }) as const
const takeProfit = (...exit: Parameters<typeof anExit>) =>
  aStrategy({ stopLoss: null, takeProfit: anExit(...exit) })
const stopLoss = (...exit: Parameters<typeof anExit>) => aStrategy({ stopLoss: anExit(...exit) })
const ofShort = (request: StrategyRequest) => ({ ...request, positionSide: 'short' as const })
const part = (quantity: string | null) => aStrategy({ mode: 'partial', quantity })

// Codes and texts as in the exchange's table of error codes. A long of 0.1, last and mark price 64000.
const REFUSED: ReadonlyArray<
  readonly [name: string, request: StrategyRequest, code: string, msg: string]
> = [
  ['an unknown symbol', aStrategy({ symbol: 'NOPE' }), '25100', 'Trading pair NOPE does not exist'],
  [
    'a clientOid with a space',
    aStrategy({ clientOid: 'a b' }),
    '25200',
    'clientOid validation error',
  ],
  [
    'exits on spot',
    aStrategy({ ...SPOT }),
    '25593',
    'The current trading type does not support TP/SL settings',
  ],
  [
    'no side of a position',
    aStrategy({ positionSide: null }),
    '40019',
    'Parameter posSide cannot be empty',
  ],
  [
    'no exit at all',
    aStrategy({ stopLoss: null }),
    '40019',
    'Parameter takeProfit, stopLoss cannot be empty',
  ],
  [
    'a position that is not there',
    ofShort(stopLoss('65000')),
    '25601',
    'Position does not exist; cannot set TP/SL',
  ],
  ['a level that is no number', takeProfit('1e5'), '40020', 'Parameter takeProfit error'],
  [
    'a take-profit of 0',
    takeProfit('0'),
    '25602',
    'Take-profit trigger price must be greater than 0',
  ],
  ['a stop-loss of 0', stopLoss('0'), '25603', 'Stop-loss trigger price must be greater than 0'],
  [
    'a take-profit limit of 0',
    takeProfit('65000', limit('0')),
    '25604',
    'Take-profit order price must be greater than 0',
  ],
  [
    'a stop-loss limit of 0',
    stopLoss('63000', limit('0')),
    '25605',
    'Stop-loss order price must be greater than 0',
  ],
  [
    'a take-profit beside the tick',
    takeProfit('65000.05'),
    '25606',
    'Take-profit trigger price does not meet precision requirements',
  ],
  [
    'a stop-loss beside the tick',
    stopLoss('63000.05'),
    '25607',
    'Stop-loss trigger price does not meet precision requirements',
  ],
  [
    'a take-profit limit beside the tick',
    takeProfit('65000', limit('65000.05')),
    '25608',
    'Take-profit order price does not meet precision requirements',
  ],
  [
    'a stop-loss limit beside the tick',
    stopLoss('63000', limit('62000.05')),
    '25609',
    'Stop-loss order price does not meet precision requirements',
  ],
  [
    'a limit exit without a price',
    stopLoss('63000', limit(null)),
    '40019',
    'Parameter slLimitPrice cannot be empty',
  ],
  [
    'a take-profit below the last price',
    takeProfit('63000'),
    '25585',
    'For long position TP/SL (close long), the take-profit trigger price must be greater than the latest price',
  ],
  [
    'a stop-loss above the last price',
    stopLoss('65000'),
    '25586',
    'For long position TP/SL (close long), the stop-loss trigger price must be less than the latest price',
  ],
  [
    'a take-profit below the mark price',
    takeProfit('63000', MARK),
    '25589',
    'For long position TP/SL (close long), the take-profit trigger price must be greater than the mark price',
  ],
  [
    'a stop-loss at the mark price',
    stopLoss('64000', MARK),
    '25590',
    'For long position TP/SL (close long), the stop-loss trigger price must be less than the mark price',
  ],
  ['a part without a quantity', part(null), '40019', 'Parameter qty cannot be empty'],
  ['a part of 0', part('0'), '40020', 'Parameter qty error'],
  [
    'a part beside the step',
    part('0.01005'),
    '25610',
    'Order amount does not meet precision requirements',
  ],
  [
    'a part larger than the position',
    part('0.1001'),
    '25595',
    'The total TP/SL quantity for partial positions exceeds the position amount',
  ],
  [
    'a trigger without a side',
    aTrigger('65000', { side: null }),
    '40019',
    'Parameter side cannot be empty',
  ],
  [
    'a trigger with a side of a position in one-way mode',
    aTrigger('65000', { positionSide: 'long' }),
    '25236',
    'Incorrect position open type',
  ],
  [
    'a trigger without a price',
    aTrigger('', {}),
    '40019',
    'Parameter triggerPrice cannot be empty',
  ],
  ['a trigger at 0', aTrigger('0'), '40020', 'Parameter triggerPrice error'],
  ['a trigger beside the tick', aTrigger('65000.05'), '25244', 'Price should be a multiple of 0.1'],
  [
    'a trigger by the mark price on spot',
    aTrigger('65000', { ...SPOT, trigger: anExit('65000', MARK) }),
    '40020',
    'Parameter triggerBy error',
  ],
  [
    'too small a trigger order',
    aTrigger('65000', { quantity: '0.00001' }),
    '25207',
    'BTCUSDT trading quantity cannot be less than 0.0001 units',
  ],
]

test.each(REFUSED)('%s is refused and leaves no trace', (_name, request, code, msg) => {
  const engine = withPosition()
  const outcome = placeStrategy(engine, request)
  expect(outcome.refusal).toEqual({ code, msg })
  expect(outcome.events).toEqual([])
  expect(engine.openStrategies('alice')).toEqual([])
})

test.each([
  ['a take-profit above the last price', takeProfit('65000'), '25587'],
  ['a stop-loss below the last price', stopLoss('63000'), '25588'],
  ['a take-profit above the mark price', takeProfit('65000', MARK), '25591'],
  ['a stop-loss below the mark price', stopLoss('63000', MARK), '25592'],
] as const)('of a short, %s is refused', (_name, request, code) => {
  const engine = withPosition('sell')
  expect(placeStrategy(engine, ofShort(request)).refusal?.code).toBe(code)
})

describe('limits over several strategy orders', () => {
  it('there is one of the whole position for a symbol and side', () => {
    const engine = withPosition()
    placeStrategy(engine, aStrategy())
    expect(placeStrategy(engine, takeProfit('65000')).refusal?.code).toBe('25594')
    expect(placeStrategy(engine, part('0.01')).refusal).toBeNull()
  })

  it('parts together fit the position, take-profits and stop-losses counted apart', () => {
    const engine = withPosition()
    expect(placeStrategy(engine, part('0.06')).refusal).toBeNull()
    expect(placeStrategy(engine, part('0.0401')).refusal?.code).toBe('25595')
    const profit = { ...takeProfit('65000'), mode: 'partial', quantity: '0.1' } as const
    expect(placeStrategy(engine, profit).refusal).toBeNull()
  })

  it('a symbol has at most 20', () => {
    const engine = anExchange()
    for (let count = 0; count < 20; count += 1) {
      expect(placeStrategy(engine, aTrigger('65000')).refusal).toBeNull()
    }
    expect(placeStrategy(engine, aTrigger('65000')).refusal).toEqual({
      code: '25599',
      msg: 'Maximum number of active TP/SL orders for this symbol is 20; cannot add more',
    })
  })

  it('a clientOid is unique among those that wait', () => {
    const engine = anExchange()
    const named = aTrigger('65000', { clientOid: 'one' })
    placeStrategy(engine, named)
    expect(placeStrategy(engine, named).refusal).toEqual({
      code: '25212',
      msg: 'Duplicate clientOid',
    })
  })
})

describe('a refused change', () => {
  const changes: ReadonlyArray<readonly [string, Partial<ModifyStrategy>, string]> = [
    ['nothing is changed', {}, '25600'],
    ['everything is as it was', { stopLoss: anExit('63000'), quantity: '0.05' }, '25600'],
    ['nothing is left', { stopLoss: 'remove' }, '40019'],
    ['the level is on the wrong side', { stopLoss: anExit('64500') }, '25586'],
    ['the part is too large', { quantity: '0.2' }, '25595'],
    ['the level is beside the tick', { stopLoss: anExit('63000.01') }, '25607'],
  ]
  it.each(changes)('when %s leaves the strategy order as it was', (_name, change, code) => {
    const engine = withPosition()
    const request = aStrategy({ mode: 'partial', quantity: '0.05', stopLoss: anExit('63000') })
    const id = orderIdOf(placeStrategy(engine, request))
    const before = engine.openStrategies('alice')
    expect(modifyStrategy(engine, id, change).refusal?.code).toBe(code)
    expect(engine.openStrategies('alice')).toEqual(before)
  })

  it('ignores the quantity of one for the whole position', () => {
    const engine = withPosition()
    const id = orderIdOf(placeStrategy(engine, aStrategy()))
    expect(modifyStrategy(engine, id, { quantity: '0.05' }).refusal?.code).toBe('25600')
  })

  it('tells a triggered one from one that is not there', () => {
    const engine = withPosition()
    const fired = orderIdOf(placeStrategy(engine, aStrategy({ stopLoss: anExit('63000') })))
    tradeAt(engine, '63000')
    const stopped = orderIdOf(placeStrategy(engine, takeProfit('66000')))
    cancelStrategy(engine, stopped)
    const change = { stopLoss: anExit('62000') }
    expect(modifyStrategy(engine, fired, change).refusal?.code).toBe('25596')
    expect(modifyStrategy(engine, stopped, change).refusal?.code).toBe('25597')
    expect(modifyStrategy(engine, '1', change).refusal?.code).toBe('25597')
  })

  it('cancels nothing that has ended or never was', () => {
    const engine = withPosition()
    const id = orderIdOf(placeStrategy(engine, aStrategy()))
    quote(engine, 'buy', '63500', '0.1')
    place(engine, 'alice', { side: 'sell', price: '63500', quantity: '0.1' })
    expect(cancelStrategy(engine, id).refusal).toEqual({
      code: '25575',
      msg: 'Failed to stop the strategy because the corresponding strategy ID could not be found',
    })
    expect(cancelStrategy(engine, '1').refusal?.code).toBe('25575')
  })
})
