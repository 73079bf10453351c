import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
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

// Frames as the exchange's channel pages print them, and as they were seen live.
const TICKER = {
  highPrice24h: '64980.0',
  lowPrice24h: '63110.2',
  openPrice24h: '63505.1',
  lastPrice: '64010.4',
  turnover24h: '3120455010.11',
  volume24h: '48710.233',
  bid1Price: '64010.4',
  ask1Price: '64010.5',
  bid1Size: '1.2',
  ask1Size: '0.5',
  price24hPcnt: '-0.00796',
  indexPrice: '64022.7',
  markPrice: '64011.0',
  fundingRate: '-0.000061',
  nextFundingTime: '1790006400000',
  openInterest: '38211.42',
  deliveryTime: '',
  deliveryStartTime: '',
  deliveryStatus: '',
}
const TRADE = {
  i: '1380000000000000102',
  L: '1',
  p: '64010.5',
  v: '0.018',
  S: 'buy',
  T: '1790000001450',
  isRPI: 'no',
}
const CANDLE = {
  start: '1789999980000',
  open: '64002.1',
  high: '64014.0',
  low: '63999.8',
  close: '64010.4',
  volume: '12.417',
  turnover: '794803.55',
}
const ORDER = {
  category: 'usdt-futures',
  symbol: 'BTCUSDT',
  orderId: '1380000000000001001',
  clientOid: 'pt-000001',
  price: '63900.0',
  qty: '0.02',
  amount: '',
  holdMode: 'one_way_mode',
  holdSide: 'net',
  tradeSide: 'buy_single',
  delegateType: 'normal',
  orderType: 'limit',
  timeInForce: 'gtc',
  side: 'buy',
  marginMode: 'crossed',
  marginCoin: 'USDT',
  reduceOnly: 'no',
  cumExecQty: '0.005',
  cumExecValue: '319.5',
  avgPrice: '63900',
  totalProfit: '0',
  orderStatus: 'partially_filled',
  cancelReason: '',
  leverage: '10',
  feeDetail: [{ feeCoin: 'USDT', fee: '0.0639' }],
  createdTime: '1790000003000',
  updatedTime: '1790000003550',
  stpMode: 'none',
  takeprofit: '',
  stoploss: '',
}
const FILL = {
  category: 'USDT-FUTURES',
  symbol: 'BTCUSDT',
  orderId: '1380000000000001001',
  clientOid: 'pt-000001',
  execId: '1380000000000002001',
  execLinkId: '1380000000000002001',
  orderType: 'limit',
  side: 'buy',
  holdSide: 'long',
  tradeSide: 'buy_single',
  execPrice: '63900',
  execQty: '0.005',
  execValue: '319.5',
  execPnl: '0',
  tradeScope: 'maker',
  feeDetail: [{ feeCoin: 'USDT', fee: '-0.0639' }],
  execTime: '1790000003548',
  updatedTime: '1790000003550',
  isRPI: 'no',
}
const POSITION = {
  symbol: 'BTCUSDT',
  marginCoin: 'USDT',
  holdMode: 'one_way_mode',
  posSide: 'long',
  marginMode: 'crossed',
  positionStatus: 'opening',
  size: '0.02',
  available: '0.02',
  frozen: '0',
  leverage: '10',
  marginSize: '128.02',
  avgPrice: '64010.5',
  markPrice: '64011.0',
  breakEvenPrice: '64087.3',
  liqPrice: '',
  mmr: '0.004',
  unrealisedPnl: '0.01',
  curRealisedPnl: '0',
  profitRate: '0.0001',
  totalFundingFee: '0',
  openFeeTotal: '-0.768126',
  closeFeeTotal: '0',
  cashDividend: '',
  createdTime: '1790000001500',
  updatedTime: '1790000001512',
}
const ACCOUNT = {
  totalEquity: '10250.33',
  effEquity: '10210.10',
  imr: '128.02',
  mmr: '25.60',
  mgnRatio: '0.0025',
  positionMgnRatio: '0.0125',
  unrealisedPnL: '-1.92',
  coin: [
    {
      coin: 'USDT',
      balance: '9800.10',
      available: '9670.16',
      locked: '0',
      equity: '9802.02',
      usdValue: '9802.02',
      borrow: '1.5',
      debts: '0.25',
      bonus: '0',
    },
    {
      coin: 'BTC',
      balance: '0.007',
      available: '0.007',
      locked: '0',
      equity: '0.007',
      usdValue: '448.07',
      borrow: '',
      debts: '',
    },
  ],
}
const NOT_NUMBERS = [
  'NaN',
  '1e400',
  'Infinity',
  '-1',
  '0x10',
  ' 1',
  '1'.repeat(41),
  5,
  null,
  undefined,
  {},
]

