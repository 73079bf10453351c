import type { Result } from '../../../shared/domain/error.ts'
import type { Counts, PanicAction, PanicOutcome } from '../../../shared/domain/panic.ts'
import { tell } from '../../stores/notices-store.ts'
import { settingsStore } from '../../stores/settings-store.ts'
import { addCounts, NO_COUNTS, toneOfCounts } from '../orders/outcome-counts.ts'
import { panicWords } from './panic-words.ts'

/** Tells in a toast what became of all orders and positions. */
export function tellPanic(action: PanicAction, answer: Result<PanicOutcome>): void {
  const words = panicWords[settingsStore.getState().settings.language]
  const name = words.action[action]
  if (!answer.ok) {
    tell('refused', { kind: 'error', title: words.failed(name), error: answer.error })
    return
  }
  const { cancelled, closed, errors } = answer.value
  const sum = addCounts(cancelled ?? NO_COUNTS, closed ?? NO_COUNTS)
  const tone = toneOfCounts(sum)
  const text = panicLines(answer.value, words).join(' · ')
  tell(tone === 'done' && errors.length > 0 ? 'refused' : tone, {
    kind: 'words',
    title: name,
    text,
  })
}

/** One line of counts for each part that was asked for. */
export function panicLines(
  { cancelled, closed }: PanicOutcome,
  words: (typeof panicWords)['en'],
): ReadonlyArray<string> {
  const line = (counts: Counts | null, write: typeof words.cancelled) =>
    counts === null ? [] : [write(counts.done, counts.failed, counts.uncertain)]
  return [...line(cancelled, words.cancelled), ...line(closed, words.closed)]
}
