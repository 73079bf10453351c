import type { Page } from 'playwright-core'
import type { RequestRow } from '../../shared/domain/request-record.ts'
import type { Bridge } from '../../shared/ipc/bridge.ts'

/** Median times of every endpoint called, from the desk's own request log, ms. */
export async function timingTable(page: Page): Promise<string> {
  const answer = await page.evaluate(() => {
    const { keydesk } = window as unknown as { keydesk: Bridge }
    return keydesk.requests['requests.list']()
  })
  if (!answer.ok) throw new Error('the request log could not be read')
  const groups = Map.groupBy(answer.value, (row) => `${row.method} ${row.path}`)
  const lines = [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, rows]) => line(name, rows))
  const head = [
    'request'.padEnd(44),
    ...['count', 'round trip', 'exchange', 'network'].map((text) => text.padStart(11)),
  ]
  return [head.join(''), ...lines].join('\n')
}

function line(name: string, rows: ReadonlyArray<RequestRow>): string {
  const { timing } = { timing: rows.map((row) => row.timing) }
  const cells = [
    String(rows.length),
    median(timing.map((one) => one.roundTripMs)),
    median(timing.map((one) => one.exchangeMs)),
    median(timing.map((one) => one.networkMs)),
  ]
  return name.padEnd(44) + cells.map((cell) => cell.padStart(11)).join('')
}

/** `–` when nothing is known. */
function median(values: ReadonlyArray<number | null>): string {
  const known = values.filter((value) => value !== null).sort((a, b) => a - b)
  const middle = known[Math.floor(known.length / 2)]
  return middle === undefined ? '–' : middle.toFixed(2)
}