describe('public pushes', () => {
  it('reads a ticker of a future', () => {
    expect(parseTicker([TICKER], 5)).toEqual({
      lastPrice: '64010.4',
      openPrice24h: '63505.1',
      highPrice24h: '64980.0',
      lowPrice24h: '63110.2',
      change24h: '-0.00796',
      volume24h: '48710.233',
      turnover24h: '3120455010.11',
      bidPrice: '64010.4',
      bidSize: '1.2',
      askPrice: '64010.5',
      askSize: '0.5',
      indexPrice: '64022.7',
      markPrice: '64011.0',
      fundingRate: '-0.000061',
      nextFundingAtMs: 1_790_006_400_000,
      openInterest: '38211.42',
      atMs: 5,
    })
  })

  it('reads what a spot ticker does not have as null', () => {
    const { indexPrice, markPrice, fundingRate, openInterest, nextFundingTime, ...spot } = TICKER
    expect(parseTicker([spot], 5)).toMatchObject({
      indexPrice: null,
      markPrice: null,
      fundingRate: null,
      openInterest: null,
      nextFundingAtMs: null,
    })
    expect([indexPrice, markPrice, fundingRate, openInterest, nextFundingTime]).toHaveLength(5)
  })

  it('reads trades and candles', () => {
    expect(parseTrades([TRADE])).toEqual([
      {
        id: '1380000000000000102',
        price: '64010.5',
        size: '0.018',
        side: 'buy',
        atMs: 1_790_000_001_450,
      },
    ])
    expect(parseCandles([CANDLE])).toEqual([
      {
        openAtMs: 1_789_999_980_000,
        open: '64002.1',
        high: '64014.0',
        low: '63999.8',
        close: '64010.4',
        volume: '12.417',
      },
    ])
  })

  it.each(NOT_NUMBERS)('refuses %j where a price or size should be', (bad) => {
    expect(parseTicker([{ ...TICKER, lastPrice: bad }], 5)).toBeNull()
    expect(parseTrades([{ ...TRADE, p: bad }])).toBeNull()
    expect(parseTrades([TRADE, { ...TRADE, v: bad }])).toBeNull()
    expect(parseCandles([{ ...CANDLE, high: bad }])).toBeNull()
    expect(parseTicker([{ ...TICKER, ask1Size: bad }], 5)?.askSize ?? null).toBeNull()
  })
})

