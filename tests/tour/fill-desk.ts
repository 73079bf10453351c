import type { Page } from 'playwright-core'
import { accountWords } from '../../renderer/i18n/account-words.ts'
import { decimal, toText } from '../../shared/domain/decimal.ts'
import type { StrategyDraft } from '../../shared/domain/strategy-order.ts'
import type { Bridge } from '../../shared/ipc/bridge.ts'
import type { DeskPage } from '../e2e/desk-page.ts'
import { waitUntil } from '../helpers/wait-until.ts'

export const BITCOIN = { category: 'USDT-FUTURES', symbol: 'BTCUSDT' } as const

/** Only what hangs is to fail: a busy machine takes its time to start an exchange and a browser. */
export const STEP_LIMIT_MS = 120_000

/** Enough of everything that no table is empty. */
export async function fillDesk(desk: DeskPage): Promise<void> {
  const last = await lastPrice(desk.page)
  const priceAt = (share: string) => toText(decimal(last).times(share).round(1))
  await desk.open('trade')
  await desk.placeMarket('buy', '0.25')
  await settled(desk, 'positions', 1)
  await desk.placeLimit('buy', priceAt('0.9994'), '0.4')
  await desk.placeLimit('buy', priceAt('0.9988'), '0.15')
  await desk.placeLimit('sell', priceAt('1.0009'), '0.05')
  await desk.placeLimit('buy', priceAt('0.97'), '0.1')
  await settled(desk, 'open', 3)
  await desk.rows
    .last()
    .getByRole('button', { name: new RegExp(`^${accountWords.en.cancel}`) })
    .click()
  await desk.placeMarket('sell', '0.05')
  await guard(desk, priceAt)
}

/** A stop for the whole position and a trigger below the market. */
async function guard(desk: DeskPage, priceAt: (share: string) => string): Promise<void> {
  const at = (price: string) =>
    ({ triggerPrice: price, triggerBy: 'mark', orderType: 'market', limitPrice: null }) as const
  const drafts: ReadonlyArray<StrategyDraft> = [
    {
      ...{ kind: 'tpsl', ...BITCOIN, positionSide: 'long', mode: 'full', quantity: null },
      ...{ takeProfit: at(priceAt('1.03')), stopLoss: at(priceAt('0.98')) },
    },
    {
      ...{ kind: 'trigger', ...BITCOIN, side: 'buy', positionSide: null, reduceOnly: false },
      ...{ marginMode: 'crossed', quantity: '0.05', trigger: at(priceAt('0.96')) },
    },
  ]
  const answers = await desk.page.evaluate((given) => {
    const { keydesk } = window as unknown as { keydesk: Bridge }
    return Promise.all(
      given.map((draft) => keydesk.requests['strategies.place'](draft, Date.now())),
    )
  }, drafts)
  const refused = answers.find((answer) => !answer.ok || answer.value.kind !== 'accepted')
  if (refused !== undefined) throw new Error(`refused: ${JSON.stringify(refused)}`)
}

async function settled(desk: DeskPage, tab: 'positions' | 'open', rows: number): Promise<void> {
  await desk.openTab(tab)
  const areThere = async () => (await desk.rows.count()) >= rows
  await waitUntil(`${rows} rows of ${tab}`, areThere, STEP_LIMIT_MS)
}

async function lastPrice(page: Page): Promise<string> {
  const answer = await page.evaluate(() => {
    const { keydesk } = window as unknown as { keydesk: Bridge }
    return keydesk.requests['market.tickers']('USDT-FUTURES')
  })
  const row = answer.ok ? answer.value.find(({ symbol }) => symbol === BITCOIN.symbol) : undefined
  if (!row?.ticker.lastPrice) throw new Error('the market has no price')
  return row.ticker.lastPrice
}
