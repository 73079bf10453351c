import { fail, invalid, type Result } from '../../shared/domain/error.ts'
import type { Language, Settings } from '../../shared/domain/settings.ts'
import type { SettingsPatch } from '../../shared/ipc/contract.ts'
import { type Loosened, loosened } from '../../shared/rules/guards/loosening.ts'
import { GUARD_WORDS } from './guard-words.ts'

/** A question of the operating system's own, which no page can answer. Resolves with `true` for yes. */
export type AskUser = (question: {
  readonly message: string
  readonly detail: string
  readonly yes: string
  readonly no: string
}) => Promise<boolean>

/**
 * Lets changes of the settings through. One that loosens a guard of the live environment first needs
 * a yes outside of the page. Threat: a page that is hostile may ask for any setting, and would else
 * switch the guards off before it sends. A second question while one is open is refused, so that
 * nobody is worn down by a pile of them.
 */
export class GuardConfirmation {
  readonly #ask: AskUser
  #isAsking = false

  constructor(ask: AskUser) {
    this.#ask = ask
  }

  async mayChange(current: Settings, patch: SettingsPatch): Promise<Result<null>> {
    const loose = patch.guards === undefined ? [] : loosened(current.guards.live, patch.guards.live)
    if (loose.length === 0) return { ok: true, value: null }
    if (this.#isAsking) return fail(invalid('guards-not-confirmed'))
    this.#isAsking = true
    try {
      const isMeant = await this.#ask(questionOf(loose, current.language))
      return isMeant ? { ok: true, value: null } : fail(invalid('guards-not-confirmed'))
    } finally {
      this.#isAsking = false
    }
  }
}

function questionOf(loose: ReadonlyArray<Loosened>, language: Language) {
  const words = GUARD_WORDS[language]
  const lines = loose.map(({ guard, instrument, before, after }) => {
    const name = words.name[guard] + (instrument === null ? '' : ` ${instrument}`)
    return words.change(name, before, after ?? words.none)
  })
  return {
    message: words.message,
    detail: [...lines, '', words.detail].join('\n'),
    yes: words.yes,
    no: words.no,
  }
}
