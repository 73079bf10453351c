import type { Notice } from '../../shared/ipc/contract.ts'
import { type Tone, tell } from './notices-store.ts'

/** Shows what main had to tell. */
export function tellNotice(notice: Notice): void {
  tell(toneOf(notice), { kind: 'notice', notice })
}

function toneOf(notice: Notice): Tone {
  if (notice.kind === 'keychain' || notice.kind === 'journal-not-written') return 'refused'
  if (notice.kind === 'journal-lost' || notice.kind === 'journal-cut') return 'uncertain'
  if (notice.kind === 'journal-written-again') return 'done'
  if (notice.kind === 'order-settled' || notice.kind === 'strategy-settled') {
    return notice.outcome === 'accepted' ? 'done' : 'refused'
  }
  return 'told'
}
