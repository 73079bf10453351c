import { useState } from 'react'
import type { ExportFormat, ExportRequest } from '../../../shared/domain/history.ts'
import { ask } from '../../desk-client.ts'
import { tell } from '../../stores/notices-store.ts'
import { settingsStore } from '../../stores/settings-store.ts'
import { historyWords } from './history-words.ts'

/** Writes a history to a file and tells its name and rows. `wanted` without its format. */
export function useExport(): {
  readonly busy: ExportFormat | null
  readonly write: (wanted: ExportRequest) => void
} {
  const [busy, setBusy] = useState<ExportFormat | null>(null)

  async function write(wanted: ExportRequest): Promise<void> {
    if (busy !== null) return
    setBusy(wanted.format)
    const answer = await ask('history.export', wanted)
    setBusy(null)
    const words = historyWords[settingsStore.getState().settings.language]
    if (!answer.ok) {
      tell('refused', { kind: 'error', title: words.exportFailed, error: answer.error })
      return
    }
    const { file, rows, complete } = answer.value
    const text = complete ? words.exportedText(file) : words.exportedPart(file)
    tell('done', { kind: 'words', title: words.exported(rows), text })
  }

  return { busy, write: (wanted) => void write(wanted) }
}
