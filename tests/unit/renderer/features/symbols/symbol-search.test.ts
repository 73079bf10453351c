import { describe, expect, it } from 'vitest'
import {
  findInstruments,
  type SymbolFilter,
  toggleFavourite,
} from '../../../../../renderer/features/symbols/symbol-search.ts'
import { aPerpetual, aSpotPair } from '../../../../helpers/builders.ts'

const all = [
  aPerpetual(),
  aPerpetual({ symbol: 'ETHUSDT', baseCoin: 'ETH' }),
  aPerpetual({ symbol: 'ETHFIUSDT', baseCoin: 'ETHFI' }),
  aSpotPair({ symbol: 'ETHUSDT', baseCoin: 'ETH' }),
  aSpotPair({ symbol: 'STETHUSDT', baseCoin: 'STETH' }),
]
const favourites = [{ category: 'SPOT', symbol: 'ETHUSDT' }] as const

function found(text: string, filter: SymbolFilter = 'all'): ReadonlyArray<string> {
  return findInstruments(all, text, filter, favourites).map(
    ({ category, symbol }) => `${category} ${symbol}`,
  )
}

describe('searching instruments', () => {
  it('puts the very coin first, its favourite before others, then beginnings, then the rest', () => {
    expect(found('eth')).toEqual([
      'SPOT ETHUSDT',
      'USDT-FUTURES ETHUSDT',
      'USDT-FUTURES ETHFIUSDT',
      'SPOT STETHUSDT',
    ])
  })

  it('reads ETH/USDT and eth-usdt as the symbol', () => {
    expect(found('ETH/USDT')[0]).toBe('SPOT ETHUSDT')
    expect(found(' eth-usdt ')[0]).toBe('SPOT ETHUSDT')
  })

  it('keeps to favourites or a product line', () => {
    expect(found('', 'favourites')).toEqual(['SPOT ETHUSDT'])
    expect(found('', 'SPOT')).toEqual(['SPOT ETHUSDT', 'SPOT STETHUSDT'])
    expect(found('nothing')).toEqual([])
  })

  it('puts a favourite in and takes it out', () => {
    const perp = { category: 'USDT-FUTURES', symbol: 'BTCUSDT' } as const
    const both = toggleFavourite(favourites, perp)
    expect(both).toEqual([...favourites, perp])
    expect(toggleFavourite(both, perp)).toEqual(favourites)
  })
})
