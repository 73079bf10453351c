import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { keysWords } from '../../renderer/features/keys/keys-words.ts'
import { lockWords } from '../../renderer/features/lock/lock-words.ts'
import { noticesWords } from '../../renderer/features/notices/notices-words.ts'
import type { InstrumentKey } from '../../shared/domain/instrument.ts'
import type { Bridge } from '../../shared/ipc/bridge.ts'
import { DeskPage } from '../e2e/desk-page.ts'
import { type DeskApp, launchDesk } from '../helpers/desk-app.ts'
import { SecretServiceSession } from '../helpers/secret-service.ts'
import { waitUntil } from '../helpers/wait-until.ts'
import { BITCOIN, fillDesk, STEP_LIMIT_MS } from './fill-desk.ts'
import { STOPS } from './stops.ts'
import { timingTable } from './timing-table.ts'

// Drives the whole desk against a seeded practice exchange, prints the timing table, and leaves a
// picture of every screen in out/tour/, in both themes, both languages and two sizes.
const OUT = path.resolve(import.meta.dirname, '../../out/tour')
const SIZES = [
  { name: '1280x800', width: 1280, height: 800 },
  { name: '1920x1080', width: 1920, height: 1080 },
] as const
const ETHER = { category: 'SPOT', symbol: 'ETHUSDT' } as const

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

async function tour(): Promise<void> {
  const secrets = await SecretServiceSession.start()
  await secrets.startKeyring()
  const folder = await mkdtemp(path.join(tmpdir(), 'keydesk-tour-'))
  await rm(OUT, { recursive: true, force: true })
  await mkdir(OUT, { recursive: true })
  const env = secrets.env
  const app = await launchDesk({ userData: folder, args: ['--practice-seed=7'], env })
  try {
    await visit(app)
  } finally {
    await app.stop()
    await secrets.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function visit(app: DeskApp): Promise<void> {
  const desk = new DeskPage(app.page)
  app.page.setDefaultTimeout(STEP_LIMIT_MS)
  await app.page.setViewportSize({ width: 1280, height: 800 })
  await desk.book.getByText('Spread').waitFor()
  await picture(app, 'first-start')
  await addKey(desk, app)
  await fillDesk(desk)
  await quiet(app)
  await picturesOfEverything(app, desk)
  say(await timingTable(app.page))
  say(`pictures: ${path.relative(process.cwd(), OUT)}/`)
}

async function addKey(desk: DeskPage, app: DeskApp): Promise<void> {
  await desk.openKeyForm()
  await picture(app, 'key-form')
  await desk.makePracticeKey()
  await app.page.getByText(keysWords.en.inUse).first().waitFor()
}

/** Until the last message has gone. */
async function quiet(app: DeskApp): Promise<void> {
  const messages = app.page.getByRole('region', { name: noticesWords.en.toasts })
  const areGone = async () => (await messages.innerText()) === ''
  await waitUntil('the messages to go', areGone, STEP_LIMIT_MS)
}

async function picturesOfEverything(app: DeskApp, desk: DeskPage): Promise<void> {
  for (const size of SIZES) {
    await app.page.setViewportSize(size)
    for (const theme of ['dark', 'light'] as const) {
      for (const language of ['en', 'zh-CN'] as const) {
        await change(app, { theme, language: 'en' })
        for (const screen of [
          'trade',
          'account',
          'keys',
          'requests',
          'practice',
          'settings',
        ] as const) {
          await change(app, { language: 'en' })
          await desk.open(screen)
          if (screen === 'trade') await desk.openTab('open')
          if (screen === 'requests') await desk.openFirstOrderRequest()
          await change(app, { language })
          await picture(app, `${screen}-${theme}-${language}-${size.name}`)
        }
      }
    }
  }
  await app.page.setViewportSize(SIZES[0])
  for (const theme of ['dark', 'light'] as const) {
    for (const language of ['en', 'zh-CN'] as const) {
      await picturesOfStops(app, desk, theme, language)
    }
  }
  await change(app, { theme: 'dark', language: 'en' })
  await desk.open('trade')
  await watch(app, desk, { ...ETHER, line: 'Spot' })
  await picture(app, 'trade-spot')
  await watch(app, desk, { ...BITCOIN, line: 'USDT Perp' })
  await app.page.keyboard.press('Control+k')
  await desk.dialog.waitFor()
  await picture(app, 'symbol-search')
  await app.page.keyboard.press('Escape')
}

/** The way is found by English words; the picture is taken in the language wanted. */
async function picturesOfStops(
  app: DeskApp,
  desk: DeskPage,
  theme: 'dark' | 'light',
  language: 'en' | 'zh-CN',
): Promise<void> {
  for (const stop of STOPS) {
    await change(app, { theme, language: 'en' })
    await stop.go(desk)
    await change(app, { language })
    await picture(app, `${stop.name}-${theme}-${language}`)
    await change(app, { language: 'en' })
    await stop.leave?.(desk)
  }
  await pictureOfTheLock(app, theme, language)
}

/** A locked desk changes no setting, so that everything is chosen before. */
async function pictureOfTheLock(
  app: DeskApp,
  theme: 'dark' | 'light',
  language: 'en' | 'zh-CN',
): Promise<void> {
  const words = lockWords[language]
  await change(app, { theme, language })
  await app.page.getByRole('button', { name: words.lockNow, exact: true }).first().click()
  const unlock = app.page.getByRole('button', { name: words.unlock, exact: true })
  await unlock.waitFor()
  await picture(app, `lock-${theme}-${language}`)
  await unlock.click()
  await unlock.waitFor({ state: 'detached' })
}

async function watch(
  app: DeskApp,
  desk: DeskPage,
  { line, ...instrument }: InstrumentKey & { readonly line: string },
): Promise<void> {
  await change(app, { instrument })
  const choice = app.page.getByRole('button', { name: `${instrument.symbol} ${line}` })
  await choice.first().waitFor()
  await desk.book.getByText('Spread').waitFor()
}

/** Through the page's own bridge: what the settings screen does. */
async function change(app: DeskApp, patch: object): Promise<void> {
  await app.page.evaluate(async (given) => {
    const { keydesk } = window as unknown as { keydesk: Bridge }
    await keydesk.requests['settings.change'](given)
  }, patch)
  await app.page.waitForFunction((given) => {
    const { theme, language } = given as { theme?: string; language?: string }
    const { dataset, lang } = document.documentElement
    return (theme ?? dataset.theme) === dataset.theme && (language ?? lang) === lang
  }, patch)
}

async function picture(app: DeskApp, name: string): Promise<void> {
  // Two drawn frames after everything loaded: answers and fonts in place, transitions over.
  await app.page.waitForFunction(
    () =>
      document.fonts.status === 'loaded' && document.querySelector('[aria-busy="true"]') === null,
  )
  await app.page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  )
  const isWide = await app.page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  )
  if (isWide) throw new Error(`${name} scrolls sideways`)
  await app.page.screenshot({ path: path.join(OUT, `${name}.png`), animations: 'disabled' })
}

await tour()
