import type { Page } from 'playwright-core'

/** What a page showed between two moments, as it was after each change of the document. */
export interface Steadiness {
  /** Rows of the open panel that were there at some time and then were not: their first cells. */
  readonly gone: ReadonlyArray<string>
  /** Cells and named figures that had something to say and then had not: where, and the former text. */
  readonly emptied: ReadonlyArray<string>
  /** Times that skeletons, or the words of an empty table, stood in the place of rows. */
  readonly placeholders: number
  /** Fewest and most lines of the book. */
  readonly bookLines: readonly [number, number]
  /** All that stood in the fields of the ticket. */
  readonly tickets: ReadonlyArray<string>
  /** All that the status bar said of the sockets. */
  readonly sockets: ReadonlyArray<string>
}

/** Looks at every change of the page until the returned function is called. */
export async function watchSteadiness(page: Page): Promise<() => Promise<Steadiness>> {
  await page.evaluate(startWatching)
  return () =>
    page.evaluate(() => (window as unknown as { endWatching: () => Steadiness }).endWatching())
}

/** Runs in the page, and must not refer to anything outside. */
function startWatching(): void {
  const panel = () => document.querySelector('[role="tabpanel"]:not([hidden])')
  const rowsNow = () =>
    new Map(
      [...(panel()?.querySelectorAll<HTMLTableRowElement>('tbody tr[id]') ?? [])].map((row) => [
        row.id,
        [...row.cells].map((cell) => cell.innerText.trim()),
      ]),
    )
  const isEmpty = (text: string | undefined) => text === undefined || text === '' || text === '–'
  const figuresNow = () =>
    new Map(
      [...document.querySelectorAll('dt')].map((name) => [
        name.innerText,
        name.parentElement?.querySelector('dd')?.innerText.trim() ?? '',
      ]),
    )
  const known = rowsNow()
  const figures = figuresNow()
  const gone = new Set<string>()
  const emptied = new Set<string>()
  const tickets = new Set<string>()
  const sockets = new Set<string>()
  const lines: number[] = []
  let placeholders = 0

  const look = () => {
    const rows = rowsNow()
    for (const [id, before] of known) {
      const cells = rows.get(id)
      if (cells === undefined) gone.add(before.join(' · '))
      for (const [column, text] of before.entries()) {
        if (cells !== undefined && !isEmpty(text) && isEmpty(cells[column])) {
          emptied.add(`${before[0]} · ${column} · ${text}`)
        }
      }
    }
    for (const [id, cells] of rows) known.set(id, cells)
    const present = figuresNow()
    for (const [name, text] of figures) {
      if (!isEmpty(text) && isEmpty(present.get(name))) emptied.add(`${name} · ${text}`)
    }
    if (rows.size === 0) placeholders += 1
    lines.push(document.querySelectorAll('[data-price][data-side]').length)
    const fields = document.querySelectorAll<HTMLInputElement>('input[inputmode="decimal"]')
    tickets.add([...fields].map((field) => field.value).join(' | '))
    for (const item of document.querySelectorAll<HTMLElement>('footer button')) {
      if (item.querySelector('[data-state]') !== null) {
        sockets.add(item.innerText.split('\n')[0]?.trim() ?? '')
      }
    }
  }
  look()
  const observer = new MutationObserver(look)
  observer.observe(document.body, {
    ...{ subtree: true, childList: true, characterData: true },
    attributes: true,
  })
  const endWatching = (): Steadiness => {
    look()
    observer.disconnect()
    return {
      ...{ gone: [...gone], emptied: [...emptied], placeholders },
      ...{ bookLines: [Math.min(...lines), Math.max(...lines)] },
      ...{ tickets: [...tickets], sockets: [...sockets] },
    }
  }
  Object.assign(window, { endWatching })
}
