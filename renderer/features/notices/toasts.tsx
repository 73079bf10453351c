import { useEffect } from 'react'
import { useStore } from 'zustand'
import { Button } from '../../components/button.tsx'
import { ToastHost } from '../../components/toast-host.tsx'
import { commonWords } from '../../i18n/common-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { closeToast, noticesStore, type Told, type Tone } from '../../stores/notices-store.ts'
import { settingsStore } from '../../stores/settings-store.ts'
import { showRequest } from '../requests/show-request.ts'
import { isFileNotice } from './describe-file-notice.ts'
import { describeMessage } from './describe-message.ts'
import { noticesWords } from './notices-words.ts'

/** How long each stays, ms. What is uncertain stays until it is closed. */
const SHOWN_MS: Readonly<Record<Tone, number | null>> = {
  done: 5000,
  told: 8000,
  refused: 12_000,
  uncertain: null,
}

/** A file that was set aside, and where it is kept, is read in peace. */
function shownMsOf({ tone, message }: Told): number | null {
  if (tone === 'done') return SHOWN_MS.done
  return message.kind === 'notice' && isFileNotice(message.notice) ? null : SHOWN_MS[tone]
}

export function Toasts() {
  const words = useWords(noticesWords)
  const common = useWords(commonWords)
  const language = useStore(settingsStore, (state) => state.settings.language)
  const toasts = useStore(noticesStore, (state) => state.toasts)
  useEffect(() => {
    const timers = toasts.map((toast) => {
      const shownMs = shownMsOf(toast)
      if (shownMs === null) return undefined
      const leftMs = Math.max(0, toast.atMs + shownMs - Date.now())
      return setTimeout(() => closeToast(toast.id), leftMs)
    })
    return () => {
      for (const timer of timers) clearTimeout(timer)
    }
  }, [toasts])
  return (
    <ToastHost
      label={words.toasts}
      closeLabel={common.close}
      onClose={closeToast}
      toasts={toasts.map((told) => {
        const described = describeMessage(told.message, language)
        const { title } = described
        const text = described.brief ?? described.text
        const { requestId } = told
        return {
          id: told.id,
          kind: told.tone,
          title,
          ...(text === null ? {} : { text }),
          ...(requestId === null
            ? {}
            : {
                actions: (
                  <Button size="small" onClick={() => showRequest(requestId)}>
                    {words.showRequest}
                  </Button>
                ),
              }),
        }
      })}
    />
  )
}
