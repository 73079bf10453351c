import { spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { RSA_KEY_PLAN } from '../../electron/practice/accounts/practice-key.ts'
import type { Bridge } from '../../shared/ipc/bridge.ts'
import type { DeskPage } from '../e2e/desk-page.ts'
import { Story } from '../e2e/story.ts'
import {
  type Canary,
  type Leak,
  privateKeyCanaries,
  searchFilesForCanaries,
  searchForCanaries,
} from '../helpers/canary.ts'
import { documentOf, heapOf, searchProcesses } from '../helpers/leak-places.ts'
import { makeRsaKey } from '../helpers/rsa-key.ts'
import { waitUntil } from '../helpers/wait-until.ts'
import {
  madeSubKeySecrets,
  makeSubKey,
  openPlantedSubKeys,
  PLANTED_PASSPHRASE,
  plantSubKeys,
  SUB_PASSPHRASE,
  tryOldHandles,
  usePlantedSubKeys,
} from './sub-key-scene.ts'

// Keys of every kind go in through the forms, are refused, used, and make keys of sub-accounts.
// Then everything that left main, or that anybody at this machine could read, is searched for every
// secret among them, in clear and in the forms it could hide in. What must be found is found too.

type SeenWindow = Window & { readonly keydesk: Bridge; seenEvents: unknown[] }

const REFUSED_PASSPHRASE = 'canaryRefused77'
const { privatePem: unknownPem } = makeRsaKey()

let story: Story
let desk: DeskPage
let traceFolder: string
let canaries: ReadonlyArray<Canary>
let copied: string
/** API keys that the exchange alone knows in full. */
let planted: ReadonlyArray<string>
/** The page while it listed the keys of a sub-account and asked about one. */
let shownOfKeys: string

beforeAll(async () => {
  traceFolder = await mkdtemp(path.join(tmpdir(), 'keydesk-trace-'))
  story = await Story.begin({
    ...{ seed: 33, key: null, extraKeys: [RSA_KEY_PLAN] },
    env: { KEYDESK_STAND_IN_TRACE: traceFile() },
  })
  desk = story.desk
  await hearEveryEvent()
  await addKeys()
  await useThem()
  await makeSubKey(story)
  planted = await plantSubKeys(story)
  shownOfKeys = await usePlantedSubKeys(story, REFUSED_PASSPHRASE)
  canaries = await everySecret()
}, 120_000)

afterAll(async () => {
  await story?.end()
  await rm(traceFolder, { recursive: true, force: true })
})

const traceFile = () => path.join(traceFolder, 'to-page.log')

/** Refused, mended and taken; one that the exchange does not know; one that signs with RSA. */
async function addKeys(): Promise<void> {
  const { page } = story.app
  await desk.addKey({ ...story.keyOf('full'), label: 'Main', passphrase: REFUSED_PASSPHRASE })
  await page.getByText('40012').first().waitFor()
  await page.getByRole('button', { name: 'What was signed?' }).click()
  await desk.dialog.getByText('The passphrase is likely wrong').waitFor()
  await desk.answerDialog('Close')
  await page.getByLabel('Passphrase', { exact: true }).fill(story.keyOf('full').passphrase)
  await page.getByRole('button', { name: 'Check and add' }).click()
  await page.getByRole('article', { name: 'Main' }).waitFor()
  await desk.addKey({
    ...{ label: 'Unknown', apiKey: 'bg_rsa0000000000000000', passphrase: 'Canary4Rsa' },
    secretKey: unknownPem,
  })
  await page.getByText('The exchange does not know this API key.').waitFor()
  await page.getByRole('button', { name: 'Back to keys' }).click()
  await desk.addKey({ ...story.keyOf('rsa'), label: 'Signs with RSA' })
  await page.getByRole('article', { name: 'Signs with RSA' }).getByText('In use').waitFor()
}

/** Orders taken and refused, an export, the details of every request, and a copy of one. */
async function useThem(): Promise<void> {
  const { page } = story.app
  await desk.open('trade')
  await desk.placeMarket('buy', '0.01')
  await waitUntil('the fill', () => story.engine.fills(story.accountId).length > 0)
  await desk.placeLimit('buy', '63000', '0.01')
  await waitUntil('the order', () => story.engine.openOrders(story.accountId).length === 1)
  await page.evaluate(async () => {
    const { requests } = (window as unknown as SeenWindow).keydesk
    await requests['orders.cancel'](
      { category: 'USDT-FUTURES', symbol: 'BTCUSDT', orderId: '1', clientOid: null } as never,
      1,
    )
    const filter = { category: 'USDT-FUTURES', symbol: null, startMs: null, endMs: null } as const
    for (const format of ['csv', 'json'] as const) {
      await requests['history.export']({ kind: 'fills', filter, format } as never)
    }
  })
  await desk.open('requests')
  await desk.openFirstOrderRequest()
  await page.evaluate(() => {
    // Where the copy goes, whatever the clipboard of this machine allows.
    const { clipboard } = navigator
    const copies: string[] = []
    Object.assign(window, { copies })
    clipboard.writeText = async (text) => {
      copies.push(text)
    }
  })
  for (const button of await page.getByRole('button', { name: /^Copy/ }).all()) await button.click()
  copied = await page.evaluate(() =>
    (window as unknown as { copies: ReadonlyArray<string> }).copies.join('\n'),
  )
}

/** Typed ones, and what the exchange told once and only the keychain knows. */
async function everySecret(): Promise<ReadonlyArray<Canary>> {
  const { full, rsa } = { full: story.keyOf('full'), rsa: story.keyOf('rsa') }
  const texts = {
    'the API key': full.apiKey,
    'the secret': full.secretKey,
    'the passphrase': full.passphrase,
    'the refused passphrase': REFUSED_PASSPHRASE,
    'the passphrase of an unknown key': 'Canary4Rsa',
    'the API key that signs with RSA': rsa.apiKey,
    'its passphrase': rsa.passphrase,
    'the passphrase of a sub-account': SUB_PASSPHRASE,
    'the passphrase of a planted key': PLANTED_PASSPHRASE,
    ...Object.fromEntries(planted.map((key, at) => [`planted API key ${at}`, key])),
    ...(await madeSubKeySecrets(story)),
  }
  return [
    ...Object.entries(texts).map(([name, secret]) => ({ name, secret })),
    ...privateKeyCanaries('the unknown private key', unknownPem),
    ...privateKeyCanaries('the private key', rsa.secretKey),
  ]
}

async function hearEveryEvent(): Promise<void> {
  await story.app.page.evaluate(() => {
    const page = window as unknown as SeenWindow
    page.seenEvents = []
    for (const listen of Object.values(page.keydesk.events)) {
      const take: (listener: (payload: unknown) => void) => unknown = listen
      take((payload) => page.seenEvents.push(payload))
    }
  })
}

function search(place: string, content: string): ReadonlyArray<Leak> {
  return searchForCanaries(place, content, canaries)
}

it('told no secret in any event', async () => {
  const heard = await story.app.page.evaluate(() => {
    const { seenEvents } = window as unknown as SeenWindow
    return { count: seenEvents.length, text: JSON.stringify(seenEvents) }
  })
  expect(heard.count).toBeGreaterThan(10)
  expect(search('events', heard.text)).toEqual([])
})

it('told none in any message to the page, answers to the forms included', async () => {
  if (story.app.runtime !== 'stand-in') return
  const messages = await readFile(traceFile(), 'utf8')
  expect(messages.split('\n').length).toBeGreaterThan(50)
  expect(messages).toContain('keydesk:event:')
  expect(search('messages', messages)).toEqual([])
})

it('answers none to any question, request details included', async () => {
  const answers = await story.app.page.evaluate(async () => {
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
      requests['subs.list'](),
    ])
    const subs = await requests['subs.list']()
    const uids = subs.ok ? subs.value.map(({ uid }) => uid) : []
    const keys = await Promise.all(uids.map((uid) => requests['subs.keys'](uid)))
    return { signed: details.length, text: JSON.stringify([rows, details, others, keys]) }
  })
  expect(answers.signed).toBeGreaterThan(5)
  expect(answers.text).toContain('ACCESS-SIGN')
  expect(answers.text).toContain('"note":"kept"')
  expect(search('answers', answers.text)).toEqual([])
})

