import { readdir } from 'node:fs/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { accountScreenWords } from '../../renderer/features/account/account-screen-words.ts'
import { frameWords } from '../../renderer/features/frame/frame-words.ts'
import { historyWords } from '../../renderer/features/history/history-words.ts'
import { keysWords } from '../../renderer/features/keys/keys-words.ts'
import { settingsWords } from '../../renderer/features/settings/settings-words.ts'
import { strategyWords } from '../../renderer/features/strategies/strategy-words.ts'
import { subAccountWords } from '../../renderer/features/sub-accounts/sub-account-words.ts'
import { accountWords } from '../../renderer/i18n/account-words.ts'
import { waitUntil } from '../helpers/wait-until.ts'
import { Keyboard } from './keyboard.ts'
import { Story } from './story.ts'

// Every panel besides the ticket, reached and used without a mouse, in Chinese.
const LANGUAGE = 'zh-CN'
const screens = frameWords[LANGUAGE].screens
let story: Story
let keys: Keyboard

beforeAll(async () => {
  story = await Story.begin({ seed: 62, settings: { language: LANGUAGE } })
  keys = new Keyboard(story.app.page)
  await waitUntil('the language', async () => (await keys.language()) === LANGUAGE)
})

afterAll(async () => {
  await story?.end()
})

async function open(screen: keyof typeof screens): Promise<void> {
  await keys.use(screens[screen], 'button')
  await story.app.page
    .getByRole('button', { name: screens[screen], exact: true })
    .and(story.app.page.locator('[aria-current="page"]'))
    .waitFor()
}

it('transfers between the wallets', async () => {
  const words = accountScreenWords[LANGUAGE]
  await open('account')
  await keys.use(words.transfer, 'button')
  await keys.isInDialog()
  await keys.use(words.swap, 'button')
  await keys.goTo(words.amount)
  await keys.write('1500')
  await keys.press('Enter')
  await waitUntil('the money', () => {
    const [coin] = story.engine.fundingCoins(story.accountId)
    return coin?.balance === '1500'
  })
})

it('walks the tabs of the account with arrows', async () => {
  const words = accountScreenWords[LANGUAGE]
  await keys.goTo(words.tabs.balances, 'tab')
  for (const tab of ['ledger', 'fees', 'settings'] as const) {
    await keys.press('ArrowRight', 'Enter')
    await story.app.page.getByRole('tab', { name: words.tabs[tab], selected: true }).waitFor()
  }
})

it('places a trigger order and cancels it at its table', async () => {
  await open('trade')
  await keys.press('t')
  await keys.isOn('触发价')
  await keys.write('66000')
  await keys.goTo('数量', 'textbox')
  await keys.write('0.02')
  await keys.press('Control+Enter')
  await waitUntil('it waits', () => story.engine.openStrategies(story.accountId).length === 1)
  await keys.press('Escape', '3')
  await keys.isOn(strategyWords[LANGUAGE].name)
  await story.desk.showsRows(1)
  await keys.press('ArrowDown', 'Delete')
  await waitUntil('it is gone', () => story.engine.openStrategies(story.accountId).length === 0)
})

it('exports the past orders', async () => {
  await keys.press('4')
  await keys.isOn(accountWords[LANGUAGE].tabs.history)
  await keys.use(/CSV$/, 'button', 'back')
  await waitUntil('the file', async () => (await readdir(story.downloads)).length === 1)
  await story.app.page.getByText(historyWords[LANGUAGE].exported(0)).first().waitFor()
})

it('opens a request from the log', async () => {
  await open('requests')
  await keys.goTo(screens.requests, 'grid')
  await keys.press('ArrowDown', 'Enter')
  await story.app.page.getByRole('complementary').waitFor()
})

it('makes a sub-account', async () => {
  await open('keys')
  await keys.goTo(keysWords[LANGUAGE].views.sets, 'radio')
  await keys.press('ArrowRight')
  await keys.use(subAccountWords[LANGUAGE].create, 'button')
  await keys.isInDialog()
  await keys.goTo('名称', 'textbox')
  await keys.write('gridhelper')
  await keys.press('Enter')
  // The exchange names it by a masked address.
  await story.app.page.getByRole('complementary').getByText('@virtual-bitget.com').waitFor()
})

it('adds a key', async () => {
  const words = keysWords[LANGUAGE]
  const key = story.keyOf('other')
  await keys.goTo(words.views.subs, 'radio')
  await keys.press('ArrowLeft')
  await keys.use(words.add, 'button')
  await keys.goTo(words.label, 'textbox')
  await keys.write('另一组')
  await keys.goTo(words.form.apiKey)
  await keys.write(key.apiKey)
  await keys.goTo(words.form.secretKey)
  await keys.write(key.secretKey)
  await keys.goTo(words.form.passphrase)
  await keys.write(key.passphrase)
  await keys.press('Enter')
  await story.app.page.getByRole('article', { name: '另一组' }).waitFor()
})

it('changes the language in the settings', async () => {
  const words = settingsWords[LANGUAGE]
  await open('settings')
  await keys.goTo(words.languages[LANGUAGE], 'radio')
  await keys.press('ArrowLeft')
  await waitUntil('English', async () => (await keys.language()) === 'en')
  expect(story.pageErrors).toEqual([])
})
