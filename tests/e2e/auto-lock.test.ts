import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Bridge } from '../../shared/ipc/bridge.ts'
import { waitUntil } from '../helpers/wait-until.ts'
import type { DeskPage } from './desk-page.ts'
import { Story } from './story.ts'

// The user leaves the machine: the keys leave memory, and come back from the keychain alone. The
// system's own events come from Electron's power monitor, to which the test speaks in its place.

let story: Story
let desk: DeskPage

beforeAll(async () => {
  story = await Story.begin({ seed: 61 })
  desk = story.desk
  await desk.placeLimit('buy', '63000', '0.01')
  await waitUntil('the order', () => openOrders() === 1)
})

afterAll(async () => {
  await story?.end()
})

const openOrders = () => story.engine.openOrders(story.accountId).length
const title = () => story.app.page.getByRole('heading', { name: 'Keydesk is locked' })

async function unlock(): Promise<void> {
  await story.app.page.getByRole('button', { name: 'Unlock', exact: true }).click()
}

/** Asks past the page's own controls, as hostile code in it would. */
function ask(name: string, args: ReadonlyArray<unknown> = []): Promise<unknown> {
  return story.app.page.evaluate(
    ([request, given]) => {
      const { keydesk } = window as unknown as { keydesk: Bridge }
      // Any request by its name.
      const requests = keydesk.requests as unknown as Record<
        string,
        (...all: ReadonlyArray<unknown>) => Promise<unknown>
      >
      return requests[request]?.(...given)
    },
    [name, args] as const,
  )
}

const REFUSED = { ok: false, error: { kind: 'unavailable', reason: 'locked' } }

it('locks with the screen of the machine: nothing of the desk is left on the page', async () => {
  await story.app.machine({ event: 'lock-screen' })
  await title().waitFor()
  await story.app.page.getByText('The screen of this machine was locked.').waitFor()
  const shown = await story.app.page.locator('body').innerText()
  expect(shown).not.toContain('BTCUSDT')
  expect(shown).not.toContain(story.keyOf('full').apiKey.slice(-4))
})

it('signs nothing while it is locked, and the order at the exchange stands', async () => {
  for (const name of ['keys.list', 'requests.list']) expect(await ask(name)).toEqual(REFUSED)
  expect(await ask('orders.cancelAll', [null, 1])).toEqual(REFUSED)
  expect(await ask('panic.run', ['both', 1])).toEqual(REFUSED)
  expect(await ask('settings.change', [{ lockAfterMinutes: null }])).toEqual(REFUSED)
  expect(await ask('account.read')).toMatchObject({ value: { keySetId: null, openOrders: [] } })
  expect(openOrders()).toBe(1)
})

it('stays locked over a reload of the page', async () => {
  await story.app.page.reload()
  await title().waitFor()
})

it('asks the keychain again: one that is locked keeps the desk locked, with the cure', async () => {
  await story.secrets.lock()
  await unlock()
  await story.app.page.getByRole('alert').waitFor()
  expect(await title().count()).toBe(1)
  expect(await ask('keys.list')).toEqual(REFUSED)
})

it('opens when the keychain does, with the order there again', async () => {
  await story.secrets.unlock()
  await unlock()
  await title().waitFor({ state: 'detached' })
  await desk.openTab('open')
  await desk.showsRows(1)
  await story.app.page
    .getByText(`·…${story.keyOf('full').apiKey.slice(-4)}`)
    .first()
    .waitFor()
})

it('locks when nobody has used the machine for the time that the settings say', async () => {
  await story.change({ lockAfterMinutes: 5 })
  await story.app.machine({ idleSeconds: 5 * 60 })
  await title().waitFor()
  await story.app.page.getByText('Nobody used this machine for a while.').waitFor()
  await story.app.machine({ idleSeconds: 0 })
  await unlock()
  await title().waitFor({ state: 'detached' })
})

it('sees a locked screen where no event tells of it, as on Linux', async () => {
  await story.app.machine({ idleState: 'locked' })
  await title().waitFor()
  await story.app.machine({ idleState: 'active' })
  await unlock()
  await title().waitFor({ state: 'detached' })
})

it('leaves an armed dead-man switch to fire, and says when', async () => {
  await ask('deadMan.arm', [5])
  await waitUntil('the countdown', () => story.engine.countdownAtMs(story.accountId))
  await story.app.machine({ event: 'suspend' })
  await story.app.page.getByText(/the exchange cancels every order at/).waitFor()
  await waitUntil('the order to go', () => openOrders() === 0)
  await waitUntil(
    'the line to go',
    async () => (await story.app.page.getByText(/the exchange cancels every order/).count()) === 0,
  )
})

it('does not lock with the system when the settings say so', async () => {
  await unlock()
  await title().waitFor({ state: 'detached' })
  await story.change({ lockWithSystem: false })
  await story.app.machine({ event: 'lock-screen' })
  await waitUntil('the event', () => logged('system screen locked') === 2)
  expect(await ask('keys.list')).toMatchObject({ ok: true })
  expect(story.pageErrors).toEqual([])
})

function logged(text: string): number {
  return story.app.readLogFile().split(text).length - 1
}
