import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { frameWords } from '../../renderer/features/frame/frame-words.ts'
import { keysWords } from '../../renderer/features/keys/keys-words.ts'
import { practiceControlWords } from '../../renderer/features/practice/practice-control-words.ts'
import { tradeWords } from '../../renderer/i18n/trade-words.ts'
import type { Settings } from '../../shared/domain/settings.ts'
import type { Bridge } from '../../shared/ipc/bridge.ts'
import { type DeskApp, launchDesk } from '../helpers/desk-app.ts'
import { SecretServiceSession } from '../helpers/secret-service.ts'
import { waitUntil } from '../helpers/wait-until.ts'
import { Keyboard } from './keyboard.ts'

// The exchange that the desk started itself, put back to its start without a mouse, in Chinese.
const LANGUAGE = 'zh-CN'
const START_LIMIT_MS = 60_000
const screens = frameWords[LANGUAGE].screens
const practice = practiceControlWords[LANGUAGE]
let secrets: SecretServiceSession
let folder: string
let app: DeskApp
let keys: Keyboard

beforeAll(async () => {
  secrets = await SecretServiceSession.start()
  await secrets.startKeyring()
  folder = await mkdtemp(path.join(tmpdir(), 'keydesk-e2e-'))
  const args = ['--practice-seed=65', '--practice-speed=0']
  app = await launchDesk({ userData: folder, args, env: secrets.env })
  await app.page.setViewportSize({ width: 1280, height: 800 })
  app.page.setDefaultTimeout(10_000)
  keys = new Keyboard(app.page)
  const patch: Partial<Settings> = { language: LANGUAGE }
  await app.page.evaluate(async (given: Partial<Settings>) => {
    const { keydesk } = window as unknown as { keydesk: Bridge }
    await keydesk.requests['settings.change'](given)
  }, patch)
  await waitUntil('the language', async () => (await keys.language()) === LANGUAGE)
  // The exchange that the desk starts takes its time, and makes no key before it runs.
  const { book } = tradeWords[LANGUAGE]
  const shown = app.page.getByRole('region', { name: book.name }).getByText(book.spread)
  await shown.waitFor({ timeout: START_LIMIT_MS })
}, 120_000)

afterAll(async () => {
  await app?.stop()
  await secrets?.stop()
  await rm(folder, { recursive: true, force: true })
})

/** What the account holds of USDT, by the desk's own reading. */
async function tether(): Promise<string | undefined> {
  const answer = await app.page.evaluate(() => {
    const { keydesk } = window as unknown as { keydesk: Bridge }
    return keydesk.requests['account.read']()
  })
  if (!answer.ok) throw new Error(JSON.stringify(answer.error))
  return answer.value.balances?.coins.find(({ coin }) => coin === 'USDT')?.balance
}

it('makes a practice key', async () => {
  const words = keysWords[LANGUAGE]
  await keys.use(screens.keys, 'button')
  await keys.use(words.add, 'button')
  await keys.use(words.makePractice, 'button')
  await app.page.getByText(words.inUse).first().waitFor()
})

it('resets the account to the balance that was typed', async () => {
  await keys.use(screens.practice, 'button')
  await keys.use(practice.reset, 'button')
  await keys.isInDialog()
  await keys.goTo(practice.amountOf('USDT'), 'textbox')
  await keys.write('2500')
  await keys.press('Enter')
  await app.page.getByRole('dialog').waitFor({ state: 'detached' })
  await waitUntil('the balance', async () => (await tether()) === '2500')
})

it('is back at the button that opened the question', async () => {
  await keys.isOn(practice.reset)
})

it('keeps a state under a name and forgets it again', async () => {
  await keys.goTo(practice.name, 'textbox')
  await keys.write('2500')
  await keys.press('Enter')
  await app.page.getByRole('list', { name: practice.kept(1) }).waitFor()
  await keys.use(new RegExp(`^${practice.forget}`), 'button')
  await keys.isInDialog()
  await keys.use(practice.forget, 'button')
  await app.page.getByText(practice.statesEmptyText).waitFor()
  expect(app.logs.filter((line) => line.startsWith('page error'))).toEqual([])
})