it('takes no handle of a sub-account key from before another key set or a lock', async () => {
  const outOfDate = 'sub-keys-out-of-date'
  expect(await tryOldHandles(story.app.page)).toEqual([outOfDate, outOfDate])
})

it('shows none on any screen, in the title, in a field or in what the page keeps', async () => {
  for (const screen of ['trade', 'account', 'requests', 'practice', 'settings', 'keys'] as const) {
    await desk.open(screen)
    expect(search(screen, await documentOf(story.app.page))).toEqual([])
  }
  expect(shownOfKeys).toContain('Delete this key?')
  expect(search('keys of a sub-account', shownOfKeys)).toEqual([])
  expect(copied).toContain('ACCESS-SIGN')
  expect(search('copied text', copied)).toEqual([])
})

it('left none in the memory of the page once its forms were closed', async () => {
  await openPlantedSubKeys(story)
  const heap = await heapOf(story.app.page)
  expect(heap).toContain('BTCUSDT')
  expect(search('heap of the page', heap)).toEqual([])
})

it('left none in arguments and environment of any process', async () => {
  if (process.platform !== 'linux') return
  const { processes, leaks } = await searchProcesses(story.app.pid, canaries)
  expect(processes).toBeGreaterThan(1)
  expect(leaks).toEqual([])
})

