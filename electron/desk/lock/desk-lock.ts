import { fail, type Result, succeed } from '../../../shared/domain/error.ts'
import { DESK_LOCKED, type LockReason, type LockView } from '../../../shared/domain/lock.ts'
import type { Clock } from '../ports.ts'

export interface DeskLockPorts {
  readonly clock: Pick<Clock, 'now'>
  readonly emit: (view: LockView) => void
  /** Whether no secret is in memory. */
  readonly holdsNothing: () => boolean
  /** Stops everything that signs, at once. */
  readonly stopSigning: () => void
  /** Takes the key sets out of memory; resolves with the labels of those that are now lost. */
  readonly forgetKeys: () => Promise<ReadonlyArray<string>>
  /** Asks the keychain for the key set in use; succeeds when there is none. */
  readonly askKeychain: () => Promise<Result<null>>
  /** Takes up again what `stopSigning` stopped. */
  readonly resume: () => Promise<void>
}

const OPEN: LockView = { state: 'open' }

/**
 * Locks the desk and opens it again. A locked desk holds no key set and signs nothing: orders at the
 * exchange stand, those whose fate is unknown stay in the journal and are asked about after opening,
 * and an armed dead-man switch is not renewed, so that it fires as it does when the desk ends.
 */
export class DeskLock {
  readonly #ports: DeskLockPorts
  #view: LockView = OPEN
  /** Grows with each locking: an opening that began before it does not open. */
  #turn = 0
  #opening: Promise<Result<LockView>> | null = null

  constructor(ports: DeskLockPorts) {
    this.#ports = ports
  }

  get view(): LockView {
    return this.#view
  }

  get isLocked(): boolean {
    return this.#view.state === 'locked'
  }

  /** Nobody needs to lock a desk that holds nothing, unless the user asks. */
  async lock(reason: LockReason): Promise<LockView> {
    const { clock, holdsNothing, stopSigning, forgetKeys } = this.#ports
    if (this.#opening === null && this.isLocked) return this.#view
    if (reason !== 'asked' && !this.isLocked && holdsNothing()) return this.#view
    this.#turn += 1
    const turn = this.#turn
    this.#show({ state: 'locked', reason, sinceMs: clock.now(), forgotten: [] })
    stopSigning()
    const forgotten = await forgetKeys()
    if (turn === this.#turn && this.#view.state === 'locked' && forgotten.length > 0) {
      this.#show({ ...this.#view, forgotten })
    }
    return this.#view
  }

  /**
   * Asks the keychain anew. A keychain that fails leaves the desk locked and is the answer; a key set
   * that is gone for another reason does not.
   */
  open(): Promise<Result<LockView>> {
    if (!this.isLocked) return Promise.resolve(succeed(this.#view))
    this.#opening ??= this.#open().finally(() => {
      this.#opening = null
    })
    return this.#opening
  }

  async #open(): Promise<Result<LockView>> {
    const { askKeychain, forgetKeys, resume } = this.#ports
    const turn = this.#turn
    const asked = await askKeychain()
    if (turn !== this.#turn) return fail(DESK_LOCKED)
    if (!asked.ok && asked.error.kind === 'keychain') {
      await forgetKeys()
      return asked
    }
    this.#show(OPEN)
    await resume()
    return succeed(this.#view)
  }

  #show(view: LockView): void {
    this.#view = view
    this.#ports.emit(view)
  }
}
