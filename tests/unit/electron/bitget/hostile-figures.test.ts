import { describe, expect, it } from 'vitest'
import { BookSide } from '../../../../electron/bitget/book/book-side.ts'
import { readLevels } from '../../../../electron/bitget/book/book-text.ts'
import { priceKey, sizeKind } from '../../../../electron/bitget/book/decimal-text.ts'
import { Unreadable } from '../../../../electron/bitget/errors/unreadable.ts'
import { textOf, time, unsigned } from '../../../../electron/bitget/parse/fields.ts'
import { parseSubAccount } from '../../../../electron/bitget/parse/sub-account.ts'
import { readAnswer } from '../../../../electron/bitget/rest/envelope.ts'
import { parseFrame } from '../../../../electron/bitget/socket/frame.ts'
import { FrameReader } from '../../../../electron/bitget/socket/frame-reader.ts'
import { parseBalances, parsePositions } from '../../../../electron/bitget/stream/account-push.ts'
import { parseTicker } from '../../../../electron/bitget/stream/market-push.ts'
import { parseFills, parseOrders } from '../../../../electron/bitget/stream/order-push.ts'
import { timeOf } from '../../../../electron/bitget/stream/push-field.ts'
import { printedItem } from '../../../fuzz/printed-frames.ts'

// Each of these was once shown as something that the exchange had not said.

const BAD = ['NaN', '1e400', 'Infinity', '0x10', ' 1', '1,5', 5, {}, [], true]

describe('a figure that cannot be read', () => {
  it.each(BAD)('in the account, as %j, is no zero', (bad) => {
    const account = printedItem('account')
    const [coin] = account.coin as object[]
    expect(parseBalances([{ ...account, effEquity: bad }])).toBeNull()
    expect(parseBalances([{ ...account, coin: [{ ...coin, locked: bad }] }])).toBeNull()
    expect(parseBalances([{ ...account, coin: [{ ...coin, borrow: bad }] }])).toBeNull()
  })

  it.each(BAD)('in a ticker, as %j, costs the whole ticker: the last one stands', (bad) => {
    const ticker = printedItem('ticker')
    expect(parseTicker([{ ...ticker, ask1Size: bad }], 5)).toBeNull()
    expect(parseTicker([{ ...ticker, fundingRate: bad }], 5)).toBeNull()
  })

  it.each(BAD)('in an order, a fill or a position, as %j, is no missing one', (bad) => {
    const order = printedItem('order')
    const fill = printedItem('fill')
    const fee = [{ feeCoin: 'USDT', fee: bad }]
    expect(parseOrders([{ ...order, price: bad }])).toEqual({ items: [], unreadable: 1 })
    expect(parseOrders([{ ...order, cumExecQty: bad }])).toEqual({ items: [], unreadable: 1 })
    expect(parseFills([{ ...fill, feeDetail: fee }])).toEqual({ items: [], unreadable: 1 })
    expect(parsePositions([{ ...printedItem('position'), liqPrice: bad }])).toBeNull()
  })

  it('is refused when it is a negative size or price', () => {
    expect(parseOrders([{ ...printedItem('order'), qty: '-5' }]).unreadable).toBe(1)
    expect(parseFills([{ ...printedItem('fill'), execValue: '-5' }]).unreadable).toBe(1)
    expect(() => unsigned({ qty: '-5' }, 'qty')).toThrow(Unreadable)
  })

  it('is no price of liquidation when it is negative: there is none then', () => {
    const push = parsePositions([{ ...printedItem('position'), liqPrice: '-12.5' }])
    expect(push?.positions[0]?.liquidationPrice).toBeNull()
  })
})

describe('a time', () => {
  it.each(['0x10', '1e3', ' 5 ', '1.5', 1.5, '9000000000000000', '', [5]])(
    '%j is none',
    (value) => {
      expect(timeOf(value)).toBeNull()
      expect(() => time({ at: value }, 'at')).toThrow(Unreadable)
    },
  )
})

describe('a text with hidden characters', () => {
  it('is no name: what is left of it may be the name of another thing', () => {
    expect(() => textOf({ symbol: 'BTC\u202eUSDT' }, 'symbol')).toThrow(Unreadable)
    expect(parseOrders([{ ...printedItem('order'), symbol: 'BTC\u200bUSDT' }]).unreadable).toBe(1)
    expect(parseOrders([{ ...printedItem('order'), clientOid: 'a\u0000' }]).unreadable).toBe(1)
  })

  it('loses them where it is a message or a note', () => {
    const refused = readAnswer(400, '{"code":"25202","msg":"no\\u202e money"}', null)
    expect(refused.envelope?.message).toBe('no money')
    const long = readAnswer(400, JSON.stringify({ code: '25202', msg: 'x'.repeat(5000) }), null)
    expect(long.envelope?.message).toHaveLength(300)
    expect(parseFrame('{"event":"error","code":30001,"msg":"a\\u2066b"}')).toMatchObject({
      message: 'ab',
    })
    const row = {
      subUid: '1',
      username: 'me\u202e',
      status: 'normal',
      createdTime: '1790000000000',
    }
    expect(parseSubAccount(row).username).toBe('me')
  })
})

it('the beginning of a frame that contradicts the rest of it is not taken for others', () => {
  const reader = new FrameReader()
  const arg = (symbol: string) => `{"instType":"usdt-futures","topic":"books","symbol":"${symbol}"}`
  const head = `{"action":"update","arg":${arg('ETHUSDT')},"data":[{"a":`
  const tail = '[],"b":[],"pseq":1,"seq":2,"ts":"1790000000049"}],'
  reader.read(`${head}${tail}"arg":${arg('BTCUSDT')},"ts":1790000000051}`)
  expect(reader.read(`${head}${tail}"ts":1790000000051}`)).toMatchObject({
    arg: { symbol: 'ETHUSDT' },
  })
})

it('a depth push with more levels than a side may have is refused before any is sorted in', () => {
  const pairs = Array.from({ length: 4001 }, (_, at) => [String(at + 1), '1'])
  expect(new BookSide('bids').replace(pairs)).toBe(false)
  expect(new BookSide('bids').apply(pairs)).toBe(false)
})

describe('a size or price with more digits than a decimal may have', () => {
  it.each([`0.${'1'.repeat(41)}`, '1'.repeat(41), `${'0'.repeat(60)}5`])(
    '%s is no level',
    (text) => {
      expect(sizeKind(text)).toBe('refused')
      expect(priceKey(text)).toBe(-1)
    },
  )

  it('is refused on the short way through the text as well', () => {
    const side = new BookSide('asks')
    expect(readLevels(`[["${'0'.repeat(60)}5","1"]]`, 0, side)).toBe(-1)
    expect(readLevels(`[["5","0.${'1'.repeat(41)}"]]`, 0, side)).toBe(-1)
  })
})

it('a number in the answer to an order is not rounded to the id of another', () => {
  const frame = parseFrame(
    '{"event":"trade","id":"7","code":"0","args":[{"orderId":1390112233445403742}]}',
  )
  expect(frame).toMatchObject({ args: [{ orderId: '1390112233445403742' }] })
})
