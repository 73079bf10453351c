import type { TradeSlots } from './app.tsx'

/** Where the trade screen, its ticker strip and its actions join the frame. */
export const tradeSlots: TradeSlots = { screen: null, strip: null, actions: null }
