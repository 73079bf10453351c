import { useStore } from 'zustand'
import { parseDecimal } from '../../../shared/domain/decimal.ts'
import { Button } from '../../components/button.tsx'
import { useFormat } from '../../format/use-format.ts'
import { commonWords } from '../../i18n/common-words.ts'
import { errorSentence } from '../../i18n/explain-error.ts'
import { ticketWords } from '../../i18n/ticket-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { askToUnlockLive } from '../../stores/live-lock-store.ts'
import { goTo } from '../../stores/navigation-store.ts'
import { settingsStore } from '../../stores/settings-store.ts'
import { draftText } from '../trade/order-text.ts'
import { HoldButton } from './hold-button.tsx'
import styles from './order-ticket.module.css'
import { takePracticeKey } from './take-practice-key.ts'
import type { Block } from './ticket-blocks.ts'
import { TicketOutcome } from './ticket-outcome.tsx'
import type { TicketView } from './use-ticket.ts'

/** The button that says the whole order with its environment; under it why it cannot be sent, or what became of it. */
export function SubmitArea({
  view,
  onSubmit,
}: {
  readonly view: TicketView
  readonly onSubmit: () => void
}) {
  const words = useWords(ticketWords)
  const common = useWords(commonWords)
  const format = useFormat()
  const environment = useStore(settingsStore, (state) => state.settings.environment)
  const { draft, instrument, block, submission } = view
  const isComplete =
    parseDecimal(draft.quantity) !== null &&
    (draft.price === null || parseDecimal(draft.price) !== null)
  const order = isComplete
    ? draftText(draft, instrument, format)
    : words.order.incomplete(common.side[draft.side], instrument.symbol)
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
        <span className={styles.submitWhere}>{common.environment[environment]}</span>
      </HoldButton>
      {block === null ? <TicketOutcome view={view} /> : <BlockNote block={block} />}
    </div>
  )
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
