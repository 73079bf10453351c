import { useMemo, useState } from 'react'
import type { Order } from '../../../shared/domain/order.ts'

export interface ChosenOrders {
  /** Of the orders shown, in their order. An order that ended or is filtered out is not among them. */
  readonly orders: ReadonlyArray<Order>
  readonly has: (orderId: string) => boolean
  readonly toggle: (orderId: string) => void
  readonly chooseAll: (isChosen: boolean) => void
}

/** Which of the orders shown are ticked. */
export function useChosenOrders(shown: ReadonlyArray<Order>): ChosenOrders {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const orders = useMemo(() => shown.filter(({ orderId }) => ids.has(orderId)), [shown, ids])
  return {
    orders,
    has: (orderId) => ids.has(orderId),
    toggle: (orderId) =>
      setIds((before) => {
        const after = new Set(before)
        if (!after.delete(orderId)) after.add(orderId)
        return after
      }),
    chooseAll: (isChosen) => setIds(new Set(isChosen ? shown.map(({ orderId }) => orderId) : [])),
  }
}
