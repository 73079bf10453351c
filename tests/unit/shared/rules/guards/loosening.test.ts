import { describe, expect, it } from 'vitest'
import { DEFAULT_GUARDS, type GuardLimits } from '../../../../../shared/domain/guards.ts'
import { loosened } from '../../../../../shared/rules/guards/loosening.ts'

const STRICT: GuardLimits = {
  priceBand: { isOn: true, limit: '5' },
  notional: { isOn: true, limit: '1000' },
  slippage: { isOn: true, limit: '1' },
  dailyLoss: { isOn: true, limit: '100' },
  latency: { isOn: true, limit: '500' },
  sizes: { 'SPOT:BTCUSDT': '0.5' },
}

describe('a change of the guards', () => {
  it.each<readonly [string, Partial<GuardLimits>, ReadonlyArray<readonly [string, string | null]>]>(
    [
      ['that leaves them is none', {}, []],
      ['to a lower limit tightens', { notional: { isOn: true, limit: '999.99' } }, []],
      ['to the same figure in other words is none', { slippage: { isOn: true, limit: '1.0' } }, []],
      [
        'to a higher limit loosens',
        { priceBand: { isOn: true, limit: '5.01' } },
        [['priceBand', '5.01']],
      ],
      [
        'that switches one off loosens',
        { dailyLoss: { isOn: false, limit: '100' } },
        [['dailyLoss', null]],
      ],
      [
        'that lowers and switches off loosens',
        { latency: { isOn: false, limit: '1' } },
        [['latency', null]],
      ],
      ['that takes a size away loosens', { sizes: {} }, [['size', null]]],
      ['that raises a size loosens', { sizes: { 'SPOT:BTCUSDT': '0.6' } }, [['size', '0.6']]],
      ['that adds a size tightens', { sizes: { ...STRICT.sizes, 'SPOT:ETHUSDT': '3' } }, []],
      [
        'of several tells each',
        { priceBand: { isOn: false, limit: '5' }, sizes: {} },
        [
          ['priceBand', null],
          ['size', null],
        ],
      ],
    ],
  )('%s', (_what, change, expected) => {
    const found = loosened(STRICT, { ...STRICT, ...change })
    expect(found.map(({ guard, after }) => [guard, after])).toEqual(expected)
  })

  it('switches guards on without loosening', () => {
    expect(loosened(DEFAULT_GUARDS.live, STRICT)).toEqual([])
  })
})
