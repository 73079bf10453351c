import type { ReactNode } from 'react'
import type { DeskError } from '../../../shared/domain/error.ts'
import type { KeySet } from '../../../shared/domain/key-set.ts'
import { ErrorMessage } from '../../components/error-message.tsx'
import { useExplainError } from '../../i18n/use-explained.ts'
import { useErrorCures } from './error-cures.tsx'

/**
 * An error in its three parts, with what can be done about it from where it is read: what was
 * signed, and after 40099 binding the key to the other environment.
 */
export function Trouble({
  error,
  keySet,
  actions,
  compact = false,
  tone,
}: {
  readonly error: DeskError
  /** The key set that the request was signed with; absent: the one in use. */
  readonly keySet?: KeySet
  /** Further buttons, which come first. */
  readonly actions?: ReactNode
  readonly compact?: boolean
  readonly tone?: 'danger' | 'warning'
}) {
  const explain = useExplainError()
  const cures = useErrorCures(error, keySet)
  const hasActions = cures !== null || actions !== undefined
  return (
    <ErrorMessage
      compact={compact}
      {...(tone === undefined ? {} : { tone })}
      {...explain(error)}
      {...(hasActions
        ? {
            actions: (
              <>
                {actions}
                {cures}
              </>
            ),
          }
        : {})}
    />
  )
}
