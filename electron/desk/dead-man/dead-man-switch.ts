import { fail, invalid, type Result, succeed } from '../../../shared/domain/error.ts'
import { DESK_LOCKED } from '../../../shared/domain/lock.ts'
import { DEAD_MAN_OFF, type DeadManView } from '../../../shared/domain/panic.ts'
import type { TradingSession } from '../orders/trading-session.ts'
import { pacedCalls } from '../paced-calls.ts'
import { ArmedSwitch } from './armed-switch.ts'
import type { DeadManPorts } from './dead-man-ports.ts'

/**
 * Cancels everything at the exchange when the desk is gone (page "CountDown Cancel All"). While it
 * is armed it is renewed; a change of key disarms it, for the orders of that account are then left
 * by a decision, with the desk still there. Quitting does not disarm it: the desk cannot tell a user
 * who leaves from a session that the system ends, and what the user armed says that no order stands
 * without a desk. Cancelled orders can be placed again, filled ones cannot be undone. Whoever wants
 * them to stay turns the switch off first. The same holds for a desk that locks: it cannot sign a
 * renewal, so the switch fires, unless the desk is opened again in time and the switch armed anew.
 */
export class DeadManSwitch {
  readonly #ports: DeadManPorts
  #session: TradingSession | null = null
  #armed: ArmedSwitch | null = null
  #view: DeadManView = DEAD_MAN_OFF
  /** What is armed was left to fire: nothing here may sign any more. */
  #isLeft = false
  /** Arming and disarming reach the exchange in the order in which they were asked for. */
  #last: Promise<unknown> = Promise.resolve()

  constructor(ports: DeadManPorts) {
    this.#ports = ports
  }

  read(): DeadManView {
    return this.#view
  }

  /** Another key set, or none: what the one before had armed is disarmed with its key. */
  activate(session: TradingSession | null): void {
    const before = this.#armed
    this.#session = session
    if (this.#isLeft) {
      if (session !== null) this.#takeUp(session)
      return
    }
    this.#armed = null
    this.#show(DEAD_MAN_OFF)
    if (before !== null) void this.#inTurn(() => this.#leave(before))
  }

  /** 5 to 60 s; `null` disarms. Answers when the exchange has, or will not. */
  arm(seconds: number | null): Promise<Result<DeadManView>> {
    return this.#inTurn(() => (seconds === null ? this.#disarm() : this.#arm(seconds)))
  }

  /** The machine slept, and timers with it. */
  wake(): void {
    this.#armed?.renewNow()
  }

  /** The desk locks and cannot renew. What is armed stays armed, and fires. */
  lock(): void {
    this.#session = null
    const armed = this.#armed
    if (armed === null || this.#isLeft) return
    armed.stop()
    const { state, firesAtMs } = armed.view
    if (state === 'refused' && firesAtMs === null) {
      this.#forgetLeft()
      return
    }
    this.#isLeft = true
    armed.awaitFiring(DESK_LOCKED, () => {
      if (this.#armed === armed) this.#hasFired()
    })
  }

  /** The desk ends. What is armed stays armed, and fires. */
  close(): void {
    this.#armed?.stop()
    this.#armed = null
  }

  /** The desk is open again: what was left to fire and has not is armed anew, with the same key set. */
  #takeUp(session: TradingSession): void {
    const left = this.#armed
    this.#isLeft = false
    const { seconds = null, firesAtMs = null } = left?.view ?? {}
    if (firesAtMs !== null && this.#ports.clock.now() >= firesAtMs) {
      left?.stop()
      this.#hasFired()
      return
    }
    if (left?.session.keySetId === session.keySetId && seconds !== null) {
      void this.arm(seconds)
      return
    }
    left?.stop()
    this.#forgetLeft()
  }

  #hasFired(): void {
    this.#forgetLeft()
    this.#ports.onNotice({ kind: 'dead-man', state: 'uncertain' })
    this.#ports.onFired()
  }

  #forgetLeft(): void {
    this.#isLeft = false
    this.#armed = null
    this.#show(DEAD_MAN_OFF)
  }

  async #arm(seconds: number): Promise<Result<DeadManView>> {
    const session = this.#session
    if (session === null) return fail(invalid('no-key'))
    const before = this.#armed
    await before?.end()
    const armed: ArmedSwitch = new ArmedSwitch(this.#ports, session, seconds, {
      view: before?.view ?? null,
      onView: (view) => {
        if (this.#armed === armed) this.#show(view)
      },
    })
    // The key may have changed while the one before came to its end.
    if (session !== this.#session) return fail(invalid('no-key'))
    this.#armed = armed
    await armed.start()
    return succeed(this.#view)
  }

  async #disarm(): Promise<Result<DeadManView>> {
    const armed = this.#armed
    if (armed === null) {
      this.#show(DEAD_MAN_OFF)
      return succeed(this.#view)
    }
    const error = await this.#tellExchange(armed)
    if (this.#armed !== armed) return succeed(this.#view)
    if (error === null) {
      this.#armed = null
      this.#show(DEAD_MAN_OFF)
    } else {
      armed.awaitFiring(error, () => {
        if (this.#armed !== armed) return
        this.#armed = null
        this.#show(DEAD_MAN_OFF)
        this.#ports.onFired()
      })
    }
    return succeed(this.#view)
  }

  async #leave(armed: ArmedSwitch): Promise<void> {
    const error = await this.#tellExchange(armed)
    if (error !== null) this.#ports.onNotice({ kind: 'dead-man', state: 'uncertain' })
  }

  /** Disarms; the error when the exchange did not say that it has. */
  async #tellExchange(armed: ArmedSwitch) {
    // A renewal that is still on its way would arm it again.
    await armed.end()
    const { rest } = armed.session
    const [answer] = await pacedCalls(
      [() => rest.countdownCancelAll(null)],
      1,
      this.#ports.schedule,
    )
    return answer === undefined || answer.ok ? null : answer.error
  }

  #inTurn<T>(run: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(run)
    this.#last = turn.catch(() => undefined)
    return turn
  }

  #show(view: DeadManView): void {
    if (view === this.#view) return
    this.#view = view
    this.#ports.emit(view)
  }
}
