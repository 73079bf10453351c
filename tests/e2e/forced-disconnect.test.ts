import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { frameWords } from '../../renderer/features/frame/frame-words.ts'
import { ticketWords } from '../../renderer/i18n/ticket-words.ts'
import { decimal, toText } from '../../shared/domain/decimal.ts'
import type { Order, OrderDraft } from '../../shared/domain/order.ts'
import type { Bridge } from '../../shared/ipc/bridge.ts'
import { aDraft } from '../helpers/builders.ts'
import type { ExchangeInPlace } from '../helpers/exchange-in-place.ts'
import { waitUntil } from '../helpers/wait-until.ts'
import { type Steadiness, watchSteadiness } from './steadiness.ts'
import { Story } from './story.ts'

// The exchange cuts both sockets while somebody looks on, and an order is filled before they are back.
const words = frameWords.en
/** Ever longer waits between tries, then login, subscriptions and a reading. */
const BACK_AGAIN_MS = 30_000
const QUANTITY = '0.01'
let story: Story
let place: ExchangeInPlace

beforeAll(async () => {
  story = await Story.begin({ seed: 67, key: null, isInPlace: true })
  if (story.inPlace === null) throw new Error('the exchange is not in place')
  place = story.inPlace
  await story.giveKey('demo', 'demo')
  await story.change({ environment: 'demo' })
  await story.desk.open('trade')
  await waitUntil('a first order to be taken', async () => {
    const answer = await submit({ orderType: 'market', price: null, quantity: '0.02' })
    return answer.ok
  })
  for (const share of ['0.97', '0.96']) {
    await submit({ price: toText(decimal(story.price('bid')).times(share).round(1)) })
  }
  await story.desk.choose('buy', 'limit')
  await ticketField(ticketWords.en.price).fill('60123.4')
  await ticketField(ticketWords.en.size).fill('0.0321')
}, 120_000)

afterAll(async () => {
  await story?.end()
})

const ticketField = (name: string) => story.desk.ticket.getByLabel(name, { exact: true })
const accountId = () => story.keyOf('demo').accountId
const openAtExchange = () => story.engine.openOrders(accountId())

/** What a page asks main for. */
function submit(changes: Partial<OrderDraft>) {
  return story.app.page.evaluate(
    (given) => {
      const { keydesk } = window as unknown as { keydesk: Bridge }
      return keydesk.requests['orders.submit'](given, Date.now())
    },
    aDraft({ quantity: QUANTITY, ...changes }),
  )
}

/** At the front of the book, known to the desk. Returns its id. */
async function restingOrder(): Promise<string> {
  const before = new Set(openAtExchange().map(({ orderId }) => orderId))
  await submit({ price: story.price('bid') })
  const order = openAtExchange().find(({ orderId }) => !before.has(orderId))
  if (order === undefined) throw new Error('the order does not rest')
  await waitUntil('the order on the page', async () => (await read()).open.includes(order.orderId))
  return order.orderId
}

/** What main knows, by ids. */
async function read() {
  const answer = await story.app.page.evaluate(() => {
    const { keydesk } = window as unknown as { keydesk: Bridge }
    return keydesk.requests['account.read']()
  })
  if (!answer.ok) throw new Error(JSON.stringify(answer.error))
  const { openOrders, fills, state } = answer.value
  const ids = (orders: ReadonlyArray<Pick<Order, 'orderId'>>) => orders.map((one) => one.orderId)
  return { state, open: ids(openOrders), filled: ids(fills) }
}

/** The status bar says this of both sockets. */
async function bothSay(state: keyof typeof words.socketState): Promise<void> {
  const bar = story.app.page.getByRole('contentinfo')
  for (const name of [words.publicSocket, words.privateSocket]) {
    await bar
      .getByText(`${name} ${words.socketState[state]}`)
      .first()
      .waitFor({ timeout: BACK_AGAIN_MS })
  }
}

/** Both sockets end, the resting order is filled, they come back, and the page `shows` what it then must. */
async function lookThroughDisconnect(
  orderId: string,
  shows: () => Promise<void>,
): Promise<Steadiness> {
  const end = await watchSteadiness(story.app.page)
  place.shutSocketsOut()
  await bothSay('waiting-to-retry')
  await story.other({ side: 'sell', orderType: 'market', qty: '4' })
  await waitUntil('the fill at the exchange', () =>
    openAtExchange().every((order) => order.orderId !== orderId),
  )
  place.letSocketsIn()
  await bothSay('live')
  await waitUntil(
    'the desk to know of the fill',
    async () => {
      const { state, open, filled } = await read()
      return state === 'live' && !open.includes(orderId) && filled.includes(orderId)
    },
    BACK_AGAIN_MS,
  )
  await shows()
  return end()
}

/** Whatever is looked at: nothing flickers, the bar tells of it, the ticket keeps what was typed. */
function expectSteady(seen: Steadiness): void {
  expect(seen.emptied).toEqual([])
  expect(seen.placeholders).toBe(0)
  const [fewest, most] = seen.bookLines
  expect(fewest).toBeGreaterThan(10)
  expect(fewest).toBe(most)
  expect(seen.tickets).toHaveLength(1)
  expect(seen.tickets[0]?.split(' | ').slice(0, 2)).toEqual(['60123.4', '0.0321'])
  for (const name of [words.publicSocket, words.privateSocket]) {
    const states = seen.sockets.filter((text) => text.startsWith(name)).join(', ')
    expect(states).toContain(words.socketState['waiting-to-retry'])
  }
}

describe('a forced disconnect takes nothing off the page', () => {
  it('with open orders on show: the one that was filled leaves, once it is known', async () => {
    const orderId = await restingOrder()
    await story.desk.openTab('open')
    await story.desk.showsRows(3)
    const seen = await lookThroughDisconnect(orderId, () => story.desk.showsRows(2))
    expectSteady(seen)
    expect(seen.gone).toHaveLength(1)
  })

  it.each([
    ['fills', 'the one that was missed comes exactly once'],
    ['positions', 'the row stays and its size grows'],
    ['assets', 'every coin stays'],
    ['history', 'the order that was filled comes exactly once'],
  ] as const)('with %s on show: %s', async (tab, _what) => {
    const { page } = story.app
    const orderId = await restingOrder()
    await story.desk.openTab(tab)
    await waitUntil('rows', async () => (await story.desk.rows.count()) > 0)
    await story.desk.panel.locator('[aria-busy]').first().waitFor({ state: 'detached' })
    const rows = await story.desk.rows.count()
    const seen = await lookThroughDisconnect(orderId, async () => {
      if (tab === 'history') await page.locator(`tr[id$="-${orderId}"]`).waitFor()
      else await story.desk.showsRows(tab === 'fills' ? rows + 1 : rows)
    })
    expectSteady(seen)
    expect(seen.gone).toEqual([])
    const { filled } = await read()
    expect(filled.filter((id) => id === orderId)).toEqual([orderId])
  })

  it('and the book goes on from there', async () => {
    const before = await story.desk.book.innerText()
    await waitUntil('another book', async () => {
      story.exchange.stepMarket()
      return (await story.desk.book.innerText()) !== before
    })
    expect(story.pageErrors).toEqual([])
  })
})
