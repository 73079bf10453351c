import type { DeskError } from '../../../shared/domain/error.ts'
import type { StrategyOrder, StrategyReference } from '../../../shared/domain/strategy-order.ts'
import { ask } from '../../desk-client.ts'
import { settingsStore } from '../../stores/settings-store.ts'
import { type OutcomeTitles, refusalOf, sentTitles, tellOutcome } from '../orders/tell-outcome.ts'
import { strategyWords } from './strategy-words.ts'
import type { TpslRequest } from './tpsl-request.ts'

const wordsNow = () => strategyWords[settingsStore.getState().settings.language]

/** Sends what a form asks for. Answers with the refusal for the form; `null` when it was taken. */
export async function sendTpsl(
  request: TpslRequest,
  before: StrategyOrder | null,
  what: string,
): Promise<DeskError | null> {
  const words = wordsNow()
  if (request.kind === 'place') {
    const answer = await ask('strategies.place', request.draft, Date.now())
    return refusalOf(answer, sentTitles(words.sentPlace(what)))
  }
  if (before === null || request.kind === 'nothing') return null
  if (request.kind === 'cancel') {
    const answer = await ask('strategies.cancel', strategyReference(before), Date.now())
    return refusalOf(answer, sentTitles(words.sentCancel(what)))
  }
  const answer = await ask(
    'strategies.change',
    strategyReference(before),
    request.change,
    Date.now(),
  )
  return refusalOf(answer, sentTitles(words.sentChange(what)))
}

/** Cancels one strategy order and tells what became of it. `text` is the order in words. */
export async function cancelStrategy(order: StrategyOrder, text: string): Promise<void> {
  const titles: OutcomeTitles = sentTitles(wordsNow().sentCancel(text))
  tellOutcome(await ask('strategies.cancel', strategyReference(order), Date.now()), titles)
}

function strategyReference({ category, symbol, orderId }: StrategyOrder): StrategyReference {
  return { category, symbol, orderId }
}
