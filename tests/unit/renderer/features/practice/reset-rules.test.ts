import { describe, expect, it } from 'vitest'
import {
  balancesOf,
  rowFault,
  STARTING_ROWS,
} from '../../../../../renderer/features/practice/reset-rules.ts'

const row = (coin: string, amount: string, id = 9) => ({ id, coin, amount })

describe('a balance to reset to', () => {
  it.each([
    [row('USDC', '5000'), null],
    [row('USDC', '0'), null],
    [row('', '5'), 'coin-missing'],
    [row('US DC', '5'), 'coin-missing'],
    [row('USDT', '5'), 'coin-twice'],
    [row('USDC', ''), 'amount'],
    [row('USDC', '-1'), 'amount'],
    [row('USDC', '1.123456789'), 'amount'],
    [row('USDC', '1000000000000000'), 'amount'],
  ])('%j: %s', (one, fault) => {
    expect(rowFault(one, [...STARTING_ROWS, one])?.kind ?? null).toBe(fault)
  })

  it('goes out as a plain decimal', () => {
    expect(balancesOf([row('BTC', '1.500'), row('USDT', '0010')])).toEqual([
      { coin: 'BTC', amount: '1.5' },
      { coin: 'USDT', amount: '10' },
    ])
  })
})
