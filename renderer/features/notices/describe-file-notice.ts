import type { Language } from '../../../shared/domain/settings.ts'
import type { Notice } from '../../../shared/ipc/contract.ts'
import { formatTime } from '../../format/time-text.ts'
import { commonWords } from '../../i18n/common-words.ts'
import type { Described } from './describe-message.ts'
import { fileWords } from './file-words.ts'

const FILE_KINDS = [
  'file-set-aside',
  'file-not-written',
  'journal-lost',
  'journal-checked',
  'journal-cut',
  'journal-not-written',
  'journal-written-again',
] as const

export type FileNotice = Extract<Notice, { readonly kind: (typeof FILE_KINDS)[number] }>

/** About a file that the desk keeps. What is lost with it, and where it is kept, takes time to read. */
export function isFileNotice(notice: Notice): notice is FileNotice {
  return FILE_KINDS.some((kind) => kind === notice.kind)
}

export function describeFileNotice(notice: FileNotice, language: Language): Described {
  const words = fileWords[language]
  switch (notice.kind) {
    case 'file-set-aside': {
      const { file, keptAs, reason } = notice
      const text = [words.setAsideText[reason](file, keptAs), words.lost[contentOf(file)]]
      const brief = words.setAsideBrief(file)
      return { title: words.setAside[reason], text: sentences(text, language), brief }
    }
    case 'file-not-written': {
      const text = words.notWrittenText(notice.file, words.why[notice.reason])
      return { title: words.notWritten, text }
    }
    case 'journal-lost': {
      const { keptAs, reason, saved } = notice
      const kept = keptAs === null ? words.journalBegun : words.journalKept(keptAs)
      const text = [kept, words.journalSaved(saved), words.journalLostText]
      const brief = words.journalLostBrief
      return { title: words.journalLost[reason], text: sentences(text, language), brief }
    }
    case 'journal-checked': {
      const { environment, open, ended, sinceMs } = notice
      const since = formatTime(sinceMs, 'local', 'date-time')
      return {
        title: words.journalChecked(commonWords[language].environment[environment]),
        text: words.journalCheckedText(open, ended, since),
      }
    }
    case 'journal-cut': {
      const { environment, open, ended, sinceMs } = notice
      const since = formatTime(sinceMs, 'local', 'date-time')
      return {
        title: words.journalCut(commonWords[language].environment[environment]),
        text: words.journalCutText(open, ended, since),
        brief: words.journalLostBrief,
      }
    }
    case 'journal-not-written': {
      const text = words.journalNotWrittenText(words.why[notice.reason])
      return { title: words.journalNotWritten, text }
    }
    case 'journal-written-again':
      return { title: words.journalWrittenAgain, text: words.journalWrittenAgainText }
  }
}

/** Chinese sentences follow each other without a space. */
function sentences(texts: ReadonlyArray<string>, language: Language): string {
  return texts.join(language === 'zh-CN' ? '' : ' ')
}

type Content = keyof (typeof fileWords)['en']['lost']

const CONTENTS: Readonly<Record<string, Content>> = {
  'settings.json': 'settings',
  'keys.json': 'keys',
  'window.json': 'window',
  'practice/state.json': 'practice-state',
  'practice/events.jsonl': 'practice-state',
  'practice/keys.json': 'practice-keys',
  'practice/sub-accounts.json': 'practice-subs',
}

function contentOf(file: string): Content {
  return CONTENTS[file] ?? (file.startsWith('practice/kept/') ? 'practice-kept' : 'other')
}
