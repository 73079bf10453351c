import { FileSearch } from 'lucide-react'
import { useState } from 'react'
import type { DeskError } from '../../../shared/domain/error.ts'
import { explainSignature, hasSignatureFault } from '../../../shared/rules/signature-explanation.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorMessage } from '../../components/error-message.tsx'
import { commonWords } from '../../i18n/common-words.ts'
import { useExplainError } from '../../i18n/use-explained.ts'
import { useWords } from '../../i18n/use-words.ts'
import { showRequest } from './show-request.ts'
import styles from './signature.module.css'
import { SignatureView } from './signature-view.tsx'
import { signatureWords } from './signature-words.ts'
import { useRequestDetail } from './use-request-detail.ts'

/** A refusal of the signature, and where its request is in the log. */
interface SignatureRefusal {
  readonly code: string
  /** `null`: a login to the private socket that was not logged. */
  readonly requestId: number | null
}

/** Codes of the login to the private socket (page "Websocket error code"). */
const LOGIN_CODE = /^300\d\d$/

/** The refusal behind an error, when what was signed can be shown for it. */
export function signatureRefusal(error: DeskError): SignatureRefusal | null {
  if (error.kind !== 'unauthorised' || !hasSignatureFault(error.code)) return null
  const requestId = error.requestId ?? null
  return requestId === null && !LOGIN_CODE.test(error.code) ? null : { code: error.code, requestId }
}

/** The button that opens the explainer; nothing for errors that are about something else. */
export function SignatureQuestion({ error }: { readonly error: DeskError }) {
  const words = useWords(signatureWords)
  const [isOpen, setIsOpen] = useState(false)
  const refusal = signatureRefusal(error)
  if (refusal === null) return null
  return (
    <>
      <Button
        size="small"
        icon={<FileSearch size={13} aria-hidden />}
        onClick={() => setIsOpen(true)}
      >
        {words.open}
      </Button>
      {isOpen && <SignatureDialog refusal={refusal} onClose={() => setIsOpen(false)} />}
    </>
  )
}

function SignatureDialog({
  refusal,
  onClose,
}: {
  readonly refusal: SignatureRefusal
  readonly onClose: () => void
}) {
  const words = useWords(signatureWords)
  const common = useWords(commonWords)
  const { code, requestId } = refusal
  return (
    <Dialog
      open
      wide
      title={words.title}
      closeLabel={common.close}
      onClose={onClose}
      description={words.lead}
      actions={
        <>
          {requestId !== null && (
            <Button
              onClick={() => {
                onClose()
                showRequest(requestId)
              }}
            >
              {words.show}
            </Button>
          )}
          <Button kind="primary" onClick={onClose}>
            {common.close}
          </Button>
        </>
      }
    >
      {requestId === null ? <LoginView code={code} /> : <RequestView code={code} id={requestId} />}
    </Dialog>
  )
}

function LoginView({ code }: { readonly code: string }) {
  const explanation = explainSignature({ code, signedText: null, acceptedAtMs: null })
  return explanation === null ? null : <SignatureView explanation={explanation} detail={null} />
}

function RequestView({ code, id }: { readonly code: string; readonly id: number }) {
  const words = useWords(signatureWords)
  const explain = useExplainError()
  const state = useRequestDetail(id)
  if (state.kind === 'loading') {
    return (
      <div className={styles.section} aria-busy>
        <EmptyState title={words.loading} />
      </div>
    )
  }
  if (state.kind === 'failed') return <ErrorMessage compact {...explain(state.error)} />
  const { detail } = state
  const acceptedAtMs = detail.timing.accept?.atMs ?? null
  const explanation = explainSignature({ code, signedText: detail.signedText, acceptedAtMs })
  return explanation === null ? null : <SignatureView explanation={explanation} detail={detail} />
}
