import type { PracticeView } from '../domain/connection.ts'
import type { FillExplanation, KeptState, ResetScope } from '../domain/practice-control.ts'

/** Only of the practice exchange that the desk started; elsewhere `practice-elsewhere`. */
export interface PracticeRequests {
  'practice.read': () => PracticeView
  'practice.restart': () => PracticeView
  /** Of the account that the practice key in use belongs to. */
  'practice.reset': (scope: ResetScope) => PracticeView
  'practice.keptStates': () => ReadonlyArray<KeptState>
  /** Keeps the whole exchange under a name; the same name replaces. */
  'practice.keep': (name: string) => ReadonlyArray<KeptState>
  'practice.bringBack': (name: string) => PracticeView
  'practice.forget': (name: string) => ReadonlyArray<KeptState>
  /** Of an order or a strategy order of the account in use. */
  'practice.explain': (orderId: string) => FillExplanation
}
