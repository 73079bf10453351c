import { describe, expect, it } from 'vitest'
import {
  parseBalances,
  parsePositions,
} from '../../../../../electron/bitget/stream/account-push.ts'
import { PUSHED_ACCOUNT, PUSHED_POSITION } from '../../../../helpers/printed-pushes.ts'

describe('pushes of balances and positions', () => {
  it('reads the account, adding up what is borrowed and owed', () => {
    const balances = parseBalances([PUSHED_ACCOUNT])
    expect(balances).toMatchObject({
      equity: '10250.33',
      unrealisedProfit: '-1.92',
      initialMargin: '128.02',
      maintenanceMargin: '25.60',
    })
    expect(balances?.coins).toMatchObject([
      { coin: 'USDT', balance: '9800.10', available: '9670.16', debt: '1.75' },
      { coin: 'BTC', debt: '0' },
    ])
  })

  it('reads a position, and none of its empty prices', () => {
    const push = parsePositions([PUSHED_POSITION])
    expect(push).toMatchObject({
      ended: [],
      positions: [
        {
          category: 'USDT-FUTURES',
          side: 'long',
          size: '0.02',
          liquidationPrice: null,
          openFees: '-0.768126',
          entryPrice: '64010.5',
        },
      ],
    })
  })

  it('tells an ended position, whose fields are empty, by its key', () => {
    const ended = {
      ...PUSHED_POSITION,
      positionStatus: 'ended',
      size: '0',
      liqPrice: '',
      mmr: '',
      breakEvenPrice: '',
      openFeeTotal: '',
    }
    expect(parsePositions([ended])).toEqual({ positions: [], ended: ['USDT-FUTURES:BTCUSDT:long'] })
    expect(parsePositions([])).toEqual({ positions: [], ended: [] })
  })

  it.each([
    [{ marginCoin: 'USDT' }, 'USDT-FUTURES'],
    [{ marginCoin: 'USDC' }, 'USDC-FUTURES'],
    [{ marginCoin: 'BTC' }, 'COIN-FUTURES'],
    [{ marginCoin: 'USDT', category: 'coin-futures' }, 'COIN-FUTURES'],
  ])('tells the product line of a position with %j', (change, category) => {
    expect(parsePositions([{ ...PUSHED_POSITION, ...change }])?.positions).toMatchObject([
      { category },
    ])
  })

  it('keeps both sides of a hedge-mode account apart', () => {
    const long = { ...PUSHED_POSITION, holdMode: 'hedge_mode', marginMode: 'isolated' }
    expect(parsePositions([long, { ...long, posSide: 'short' }])?.positions).toMatchObject([
      { side: 'long', marginMode: 'isolated' },
      { side: 'short', marginMode: 'isolated' },
    ])
  })
})
