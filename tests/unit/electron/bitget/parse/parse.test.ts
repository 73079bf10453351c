import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Unreadable } from '../../../../../electron/bitget/errors/unreadable.ts'
import {
  parseAccountSettings,
  parseAllFeeRates,
  parseBalances,
  parseDeduction,
  parseKeyFacts,
} from '../../../../../electron/bitget/parse/account.ts'
import { parseBatch, parseBatchList } from '../../../../../electron/bitget/parse/batch.ts'
import { parseInstruments } from '../../../../../electron/bitget/parse/instrument.ts'
import {
  parseCandles,
  parseDiscounts,
  parseTickers,
  parseTiers,
} from '../../../../../electron/bitget/parse/market.ts'
import { parseFlaggedPage, parsePage } from '../../../../../electron/bitget/parse/page.ts'
import {
  parseAdlRanks,
  parseClosedPosition,
  parsePositions,
} from '../../../../../electron/bitget/parse/position.ts'
import { parseStrategy } from '../../../../../electron/bitget/parse/strategy.ts'
import {
  parseCreatedKey,
  parseSubAccount,
  parseSubAccountAssets,
  parseSubAccountKey,
} from '../../../../../electron/bitget/parse/sub-account.ts'
import {
  parseCancelledRows,
  parseFillPage,
  parseOrderInfo,
  parseOrderPage,
} from '../../../../../electron/bitget/parse/trade.ts'
import {
  parseFundingBalances,
  parseLedgerRow,
  parseTransferId,
  parseTransferLimit,
} from '../../../../../electron/bitget/parse/transfer.ts'
import { settleCoin } from '../../../../../shared/domain/instrument.ts'

// The documentation's own samples.
const ORDER = {
  orderId: '1390112233445403742',
  clientOid: 'desk-000001',
  category: 'USDT-FUTURES',
  symbol: 'BTCUSDT',
  orderType: 'limit',
  side: 'buy',
  price: '61250.5',
  qty: '0.01',
  amount: '0',
  cumExecQty: '0.01',
  cumExecValue: '612.505',
  avgPrice: '61250.5',
  timeInForce: 'gtc',
  orderStatus: 'filled',
  posSide: 'long',
  holdMode: 'hedge_mode',
  tradeSide: 'open_long',
  delegateType: 'normal',
  reduceOnly: 'NO',
  marginMode: 'crossed',
  stpMode: 'none',
  takeProfit: null,
  stopLoss: '60000',
  tpTriggerBy: null,
  slTriggerBy: 'mark',
  tpOrderType: null,
  slOrderType: 'market',
  tpLimitPrice: null,
  slLimitPrice: null,
  feeDetail: [{ feeCoin: 'USDT', fee: '0.367503' }],
  cancelReason: '',
  execType: 'normal',
  createdTime: '1790000004000',
  updatedTime: '1790000004015',
}

const POSITION = {
  category: 'USDT-FUTURES',
  symbol: 'BTCUSDT',
  marginCoin: 'USDT',
  holdMode: 'hedge_mode',
  posSide: 'long',
  marginMode: 'crossed',
  positionBalance: '61.2505',
  available: '0.01',
  frozen: '0',
  total: '0.01',
  leverage: '10',
  curRealisedPnl: '0',
  avgPrice: '61250.5',
  positionStatus: 'normal',
  unrealisedPnl: '1.495',
  liquidationPrice: '0',
  mmr: '0.004',
  profitRate: '0.0244079640',
  markPrice: '61400',
  breakEvenPrice: '61324',
  totalFunding: '0',
  openFeeTotal: '-0.367503',
  closeFeeTotal: '0',
  createdTime: '1790000004010',
  updatedTime: '1790000004015',
}

