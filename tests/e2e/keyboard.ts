import type { Page } from 'playwright-core'
import { waitUntil } from '../helpers/wait-until.ts'

/** More stops than any screen has: a name that Tab does not reach is out of reach. */
const MOST_TABS = 150

type Way = 'on' | 'back'

interface Focus {
  readonly role: string
  readonly name: string
  readonly isInDialog: boolean
}

/** A person without a mouse: keys, and what the focus is on as a screen reader would say it. */
export class Keyboard {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  async press(...keys: ReadonlyArray<string>): Promise<void> {
    for (const key of keys) await this.#page.keyboard.press(key)
  }

  /** Writes over what the field under the focus holds. */
  async write(text: string): Promise<void> {
    await this.press('Control+A')
    await this.#page.keyboard.type(text)
  }

  /** Out of a field, where letters are text. Where no field is, Escape would close something. */
  async leaveField(): Promise<void> {
    // A dialog that closes still takes the keys.
    await this.#page.getByRole('dialog').waitFor({ state: 'detached' })
    const { role } = await this.focus()
    if (role === 'textbox') await this.press('Escape')
  }

  /** Tab until the focus is on the control of this name. */
  async goTo(name: string | RegExp, role?: string, way: Way = 'on'): Promise<void> {
    for (let step = 0; step < MOST_TABS; step += 1) {
      if (fits(await this.focus(), name, role)) return
      await this.press(way === 'on' ? 'Tab' : 'Shift+Tab')
    }
    throw new Error(`Tab does not reach ${role ?? 'the control'} ${name}`)
  }

  /** Goes to a button and presses it. */
  async use(name: string | RegExp, role: string, way: Way = 'on'): Promise<void> {
    await this.goTo(name, role, way)
    await this.press('Enter')
  }

  async isOn(name: string | RegExp): Promise<void> {
    await waitUntil(`the focus on ${name}`, async () => fits(await this.focus(), name)).catch(
      async (error: Error) => {
        const { role, name: found } = await this.focus()
        throw new Error(`${error.message}; it is on ${role} ${found}`)
      },
    )
  }

  async isInDialog(): Promise<void> {
    await waitUntil('the focus in a dialog', async () => (await this.focus()).isInDialog)
  }

  /** Buys with the keys of the trade screen; `ticket` are the names of its fields in the language shown. */
  async buyLimit(
    ticket: { readonly price: string; readonly size: string },
    price: string,
    size: string,
  ): Promise<void> {
    await this.leaveField()
    await this.press('b')
    await this.isOn(ticket.size)
    await this.press('Escape', 'l')
    await this.isOn(ticket.price)
    await this.write(price)
    await this.goTo(ticket.size)
    await this.write(size)
    await this.press('Control+Enter')
  }

  async language(): Promise<string> {
    return this.#page.evaluate(() => document.documentElement.lang)
  }

  async focus(): Promise<Focus> {
    return this.#page.evaluate(() => {
      const element = document.activeElement
      if (!(element instanceof HTMLElement) || element === document.body)
        return { role: '', name: '', isInDialog: false }
      const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : []
      const labelledBy = (element.getAttribute('aria-labelledby') ?? '')
        .split(' ')
        .map((id) => document.getElementById(id)?.textContent ?? '')
      const name =
        element.getAttribute('aria-label') ??
        [...labels.map((label) => label.textContent ?? ''), ...labelledBy].join(' ').trim()
      const role =
        element.getAttribute('role') ??
        (element instanceof HTMLInputElement ? 'textbox' : element.tagName.toLowerCase())
      return {
        role,
        name: name === '' ? (element.textContent ?? '').trim() : name,
        isInDialog: element.closest('[role="dialog"], [role="alertdialog"]') !== null,
      }
    })
  }
}

function fits(focus: Focus, name: string | RegExp, role?: string): boolean {
  if (role !== undefined && focus.role !== role) return false
  return typeof name === 'string' ? focus.name === name : name.test(focus.name)
}
