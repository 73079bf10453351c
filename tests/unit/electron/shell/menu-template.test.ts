import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it } from 'vitest'
import { menuTemplate } from '../../../../electron/shell/menu-template.ts'
import { LINK_NAMES, type LinkName } from '../../../../shared/ipc/contract.ts'

type Item = MenuItemConstructorOptions
const entries = (item: Item): ReadonlyArray<Item> =>
  Array.isArray(item.submenu) ? item.submenu : []
const every = (template: ReadonlyArray<Item>): ReadonlyArray<Item> =>
  template.flatMap((item) => [item, ...entries(item)])
const none = () => undefined

describe.each([true, false])('the menu, on a Mac: %s', (isMac) => {
  it('is Chinese throughout, since Electron labels its roles in English alone', () => {
    const labels = every(menuTemplate('zh-CN', isMac, none))
      .filter(({ type }) => type !== 'separator')
      .map(({ label }) => label ?? '')
      .filter((label) => label !== 'Keydesk')
    expect(labels.filter((label) => !/[\u4e00-\u9fff]/.test(label))).toEqual([])
  })

  it('offers neither a reload nor the developer tools', () => {
    const roles = every(menuTemplate('en', isMac, none)).map(({ role }) => role)
    for (const role of ['reload', 'forceReload', 'toggleDevTools', 'viewMenu', 'editMenu'])
      expect(roles).not.toContain(role)
  })

  it('has the menu of the app first where the system wants one', () => {
    const [first] = menuTemplate('en', isMac, none)
    expect(first?.label).toBe(isMac ? 'Keydesk' : 'Edit')
  })
})

it('names a link of the list to open, and no address', () => {
  const opened: LinkName[] = []
  const help = menuTemplate('en', false, (link) => opened.push(link)).at(-1)
  const links = help === undefined ? [] : entries(help)
  // Electron hands over the item, the window and the event; none of them is looked at.
  for (const { click } of links) (click as () => void)()
  expect(opened).toEqual([...LINK_NAMES])
})
