import type { Locator, Page } from 'playwright-core'
import { accountScreenWords } from '../../renderer/features/account/account-screen-words.ts'
import { frameWords } from '../../renderer/features/frame/frame-words.ts'
import { keysWords } from '../../renderer/features/keys/keys-words.ts'
import { noticesWords } from '../../renderer/features/notices/notices-words.ts'
import { requestsWords } from '../../renderer/features/requests/requests-words.ts'
import { accountWords } from '../../renderer/i18n/account-words.ts'
import { commonWords } from '../../renderer/i18n/common-words.ts'
import { ticketWords } from '../../renderer/i18n/ticket-words.ts'
import { tradeWords } from '../../renderer/i18n/trade-words.ts'
import type { Side } from '../../shared/domain/order.ts'
import { waitUntil } from '../helpers/wait-until.ts'

const words = {
  frame: frameWords.en,
  keys: keysWords.en,
  ticket: ticketWords.en,
  trade: tradeWords.en,
  account: accountWords.en,
  common: commonWords.en,
  accountScreen: accountScreenWords.en,
  notices: noticesWords.en,
}

export interface KeyTexts {
  readonly label: string
  readonly apiKey: string
  readonly secretKey: string
  readonly passphrase: string
}

/** What a person does on the desk's page, by the names that screen readers get. */
export class DeskPage {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async open(screen: keyof typeof words.frame.screens): Promise<void> {
    const rail = this.page.getByRole('navigation', { name: words.frame.rail })
    await rail.getByRole('button', { name: words.frame.screens[screen] }).click()
  }

  /** Fills the form in; the exchange and the keychain answer. */
  async addKey(key: KeyTexts): Promise<void> {
    await this.openKeyForm()
    await this.fillKey(key)
  }

  async openKeyForm(): Promise<void> {
    await this.open('keys')
    await this.page.getByRole('button', { name: words.keys.add, exact: true }).first().click()
  }

  /** From the key form. */
  async makePracticeKey(): Promise<void> {
    await this.page.getByRole('button', { name: words.keys.makePractice }).click()
  }

  async fillKey(key: KeyTexts): Promise<void> {
    await this.writeKey(key)
    await this.page.getByRole('button', { name: words.keys.form.submit }).click()
  }

  /** Fills the form in and sends nothing. */
  async writeKey(key: KeyTexts): Promise<void> {
    await this.page.getByLabel(words.keys.label, { exact: true }).fill(key.label)
    await this.page.getByLabel(words.keys.form.apiKey, { exact: true }).fill(key.apiKey)
    await this.page.getByLabel(words.keys.form.secretKey, { exact: true }).fill(key.secretKey)
    await this.page.getByLabel(words.keys.form.passphrase, { exact: true }).fill(key.passphrase)
  }

  get ticket(): Locator {
    return this.page.getByRole('region', { name: words.ticket.name })
  }

  get book(): Locator {
    return this.page.getByRole('region', { name: words.trade.book.name })
  }

  async placeLimit(side: Side, price: string, size: string): Promise<void> {
    await this.choose(side, 'limit')
    await this.ticket.getByLabel(words.ticket.price, { exact: true }).fill(price)
    await this.ticket.getByLabel(words.ticket.size, { exact: true }).fill(size)
    await this.submit(side)
  }

  async placeMarket(side: Side, size: string): Promise<void> {
    await this.choose(side, 'market')
    await this.ticket.getByLabel(words.ticket.size, { exact: true }).fill(size)
    await this.submit(side)
  }

  async choose(side: Side, type: 'limit' | 'market'): Promise<void> {
    await this.ticket.getByRole('radio', { name: words.common.side[side] }).click()
    await this.ticket
      .getByRole('radiogroup', { name: words.ticket.type, exact: true })
      .getByRole('radio', { name: words.common.orderType[type] })
      .click()
  }

  async submit(side: Side): Promise<void> {
    await this.ticket
      .getByRole('button', {
        name: new RegExp(`^${words.common.side[side]} .*${words.common.environment.practice}$`),
      })
      .click()
  }

  async openTab(tab: keyof typeof words.account.tabs): Promise<void> {
    await this.page.getByRole('tab', { name: new RegExp(`^${words.account.tabs[tab]}`) }).click()
  }

  /** On the requests screen: the newest order's detail. Later requests push its line out of sight. */
  async openFirstOrderRequest(): Promise<void> {
    const path = '/trade/place-order'
    const search = this.page.getByRole('searchbox', { name: requestsWords.en.search })
    await search.fill(path)
    await this.page.getByRole('grid').first().getByText(path).first().click()
    await this.page.getByText(requestsWords.en.detail.serverTimes).waitFor()
    await search.fill('')
  }

  /** Of the account screen. */
  async openAccount(tab: keyof typeof words.accountScreen.tabs): Promise<void> {
    await this.open('account')
    await this.page.getByRole('tab', { name: words.accountScreen.tabs[tab] }).click()
  }

  get panel(): Locator {
    return this.page.getByRole('tabpanel')
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog')
  }

  /** Rows of the table in the open tab, without the head. */
  get rows(): Locator {
    return this.panel.getByRole('rowgroup').last().getByRole('row')
  }

  /** Waits until the open tab shows this many rows. */
  async showsRows(count: number): Promise<void> {
    await waitUntil(`${count} rows`, async () => (await this.rows.count()) === count)
  }

  /** A button of the open dialog that ends it; of two with one name that at the foot. */
  async answerDialog(name: string | RegExp): Promise<void> {
    await this.dialog.getByRole('button', { name }).last().click()
    await this.dialog.waitFor({ state: 'detached' })
  }

  /** Chooses from one of the desk's own lists. */
  async pick(list: Locator, choice: string | RegExp): Promise<void> {
    await list.click()
    await this.page.getByRole('option', { name: choice }).first().click()
  }

  /** Closes the messages, which lie over the tables for some seconds. */
  async closeMessages(): Promise<void> {
    const messages = this.page.getByRole('region', { name: words.notices.toasts })
    const close = messages.getByRole('button', { name: words.common.close })
    // All in one go within the page: a message that goes by itself meanwhile is nobody's to wait for.
    await waitUntil('no message', async () => {
      await close.evaluateAll((buttons: HTMLElement[]) => {
        for (const button of buttons) button.click()
      })
      return (await close.count()) === 0
    })
  }

  /** What the message says that tells the newest outcome. */
  async message(text: string | RegExp): Promise<void> {
    const messages = this.page.getByRole('region', { name: words.notices.toasts })
    await messages.getByText(text).first().waitFor()
  }
}