it('wrote none into any file: profile, journal with its log, exports, output', async () => {
  const exports = await readdir(story.downloads)
  expect(exports.length).toBe(2)
  expect(await readdir(path.join(story.folder, 'profile'))).toEqual(
    expect.arrayContaining(['journal.sqlite', 'journal.sqlite-wal', 'keys.json', 'settings.json']),
  )
  expect(await searchFilesForCanaries(story.folder, canaries)).toEqual([])
  expect(search('output', story.app.logs.join('\n'))).toEqual([])
})

it('would find one that was there, in each of these places', async () => {
  // Not one of the real ones: the browser writes titles into its profile.
  const planted: ReadonlyArray<Canary> = [
    { name: 'planted', secret: 'pl4nted+secret/for&the=search' },
    ...privateKeyCanaries('a planted key', makeRsaKey().privatePem),
  ]
  const [first, , second] = planted
  const seam = planted.at(-1)
  const look = (content: string) =>
    new Set(searchForCanaries('here', content, planted).map(({ form }) => form))
  await story.app.page.evaluate(
    (secrets) => {
      Object.assign(window, { leaked: { text: `held ${secrets[0]} here` } })
      document.title = encodeURIComponent(secrets[0] ?? '')
      sessionStorage.setItem('leak', btoa(secrets[1] ?? ''))
    },
    [first?.secret ?? '', second?.secret ?? ''],
  )
  const shown = look(await documentOf(story.app.page))
  expect([...shown]).toEqual(expect.arrayContaining(['url', 'base64 at 0']))
  expect(look(await heapOf(story.app.page))).toContain('clear')
  expect(look([...(seam?.secret ?? '')].reverse().join(''))).toContain('reversed')
  const file = path.join(story.folder, 'planted.sqlite-wal')
  await writeFile(file, Buffer.from(`\0page${first?.secret}\0`, 'utf16le'))
  const found = await searchFilesForCanaries(story.folder, planted)
  expect(found).toContainEqual({ place: file, canary: 'planted', form: 'utf16' })
  const child = spawn('sleep', ['60'], {
    env: { LEAK: Buffer.from(`${first?.secret}`).toString('hex') },
  })
  const { leaks } = await searchProcesses(child.pid ?? 0, planted)
  child.kill()
  if (process.platform === 'linux') expect(leaks.map(({ form }) => form)).toContain('hex')
})

it('writes none when the page crashes and when the desk ends', async () => {
  const { page } = story.app
  const protocol = await page.context().newCDPSession(page)
  // The answer never comes: there is nobody left to give it.
  protocol.send('Page.crash').catch(() => undefined)
  await waitUntil('the crash in the log', () => story.app.readLogFile().includes('page gone'))
  await story.app.stop()
  const profile = path.join(story.folder, 'profile')
  expect(await searchFilesForCanaries(profile, canaries)).toEqual([])
  expect(search('output', story.app.logs.join('\n'))).toEqual([])
})
