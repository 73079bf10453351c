import type { DeskError } from '../../../shared/domain/error.ts'
import type { Instrument, InstrumentKey } from '../../../shared/domain/instrument.ts'
import type { PositionSide } from '../../../shared/domain/order.ts'
import type {
  StrategyChange,
  StrategyDraft,
  StrategyOrder,
} from '../../../shared/domain/strategy-order.ts'
import { checkStrategyChange, checkTpsl } from '../../../shared/rules/strategy-check.ts'
import { guardedQuantity, type StrategyContext } from '../../../shared/rules/strategy-context.ts'
import { checkTrigger } from '../../../shared/rules/trigger-check.ts'
import {
  type DraftCheckPorts,
  orderContext,
  permissionError,
  unknownInstrument,
} from '../orders/draft-check.ts'

/** Each gives the first thing wrong; `null`: nothing is. */
export interface StrategyDraftCheck {
  place(draft: StrategyDraft): DeskError | null
  change(order: StrategyOrder, change: StrategyChange): DeskError | null
}

/** The rules of the page for strategy orders, asked once more in main. */
export function createStrategyDraftCheck(ports: DraftCheckPorts): StrategyDraftCheck {
  const checked = (
    key: InstrumentKey,
    check: (instrument: Instrument) => ReadonlyArray<DeskError>,
  ): DeskError | null => {
    const instrument = ports.market.instrument(key)
    if (instrument === null) return unknownInstrument(key)
    return permissionError(ports.activeKeySet()) ?? check(instrument)[0] ?? null
  }
  return {
    place(draft) {
      if (draft.kind === 'tpsl') {
        return checked(draft, (instrument) =>
          checkTpsl(draft, contextOf(ports, instrument, draft.positionSide, null)),
        )
      }
      const context = orderContext(ports, draft)
      return checked(draft, () => (context === null ? [] : checkTrigger(draft, context)))
    },
    change: (order, change) =>
      checked(order, (instrument) => {
        const { positionSide, orderId } = order
        const context = contextOf(ports, instrument, positionSide, orderId)
        return checkStrategyChange(order, change, context)
      }),
  }
}

/** `exceptId` is the order that changes: what it guards now does not count against it. */
function contextOf(
  ports: DraftCheckPorts,
  instrument: Instrument,
  side: PositionSide | null,
  exceptId: string | null,
): StrategyContext {
  const account = ports.account()
  const ticker = ports.market.watchedFigures(instrument)?.ticker ?? null
  const position = account.positions.find(
    (row) =>
      row.category === instrument.category && row.symbol === instrument.symbol && row.side === side,
  )
  const orders = account.strategyOrders
  return {
    instrument,
    lastPrice: ticker?.lastPrice ?? null,
    markPrice: ticker?.markPrice ?? null,
    // That there is none is known only while the account is.
    position: position ?? (account.state === 'live' ? null : 'unknown'),
    guardedQuantity: position === undefined ? '0' : guardedQuantity(orders, position, exceptId),
  }
}
