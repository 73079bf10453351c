import { ratioOf } from './coin-price.ts'
import { type Fixed, least, most, times, UNIT } from './fixed.ts'
import { DEBT_TIERS, maintenanceRate } from './leverage.ts'

// What one coin of an account counts as margin, and what its debt must keep. USD.

/** A value at its coin's discount; what is missing counts in full. */
export function counted(coin: string, value: Fixed): Fixed {
  return value > 0n ? times(value, ratioOf(coin)) : value
}

/** What is owed of a coin: unrealised loss is owed too, unrealised profit pays nothing back. */
export function debtOf(balance: Fixed, unrealised: Fixed): Fixed {
  return most(-(balance + least(unrealised, 0n)), 0n)
}

/** Of a debt by its value. */
export function debtMaintenance(debt: Fixed): Fixed {
  return debt === 0n ? 0n : times(debt, maintenanceRate(DEBT_TIERS, debt))
}

/** What `counted` less `debtMaintenance` of a coin moves by, for each dollar of unrealised profit. */
export function marginShare(coin: string, balance: Fixed, unrealised: Fixed, usd: Fixed): Fixed {
  const debt = times(debtOf(balance, unrealised), usd)
  const owing = debt > 0n && unrealised < 0n ? maintenanceRate(DEBT_TIERS, debt) : 0n
  return (balance + unrealised > 0n ? ratioOf(coin) : UNIT) + owing
}
