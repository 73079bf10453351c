import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { LIVE_LOCK_WORDS } from '../../electron/shell/live-lock-words.ts'
import { frameWords } from '../../renderer/features/frame/frame-words.ts'
import type { Bridge } from '../../shared/ipc/bridge.ts'
import { aDraft } from '../helpers/builders.ts'
import { waitUntil } from '../helpers/wait-until.ts'
import { Story } from './story.ts'

// Real money, by a practice exchange at the live addresses: no page gets there without a yes of the user.
const words = frameWords.en.live
const question = LIVE_LOCK_WORDS.en
let story: Story

beforeAll(async () => {
  story = await Story.begin({ seed: 65, key: null, isInPlace: true })
})

afterAll(async () => {
  await story?.end()
})

const history = () => story.engine.orderHistory(story.accountId)
const open = () => story.engine.openOrders(story.accountId)

/** What a page asks main for, past every control of its own. */
function submit(quantity: string) {
  return story.app.page.evaluate(
    (draft) => {
      const { keydesk } = window as unknown as { keydesk: Bridge }
      return keydesk.requests['orders.submit'](draft, Date.now())
    },
    aDraft({ price: story.price('bid', 200), quantity }),
  )
}

/** Until the session is there main answers that there is none. */
function refusesNewRisk() {
  return waitUntil('the refusal of the lock', async () => {
    const answer = await submit('0.01')
    return !answer.ok && answer.error.kind === 'invalid' && answer.error.reason === 'live-locked'
  })
}

async function pressUnlock(): Promise<Page> {
  const { page } = story.app
  await page.getByRole('button', { name: words.locked }).click()
  await page.getByRole('checkbox', { name: words.confirm }).check()
  const opened = page.context().waitForEvent('page')
  await page.getByRole('button', { name: words.unlock }).click()
  const box = await opened
  await box.getByText(question.detail(story.keyOf('full').apiKey.slice(-4))).waitFor()
  return box
}

it('refuses new risk of a page that went live by itself', async () => {
  await story.giveKey('full', 'live')
  await story.change({ environment: 'live' })
  await refusesNewRisk()
  expect([...history(), ...open()]).toEqual([])
})

it('moves no margin and raises no leverage for it either', async () => {
  const answers = await story.app.page.evaluate(async () => {
    const { keydesk } = window as unknown as { keydesk: Bridge }
    const instrument = { category: 'USDT-FUTURES', symbol: 'BTCUSDT' } as const
    const target = { marginMode: 'crossed', positionSide: null } as const
    const transfer = { from: 'unified', to: 'funding', coin: 'USDT', amount: '1' } as const
    return [
      await keydesk.requests['account.setLeverage'](instrument, '50', target),
      await keydesk.requests['account.transfer'](transfer),
    ]
  })
  const locked = { ok: false, error: { reason: 'live-locked' } }
  expect(answers).toMatchObject([locked, locked])
})

it('takes orders after a yes outside of the page, and none before', async ({ skip }) => {
  skip(story.app.runtime === 'electron', 'no test can press the system’s own message box')
  const { page } = story.app
  const kept = await pressUnlock()
  await kept.getByRole('button', { name: question.no }).click()
  await page.getByRole('button', { name: words.locked }).waitFor()
  expect(await submit('0.02')).toMatchObject({ error: { reason: 'live-locked' } })
  expect([...history(), ...open()]).toEqual([])
  const meant = await pressUnlock()
  await meant.getByRole('button', { name: question.yes, exact: true }).click()
  await page.getByRole('button', { name: words.unlocked }).waitFor()
  expect(await submit('0.03')).toMatchObject({ ok: true, value: { kind: 'accepted' } })
  expect(open()).toMatchObject([{ quantity: '0.03' }])
})

it('locks again with the desk', async ({ skip }) => {
  skip(story.app.runtime === 'electron', 'no test can press the system’s own message box')
  const answers = await story.app.page.evaluate(async () => {
    const { keydesk } = window as unknown as { keydesk: Bridge }
    return [await keydesk.requests['lock.close'](), await keydesk.requests['lock.open']()]
  })
  expect(answers).toMatchObject([{ ok: true }, { ok: true }])
  await refusesNewRisk()
  const meant = await pressUnlock()
  await meant.getByRole('button', { name: question.yes, exact: true }).click()
  await story.app.page.getByRole('button', { name: words.unlocked }).waitFor()
})

it('locks again when live is left', async ({ skip }) => {
  skip(story.app.runtime === 'electron', 'no test can press the system’s own message box')
  await story.change({ environment: 'demo' })
  await story.change({ environment: 'live' })
  await refusesNewRisk()
  expect(open()).toHaveLength(1)
  expect(story.pageErrors).toEqual([])
})
