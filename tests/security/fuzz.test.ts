import { describe, expect, test } from 'vitest'
import { parseTickers } from '../../electron/bitget/parse/market.ts'
import { decimal } from '../../shared/domain/decimal.ts'
import { ANSWERS } from '../fuzz/answers.ts'
import { runCampaign } from '../fuzz/campaign.ts'
import { openMarket } from '../fuzz/fuzzed-market.ts'
import { MUTATIONS } from '../fuzz/mutation.ts'

// The short form of `npm run fuzz`. Time is measured there alone: here a slow machine proves nothing.

const TICKERS = '/api/v3/market/tickers'

describe('everything that reads the wire', () => {
  test('survives hostile frames and answers, and shows no figure that was not sent', async () => {
    const summary = await runCampaign({ frames: 20_000, seed: 20_260_101 })
    expect(summary.defects.filter(({ kind }) => kind !== 'slow')).toEqual([])
    expect(summary).toMatchObject({ frames: 20_000, crashes: 0, wrongNumbers: 0 })
    expect(Object.keys(summary.byKind).sort()).toEqual([...MUTATIONS].sort())
    // A campaign that refuses all, or takes all, would look at nothing.
    expect(summary.accepted).toBeGreaterThan(2000)
    expect(summary.refused).toBeGreaterThan(2000)
  })

  test('meets the same frames again with the same seed', async () => {
    const [first, second] = [await runCampaign(SMALL), await runCampaign(SMALL)]
    expect({ ...second, slowestMs: 0 }).toEqual({ ...first, slowestMs: 0 })
  })
})

const SMALL = { frames: 3000, seed: 7 }

describe('a reader that is broken on purpose', () => {
  test('is reported when it rounds a price', async () => {
    const read = (data: unknown) =>
      parseTickers(data).map(({ symbol, ticker }) => {
        const { lastPrice } = ticker
        const rounded = lastPrice === null ? null : decimal(lastPrice).round(0).toFixed()
        return { symbol, ticker: { ...ticker, lastPrice: rounded } }
      })
    const answers = { ...ANSWERS, [TICKERS]: { ...ANSWERS[TICKERS], read } }
    const summary = await runCampaign({ ...SMALL, answers })
    expect(summary.wrongNumbers).toBeGreaterThan(0)
    expect(summary.defects[0]).toMatchObject({ kind: 'wrong' })
    expect(summary.defects[0]?.what).toContain('ticker.lastPrice')
  })

  test('is reported when it throws what it should not', async () => {
    const read = () => {
      throw new TypeError('broken on purpose')
    }
    const summary = await runCampaign({ ...SMALL, answers: { ...ANSWERS, [TICKERS]: { read } } })
    expect(summary.crashes).toBeGreaterThan(0)
    expect(summary.defects[0]?.what).toContain('broken on purpose')
  })

  test('is reported when its book loses a level', async () => {
    const summary = await runCampaign({
      ...SMALL,
      open: (options, listener) =>
        openMarket(options, {
          ...listener,
          onBook: ({ bids, asks, atMs }) => listener.onBook({ bids: bids.slice(1), asks, atMs }),
        }),
    })
    expect(summary.defects[0]).toMatchObject({ kind: 'wrong', what: "the book's b differs" })
  })

  test('is reported when it lets a hidden character through', async () => {
    const read = (data: unknown) => ({ rows: [], all: data })
    const summary = await runCampaign({ ...SMALL, answers: { ...ANSWERS, [TICKERS]: { read } } })
    expect(summary.defects.some(({ what }) => /BTC.{1,6}USDT/.test(what))).toBe(true)
  })
})
