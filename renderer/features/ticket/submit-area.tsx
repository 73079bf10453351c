import { useStore } from 'zustand'
import { parseDecimal } from '../../../shared/domain/decimal.ts'
import type { OrderDraft } from '../../../shared/domain/order.ts'
import type { Language } from '../../../shared/domain/settings.ts'
import { isClosing } from '../../../shared/rules/order-effect.ts'
import type { InvalidError } from '../../../shared/rules/order-error.ts'
import { Button } from '../../components/button.tsx'
import { useFormat } from '../../format/use-format.ts'
import { commonWords } from '../../i18n/common-words.ts'
import { errorSentence } from '../../i18n/explain-error.ts'
import { ticketWords } from '../../i18n/ticket-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { askToUnlockLive } from '../../stores/live-lock-store.ts'
import { goTo } from '../../stores/navigation-store.ts'
import { settingsStore } from '../../stores/settings-store.ts'
import { HoldButton } from './hold-button.tsx'
import { takePracticeKey } from './take-practice-key.ts'
import type { Block } from './ticket-blocks.ts'
import { ticketFormWords } from './ticket-form-words.ts'
import { ticketOrderText } from './ticket-order-text.ts'
import { TicketOutcome } from './ticket-outcome.tsx'
import styles from './ticket-submit.module.css'
import type { TicketView } from './use-ticket.ts'

/** The button that says the whole order with its environment; under it why it cannot be sent, or what became of it. */
export function SubmitArea({
  view,
  wasTried,
  onSubmit,
}: {
  readonly view: TicketView
  /** It was sent for while something was wrong: the first thing is told here too. */
  readonly wasTried: boolean
  readonly onSubmit: () => void
}) {
  const words = useWords(ticketWords)
  const common = useWords(commonWords)
  const format = useFormat()
  const environment = useStore(settingsStore, (state) => state.settings.environment)
  const { order: sent, draft, instrument, block, submission, errors } = view
  const isComplete =
    parseDecimal(draft.quantity) !== null &&
    (draft.price === null || parseDecimal(draft.price) !== null)
  const order = isComplete
    ? ticketOrderText(sent, instrument, format)
    : words.order.incomplete(aimText(draft, format.language), instrument.symbol)
  const first = wasTried ? errors[0] : undefined
  const problem = first === undefined ? null : problemText(first, format.language)
  const isSending = submission.kind === 'sending'
  return (
    <div className={styles.submitArea}>
      <HoldButton
        kind={draft.side}
        mustHold={environment === 'live'}
        holdHint={words.hold}
        busy={isSending}
        disabled={block !== null}
        describedBy={block === null ? undefined : 'ticket-block'}
        onPress={onSubmit}
      >
        <span className={styles.submitOrder}>{isSending ? words.sending : order}</span>
        <span className={styles.submitSide}>
          <span className={styles.submitWhere}>{common.environment[environment]}</span>
          <kbd className={styles.submitKeys} aria-hidden>
            {words.submitHint}
          </kbd>
        </span>
      </HoldButton>
      {block !== null && <BlockNote block={block} />}
      {block === null && problem !== null && (
        <p role="status" className={styles.problem}>
          {problem}
        </p>
      )}
      {block === null && problem === null && <TicketOutcome view={view} />}
    </div>
  )
}

/** What the order is for, while it cannot be told whole: `Buy`, in hedge mode `Open long`. */
function aimText(draft: OrderDraft, language: Language): string {
  const { side, positionSide } = draft
  if (positionSide === null) return commonWords[language].side[side]
  return ticketFormWords[language].hedge[isClosing(draft) ? 'close' : 'open'][positionSide]
}

/** With the name of its field, which may be scrolled out of sight. */
function problemText(error: InvalidError, language: Language): string {
  const words = ticketFormWords[language]
  const sentence = errorSentence(error, language)
  const names: Readonly<Record<string, string>> = words.fields
  const name = names[error.field ?? '']
  return name === undefined ? sentence : words.problem(name, sentence)
}

function BlockNote({ block }: { readonly block: Block }) {
  const { blocked } = useWords(ticketWords)
  const { language } = useFormat()
  const isPractice = block.kind === 'no-key' && block.environment === 'practice'
  const reason = {
    'no-key': isPractice ? blocked.noKeyPractice : blocked.noKey,
    permission: blocked.permission,
    'live-locked': blocked.live,
    loading: blocked.loading,
    order: block.kind === 'order' ? errorSentence(block.error, language) : '',
  }[block.kind]
  return (
    <div id="ticket-block" role="status" className={styles.block}>
      <p>{reason}</p>
      {isPractice && (
        <Button size="small" onClick={() => void takePracticeKey()}>
          {blocked.takePractice}
        </Button>
      )}
      {block.kind === 'no-key' && !isPractice && (
        <Button size="small" onClick={() => goTo('keys')}>
          {blocked.addKey}
        </Button>
      )}
      {block.kind === 'permission' && (
        <Button size="small" onClick={() => goTo('keys')}>
          {blocked.toKeys}
        </Button>
      )}
      {block.kind === 'live-locked' && (
        <Button size="small" onClick={askToUnlockLive}>
          {blocked.unlock}
        </Button>
      )}
    </div>
  )
}
