import { useEffect, useState } from 'react'
import type { DeskError } from '../../../shared/domain/error.ts'
import type { RequestDetail } from '../../../shared/domain/request-record.ts'
import { ask } from '../../desk-client.ts'

export type DetailState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly detail: RequestDetail }
  | { readonly kind: 'failed'; readonly error: DeskError }

/** Fetches one request in full. The one before stays until the new one is here, so nothing flashes. */
export function useRequestDetail(id: number): DetailState {
  const [state, setState] = useState<DetailState>({ kind: 'loading' })
  useEffect(() => {
    let isCurrent = true
    void ask('requests.detail', id).then((answer) => {
      if (!isCurrent) return
      setState(
        answer.ok
          ? { kind: 'ready', detail: answer.value }
          : { kind: 'failed', error: answer.error },
      )
    })
    return () => {
      isCurrent = false
    }
  }, [id])
  return state
}
