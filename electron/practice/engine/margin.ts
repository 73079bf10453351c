import { ratioOf, usdPrice } from './coin-price.ts'
import type { AccountFigures, CoinFigures } from './figures.ts'
import { type Fixed, least, most, over, times } from './fixed.ts'
import type { EngineState } from './state.ts'

// How much of one coin is free. Futures margin is taken from the coin that the futures settle in as far
// as it reaches; whatever leaves must also leave the account enough margin as a whole.

/** Free for trading, as the account shows it: unrealised profit counts. Never negative. */
export function availableOf(state: EngineState, figures: AccountFigures, coin: string): Fixed {
  return freeOf(state, figures, coin, (profit) => profit)
}

/** Free to spend or to take away: unrealised profit does not count, unrealised loss does. */
export function spendableOf(state: EngineState, figures: AccountFigures, coin: string): Fixed {
  return freeOf(state, figures, coin, (profit) => least(profit, 0n))
}

function freeOf(
  state: EngineState,
  figures: AccountFigures,
  coin: string,
  counted: (profit: Fixed) => Fixed,
): Fixed {
  const row = figures.coins.get(coin)
  if (row === undefined) return 0n
  return most(least(ownOf(row, counted), marginCap(state, figures, row)), 0n)
}

function ownOf(row: CoinFigures, counted: (profit: Fixed) => Fixed): Fixed {
  return row.balance - row.locked - row.margin + counted(row.unrealised)
}

/** What of the coin may go before the account is short of margin. */
function marginCap(state: EngineState, figures: AccountFigures, row: CoinFigures): Fixed {
  const { coin } = row
  const perCoin = times(usdPrice(state, coin), ratioOf(coin))
  const whole = most(row.balance + most(row.unrealised, 0n), 0n)
  if (perCoin === 0n || figures.free >= times(whole, perCoin)) return whole
  return over(figures.free, perCoin)
}

/** What of a coin may pay debts: no unrealised profit, nothing that an order or a position holds. */
export function payableOf(row: CoinFigures | undefined): Fixed {
  return row === undefined
    ? 0n
    : most(
        ownOf(row, (profit) => least(profit, 0n)),
        0n,
      )
}

/** Isolated margin comes from the coin itself: is less than `needed` of it free of all other uses? */
export function shortOfCoin(figures: AccountFigures, coin: string, needed: Fixed): boolean {
  const row = figures.coins.get(coin)
  const own = row === undefined ? 0n : ownOf(row, (profit) => least(profit, 0n))
  return own < needed
}
