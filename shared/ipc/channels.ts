import type { EventName, RequestName } from './contract.ts'

type Names<Name extends string> = { readonly [Key in Name]: true }

/** Both tables fail to compile when a name of the contract is missing or one too many is here. */
const REQUEST_TABLE: Names<RequestName> = {
  'app.start': true,
  'app.openLink': true,
  'settings.change': true,
  'keys.list': true,
  'keys.add': true,
  'keys.addPractice': true,
  'keys.rename': true,
  'keys.choose': true,
  'keys.refresh': true,
  'keys.delete': true,
  'practice.read': true,
  'practice.restart': true,
  'market.instruments': true,
  'market.tickers': true,
  'market.watch': true,
  'market.candles': true,
  'account.read': true,
  'account.feeRates': true,
  'account.setLeverage': true,
  'orders.submit': true,
  'orders.change': true,
  'orders.cancel': true,
  'orders.cancelAll': true,
  'orders.history': true,
  'fills.history': true,
  'requests.list': true,
  'requests.detail': true,
  'requests.clear': true,
  'connection.read': true,
}

const EVENT_TABLE: Names<EventName> = {
  'market.changed': true,
  'account.changed': true,
  'connection.changed': true,
  'requests.added': true,
  'keys.changed': true,
  'settings.changed': true,
  'practice.changed': true,
  'notice.raised': true,
}

export const REQUEST_NAMES = Object.keys(REQUEST_TABLE) as ReadonlyArray<RequestName>
export const EVENT_NAMES = Object.keys(EVENT_TABLE) as ReadonlyArray<EventName>

/** The prefix keeps our channels apart from Electron's own. */
export function requestChannel(name: RequestName): string {
  return `keydesk:request:${name}`
}

export function eventChannel(name: EventName): string {
  return `keydesk:event:${name}`
}
