import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  type PracticeExchange,
  startPracticeExchange,
} from '../../electron/practice/practice-exchange.ts'
import { keysWords } from '../../renderer/features/keys/keys-words.ts'
import { fileWords } from '../../renderer/features/notices/file-words.ts'
import { noticesWords } from '../../renderer/features/notices/notices-words.ts'
import { decimal, toText } from '../../shared/domain/decimal.ts'
import type { Bridge } from '../../shared/ipc/bridge.ts'
import { type DeskApp, launchDesk, launchDeskInVain } from '../helpers/desk-app.ts'
import { SecretServiceSession } from '../helpers/secret-service.ts'
import { waitUntil } from '../helpers/wait-until.ts'
import { DeskPage } from './desk-page.ts'

// One story: a desk that traded finds its settings and its order journal damaged, says so, keeps
// both, asks the exchange for its orders, and trades on. Every step needs the one before.
const BITCOIN = { category: 'USDT-FUTURES', symbol: 'BTCUSDT' } as const
const words = fileWords.en

let secrets: SecretServiceSession
let exchange: PracticeExchange
let folder: string
let app: DeskApp
let desk: DeskPage

beforeAll(async () => {
  secrets = await SecretServiceSession.start()
  await secrets.startKeyring()
  exchange = await startPracticeExchange({ seed: 23, speed: 0 })
  folder = mkdtempSync(path.join(tmpdir(), 'keydesk-e2e-'))
  await start()
})

afterAll(async () => {
  await app?.stop()
  await exchange?.stop()
  await secrets?.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function start(): Promise<void> {
  app = await launchDesk({ userData: folder, practiceAddress: exchange.rest, env: secrets.env })
  await app.page.setViewportSize({ width: 1280, height: 800 })
  desk = new DeskPage(app.page)
}

function mainKey() {
  const key = exchange.keys.find((candidate) => candidate.label === 'full')
  if (key === undefined) throw new Error('the practice exchange made no key called full')
  return key
}

const openOrders = () => exchange.engine.openOrders(mainKey().accountId)
const inFolder = (start: string) => readdirSync(folder).filter((name) => name.startsWith(start))

/** Below the best bid: it rests. */
function restingPrice(ticks: number): string {
  const best = decimal(exchange.engine.book(BITCOIN, 1)?.bids[0]?.[0] ?? '')
  return toText(best.minus(decimal('0.1').times(ticks)))
}

/** Every message that was told since the start. */
async function notices(): Promise<string> {
  await app.page.getByRole('button', { name: noticesWords.en.open }).click()
  const list = app.page.getByRole('dialog')
  const text = await list.innerText()
  await app.page.keyboard.press('Escape')
  await list.waitFor({ state: 'detached' })
  return text
}

it('places an order as it should, and closes', async () => {
  await desk.addKey({ ...mainKey(), label: 'Main' })
  await app.page.getByRole('heading', { name: 'Add a key' }).waitFor({ state: 'detached' })
  await desk.open('trade')
  await desk.placeLimit('buy', restingPrice(10), '0.02')
  await waitUntil('the order', () => openOrders().length === 1)
  const answer = await app.page.evaluate(() => {
    const { keydesk } = window as unknown as { keydesk: Bridge }
    return keydesk.requests['settings.change']({ theme: 'light' })
  })
  expect(answer.ok).toBe(true)
  await app.stop()
})

it('says at the next start what was damaged, where it is kept, and what the exchange lists', async () => {
  writeFileSync(path.join(folder, 'settings.json'), '{"version":1,"data":{"the')
  writeFileSync(path.join(folder, 'journal.sqlite'), 'no journal any more')
  await start()
  await desk.message(words.setAside.damaged)
  await desk.message(words.journalLost.damaged)
  const kept = [...inFolder('settings.json.damaged-'), ...inFolder('journal.sqlite.damaged-')]
  expect(kept).toHaveLength(2)
  const told = await notices()
  for (const name of kept) expect(told).toContain(path.join(folder, name))
  expect(told).toContain(words.lost.settings)
  const journal = kept.find((name) => name.startsWith('journal')) ?? ''
  expect(readFileSync(path.join(folder, journal), 'utf8')).toBe('no journal any more')
})

it('asks the exchange for its orders once the key is chosen again', async () => {
  await desk.closeMessages()
  await desk.open('keys')
  await app.page.getByRole('button', { name: keysWords.en.use, exact: true }).first().click()
  await desk.message(words.journalChecked('Practice'))
  expect(await notices()).toContain('lists 1 order of this desk open, and 0 ended')
  expect(openOrders()).toHaveLength(1)
})

it('trades on', async () => {
  await desk.closeMessages()
  await desk.open('trade')
  await desk.placeLimit('buy', restingPrice(20), '0.03')
  await waitUntil('the second order', () => openOrders().length === 2)
  const names = new Set(openOrders().map((order) => order.clientOid))
  expect(names.size).toBe(2)
  await desk.openTab('open')
  await desk.showsRows(2)
})

it('has nothing more to say after a restart, and keeps what it kept', async () => {
  await app.stop()
  await start()
  await desk.openTab('open')
  await desk.showsRows(2)
  expect(await notices()).toContain(noticesWords.en.empty)
  expect(inFolder('settings.json.damaged-')).toHaveLength(1)
  expect(app.logs.filter((line) => line.startsWith('page error'))).toEqual([])
})

it('ends with a message and a code where its data folder cannot be one', async () => {
  const file = path.join(folder, 'a-file')
  writeFileSync(file, '')
  const { code, output } = await launchDeskInVain(file)
  expect(code).toBe(1)
  expect(output).toContain('Keydesk did not start')
  expect(output).toContain(file)
  expect(output).not.toContain('    at ')
})

it('says that it is open already, and ends, when it is started twice', async () => {
  const { code, output } = await launchDeskInVain(folder)
  expect(code).toBe(0)
  expect(output).toContain('is open on this folder already')
})