describe('private pushes', () => {
  it('reads the account, adding up what is borrowed and owed', () => {
    const balances = parseBalances([ACCOUNT])
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
    const push = parsePositions([POSITION])
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
      ...POSITION,
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
    expect(parsePositions([{ ...POSITION, ...change }])?.positions).toMatchObject([{ category }])
  })

  it('keeps both sides of a hedge-mode account apart', () => {
    const long = { ...POSITION, holdMode: 'hedge_mode', marginMode: 'isolated' }
    expect(parsePositions([long, { ...long, posSide: 'short' }])?.positions).toMatchObject([
      { side: 'long', marginMode: 'isolated' },
      { side: 'short', marginMode: 'isolated' },
    ])
  })

  it('reads one complete order', () => {
    expect(parseOrders([ORDER])).toEqual({
      unreadable: 0,
      items: [
        {
          category: 'USDT-FUTURES',
          symbol: 'BTCUSDT',
          orderId: '1380000000000001001',
          clientOid: 'pt-000001',
          side: 'buy',
          orderType: 'limit',
          timeInForce: 'gtc',
          price: '63900.0',
          quantity: '0.02',
          quoteAmount: null,
          filledQuantity: '0.005',
          filledValue: '319.5',
          averagePrice: '63900',
          status: 'partially_filled',
          reduceOnly: false,
          positionSide: null,
          marginMode: 'crossed',
          stpMode: 'none',
          takeProfit: null,
          stopLoss: null,
          origin: 'normal',
          cancelReason: null,
          fees: [{ coin: 'USDT', amount: '0.0639' }],
          createdAtMs: 1_790_000_003_000,
          updatedAtMs: 1_790_000_003_550,
        },
      ],
    })
  })

  it.each([
    [{ orderStatus: 'live' }, { status: 'new' }],
    [
      { orderStatus: 'canceled', cancelReason: 'normal_cancel' },
      { status: 'cancelled', cancelReason: 'normal_cancel' },
    ],
    [{ category: 'USDT-FUTURES' }, { category: 'USDT-FUTURES' }],
    [{ category: 'Spot' }, { category: 'SPOT' }],
    [{ reduceOnly: 'YES' }, { reduceOnly: true }],
    [{ category: 'coin-futures' }, { category: 'COIN-FUTURES', marginMode: 'crossed' }],
    [
      { category: 'margin', orderType: 'market', price: '', qty: '0', amount: '50' },
      { category: 'MARGIN', marginMode: null, quoteAmount: '50' },
    ],
    [{ holdMode: 'hedge_mode', holdSide: 'short' }, { positionSide: 'short' }],
    [{ holdMode: 'hedge_mode', posSide: 'long', holdSide: undefined }, { positionSide: 'long' }],
    [{ holdMode: 'one_way_mode', holdSide: 'long' }, { positionSide: null }],
    [
      { takeprofit: '65500', tpTriggerBy: 'mark', tpOrderType: 'limit', tpLimitPrice: '65490' },
      {
        takeProfit: {
          triggerPrice: '65500',
          triggerBy: 'mark',
          orderType: 'limit',
          limitPrice: '65490',
        },
      },
    ],
    [
      { stopLoss: '60000' },
      {
        stopLoss: {
          triggerPrice: '60000',
          triggerBy: 'market',
          orderType: 'market',
          limitPrice: null,
        },
      },
    ],
    [
      { orderType: 'market', price: '', timeInForce: 'ioc' },
      { price: null, timeInForce: 'ioc' },
    ],
    [
      { avgPrice: '0', cumExecQty: '' },
      { averagePrice: null, filledQuantity: '0' },
    ],
    [{ feeDetail: [] }, { fees: [] }],
    [{ feeDetail: [{ feeCoin: '', fee: '' }] }, { fees: [] }],
    [
      { category: 'spot', orderType: 'market', price: '', qty: '50', amount: '' },
      { quantity: null, quoteAmount: '50' },
    ],
    [
      { category: 'spot', orderType: 'market', price: '', qty: '0', amount: '50' },
      { quantity: null, quoteAmount: '50' },
    ],
    [
      { category: 'spot', orderType: 'market', price: '', side: 'sell' },
      { quantity: '0.02', quoteAmount: null },
    ],
  ])('reads the order variant %j', (change, expected) => {
    expect(parseOrders([{ ...ORDER, ...change }]).items[0]).toMatchObject(expected)
  })

  it('keeps the readable orders of a push and counts the others', () => {
    const rows = [ORDER, { ...ORDER, orderStatus: 'surprise' }, { ...ORDER, category: 'options' }]
    expect(parseOrders(rows)).toMatchObject({ unreadable: 2, items: [{ symbol: 'BTCUSDT' }] })
    expect(parseOrders('x')).toEqual({ items: [], unreadable: 1 })
  })

  it('reads a fill in either case of its category, with a rebate as a negative fee', () => {
    for (const category of ['USDT-FUTURES', 'usdt-futures']) {
      expect(parseFills([{ ...FILL, category }]).items[0]).toEqual({
        category: 'USDT-FUTURES',
        symbol: 'BTCUSDT',
        fillId: '1380000000000002001',
        orderId: '1380000000000001001',
        clientOid: 'pt-000001',
        side: 'buy',
        positionSide: 'long',
        tradeSide: 'buy_single',
        price: '63900',
        quantity: '0.005',
        value: '319.5',
        liquidity: 'maker',
        fees: [{ coin: 'USDT', amount: '-0.0639' }],
        realisedProfit: '0',
        atMs: 1_790_000_003_548,
      })
    }
  })
})

it('no push makes a parser throw', () => {
  const rows = [TICKER, TRADE, CANDLE, ORDER, FILL, POSITION, ACCOUNT]
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
