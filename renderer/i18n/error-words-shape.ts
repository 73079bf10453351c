import type {
  DeskError,
  FileProblem,
  InvalidReason,
  UnavailableReason,
} from '../../shared/domain/error.ts'
import type { KeychainFailure } from '../../shared/domain/key-set.ts'
import type { ErrorText } from '../components/error-message.tsx'

/** Figures of an `invalid` error by name. */
export type ErrorValues = Readonly<Record<string, string>>

export interface ErrorWords {
  readonly invalid: Readonly<Record<InvalidReason, (values: ErrorValues) => string>>
  readonly invalidTitle: string
  readonly unavailable: Readonly<Record<UnavailableReason, ErrorText>>
  readonly keychain: Readonly<Record<KeychainFailure, ErrorText>>
  readonly refused: ErrorText
  readonly unauthorised: ErrorText
  readonly rateLimited: (seconds: string) => ErrorText
  readonly unknownOutcome: (clientOid: string) => ErrorText
  readonly fileNotWritten: Readonly<Record<FileProblem, ErrorText>>
  readonly internal: (reference: string) => ErrorText
  readonly source: (code: string, message: string) => string
  readonly kind: Readonly<Record<DeskError['kind'], string>>
}