describe('an order', () => {
  it('is read from the documented sample', () => {
    expect(parseOrderInfo(ORDER)).toEqual({
      category: 'USDT-FUTURES',
      symbol: 'BTCUSDT',
      orderId: '1390112233445403742',
      clientOid: 'desk-000001',
      side: 'buy',
      orderType: 'limit',
      timeInForce: 'gtc',
      price: '61250.5',
      quantity: '0.01',
      quoteAmount: null,
      filledQuantity: '0.01',
      filledValue: '612.505',
      averagePrice: '61250.5',
      status: 'filled',
      reduceOnly: false,
      positionSide: 'long',
      marginMode: 'crossed',
      stpMode: 'none',
      takeProfit: null,
      stopLoss: {
        triggerPrice: '60000',
        triggerBy: 'mark',
        orderType: 'market',
        limitPrice: null,
      },
      origin: 'normal',
      cancelReason: null,
      fees: [{ coin: 'USDT', amount: '0.367503' }],
      createdAtMs: 1790000004000,
      updatedAtMs: 1790000004015,
    })
  })

  it('takes "", "0" and null for missing, in the shape of open orders', () => {
    const market = {
      ...ORDER,
      category: 'spot',
      orderType: 'market',
      price: '0',
      qty: '0',
      amount: '25.5',
      cumExecQty: '',
      cumExecValue: null,
      avgPrice: '0',
      orderStatus: 'live',
      feeDetail: [{ feeCoin: '', fee: '' }],
      reduceOnly: undefined,
      cancelReason: undefined,
    }
    expect(parseOrderInfo(market)).toMatchObject({
      category: 'SPOT',
      price: null,
      quantity: null,
      quoteAmount: '25.5',
      filledQuantity: '0',
      averagePrice: null,
      status: 'new',
      fees: [],
    })
  })

  it('passes an unknown cancel reason and unknown fields', () => {
    const order = { ...ORDER, orderStatus: 'cancelled', cancelReason: 'moon_cancel', newField: 1 }
    expect(parseOrderInfo(order).cancelReason).toBe('moon_cancel')
  })

  it.each([
    ['orderStatus', 'half_done'],
    ['side', 'BUY?'],
    ['orderType', 'twap'],
    ['category', 'OPTIONS'],
    ['price', 'NaN'],
    ['cumExecQty', '1e400'],
    ['qty', 'Infinity'],
    ['updatedTime', 'yesterday'],
    ['orderId', ''],
    ['feeDetail', 'none'],
  ])('cannot be read with %s = %j', (name, value) => {
    expect(() => parseOrderInfo({ ...ORDER, [name]: value })).toThrow(Unreadable)
  })

  it('has no position side in one-way mode, and no margin mode off futures', () => {
    expect(parseOrderInfo({ ...ORDER, holdMode: 'one_way_mode' }).positionSide).toBeNull()
    const margin = { ...ORDER, category: 'MARGIN', posSide: '', holdMode: '' }
    expect(parseOrderInfo(margin)).toMatchObject({
      category: 'MARGIN',
      positionSide: null,
      marginMode: null,
    })
  })

  it('makes a list of every product line', () => {
    const categories = ['SPOT', 'MARGIN', 'USDT-FUTURES', 'USDC-FUTURES', 'COIN-FUTURES']
    const list = categories.map((category) => ({ ...ORDER, category }))
    const { rows } = parseOrderPage({ list, cursor: '1' })
    expect(rows.map((order) => order.category)).toEqual(categories)
  })

  it.each([[{ list: null, cursor: null }], [{ list: [], cursor: null }], [null]])(
    'list may be empty as %j',
    (data) => expect(parseOrderPage(data)).toEqual({ rows: [], cursor: null }),
  )

  it('never makes a parser throw anything but Unreadable', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        for (const parse of [
          ...[parseOrderInfo, parseOrderPage, parseFillPage, parsePositions, parseAdlRanks],
          ...[parseAccountSettings, parseBalances, parseAllFeeRates, parseTiers, parseBatchList],
          ...[parseFundingBalances, parseCreatedKey, parseTickers, parseCandles, parseDeduction],
          (data: unknown) => parseKeyFacts(data, 0),
          (data: unknown) => parseBatch(data, [{ orderId: '1' }]),
          (data: unknown) => parseBatch([data], [{ clientOid: '1' }]),
          (data: unknown) => parsePage({ list: [data] }, parseStrategy),
          (data: unknown) => parsePage({ list: [data] }, parseClosedPosition),
          (data: unknown) => parsePage({ list: [data] }, (row) => parseLedgerRow(row, 'OTHER')),
          (data: unknown) => parseFlaggedPage({ list: [data] }, parseSubAccount),
          (data: unknown) => parseFlaggedPage({ list: [data] }, parseSubAccountKey),
          (data: unknown) => parseSubAccountAssets(data, '7'),
          (data: unknown) => parseTransferId(data, '7'),
          (data: unknown) => parseTransferLimit(data, 'USDT'),
        ]) {
          try {
            parse(value)
          } catch (error) {
            expect(error).toBeInstanceOf(Unreadable)
          }
        }
      }),
    )
  })
})

