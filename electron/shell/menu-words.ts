import type { Language } from '../../shared/domain/settings.ts'
import type { LinkName } from '../../shared/ipc/contract.ts'

export interface MenuWords {
  readonly edit: string
  readonly view: string
  readonly window: string
  readonly help: string
  readonly links: Readonly<Record<LinkName, string>>
}

export const MENU_WORDS: Readonly<Record<Language, MenuWords>> = {
  en: {
    edit: 'Edit',
    view: 'View',
    window: 'Window',
    help: 'Help',
    links: {
      'api-key-management': 'API key management',
      'api-documentation': 'API documentation',
      'demo-trading': 'How to make a demo key',
      'community-telegram': 'Bitget Telegram group',
      'api-telegram': 'API Telegram group',
    },
  },
  'zh-CN': {
    edit: '编辑',
    view: '视图',
    window: '窗口',
    help: '帮助',
    links: {
      'api-key-management': 'API Key 管理',
      'api-documentation': 'API 文档',
      'demo-trading': '如何创建模拟盘 Key',
      'community-telegram': 'Bitget Telegram 官方群',
      'api-telegram': 'API Telegram 官方群',
    },
  },
}
