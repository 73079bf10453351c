import type { PrivateRest } from '../../electron/desk/ports.ts'

/** A private REST in which every call is an error, for fakes to override what their tests expect. */
export class UnexpectedRest implements PrivateRest {
  placeOrder: PrivateRest['placeOrder'] = unexpected
  changeOrder: PrivateRest['changeOrder'] = unexpected
  cancelOrder: PrivateRest['cancelOrder'] = unexpected
  placeOrders: PrivateRest['placeOrders'] = unexpected
  changeOrders: PrivateRest['changeOrders'] = unexpected
  cancelOrders: PrivateRest['cancelOrders'] = unexpected
  cancelSymbolOrders: PrivateRest['cancelSymbolOrders'] = unexpected
  orderByClientOid: PrivateRest['orderByClientOid'] = unexpected
  openOrders: PrivateRest['openOrders'] = unexpected
  orderHistory: PrivateRest['orderHistory'] = unexpected
  fillHistory: PrivateRest['fillHistory'] = unexpected
  placeStrategy: PrivateRest['placeStrategy'] = unexpected
  changeStrategy: PrivateRest['changeStrategy'] = unexpected
  cancelStrategy: PrivateRest['cancelStrategy'] = unexpected
  openStrategies: PrivateRest['openStrategies'] = unexpected
  strategyHistory: PrivateRest['strategyHistory'] = unexpected
  positions: PrivateRest['positions'] = unexpected
  positionHistory: PrivateRest['positionHistory'] = unexpected
  adlRanks: PrivateRest['adlRanks'] = unexpected
  closePositions: PrivateRest['closePositions'] = unexpected
  countdownCancelAll: PrivateRest['countdownCancelAll'] = unexpected
  keyFacts: PrivateRest['keyFacts'] = unexpected
  accountSettings: PrivateRest['accountSettings'] = unexpected
  balances: PrivateRest['balances'] = unexpected
  feeRates: PrivateRest['feeRates'] = unexpected
  allFeeRates: PrivateRest['allFeeRates'] = unexpected
  setLeverage: PrivateRest['setLeverage'] = unexpected
  setHoldMode: PrivateRest['setHoldMode'] = unexpected
  deduction: PrivateRest['deduction'] = unexpected
  setDeduction: PrivateRest['setDeduction'] = unexpected
  fundingBalances: PrivateRest['fundingBalances'] = unexpected
  transferLimit: PrivateRest['transferLimit'] = unexpected
  transfer: PrivateRest['transfer'] = unexpected
  ledger: PrivateRest['ledger'] = unexpected
  subAccounts: PrivateRest['subAccounts'] = unexpected
  createSubAccount: PrivateRest['createSubAccount'] = unexpected
  freezeSubAccount: PrivateRest['freezeSubAccount'] = unexpected
  subAccountKeys: PrivateRest['subAccountKeys'] = unexpected
  createSubAccountKey: PrivateRest['createSubAccountKey'] = unexpected
  changeSubAccountKey: PrivateRest['changeSubAccountKey'] = unexpected
  deleteSubAccountKey: PrivateRest['deleteSubAccountKey'] = unexpected
  subAccountAssets: PrivateRest['subAccountAssets'] = unexpected
  subTransfer: PrivateRest['subTransfer'] = unexpected
}

export async function unexpected(): Promise<never> {
  throw new Error('a call that this test does not expect')
}
