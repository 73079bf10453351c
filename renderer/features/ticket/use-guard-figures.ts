import { useMemo } from 'react'
import { useStore } from 'zustand'
import type { OrderType } from '../../../shared/domain/order.ts'
import type { GuardGround } from '../../../shared/rules/guards/guard-ground.ts'
import { connectionStore } from '../../stores/connection-store.ts'
import { settingsStore } from '../../stores/settings-store.ts'
import { useMarket } from '../trade/trade-desk.ts'

/**
 * What the user's own guards judge by, as the page knows it; `null` until main has told. Only market
 * orders look at the whole book, so that others do not change with each frame of it. The lock of live
 * is left out: the ticket has a note of its own for it, with the way to unlock.
 */
export function useGuardFigures(orderType: OrderType): Omit<GuardGround, 'context'> | null {
  const limits = useStore(settingsStore, ({ settings }) => settings.guards[settings.environment])
  const gates = useStore(connectionStore, (state) => state.view?.gates ?? null)
  const needsBook = orderType === 'market' && limits.slippage.isOn
  const book = useMarket((state) => (needsBook ? state.book : null))
  return useMemo(
    () => (gates === null ? null : { limits, gates: { ...gates, isLiveLocked: false }, book }),
    [limits, gates, book],
  )
}
