import { describe, expect, it } from 'vitest'
import { Unreadable } from '../../../../../electron/bitget/errors/unreadable.ts'
import {
  parseAccountSettings,
  parseBalances,
  parseKeyFacts,
} from '../../../../../electron/bitget/parse/account.ts'
import { parsePositions } from '../../../../../electron/bitget/parse/position.ts'
import { parseCancelledRows } from '../../../../../electron/bitget/parse/trade.ts'
import { PRINTED_POSITION } from '../../../../helpers/printed-rows.ts'

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
    expect(parsePositions({ list: [PRINTED_POSITION] })).toEqual([
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
    const [position] = parsePositions({ list: [{ ...PRINTED_POSITION, liquidationPrice: '-12' }] })
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
