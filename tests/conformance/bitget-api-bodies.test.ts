import type {
  BatchModifyOrderRequestV3,
  CancelBatchOrdersRequestV3,
  CloseAllPositionsRequestV3,
  CreateSubAccountApiKeyRequestV3,
  CreateSubAccountRequestV3,
  ModifyOrderRequestV3,
  ModifyStrategyOrderRequestV3,
  PlaceBatchOrdersRequestV3,
  PlaceOrderRequestV3,
  PlaceStrategyOrderRequestV3,
  SetLeverageRequestV3,
  SubAccountTransferRequestV3,
  TransferRequestV3,
  UpdateSubAccountApiKeyRequestV3,
} from 'bitget-api'
import { describe, expect, it } from 'vitest'
import type { PrivateRest } from '../../electron/desk/ports.ts'
import type { Exit } from '../../shared/domain/exit.ts'
import type { StrategyDraft } from '../../shared/domain/strategy-order.ts'
import { aChange, aDraft } from '../helpers/builders.ts'
import { FakeCalls, restOf } from '../helpers/fake-calls.ts'

// The exchange ignores a misspelled field without an error. Here each body with every field that it
// can have is held against the names that the unmodified client knows, which the compiler checks.

type Names<T> = Readonly<Record<keyof T, boolean>>

const EXIT: Exit = { triggerPrice: '2', triggerBy: 'mark', orderType: 'limit', limitPrice: '1' }
const EXITS = { takeProfit: EXIT, stopLoss: EXIT }
const ORDER = { category: 'USDT-FUTURES', symbol: 'BTCUSDT', orderId: '1' } as const
const RIGHTS = { canTrade: true, canManage: true, isReadOnly: false, boundIps: ['203.0.113.1'] }
const EXIT_NAMES = {
  ...{ takeProfit: true, tpTriggerBy: true, tpOrderType: true, tpLimitPrice: true },
  ...{ stopLoss: true, slTriggerBy: true, slOrderType: true, slLimitPrice: true },
}
const TRIGGER_NAMES = {
  ...{ triggerBy: true, triggerPrice: true, triggerOrderType: true, triggerOrderPrice: true },
}

/** The keys of the body, or of the first item of a batch. */
async function fieldsOf(data: unknown, act: (rest: PrivateRest) => Promise<unknown>) {
  const calls = new FakeCalls()
  calls.data = data
  await act(restOf(calls))
  const { body } = calls.last
  return Object.keys((Array.isArray(body) ? body[0] : body) as object).sort()
}

/** Names marked `true`, which are those that the desk sends. */
function sentOf<T>(names: Names<T>): string[] {
  return Object.entries(names)
    .filter(([, isSent]) => isSent)
    .map(([name]) => name)
    .sort()
}

const ACK = { orderId: '1', clientOid: 'a' }
const ROWS = [{ orderId: '1', clientOid: 'a' }]

