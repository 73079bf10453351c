import { fail, invalid, type Result, succeed } from '../../shared/domain/error.ts'
import type { Language, Settings } from '../../shared/domain/settings.ts'
import type { SettingsPatch } from '../../shared/ipc/contract.ts'
import { type Loosened, loosened } from '../../shared/rules/guards/loosening.ts'
import type { BoundedQuestion, Question } from './bounded-question.ts'
import { GUARD_WORDS } from './guard-words.ts'

const NOT_CONFIRMED = fail(invalid('guards-not-confirmed'))
/** Lines of a question; a longer one would push its own buttons off the screen. */
const MOST_LINES = 12

/**
 * Lets changes of the settings through. One that loosens a guard of the live environment first needs
 * a yes outside of the page. Threat: a page that is hostile may ask for any setting, and would else
 * switch the guards off before it sends. While the question is open the live guards do not change at
 * all, so that the yes is to what was shown.
 */
export class GuardConfirmation {
  readonly #question: Pick<BoundedQuestion, 'ask'>
  #isAsking = false

  constructor(question: Pick<BoundedQuestion, 'ask'>) {
    this.#question = question
  }

  /** `current` are the settings in force, `patch` what the page wants of them. */
  async mayChange(current: Settings, patch: SettingsPatch): Promise<Result<null>> {
    const wanted = patch.guards?.live ?? current.guards.live
    const loose = loosened(current.guards.live, wanted)
    if (this.#isAsking && wanted !== current.guards.live) return NOT_CONFIRMED
    if (loose.length === 0) return succeed(null)
    this.#isAsking = true
    try {
      const answer = await this.#question.ask(questionOf(loose, current.language))
      if (answer === 'worn-out') return fail(invalid('not-asked-again'))
      return answer === 'yes' ? succeed(null) : NOT_CONFIRMED
    } finally {
      this.#isAsking = false
    }
  }
}

function questionOf(loose: ReadonlyArray<Loosened>, language: Language): Question {
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
