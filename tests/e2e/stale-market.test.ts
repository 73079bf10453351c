import { afterAll, beforeAll, expect, it } from 'vitest'
import { tradeWords } from '../../renderer/i18n/trade-words.ts'
import type { OrderDraft } from '../../shared/domain/order.ts'
import type { Bridge } from '../../shared/ipc/bridge.ts'
import { aDraft } from '../helpers/builders.ts'
import type { ExchangeInPlace } from '../helpers/exchange-in-place.ts'
import { waitUntil } from '../helpers/wait-until.ts'
import { Story } from './story.ts'

// The prices stop without a word: the public socket stays open and says nothing. Everything else works.
const words = tradeWords.en.book
/** A ping after ten seconds at the latest, three for its answer, ten more until the link is given up. */
const HEARTBEATS_MS = 40_000
let story: Story
let place: ExchangeInPlace

beforeAll(async () => {
  story = await Story.begin({ seed: 66, key: null, isInPlace: true })
  if (story.inPlace === null) throw new Error('the exchange is not in place')
  place = story.inPlace
  await story.giveKey('demo', 'demo')
  await story.change({ environment: 'demo' })
})

afterAll(async () => {
  await story?.end()
})

const market = (changes: Partial<OrderDraft> = {}) =>
  aDraft({ orderType: 'market', price: null, quantity: '0.02', ...changes })
const staleNote = () => story.desk.book.getByRole('status').filter({ hasText: words.staleText })
const size = () => story.engine.positions(story.keyOf('demo').accountId)[0]?.size
const orders = () => story.engine.orderHistory(story.keyOf('demo').accountId).length

/** What a page asks main for, past every control of its own. */
function submit(draft: OrderDraft) {
  return story.app.page.evaluate((given) => {
    const { keydesk } = window as unknown as { keydesk: Bridge }
    return keydesk.requests['orders.submit'](given, Date.now())
  }, draft)
}

it('takes market orders while prices come', async () => {
  await story.desk.open('trade')
  await waitUntil('a first order to be taken', async () => (await submit(market())).ok)
  await waitUntil('the position', () => size() === '0.02')
})

it('says that prices are old, and refuses market orders in the page and in main', async () => {
  place.isPublicSilent = true
  await staleNote().waitFor({ timeout: HEARTBEATS_MS })
  expect(await staleNote().innerText()).toMatch(/Book is .* old/)
  await story.desk.choose('buy', 'market')
  await story.desk.ticket.getByText(/^Guard “stale market”/).waitFor()
  const sent = orders()
  expect(await submit(market({ quantity: '0.03' }))).toMatchObject({
    ok: false,
    error: { reason: 'stale-market' },
  })
  expect([orders(), size()]).toEqual([sent, '0.02'])
})

it('still reduces at market, for that always passes', async () => {
  const part = market({ side: 'sell', reduceOnly: true, quantity: '0.01' })
  expect(await submit(part)).toMatchObject({ ok: true, value: { kind: 'accepted' } })
  await waitUntil('a smaller position', () => size() === '0.01')
})

it('takes market orders again when prices come again', async () => {
  place.isPublicSilent = false
  await staleNote().waitFor({ state: 'detached', timeout: HEARTBEATS_MS })
  expect(await submit(market({ quantity: '0.03' }))).toMatchObject({ ok: true })
  await waitUntil('a larger position', () => size() === '0.04')
  expect(story.pageErrors).toEqual([])
})