describe('the fields of', () => {
  it('a new order', async () => {
    const names: Names<Required<PlaceOrderRequestV3>> = {
      ...{ category: true, symbol: true, qty: true, price: true, side: true, orderType: true },
      ...{ timeInForce: true, posSide: true, clientOid: true, reduceOnly: true },
      ...{ marginMode: true, stpMode: true, ...EXIT_NAMES },
    }
    const draft = aDraft({ positionSide: 'long', reduceOnly: true, ...EXITS })
    expect(await fieldsOf(ACK, (rest) => rest.placeOrder(draft, 'a'))).toEqual(sentOf(names))
  })

  it('an order of a batch, and the documented stpMode', async () => {
    const names: Names<Required<PlaceBatchOrdersRequestV3>> = {
      ...{ category: true, symbol: true, qty: true, price: true, side: true, orderType: true },
      ...{ timeInForce: true, posSide: true, clientOid: true, reduceOnly: false },
    }
    const orders = [{ draft: aDraft({ positionSide: 'long' }), clientOid: 'a' }]
    expect(await fieldsOf(ROWS, (rest) => rest.placeOrders(orders))).toEqual(
      [...sentOf(names), 'stpMode'].sort(),
    )
  })

  it('a change, alone and in a batch', async () => {
    const single: Names<Required<ModifyOrderRequestV3>> = {
      ...{ orderId: true, clientOid: false, qty: true, price: true, autoCancel: true },
      ...{ symbol: true, category: true, ...EXIT_NAMES },
    }
    const change = aChange({ price: '1', quantity: '2' })
    expect(await fieldsOf(ACK, (rest) => rest.changeOrder(ORDER, { ...change, ...EXITS }))).toEqual(
      sentOf(single),
    )
    const batch: Names<Required<BatchModifyOrderRequestV3>> = {
      ...{ orderId: true, clientOid: false, qty: true, price: true, autoCancel: true },
    }
    expect(await fieldsOf(ROWS, (rest) => rest.changeOrders([{ order: ORDER, change }]))).toEqual(
      [...sentOf(batch), 'category', 'symbol'].sort(),
    )
  })

  it('a cancellation in a batch, and of closed positions', async () => {
    const cancel: Names<Required<CancelBatchOrdersRequestV3>> = {
      ...{ orderId: true, clientOid: false, category: true, symbol: true },
    }
    expect(await fieldsOf(ROWS, (rest) => rest.cancelOrders([ORDER]))).toEqual(sentOf(cancel))
    const close: Names<Required<CloseAllPositionsRequestV3>> = {
      ...{ category: true, symbol: true, posSide: true },
    }
    const position = { ...ORDER, side: 'long' } as const
    expect(await fieldsOf(null, (rest) => rest.closePositions('USDT-FUTURES', position))).toEqual(
      sentOf(close),
    )
  })

  it('both kinds of strategy orders together', async () => {
    const names: Names<Required<PlaceStrategyOrderRequestV3>> = {
      ...{ category: true, symbol: true, clientOid: true, type: true, tpslMode: true, qty: true },
      ...{ side: true, posSide: true, reduceOnly: true, ...EXIT_NAMES, ...TRIGGER_NAMES },
    }
    const { category, symbol } = ORDER
    const common = { category, symbol, positionSide: 'long', quantity: '1' } as const
    const guard: StrategyDraft = { ...common, kind: 'tpsl', mode: 'partial', ...EXITS }
    const trigger: StrategyDraft = {
      ...common,
      kind: 'trigger',
      side: 'buy',
      reduceOnly: true,
      marginMode: 'crossed',
      trigger: EXIT,
    }
    const sent = [
      ...(await fieldsOf(ACK, (rest) => rest.placeStrategy(guard, 'a'))),
      ...(await fieldsOf(ACK, (rest) => rest.placeStrategy(trigger, 'a'))),
    ]
    expect([...new Set(sent)].sort()).toEqual(sentOf(names))
  })

  it('a changed strategy order', async () => {
    const names: Names<Required<ModifyStrategyOrderRequestV3>> = {
      ...{ orderId: true, clientOid: false, qty: true, ...EXIT_NAMES, ...TRIGGER_NAMES },
    }
    const change = { quantity: '1', trigger: EXIT, ...EXITS }
    expect(await fieldsOf(ACK, (rest) => rest.changeStrategy(ORDER, change))).toEqual(sentOf(names))
  })

  it('leverage', async () => {
    const names: Names<Required<SetLeverageRequestV3>> = {
      ...{ category: true, symbol: true, leverage: true, coin: true, posSide: true },
      ...{ marginMode: true, longLeverage: false, shortLeverage: false },
    }
    const target = { marginMode: 'isolated', positionSide: 'long' } as const
    const margin = { category: 'MARGIN', symbol: 'BTCUSDT' } as const
    const sent = [
      ...(await fieldsOf('success', (rest) => rest.setLeverage(ORDER, '5', target, null))),
      ...(await fieldsOf('success', (rest) => rest.setLeverage(margin, '5', target, 'USDT'))),
    ]
    expect([...new Set(sent)].sort()).toEqual(sentOf(names))
  })

  it('transfers', async () => {
    const names: Names<Required<TransferRequestV3>> = {
      ...{ clientOid: true, fromType: true, toType: true, amount: true, coin: true },
      ...{ symbol: false, allowBorrow: false },
    }
    const draft = { from: 'funding', to: 'unified', coin: 'USDT', amount: '1' } as const
    const made = { transferId: '1' }
    expect(await fieldsOf(made, (rest) => rest.transfer(draft, 'a'))).toEqual(sentOf(names))
    const between: Names<Required<SubAccountTransferRequestV3>> = {
      ...{ fromType: true, toType: true, amount: true, coin: true, fromUserId: true },
      ...{ toUserId: true, clientOid: true, allowBorrow: false },
    }
    const sub = { subUid: '2', direction: 'to-sub', coin: 'USDT', amount: '1' } as const
    expect(await fieldsOf(made, (rest) => rest.subTransfer(sub, '1', 'a'))).toEqual(sentOf(between))
  })

  it('sub-accounts and their keys', async () => {
    const account: Names<Required<CreateSubAccountRequestV3>> = {
      ...{ username: true, accountMode: true, note: true },
    }
    const made = { subUid: '2', status: 'normal', createdTime: '1' }
    expect(
      await fieldsOf(made, (rest) => rest.createSubAccount({ username: 'a', note: 'b' })),
    ).toEqual(sentOf(account))
    const key: Names<CreateSubAccountApiKeyRequestV3> = {
      ...{ subUid: true, note: true, type: true, passphrase: true, permissions: true, ips: true },
    }
    const draft = { subUid: '2', note: 'a', colour: 'slate', passphrase: 'Practice99' } as const
    const answer = { apiKey: 'k', secret: 's' }
    expect(
      await fieldsOf(answer, (rest) => rest.createSubAccountKey({ ...draft, ...RIGHTS })),
    ).toEqual(sentOf(key))
    const change: Names<Required<UpdateSubAccountApiKeyRequestV3>> = {
      ...{ apiKey: true, passphrase: true, type: true, permissions: true, ips: true },
    }
    const changed = { passphrase: 'Practice99', ...RIGHTS }
    expect(await fieldsOf(answer, (rest) => rest.changeSubAccountKey('k', changed))).toEqual(
      sentOf(change),
    )
  })
})
