import type { MenuItemConstructorOptions } from 'electron'
import type { Language } from '../../shared/domain/settings.ts'
import type { LinkName } from '../../shared/ipc/contract.ts'

type Role = NonNullable<MenuItemConstructorOptions['role']>

/** Commands of the system that the menu offers. Electron's own labels are English in every language. */
export type MenuRole = Extract<
  Role,
  | ('about' | 'services' | 'hide' | 'hideOthers' | 'unhide' | 'quit')
  | ('undo' | 'redo' | 'cut' | 'copy' | 'paste' | 'selectAll')
  | ('resetZoom' | 'zoomIn' | 'zoomOut' | 'togglefullscreen' | 'minimize' | 'close')
>

export interface MenuWords {
  readonly edit: string
  readonly view: string
  readonly window: string
  readonly help: string
  readonly roles: Readonly<Record<MenuRole, string>>
  readonly links: Readonly<Record<LinkName, string>>
}

export const MENU_WORDS: Readonly<Record<Language, MenuWords>> = {
  en: {
    edit: 'Edit',
    view: 'View',
    window: 'Window',
    help: 'Help',
    roles: {
      about: 'About Keydesk',
      services: 'Services',
      hide: 'Hide Keydesk',
      hideOthers: 'Hide Others',
      unhide: 'Show All',
      quit: 'Quit Keydesk',
      undo: 'Undo',
      redo: 'Redo',
      cut: 'Cut',
      copy: 'Copy',
      paste: 'Paste',
      selectAll: 'Select All',
      resetZoom: 'Actual Size',
      zoomIn: 'Zoom In',
      zoomOut: 'Zoom Out',
      togglefullscreen: 'Toggle Full Screen',
      minimize: 'Minimize',
      close: 'Close Window',
    },
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
    roles: {
      about: '关于 Keydesk',
      services: '服务',
      hide: '隐藏 Keydesk',
      hideOthers: '隐藏其他',
      unhide: '全部显示',
      quit: '退出 Keydesk',
      undo: '撤销',
      redo: '重做',
      cut: '剪切',
      copy: '复制',
      paste: '粘贴',
      selectAll: '全选',
      resetZoom: '实际大小',
      zoomIn: '放大',
      zoomOut: '缩小',
      togglefullscreen: '切换全屏',
      minimize: '最小化',
      close: '关闭窗口',
    },
    links: {
      'api-key-management': 'API Key 管理',
      'api-documentation': 'API 文档',
      'demo-trading': '如何创建模拟盘 Key',
      'community-telegram': 'Bitget Telegram 官方群',
      'api-telegram': 'API Telegram 官方群',
    },
  },
}