describe('an instrument', () => {
  const FUTURE = {
    symbol: 'BTCUSDT',
    baseCoin: 'BTC',
    quoteCoin: 'USDT',
    status: 'online',
    buyLimitPriceRatio: '0.05',
    sellLimitPriceRatio: '0.05',
    makerFeeRate: '0.0002',
    takerFeeRate: '0.0006',
    minOrderQty: '0.0001',
    maxOrderQty: '1200',
    maxMarketOrderQty: '220',
    pricePrecision: '1',
    quantityPrecision: '4',
    quotePrecision: '',
    priceMultiplier: '0.1',
    quantityMultiplier: '0.0001',
    minOrderAmount: '5',
    minLeverage: '1',
    maxLeverage: '150',
    fundInterval: '8',
  }

  it('has its tick and step from the multipliers on futures', () => {
    expect(parseInstruments([FUTURE], 'USDT-FUTURES')[0]).toMatchObject({
      tickSize: '0.1',
      quantityStep: '0.0001',
      quoteStep: null,
      maxMarketQuantity: '220',
      fundingIntervalHours: 8,
    })
  })

  it('has them from the precisions on spot, where no limit is "0"', () => {
    const spot = {
      ...FUTURE,
      pricePrecision: '2',
      quantityPrecision: '6',
      quotePrecision: '8',
      maxOrderQty: '0',
      maxMarketOrderQty: undefined,
      minLeverage: undefined,
    }
    expect(parseInstruments([spot], 'SPOT')[0]).toMatchObject({
      tickSize: '0.01',
      quantityStep: '0.000001',
      quoteStep: '0.00000001',
      maxQuantity: null,
      maxMarketQuantity: null,
      minLeverage: null,
    })
  })

  it('of margin is stepped like spot and borrows up to its own leverage', () => {
    const margin = {
      ...FUTURE,
      ...{ pricePrecision: '2', quantityPrecision: '6', quotePrecision: '8' },
      ...{ priceMultiplier: '', quantityMultiplier: '', fundInterval: '' },
      ...{ minLeverage: '', maxLeverage: '3', maxCrossedLeverage: '10', maxIsolatedLeverage: '5' },
    }
    expect(parseInstruments([margin], 'MARGIN')[0]).toMatchObject({
      ...{ category: 'MARGIN', tickSize: '0.01', quantityStep: '0.000001' },
      ...{ quoteStep: '0.00000001', maxLeverage: '10', fundingIntervalHours: null },
    })
  })

  it.each([
    ['USDC-FUTURES', { symbol: 'BTCPERP', quoteCoin: 'USDC' }, 'USDC'],
    ['COIN-FUTURES', { symbol: 'BTCUSD_CM', quoteCoin: 'USD', minOrderQty: '1' }, 'BTC'],
  ] as const)('of %s has its step from the multiplier', (category, change, settled) => {
    const [instrument] = parseInstruments([{ ...FUTURE, ...change }], category)
    expect(instrument).toMatchObject({ category, symbol: change.symbol, quoteStep: null })
    expect(instrument && settleCoin(instrument)).toBe(settled)
  })

  it('that cannot be read is left out, and all of them together are unreadable', () => {
    const odd = { ...FUTURE, priceMultiplier: '' }
    expect(parseInstruments([odd, FUTURE], 'USDT-FUTURES')).toHaveLength(1)
    expect(() => parseInstruments([odd], 'USDT-FUTURES')).toThrow(Unreadable)
  })
})

describe('market data', () => {
  it('has null where a ticker came empty', () => {
    const row = { symbol: 'BTCUSDT', ts: '1790000000290', lastPrice: '61250.5', bid1Price: '' }
    expect(parseTickers([row])[0]?.ticker).toMatchObject({ lastPrice: '61250.5', bidPrice: null })
  })

  it('has the documented tiers smallest first', () => {
    const tiers = [
      { tier: '2', minTierValue: '150000', maxTierValue: '900000', leverage: '100', mmr: '0.005' },
      { tier: '1', minTierValue: '0', maxTierValue: '150000', leverage: '150', mmr: '0.004' },
    ]
    expect(parseTiers(tiers)).toEqual([
      { minValue: '0', maxValue: '150000', leverage: '150', maintenanceRate: '0.004' },
      { minValue: '150000', maxValue: '900000', leverage: '100', maintenanceRate: '0.005' },
    ])
    expect(() => parseTiers([{ ...tiers[0], mmr: '' }])).toThrow(Unreadable)
  })

  it('has the documented discounts smallest first', () => {
    const list = [
      { tierStartValue: '1000000', discountRate: '0.95' },
      { tierStartValue: '0', discountRate: '0.975' },
    ]
    expect(parseDiscounts([{ coin: 'BTC', list }])).toEqual([
      {
        coin: 'BTC',
        steps: [
          { fromValue: '0', rate: '0.975' },
          { fromValue: '1000000', rate: '0.95' },
        ],
      },
    ])
    expect(() => parseDiscounts([{ coin: 'BTC', list: null }])).toThrow(Unreadable)
  })

  it('has candles oldest first', () => {
    const rows = [
      ['1789999980000', '61251', '61252', '61249.9', '61250.5', '3.21', '196615.1'],
      ['1789999920000', '61240', '61255.1', '61238.2', '61251', '12.3456', '755900.12'],
    ]
    expect(parseCandles(rows).map((candle) => candle.openAtMs)).toEqual([
      1789999920000, 1789999980000,
    ])
    expect(() => parseCandles([['1789999980000', 'NaN']])).toThrow(Unreadable)
  })
})

