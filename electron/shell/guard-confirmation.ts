import { fail, invalid, type Result, succeed } from '../../shared/domain/error.ts'
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

const NOT_CONFIRMED = fail(invalid('guards-not-confirmed'))
/** Noes of one start after which the question is not put again. */
const MOST_NOES = 3
/** Lines of a question; a longer one would push its own buttons off the screen. */
const MOST_LINES = 12

/**
 * Lets changes of the settings through. One that loosens a guard of the live environment first needs
 * a yes outside of the page. Threat: a page that is hostile may ask for any setting, and would else
 * switch the guards off before it sends. While a question is open the live guards do not change at
 * all, so that the yes is to what was shown; and after three noes nobody is asked again before the
 * next start, so that no one is worn down by questions.
 */
export class GuardConfirmation {
  readonly #ask: AskUser
  #isAsking = false
  #noes = 0

  constructor(ask: AskUser) {
    this.#ask = ask
  }

  /** `current` are the settings in force, `patch` what the page wants of them. */
  async mayChange(current: Settings, patch: SettingsPatch): Promise<Result<null>> {
    const wanted = patch.guards?.live ?? current.guards.live
    const loose = loosened(current.guards.live, wanted)
    if (this.#isAsking && wanted !== current.guards.live) return NOT_CONFIRMED
    if (loose.length === 0) return succeed(null)
    if (this.#noes >= MOST_NOES) return fail(invalid('guards-not-asked'))
    this.#isAsking = true
    try {
      if (await this.#ask(questionOf(loose, current.language))) return succeed(null)
      this.#noes += 1
      return NOT_CONFIRMED
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
  const left = lines.length - MOST_LINES
  const shown = left > 0 ? [...lines.slice(0, MOST_LINES), words.more(left)] : lines
  return {
    message: words.message,
    detail: [...shown, '', words.detail].join('\n'),
    yes: words.yes,
    no: words.no,
  }
}
