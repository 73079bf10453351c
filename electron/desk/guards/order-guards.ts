import { type DeskError, invalid } from '../../../shared/domain/error.ts'
import type { GateFigures, GuardLimits } from '../../../shared/domain/guards.ts'
import type { InstrumentKey } from '../../../shared/domain/instrument.ts'
import type { Order, OrderChange, OrderDraft } from '../../../shared/domain/order.ts'
import type {
  StrategyChange,
  StrategyDraft,
  StrategyOrder,
  TriggerDraft,
} from '../../../shared/domain/strategy-order.ts'
import { firstOfItems } from '../../../shared/rules/batch-check.ts'
import {
  needsQuantity,
  orderAfterChange,
  triggerAfterChange,
  triggerNeedsQuantity,
} from '../../../shared/rules/guards/changed-order.ts'
import { checkGuards, checkTriggerGuards } from '../../../shared/rules/guards/check-guards.ts'
import type { GuardGround } from '../../../shared/rules/guards/guard-ground.ts'
import { isSurelyClosing } from '../../../shared/rules/guards/reduces-risk.ts'
import { triggeredOrder } from '../../../shared/rules/trigger-check.ts'
import type { MarketService } from '../market/market-service.ts'
import { type DraftCheckPorts, orderContext, unknownInstrument } from '../orders/draft-check.ts'

/** Calls that can add risk, as the exchange counts them. */
export type GuardedCommand =
  | 'place-order'
  | 'place-batch'
  | 'modify-order'
  | 'batch-modify-order'
  | 'place-strategy-order'
  | 'modify-strategy-order'

export interface OrderGuardPorts extends DraftCheckPorts {
  readonly market: DraftCheckPorts['market'] & Pick<MarketService, 'watchedBook'>
  /** Of the environment in which the session trades, whatever the page shows. */
  readonly limits: () => GuardLimits
  readonly gates: (limits: GuardLimits) => GateFigures
  /** When one more call of the kind fits, ms from now, and how many fit in a second; `null`: no exchange. */
  readonly room: (
    command: GuardedCommand,
  ) => { readonly waitMs: number; readonly limit: number } | null
}

/** Each gives the first guard that refuses; `null`: it may go. What only reduces always may. */
export interface OrderGuards {
  orders(
    drafts: ReadonlyArray<OrderDraft>,
    command: 'place-order' | 'place-batch',
  ): DeskError | null
  changes(
    items: ReadonlyArray<{ readonly order: Order; readonly change: OrderChange }>,
    command: 'modify-order' | 'batch-modify-order',
  ): DeskError | null
  strategy(draft: StrategyDraft): DeskError | null
  strategyChange(order: StrategyOrder, change: StrategyChange): DeskError | null
}

/**
 * Asks the guards of rules/guards with what main itself knows: the last thing before an order is
 * written down and sent, and in the same turn of the event loop, so that the second of two calls
 * finds the first one counted. Cancels, closes and the panic button never come here.
 */
export function createOrderGuards(ports: OrderGuardPorts): OrderGuards {
  const grounded = <T extends InstrumentKey>(
    draft: T,
    needsBook: boolean,
    judge: (ground: GuardGround) => DeskError | null,
  ): DeskError | null => {
    const context = orderContext(ports, draft)
    if (context === null) return unknownInstrument(draft)
    const limits = ports.limits()
    const book = needsBook ? ports.market.watchedBook(draft) : null
    return judge({ limits, context, book, gates: ports.gates(limits) })
  }

  const order = (draft: OrderDraft) =>
    grounded(draft, draft.orderType === 'market', (ground) => checkGuards(draft, ground)[0] ?? null)

  const trigger = (draft: TriggerDraft) =>
    grounded(
      draft,
      draft.trigger.orderType === 'market',
      (ground) => checkTriggerGuards(draft, ground)[0] ?? null,
    )

  const isClosing = (draft: OrderDraft) => {
    const context = orderContext(ports, draft)
    return context !== null && isSurelyClosing(draft, context)
  }

  const rate = (command: GuardedCommand, drafts: ReadonlyArray<OrderDraft>): DeskError | null => {
    if (drafts.every(isClosing)) return null
    const room = ports.room(command)
    if (room === null || room.waitMs <= 0) return null
    const { limit, waitMs } = room
    return invalid('guard-rate', null, { limit: String(limit), waitMs: String(Math.ceil(waitMs)) })
  }

  return {
    orders(drafts, command) {
      const wrong =
        command === 'place-batch' ? firstOfItems(drafts, order) : firstOf(drafts.map(order))
      return wrong ?? rate(command, drafts)
    },
    changes(items, command) {
      const afterwards = items.map(({ order: before, change }) => ({
        isSizeless: needsQuantity(before, change),
        draft: orderAfterChange(before, change),
      }))
      const each = ({ isSizeless, draft }: (typeof afterwards)[number]) => {
        if (isSizeless) return SIZE_UNKNOWN
        return draft === null ? null : order(draft)
      }
      const wrong =
        command === 'batch-modify-order'
          ? firstOfItems(afterwards, each)
          : firstOf(afterwards.map(each))
      const drafts = afterwards.map(({ draft }) => draft).filter((draft) => draft !== null)
      return wrong ?? rate(command, drafts)
    },
    strategy(draft) {
      // Exits of a position only reduce it.
      if (draft.kind === 'tpsl') return null
      return trigger(draft) ?? rate('place-strategy-order', [triggeredOrder(draft)])
    },
    strategyChange(before, change) {
      if (triggerNeedsQuantity(before, change)) return SIZE_UNKNOWN
      const draft = triggerAfterChange(before, change)
      if (draft === null) return null
      return trigger(draft) ?? rate('modify-strategy-order', [triggeredOrder(draft)])
    },
  }
}

/** A change that names a quantity can be judged. */
const SIZE_UNKNOWN = invalid('required', 'quantity')

function firstOf(errors: ReadonlyArray<DeskError | null>): DeskError | null {
  return errors.find((error) => error !== null) ?? null
}
