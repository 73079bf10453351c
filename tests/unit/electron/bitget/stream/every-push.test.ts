import fc from 'fast-check'
import { it } from 'vitest'
import {
  parseBalances,
  parsePositions,
} from '../../../../../electron/bitget/stream/account-push.ts'
import {
  parseCandles,
  parseTicker,
  parseTrades,
} from '../../../../../electron/bitget/stream/market-push.ts'
import { parseFills, parseOrders } from '../../../../../electron/bitget/stream/order-push.ts'
import {
  PUSHED_ACCOUNT,
  PUSHED_CANDLE,
  PUSHED_FILL,
  PUSHED_ORDER,
  PUSHED_POSITION,
  PUSHED_TICKER,
  PUSHED_TRADE,
} from '../../../../helpers/printed-pushes.ts'

it('no push makes a parser throw', () => {
  const rows = [
    PUSHED_TICKER,
    PUSHED_TRADE,
    PUSHED_CANDLE,
    PUSHED_ORDER,
    PUSHED_FILL,
    PUSHED_POSITION,
    PUSHED_ACCOUNT,
  ]
  const mutated = fc
    .tuple(fc.constantFrom(...rows), fc.nat(), fc.jsonValue())
    .map(([row, at, value]) => {
      const keys = Object.keys(row)
      return [{ ...row, [keys[at % keys.length] ?? '']: value }]
    })
  fc.assert(
    fc.property(fc.oneof(mutated, fc.jsonValue()), (data) => {
      for (const parse of [
        parseBalances,
        parsePositions,
        parseTrades,
        parseCandles,
        parseOrders,
        parseFills,
      ])
        parse(data)
      parseTicker(data, 1)
    }),
    { numRuns: 500 },
  )
})
