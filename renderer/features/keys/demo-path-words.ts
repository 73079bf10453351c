import { defineWords } from '../../i18n/define-words.ts'

/** The five steps to a demo key, as the exchange's Quick Start page lists them. */
export const demoPathWords = defineWords(
  {
    title: 'Get a demo key',
    lead: 'Demo trading runs at the exchange with virtual funds and a real market. It needs a key of its own, made on the exchange’s pages in five steps.',
    steps: 'Steps',
    step: (at: number, of: number) => `Step ${at} of ${of}`,
    back: 'Back',
    next: 'Next',
    leave: 'Back to keys',
    enter: 'I have it: enter the key',
    openDemo: 'Open demo trading',
    openManagement: 'Open API Key Management',
    keysHint: 'Left and right arrow go back and on, Escape leaves.',
    path: [
      {
        name: 'Log in',
        text: 'Log in to your Bitget account in the browser.',
        details: [
          'The button below opens the exchange’s page in your own browser. The desk never sees your login.',
          'A demo key needs a verified account.',
        ],
      },
      {
        name: 'Switch to Demo mode',
        text: 'Switch the page to Demo mode.',
        details: [
          'The page then says Demo in its head. A key made outside of it is a live key.',
          'Live and demo keys look alike: only the mode in which a key was made tells them apart.',
        ],
      },
      {
        name: 'Personal Center',
        text: 'Go to the Personal Center.',
        details: ['Stay in Demo mode: it is the account picture at the top right.'],
      },
      {
        name: 'API Key Management',
        text: 'Go to API Key Management.',
        details: [
          'One account may have up to 10 keys.',
          'If the page has left Demo mode, switch back before you go on.',
        ],
      },
      {
        name: 'Create a demo API key',
        text: 'Create a demo API key.',
        details: [
          'Permissions: Unified account trade and Unified account management, read and write.',
          'Choose a passphrase and keep it: nobody can tell it to you again.',
          'Copy API key and secret key; the secret is shown only once. Then enter them here.',
        ],
      },
    ],
  },
  {
    title: '获取模拟盘密钥',
    lead: '模拟交易在交易所的真实行情中使用虚拟资金，需要单独的密钥，可在交易所页面分五步创建。',
    steps: '步骤',
    step: (at: number, of: number) => `第 ${at} 步，共 ${of} 步`,
    back: '上一步',
    next: '下一步',
    leave: '返回密钥列表',
    enter: '已创建，填写密钥',
    openDemo: '打开模拟交易',
    openManagement: '打开 API Key 管理',
    keysHint: '左右方向键切换步骤，Esc 离开。',
    path: [
      {
        name: '登录',
        text: '在浏览器中登录您的 Bitget 账户。',
        details: [
          '下方按钮会在您自己的浏览器中打开交易所页面，程序不会接触您的登录信息。',
          '创建模拟盘密钥需要已完成身份认证的账户。',
        ],
      },
      {
        name: '切换到模拟盘模式',
        text: '将页面切换到模拟盘模式。',
        details: [
          '切换后页面顶部会标明模拟盘。在此模式之外创建的是实盘密钥。',
          '两种密钥外观相同，只能以创建时的模式区分。',
        ],
      },
      {
        name: '个人中心',
        text: '进入个人中心。',
        details: ['保持在模拟盘模式：入口是右上角的头像。'],
      },
      {
        name: 'API Key 管理',
        text: '打开 API Key 管理。',
        details: ['每个账户最多 10 组密钥。', '若页面已退出模拟盘模式，请先切换回去。'],
      },
      {
        name: '创建模拟盘 API Key',
        text: '创建模拟盘 API Key。',
        details: [
          '权限：统一账户交易与统一账户管理，均为读写。',
          '设定 Passphrase 并妥善保存：之后无人能告诉您。',
          '复制 API Key 与 Secret Key（只显示一次），然后在此填写。',
        ],
      },
    ],
  },
)
