import { app, dialog } from 'electron'
import type { Language } from '../../shared/domain/settings.ts'
import { languageOf } from '../desk/settings-service.ts'
import { alreadyOpenText, describeStartProblem, type StartProblem } from './start-words.ts'

const DID_NOT_START = 1

/** Says why on standard error, which a person sees who started it there, and in a box; then ends. */
export function endStart(problem: StartProblem): void {
  const { title, text } = describeStartProblem(problem, systemLanguage())
  process.stderr.write(`${title}\n${text}\n`)
  dialog.showErrorBox(title, text)
  app.exit(DID_NOT_START)
}

export function endStartWith(error: unknown): void {
  endStart({ kind: 'fault', message: error instanceof Error ? error.message : String(error) })
}

/** The first desk has come to the front; this one has nothing to do. */
export function endSecondStart(): void {
  process.stderr.write(`${alreadyOpenText(systemLanguage())}\n`)
  app.quit()
}

/** Electron knows its own only when it is ready. */
function systemLanguage(): Language {
  return languageOf(Intl.DateTimeFormat().resolvedOptions().locale)
}