describe('an account', () => {
  it.each(['read-and-write', 'read_and_write'])('may write when permType is %s', (permType) => {
    const facts = parseKeyFacts(
      {
        userId: 7001234567,
        ips: '203.0.113.10,203.0.113.11',
        permType,
        permissions: ['uta_trade'],
      },
      5,
    )
    expect(facts).toEqual({
      accountUid: '7001234567',
      boundIps: ['203.0.113.10', '203.0.113.11'],
      permissions: ['trade-read', 'trade-write'],
      canWithdraw: false,
      checkedAtMs: 5,
    })
  })

  it('shows a read-only key that may withdraw, on an account named uid', () => {
    const data = { uid: '7', ips: '', permType: 'read-only', permissions: ['uta_mgt', 'withdraw'] }
    expect(parseKeyFacts(data, 0)).toMatchObject({
      accountUid: '7',
      boundIps: [],
      permissions: ['manage-read'],
      canWithdraw: true,
    })
  })

  it('has its settings as the documented sample tells them', () => {
    const sample = {
      uid: '7001234567',
      accountMode: 'unified',
      assetMode: 'multi_assets',
      accountLevel: 'advanced',
      holdMode: 'hedge_mode',
      stpMode: 'none',
      symbolConfigList: [
        { category: 'USDT-FUTURES', symbol: 'BTCUSDT', marginMode: 'crossed', leverage: '10' },
      ],
      coinConfigList: [{ coin: 'USDT', leverage: '3' }],
    }
    expect(parseAccountSettings(sample)).toEqual({
      accountUid: '7001234567',
      accountMode: 'unified',
      assetMode: 'multi_assets',
      accountLevel: 'advanced',
      holdMode: 'hedge_mode',
      stpMode: 'none',
      leverages: sample.symbolConfigList,
      coinLeverages: sample.coinConfigList,
    })
  })

  it('does not guess the hold mode', () => {
    expect(parseAccountSettings({ holdMode: 'hedge_mode', symbolConfigList: null })).toEqual({
      accountUid: '',
      accountMode: '',
      assetMode: '',
      accountLevel: null,
      holdMode: 'hedge_mode',
      stpMode: null,
      leverages: [],
      coinLeverages: [],
    })
    expect(() => parseAccountSettings({ holdMode: 'both' })).toThrow(Unreadable)
  })

  it('has balances by coin, and nothing is zero where it came empty', () => {
    const coin = { coin: 'USDT', equity: '', balance: '10', available: '9', locked: null }
    expect(parseBalances({ accountEquity: '10.5', assets: [coin] }).coins[0]).toMatchObject({
      balance: '10',
      locked: '0',
      debt: '0',
    })
  })

  it('is flat when the list of positions is null', () => {
    expect(parsePositions({ list: null })).toEqual([])
  })

  it('has its positions as the documented sample tells them', () => {
    expect(parsePositions({ list: [POSITION] })).toEqual([
      {
        category: 'USDT-FUTURES',
        symbol: 'BTCUSDT',
        side: 'long',
        marginCoin: 'USDT',
        marginMode: 'crossed',
        size: '0.01',
        available: '0.01',
        leverage: '10',
        margin: '61.2505',
        entryPrice: '61250.5',
        markPrice: '61400',
        breakEvenPrice: '61324',
        liquidationPrice: null,
        unrealisedProfit: '1.495',
        realisedProfit: '0',
        openFees: '-0.367503',
        closeFees: '0',
        funding: '0',
        maintenanceRate: '0.004',
        createdAtMs: 1790000004010,
        updatedAtMs: 1790000004015,
      },
    ])
  })

  it('has no liquidation price below 0', () => {
    const [position] = parsePositions({ list: [{ ...POSITION, liquidationPrice: '-12' }] })
    expect(position?.liquidationPrice).toBeNull()
  })

  it('counts refused rows of a cancel-all', () => {
    const list = [
      { orderId: '1', clientOid: 'a' },
      { orderId: '2', clientOid: 'b', code: '24056', msg: 'notExisted' },
    ]
    expect(parseCancelledRows({ list })).toEqual({ done: 1, failed: 1 })
  })
})
