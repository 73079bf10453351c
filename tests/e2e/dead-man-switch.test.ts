import { afterAll, beforeAll, expect, it } from 'vitest'
import { waitUntil } from '../helpers/wait-until.ts'
import type { DeskPage } from './desk-page.ts'
import { Story } from './story.ts'

// The exchange cancels for a desk that is gone. The shortest countdown, so that the end can be awaited.
const SHORTEST = '5'
let story: Story
let desk: DeskPage

beforeAll(async () => {
  story = await Story.begin({ seed: 46 })
  desk = story.desk
})

afterAll(async () => {
  await story?.end()
})

function firesAtMs(): number | null {
  return story.engine.countdownAtMs(story.accountId)
}

async function press(button: 'Arm' | 'Disarm'): Promise<void> {
  await story.app.page.getByRole('button', { name: /dead-man/ }).click()
  if (button === 'Arm') {
    await desk.dialog.getByRole('textbox', { name: 'Seconds without word' }).fill(SHORTEST)
  }
  await desk.dialog.getByRole('button', { name: button, exact: true }).click()
}

it('is armed, shown as a countdown, and renewed while the desk lives', async () => {
  await press('Arm')
  await story.app.page.getByRole('button', { name: /dead-man \d/ }).waitFor()
  const first = await waitUntil('the countdown at the exchange', firesAtMs)
  await waitUntil('its renewal', () => (firesAtMs() ?? 0) > first)
  await story.app.page.keyboard.press('Escape')
})

it('is disarmed', async () => {
  await press('Disarm')
  await story.app.page.getByRole('button', { name: 'dead-man off' }).waitFor()
  expect(firesAtMs()).toBeNull()
  await story.app.page.keyboard.press('Escape')
})

it('fires when the desk is killed: the exchange cancels what it left', async () => {
  await desk.placeLimit('buy', '63000', '0.01')
  await waitUntil('the order', () => story.engine.openOrders(story.accountId).length === 1)
  await press('Arm')
  await waitUntil('the countdown', firesAtMs)
  process.kill(story.app.pid, 'SIGKILL')
  await waitUntil(
    'the order to go',
    () => story.engine.openOrders(story.accountId).length === 0,
    Number(SHORTEST) * 1000 + 5000,
  )
  const [order] = story.engine.orderHistory(story.accountId)
  expect(order).toMatchObject({ price: '63000', status: 'cancelled' })
  expect(firesAtMs()).toBeNull()
})
