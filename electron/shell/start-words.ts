import type { Language } from '../../shared/domain/settings.ts'

/** Why the desk has no window. It is told outside of the page, which is not there. */
export type StartProblem =
  | {
      readonly kind: 'not-a-folder' | 'not-writable' | 'no-room' | 'not-usable'
      readonly folder: string
    }
  | { readonly kind: 'fault'; readonly message: string }

interface StartWords {
  readonly title: string
  readonly alreadyOpen: string
  readonly what: Readonly<Record<Exclude<StartProblem['kind'], 'fault'>, string>>
  readonly remedy: string
  readonly fault: string
}

const WORDS: Readonly<Record<Language, StartWords>> = {
  en: {
    title: 'Keydesk did not start',
    alreadyOpen: 'Keydesk is open on this folder already; its window comes to the front.',
    what: {
      'not-a-folder':
        'Its data folder cannot be made: a file, a broken link or a missing disk is in the way.',
      'not-writable': 'Its data folder cannot be read and written by this user.',
      'no-room': 'Its data folder cannot be made: the disk is full.',
      'not-usable': 'Its data folder cannot be used.',
    },
    remedy:
      'Nothing was changed. Mend that place, or start with --user-data=FOLDER to use another.',
    fault: 'A fault kept it from opening; its log file, if there is one, says more.',
  },
  'zh-CN': {
    title: 'Keydesk 未能启动',
    alreadyOpen: 'Keydesk 已在此文件夹上运行，其窗口将移到最前。',
    what: {
      'not-a-folder': '无法创建数据文件夹：该位置有文件、失效的链接，或磁盘不存在。',
      'not-writable': '当前用户无法读写数据文件夹。',
      'no-room': '无法创建数据文件夹：磁盘已满。',
      'not-usable': '无法使用数据文件夹。',
    },
    remedy: '未作任何更改。请修复该位置，或用 --user-data=文件夹 启动以使用其他文件夹。',
    fault: '启动时发生错误；若有日志文件，其中有更多说明。',
  },
}

/** A title and whole sentences, without a stack. */
export function describeStartProblem(
  problem: StartProblem,
  language: Language,
): { readonly title: string; readonly text: string } {
  const { title, what, remedy, fault } = WORDS[language]
  if (problem.kind === 'fault') return { title, text: `${fault}\n${problem.message}` }
  return { title, text: `${what[problem.kind]}\n${problem.folder}\n${remedy}` }
}

export function alreadyOpenText(language: Language): string {
  return WORDS[language].alreadyOpen
}
