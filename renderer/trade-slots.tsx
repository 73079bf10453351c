import type { TradeSlots } from './app.tsx'
import { InstrumentStrip } from './features/trade/instrument-strip.tsx'
import { TradeActions } from './features/trade/trade-actions.tsx'
import { TradeScreen } from './features/trade/trade-screen.tsx'

/** Where the trade screen, its ticker strip and its actions join the frame. */
export const tradeSlots: TradeSlots = {
  screen: <TradeScreen />,
  strip: <InstrumentStrip />,
  actions: <TradeActions />,
}
