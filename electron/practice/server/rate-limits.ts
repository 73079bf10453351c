/** One endpoint's answer to one more call: may it run, and how many are left in this second? */
export interface RateVerdict {
  readonly allowed: boolean
  readonly remaining: number
}

interface Window {
  second: number
  used: number
}

interface AddressUse {
  minute: number
  used: number
  blockedUntilMs: number
}

/** Bitget page common/faq, Q10. */
const PER_ADDRESS_AND_MINUTE = 6000
const BLOCK_MS = 5 * 60_000
const MOST_WINDOWS = 10_000

/**
 * Counts calls per endpoint and caller in whole seconds (per address for public endpoints, per account
 * for private ones), and all calls per address in whole minutes.
 */
export class RateLimits {
  readonly #enforced: boolean
  readonly #windows = new Map<string, Window>()
  readonly #addresses = new Map<string, AddressUse>()

  constructor(enforced: boolean) {
    this.#enforced = enforced
  }

  /** Takes one call of `caller` from the budget of `path`. */
  take(path: string, caller: string, perSecond: number, nowMs: number): RateVerdict {
    if (!this.#enforced) return { allowed: true, remaining: perSecond }
    const window = this.#window(`${path} ${caller}`, Math.floor(nowMs / 1000))
    window.used += 1
    return { allowed: window.used <= perSecond, remaining: Math.max(0, perSecond - window.used) }
  }

  /** Takes one call from what an address may send in a minute; once spent it waits five minutes. */
  takeFromAddress(address: string, nowMs: number): boolean {
    if (!this.#enforced) return true
    const use = this.#address(address)
    if (nowMs < use.blockedUntilMs) return false
    const minute = Math.floor(nowMs / 60_000)
    if (use.minute !== minute) {
      use.minute = minute
      use.used = 0
    }
    use.used += 1
    if (use.used <= PER_ADDRESS_AND_MINUTE) return true
    use.blockedUntilMs = nowMs + BLOCK_MS
    return false
  }

  #window(name: string, second: number): Window {
    const known = this.#windows.get(name)
    if (known !== undefined && known.second === second) return known
    if (this.#windows.size > MOST_WINDOWS) this.#windows.clear()
    const fresh = { second, used: 0 }
    this.#windows.set(name, fresh)
    return fresh
  }

  #address(address: string): AddressUse {
    const known = this.#addresses.get(address)
    if (known !== undefined) return known
    if (this.#addresses.size > MOST_WINDOWS) this.#addresses.clear()
    const fresh = { minute: 0, used: 0, blockedUntilMs: 0 }
    this.#addresses.set(address, fresh)
    return fresh
  }
}
