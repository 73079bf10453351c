import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { commonWords } from '../../i18n/common-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { practiceWords } from './practice-words.ts'

export function RestartDialog({
  onClose,
  onConfirm,
}: {
  readonly onClose: () => void
  readonly onConfirm: () => void
}) {
  const words = useWords(practiceWords)
  const common = useWords(commonWords)
  return (
    <Dialog
      open
      title={words.restartTitle}
      description={<p>{words.restartText}</p>}
      closeLabel={common.close}
      onClose={onClose}
      onSubmit={onConfirm}
      actions={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button kind="primary" type="submit">
            {words.restart}
          </Button>
        </>
      }
    />
  )
}
