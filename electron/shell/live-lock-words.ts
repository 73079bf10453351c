import type { Language } from '../../shared/domain/settings.ts'

export interface LiveLockWords {
  readonly message: string
  readonly detail: (hint: string) => string
  readonly yes: string
  readonly no: string
}

/** Words of the question before the first live order of each start. */
export const LIVE_LOCK_WORDS: Readonly<Record<Language, LiveLockWords>> = {
  en: {
    message: 'Unlock Live orders?',
    detail: (hint) =>
      `Orders signed with the API key ·…${hint} move real money. If you did not ask for this, answer no.`,
    yes: 'Unlock',
    no: 'Keep locked',
  },
  'zh-CN': {
    message: '解锁实盘委托？',
    detail: (hint) => `使用 API Key ·…${hint} 签名的委托会动用真实资金。如非您本人操作，请选择否。`,
    yes: '解锁',
    no: '保持锁定',
  },
}
