import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createPracticeKey, STARTING_KEYS } from '../../electron/practice/accounts/practice-key.ts'
import { type DeskApp, launchDesk } from '../helpers/desk-app.ts'
import { signedGet } from '../helpers/practice-rest.ts'
import { SecretServiceSession } from '../helpers/secret-service.ts'
import { waitUntil } from '../helpers/wait-until.ts'
import { DeskPage } from './desk-page.ts'

// The exchange that the desk starts itself: only it can be reset, kept and asked why.
const SEED = 50
let secrets: SecretServiceSession
let folder: string
let app: DeskApp
let desk: DeskPage

beforeAll(async () => {
  secrets = await SecretServiceSession.start()
  await secrets.startKeyring()
  folder = await mkdtemp(path.join(tmpdir(), 'keydesk-e2e-'))
  const args = [`--practice-seed=${SEED}`, '--practice-speed=0']
  app = await launchDesk({ userData: folder, args, env: secrets.env })
  await app.page.setViewportSize({ width: 1280, height: 800 })
  app.page.setDefaultTimeout(10_000)
  desk = new DeskPage(app.page)
  // The exchange that the desk starts takes its time, and makes no key before it runs.
  await desk.book.getByText('Spread').waitFor({ timeout: 60_000 })
}, 120_000)

afterAll(async () => {
  await app?.stop()
  await secrets?.stop()
  await rm(folder, { recursive: true, force: true })
})

/** What the exchange itself says, asked with the key that follows from the seed. */
async function ask(endpoint: string) {
  const plan = STARTING_KEYS.find(({ label }) => label === 'full')
  if (plan === undefined) throw new Error('there is no key called full')
  const rest = app.page.getByText(/^http:\/\/127\.0\.0\.1:\d+$/)
  await desk.open('practice')
  const answer = await signedGet(await rest.innerText(), createPracticeKey(plan, SEED), endpoint)
  expect(answer.body).toMatchObject({ code: '00000' })
  return answer.body.data
}

async function openOrders(): Promise<ReadonlyArray<{ readonly price: string }>> {
  const { list } = await ask('/api/v3/trade/unfilled-orders?category=USDT-FUTURES')
  return list ?? []
}

it('makes a key and says why a resting order has not filled', async () => {
  await desk.openKeyForm()
  await desk.makePracticeKey()
  await app.page.getByText('In use').first().waitFor()
  await desk.open('trade')
  await desk.placeLimit('buy', '63000', '0.01')
  await desk.openTab('open')
  await desk.showsRows(1)
  await desk.rows.getByRole('button', { name: /^Details/ }).click()
  await desk.dialog.getByText(/It rests at 63,000. The best price against it is/).waitFor()
  await desk.answerDialog('Close')
})

it('keeps a state under a name', async () => {
  await desk.open('practice')
  await app.page.getByRole('textbox', { name: 'Name' }).fill('one order')
  await app.page.getByRole('button', { name: 'Keep', exact: true }).click()
  await app.page.getByRole('list', { name: '1 state kept' }).getByText('one order').waitFor()
})

it('resets the account with other balances; keys survive', async () => {
  await app.page.getByRole('button', { name: 'Reset…' }).click()
  await desk.dialog.getByRole('textbox', { name: 'Amount of USDT' }).fill('2500')
  await desk.answerDialog('Reset')
  expect(await openOrders()).toEqual([])
  const { assets } = await ask('/api/v3/account/assets')
  const tether = assets.find((row: { readonly coin: string }) => row.coin === 'USDT')
  expect(Number(tether.balance)).toBe(2500)
  await desk.open('trade')
  await desk.showsRows(0)
  await desk.openTab('assets')
  await desk.rows.filter({ hasText: '2,500' }).waitFor()
})

it('brings the kept state back, order and balance', async () => {
  await desk.open('practice')
  await app.page.getByRole('button', { name: 'Bring back' }).click()
  await desk.answerDialog('Bring back')
  // The exchange starts anew and is away for a moment.
  const firstPrice = () =>
    openOrders().then(
      ([first]) => first?.price,
      () => null,
    )
  await waitUntil('the order', async () => (await firstPrice()) === '63000')
  await desk.open('trade')
  await desk.openTab('open')
  await desk.showsRows(1)
  await desk.openTab('assets')
  await desk.rows.filter({ hasText: '100,000' }).first().waitFor()
  expect(app.logs.filter((line) => line.startsWith('page error'))).toEqual([])
})
