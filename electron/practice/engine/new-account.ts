import type { Account } from './state.ts'

export function newAccount(id: string, role: Account['role']): Account {
  return {
    id,
    role,
    balances: new Map(),
    funding: new Map(),
    leverages: new Map(),
    coinLeverages: new Map(),
    positions: new Map(),
    open: new Map(),
    pending: new Map(),
    history: new Map(),
    fills: [],
    closed: [],
    ledger: [],
    transfers: [],
    strategies: new Map(),
    strategyHistory: new Map(),
    holdMode: 'one_way_mode',
    countdownAtMs: null,
  }
}
