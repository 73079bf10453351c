import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { OrderGuards } from '../../electron/desk/guards/order-guards.ts'
import { SqliteJournal } from '../../electron/desk/journal/journal.ts'
import { OrderService } from '../../electron/desk/orders/order-service.ts'
import type { OrderAccount, TradingSession } from '../../electron/desk/orders/trading-session.ts'
import type { DeskError } from '../../shared/domain/error.ts'
import type { Order, OrderDraft, PendingOrder } from '../../shared/domain/order.ts'
import type { Notice } from '../../shared/ipc/contract.ts'
import { FakePrivateRest } from './fake-private-rest.ts'
import { HandClock } from './hand-clock.ts'
import { aTradingSession } from './trading-session.ts'

class FakeAccount implements Pick<OrderAccount, 'mergeOrders' | 'setPending'> {
  pending: ReadonlyArray<PendingOrder> = []
  readonly merged: Order[] = []
  mergeOrders = (_keySetId: string, orders: ReadonlyArray<Order>) => {
    this.merged.push(...orders)
  }
  setPending = (pending: ReadonlyArray<PendingOrder>) => {
    this.pending = pending
  }
}

/** An order service on a real journal, with an exchange, a clock, rules and guards made by hand. */
export class OrderScene {
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'keydesk-orders-'))
  readonly clock = new HandClock()
  readonly rest = new FakePrivateRest()
  readonly account = new FakeAccount()
  journal = this.#openJournal()
  readonly notices: Notice[] = []
  readonly session = aTradingSession(this.rest)
  checkDraft: (draft: OrderDraft) => DeskError | null = () => null
  guardDrafts: OrderGuards['orders'] = () => null

  /** A service as after a start; the orders of each are named `kd-1`, `kd-2`, … */
  open(activate: TradingSession | null = this.session): OrderService {
    let made = 0
    const { clock, journal, account } = this
    const service = new OrderService({
      ...{ clock, schedule: clock.schedule, journal, account },
      newClientOid: () => {
        made += 1
        return `kd-${made}`
      },
      check: (draft) => this.checkDraft(draft),
      guard: (drafts, command) => this.guardDrafts(drafts, command),
      onNotice: (notice) => this.notices.push(notice),
      reportFault: () => 'fault-1',
    })
    service.activate(activate)
    return service
  }

  /** After it was closed. */
  openJournalAgain(): void {
    this.journal = this.#openJournal()
  }

  openOids(): ReadonlyArray<string> {
    return this.journal.openIntents('set-1', 'practice').map((intent) => intent.clientOid)
  }

  end(): void {
    this.journal.close()
    rmSync(this.#folder, { recursive: true })
  }

  #openJournal(): SqliteJournal {
    return new SqliteJournal(path.join(this.#folder, 'journal.sqlite'), this.clock.now())
  }
}
