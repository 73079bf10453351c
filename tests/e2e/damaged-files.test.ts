import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { keysWords } from '../../renderer/features/keys/keys-words.ts'
import { fileWords } from '../../renderer/features/notices/file-words.ts'
import { noticesWords } from '../../renderer/features/notices/notices-words.ts'
import type { Bridge } from '../../shared/ipc/bridge.ts'
import { launchDeskInVain } from '../helpers/desk-app.ts'
import { waitUntil } from '../helpers/wait-until.ts'
import type { DeskPage } from './desk-page.ts'
import { Story } from './story.ts'

// One story: a desk that traded finds its settings and its order journal damaged, says so, keeps
// both, asks the exchange for its orders, and trades on. Every step needs the one before.
const words = fileWords.en

let story: Story
let desk: DeskPage

beforeAll(async () => {
  story = await Story.begin({ seed: 23, key: null })
  desk = story.desk
})

afterAll(() => story?.end())

const openOrders = () => story.engine.openOrders(story.accountId)
const inFolder = (start: string) =>
  readdirSync(story.profile).filter((name) => name.startsWith(start))

/** Every message that was told since the start. */
async function notices(): Promise<string> {
  await story.app.page.getByRole('button', { name: noticesWords.en.open }).click()
  const list = story.app.page.getByRole('dialog')
  const text = await list.innerText()
  await story.app.page.keyboard.press('Escape')
  await list.waitFor({ state: 'detached' })
  return text
}

it('places an order as it should, and closes', async () => {
  await desk.addKey({ ...story.keyOf('full'), label: 'Main' })
  await story.app.page.getByRole('heading', { name: 'Add a key' }).waitFor({ state: 'detached' })
  await desk.open('trade')
  await desk.placeLimit('buy', story.price('bid', 10), '0.02')
  await waitUntil('the order', () => openOrders().length === 1)
  const answer = await story.app.page.evaluate(() => {
    const { keydesk } = window as unknown as { keydesk: Bridge }
    return keydesk.requests['settings.change']({ theme: 'light' })
  })
  expect(answer.ok).toBe(true)
  await story.app.stop()
})

it('says at the next start what was damaged, where it is kept, and what the exchange lists', async () => {
  writeFileSync(path.join(story.profile, 'settings.json'), '{"version":1,"data":{"the')
  writeFileSync(path.join(story.profile, 'journal.sqlite'), 'no journal any more')
  desk = await story.start()
  await desk.message(words.setAside.damaged)
  await desk.message(words.journalLost.damaged)
  const kept = [...inFolder('settings.json.damaged-'), ...inFolder('journal.sqlite.damaged-')]
  expect(kept).toHaveLength(2)
  const told = await notices()
  for (const name of kept) expect(told).toContain(path.join(story.profile, name))
  expect(told).toContain(words.lost.settings)
  const journal = kept.find((name) => name.startsWith('journal')) ?? ''
  expect(readFileSync(path.join(story.profile, journal), 'utf8')).toBe('no journal any more')
})

it('asks the exchange for its orders once the key is chosen again', async () => {
  await desk.closeMessages()
  await desk.open('keys')
  await story.app.page.getByRole('button', { name: keysWords.en.use, exact: true }).first().click()
  await desk.message(words.journalChecked('Practice'))
  expect(await notices()).toContain('lists 1 order of this desk open, and 0 ended')
  expect(openOrders()).toHaveLength(1)
})

it('trades on', async () => {
  await desk.closeMessages()
  await desk.open('trade')
  await desk.placeLimit('buy', story.price('bid', 20), '0.03')
  await waitUntil('the second order', () => openOrders().length === 2)
  const names = new Set(openOrders().map((order) => order.clientOid))
  expect(names.size).toBe(2)
  await desk.openTab('open')
  await desk.showsRows(2)
})

it('has nothing more to say after a restart, and keeps what it kept', async () => {
  await story.app.stop()
  desk = await story.start()
  await desk.openTab('open')
  await desk.showsRows(2)
  expect(await notices()).toContain(noticesWords.en.empty)
  expect(inFolder('settings.json.damaged-')).toHaveLength(1)
  expect(story.pageErrors).toEqual([])
})

it('ends with a message and a code where its data folder cannot be one', async () => {
  const file = path.join(story.profile, 'a-file')
  writeFileSync(file, '')
  const { code, output } = await launchDeskInVain(file)
  expect(code).toBe(1)
  expect(output).toContain('Keydesk did not start')
  expect(output).toContain(file)
  expect(output).not.toContain('    at ')
})

it('says that it is open already, and ends, when it is started twice', async () => {
  const { code, output } = await launchDeskInVain(story.profile)
  expect(code).toBe(0)
  expect(output).toContain('is open on this folder already')
})
