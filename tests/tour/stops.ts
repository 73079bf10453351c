import { keysWords } from '../../renderer/features/keys/keys-words.ts'
import { leakWords } from '../../renderer/features/keys/leak-words.ts'
import { positionWords } from '../../renderer/features/positions/position-words.ts'
import { practiceControlWords } from '../../renderer/features/practice/practice-control-words.ts'
import { guardWords } from '../../renderer/features/settings/guard-words.ts'
import { subAccountWords } from '../../renderer/features/sub-accounts/sub-account-words.ts'
import { subDialogWords } from '../../renderer/features/sub-accounts/sub-dialog-words.ts'
import { ticketFormWords } from '../../renderer/features/ticket/ticket-form-words.ts'
import type { DeskPage } from '../e2e/desk-page.ts'

/** One thing to look at: how a person gets there, and back to where the next one begins. */
export interface Stop {
  readonly name: string
  readonly go: (desk: DeskPage) => Promise<void>
  readonly leave?: (desk: DeskPage) => Promise<void>
}

const leaveDialog = async (desk: DeskPage) => {
  await desk.page.keyboard.press('Escape')
  await desk.dialog.waitFor({ state: 'detached' })
}

const ACCOUNT_TABS = ['balances', 'ledger', 'fees', 'settings'] as const
const TRADE_TABS = ['positions', 'strategies', 'history', 'fills', 'closed', 'assets'] as const

/** Every tab and the dialogs that matter; screens by themselves are the tour's own. All in English words. */
export const STOPS: ReadonlyArray<Stop> = [
  ...TRADE_TABS.map((tab) => ({
    name: `trade-${tab}`,
    go: async (desk: DeskPage) => {
      await desk.open('trade')
      await desk.openTab(tab)
    },
  })),
  {
    name: 'ticket-exits',
    go: async (desk) => {
      await desk.open('trade')
      await desk.openTab('open')
      await desk.ticket.getByRole('checkbox', { name: ticketFormWords.en.exits }).check()
    },
    leave: (desk) =>
      desk.ticket.getByRole('checkbox', { name: ticketFormWords.en.exits }).uncheck(),
  },
  dialogOf('close', positionWords.en.close),
  dialogOf('reverse', positionWords.en.reverse),
  ...ACCOUNT_TABS.map((tab) => ({
    name: `account-${tab}`,
    go: (desk: DeskPage) => desk.openAccount(tab),
  })),
  {
    name: 'account-transfer',
    go: async (desk) => {
      await desk.openAccount('balances')
      await desk.page.getByRole('button', { name: 'Transfer', exact: true }).click()
      await desk.dialog.waitFor()
    },
    leave: leaveDialog,
  },
  {
    name: 'keys-demo-path',
    go: async (desk) => {
      await desk.open('keys')
      await desk.page.getByRole('button', { name: keysWords.en.getDemo }).first().click()
    },
    leave: (desk) => desk.page.keyboard.press('Escape'),
  },
  {
    name: 'keys-sub-accounts',
    go: async (desk) => {
      await desk.open('keys')
      await desk.page.getByRole('radio', { name: keysWords.en.views.subs }).click()
    },
    leave: (desk) => desk.page.getByRole('radio', { name: keysWords.en.views.sets }).click(),
  },
  {
    name: 'keys-sub-account',
    go: async (desk) => {
      await desk.open('keys')
      await desk.page.getByRole('radio', { name: keysWords.en.views.subs }).click()
      const made = desk.page.getByRole('grid').getByText('@virtual-bitget.com')
      // Until the list has been read nobody knows whether there is one.
      await made.or(desk.page.getByText(subAccountWords.en.emptyTitle)).first().waitFor()
      if ((await made.count()) > 0) await made.click()
      else await makeSubAccount(desk)
      await desk.page.getByRole('complementary').getByText('@virtual-bitget.com').waitFor()
    },
  },
  {
    name: 'keys-sub-account-key',
    go: async (desk) => {
      const panel = desk.page.getByRole('complementary')
      await panel.getByRole('button', { name: subAccountWords.en.panel.addKey }).click()
      await desk.dialog.waitFor()
    },
    leave: async (desk) => {
      await leaveDialog(desk)
      await desk.page.getByRole('radio', { name: keysWords.en.views.sets }).click()
    },
  },
  {
    name: 'keys-leak',
    go: async (desk) => {
      await desk.open('keys')
      await desk.page
        .getByRole('article')
        .first()
        .getByRole('button', { name: /^More for/ })
        .click()
      await desk.page.getByRole('menuitem', { name: leakWords.en.open }).click()
      await desk.dialog.waitFor()
    },
    leave: leaveDialog,
  },
  {
    name: 'settings-guards',
    go: async (desk) => {
      await desk.open('settings')
      await desk.page.getByRole('button', { name: guardWords.en.save }).scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'practice-reset',
    go: async (desk) => {
      await desk.open('practice')
      await desk.page.getByRole('button', { name: practiceControlWords.en.reset }).click()
      await desk.dialog.waitFor()
    },
    leave: leaveDialog,
  },
]

async function makeSubAccount(desk: DeskPage): Promise<void> {
  await desk.page.getByRole('button', { name: subAccountWords.en.create }).first().click()
  await desk.dialog.getByRole('textbox').first().fill('gridhelper')
  await desk.answerDialog(subDialogWords.en.accountDialog.submit)
}

/** A dialog of the first position's row. */
function dialogOf(name: string, button: string): Stop {
  return {
    name: `position-${name}`,
    go: async (desk) => {
      await desk.open('trade')
      await desk.openTab('positions')
      await desk.rows
        .first()
        .getByRole('button', { name: new RegExp(`^${button}`) })
        .click()
      await desk.dialog.waitFor()
    },
    leave: leaveDialog,
  }
}
