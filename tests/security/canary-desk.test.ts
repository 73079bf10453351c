import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  type PracticeExchange,
  startPracticeExchange,
} from '../../electron/practice/practice-exchange.ts'
import type { Bridge } from '../../shared/ipc/bridge.ts'
import { DeskPage } from '../e2e/desk-page.ts'
import { type Canary, searchFilesForCanaries, searchForCanaries } from '../helpers/canary.ts'
import { type DeskApp, launchDesk } from '../helpers/desk-app.ts'
import { makeRsaKey } from '../helpers/rsa-key.ts'
import { SecretServiceSession } from '../helpers/secret-service.ts'
import { waitUntil } from '../helpers/wait-until.ts'

// A real key goes in through the form and trades. Then everything that left main is searched for it:
// every answer and event over IPC, the request log with its details, the page, the files, the logs,
// the window's title and the process's arguments.

type SeenWindow = Window & { readonly keydesk: Bridge; seenEvents: unknown[] }

const { privatePem } = makeRsaKey()
/** A line of a private key is as secret as all of it. */
const PEM_LINES = privatePem.split('\n').filter((line) => line.length === 64)

let secrets: SecretServiceSession
let exchange: PracticeExchange
let folder: string
let app: DeskApp
let canaries: ReadonlyArray<Canary>

beforeAll(async () => {
  secrets = await SecretServiceSession.start()
  await secrets.startKeyring()
  exchange = await startPracticeExchange({ seed: 33, speed: 1 })
  folder = await mkdtemp(path.join(tmpdir(), 'keydesk-canary-'))
  const key = exchange.keys.find(({ label }) => label === 'full')
  if (key === undefined) throw new Error('the practice exchange made no key called full')
  const { apiKey, secretKey, passphrase } = key
  canaries = [
    ...Object.entries({ apiKey, secretKey, passphrase }).map(([name, secret]) => ({
      name,
      secret,
    })),
    ...PEM_LINES.map((secret, at) => ({ name: `line ${at} of the private key`, secret })),
  ]
  app = await launchDesk({ userData: folder, practiceAddress: exchange.rest, env: secrets.env })
  await app.page.setViewportSize({ width: 1280, height: 800 })
  await hearEveryEvent()
  const desk = new DeskPage(app.page)
  await desk.addKey({ ...key, label: 'Canary' })
  await app.page.getByRole('heading', { name: 'Add a key' }).waitFor({ state: 'detached' })
  await refusePrivateKey(desk)
  await desk.open('trade')
  await desk.placeMarket('buy', '0.01')
  await waitUntil('the fill', () => exchange.engine.fills(key.accountId).length > 0)
}, 60_000)

afterAll(async () => {
  await app?.stop()
  await exchange?.stop()
  await secrets?.stop()
  await rm(folder, { recursive: true, force: true })
})

/** The practice exchange knows no RSA keys: the private key signs, is refused, and must leave no trace. */
async function refusePrivateKey(desk: DeskPage): Promise<void> {
  await desk.addKey({
    label: 'RSA',
    apiKey: 'bg_rsa0000000000000000',
    secretKey: privatePem,
    passphrase: 'Canary4Rsa',
  })
  await app.page.getByText('The exchange does not know this API key.').waitFor()
  await app.page.getByRole('button', { name: 'Back to keys' }).click()
}

async function hearEveryEvent(): Promise<void> {
  await app.page.evaluate(() => {
    const page = window as unknown as SeenWindow
    page.seenEvents = []
    for (const listen of Object.values(page.keydesk.events)) {
      const take: (listener: (payload: unknown) => void) => unknown = listen
      take((payload) => page.seenEvents.push(payload))
    }
  })
}

it('told no secret in any event', async () => {
  const heard = await app.page.evaluate(() => {
    const { seenEvents } = window as unknown as SeenWindow
    return { count: seenEvents.length, text: JSON.stringify(seenEvents) }
  })
  expect(heard.count).toBeGreaterThan(10)
  expect(searchForCanaries('events', heard.text, canaries)).toEqual([])
})

it('answers no secret to any question, request details included', async () => {
  const answers = await app.page.evaluate(async () => {
    const { requests } = (window as unknown as SeenWindow).keydesk
    const rows = await requests['requests.list']()
    const ids = rows.ok ? rows.value.map((row) => row.id) : []
    const details = await Promise.all(ids.map((id) => requests['requests.detail'](id)))
    const past = { category: 'USDT-FUTURES', symbol: null, startMs: null, endMs: null } as const
    const others = await Promise.all([
      requests['app.start'](),
      requests['keys.list'](),
      requests['practice.read'](),
      requests['account.read'](),
      requests['connection.read'](),
      requests['market.instruments'](),
      requests['orders.history'](past, null),
      requests['fills.history'](past, null),
    ])
    return { signed: details.length, text: JSON.stringify([rows, details, others]) }
  })
  expect(answers.signed).toBeGreaterThan(5)
  expect(answers.text).toContain('ACCESS-SIGN')
  expect(searchForCanaries('answers', answers.text, canaries)).toEqual([])
})

it('shows no secret on any screen, and none in the title', async () => {
  const desk = new DeskPage(app.page)
  for (const screen of ['trade', 'keys', 'requests', 'practice', 'settings'] as const) {
    await desk.open(screen)
    const shown = `${await app.page.content()}${await app.page.title()}`
    expect(searchForCanaries(screen, shown, canaries)).toEqual([])
  }
})

it('wrote no secret into any file, log or argument', async () => {
  expect(await searchFilesForCanaries(folder, canaries)).toEqual([])
  expect(searchForCanaries('output', app.logs.join('\n'), canaries)).toEqual([])
  if (process.platform !== 'linux') return
  const args = await readFile(`/proc/${app.pid}/cmdline`, 'utf8')
  expect(searchForCanaries('arguments', args, canaries)).toEqual([])
})

it('would find one that was there', () => {
  const planted = `x${canaries[1]?.secret}x`
  expect(searchForCanaries('planted', planted, canaries).length).toBeGreaterThan(0)
})
