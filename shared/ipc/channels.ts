import type { EventName, RequestName } from './contract.ts'

type Names<Name extends string> = { readonly [Key in Name]: true }

/** Both tables fail to compile when a name of the contract is missing or one too many is here. */
const REQUEST_TABLE: Names<RequestName> = {
  'app.start': true,
  'app.openLink': true,
  'settings.change': true,
  'lock.close': true,
  'lock.open': true,
  'live.unlock': true,
  'live.lock': true,
  'keys.list': true,
  'keys.add': true,
  'keys.find': true,
  'keys.addPractice': true,
  'keys.rename': true,
  'keys.choose': true,
  'keys.refresh': true,
  'keys.rebind': true,
  'keys.delete': true,
  'subs.list': true,
  'subs.create': true,
  'subs.freeze': true,
  'subs.keys': true,
  'subs.createKey': true,
  'subs.changeKey': true,
  'subs.deleteKey': true,
  'subs.assets': true,
  'subs.transfer': true,
  'practice.read': true,
  'practice.restart': true,
  'practice.reset': true,
  'practice.keptStates': true,
  'practice.keep': true,
  'practice.bringBack': true,
  'practice.forget': true,
  'practice.explain': true,
  'market.instruments': true,
  'market.tickers': true,
  'market.watch': true,
  'market.candles': true,
  'market.tiers': true,
  'market.collateral': true,
  'account.read': true,
  'account.feeRates': true,
  'account.allFeeRates': true,
  'account.setLeverage': true,
  'account.setHoldMode': true,
  'account.deduction': true,
  'account.setDeduction': true,
  'account.funding': true,
  'account.transferLimit': true,
  'account.transfer': true,
  'orders.submit': true,
  'orders.submitBatch': true,
  'orders.change': true,
  'orders.changeBatch': true,
  'orders.cancel': true,
  'orders.cancelBatch': true,
  'orders.cancelAll': true,
  'positions.close': true,
  'positions.reverse': true,
  'strategies.place': true,
  'strategies.change': true,
  'strategies.cancel': true,
  'panic.run': true,
  'deadMan.read': true,
  'deadMan.arm': true,
  'orders.history': true,
  'fills.history': true,
  'positions.history': true,
  'strategies.history': true,
  'ledger.history': true,
  'history.export': true,
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
  'lock.changed': true,
  'practice.changed': true,
  'deadMan.changed': true,
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
