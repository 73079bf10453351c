import type { DeadManView } from '../../../shared/domain/panic.ts'
import type { Notice } from '../../../shared/ipc/contract.ts'
import type { Schedule } from '../orders/trading-session.ts'
import type { Clock } from '../ports.ts'

export interface DeadManPorts {
  readonly clock: Clock
  readonly schedule: Schedule
  readonly emit: (view: DeadManView) => void
  readonly onNotice: (notice: Notice) => void
  /** The exchange may have cancelled every order: look. */
  readonly onFired: () => void
}
