import { count, defineWords } from '../../i18n/define-words.ts'

export const fileWords = defineWords(
  {
    setAside: {
      damaged: 'A damaged file was set aside',
      newer: 'A file of a newer Keydesk was set aside',
    },
    setAsideText: {
      damaged: (file: string, keptAs: string) =>
        `${file} could not be understood. It is kept as ${keptAs}.`,
      newer: (file: string, keptAs: string) =>
        `${file} was written by a newer Keydesk. It is kept as ${keptAs}; with the newer one, close the desk and give it its old name back.`,
    },
    setAsideBrief: (file: string) =>
      `${file} is not in use. Notices say where it is kept and what to do.`,
    lost: {
      settings:
        'Settings, limits, presets and templates are at their defaults and the desk is in practice: look through the settings and choose your key before you trade.',
      keys: 'The keys themselves are safe in the keychain and are listed again from it: check name and environment of each under Keys.',
      window: 'The window opened at its usual place and size.',
      'practice-state':
        'The practice accounts go on from what could be read: balances, orders and positions may be older, or those of a new account.',
      'practice-keys': 'The practice exchange made new keys: take a practice key again under Keys.',
      'practice-subs': 'The practice exchange has no sub-accounts; make them again.',
      'practice-kept': 'This kept state cannot be brought back; the running one is untouched.',
      other: 'The desk goes on without what it held.',
    },
    notWritten: 'A file cannot be written',
    notWrittenText: (file: string, why: string) =>
      `${file}: ${why}. What the desk keeps there holds until it closes, and is then lost.`,
    why: {
      'read-only': 'the file or its folder is read-only; allow the desk to write there',
      'disk-full': 'the disk is full; make room',
      unreadable: 'it exists and cannot be read, so it is left alone; mend its permissions',
      'in-use': 'another program holds it; close that one',
      other: 'the system refused; look at the file and its disk',
    },
    journalLost: {
      damaged: 'The order journal was damaged',
      newer: 'The order journal is of a newer Keydesk',
      missing: 'The order journal is missing',
    },
    journalKept: (keptAs: string) => `It is kept as ${keptAs}, and a new one began.`,
    journalBegun: 'A new one began.',
    journalSaved: (saved: number) =>
      saved === 0
        ? 'No order under way could be read from it.'
        : `${count('order', 'orders', saved)} under way could be read from it; the desk is asking what became of ${saved === 1 ? 'it' : 'them'}.`,
    journalLostText:
      'An order sent just before may be at the exchange: the desk asks it for its orders with each key. Look at them before you send one again.',
    journalLostBrief: 'Look at your orders before you send one again. Notices say more.',
    journalChecked: (environment: string) => `After the lost journal: your orders (${environment})`,
    journalCheckedText: (open: number, ended: number, since: string) =>
      `The exchange lists ${count('order', 'orders', open)} of this desk open, and ${ended} ended since ${since}, that the journal does not know. Compare them with what you meant to send.`,
    journalCut: (environment: string) => `Orders that the journal does not know (${environment})`,
    journalCutText: (open: number, ended: number, since: string) =>
      `The desk did not close in order, and the end of its journal is missing: of the orders placed since ${since} the exchange lists ${open} open and ${ended} ended that are not in it. They were sent before the desk ended, or by Keydesk on another machine with this account. None was sent again. Look through Open orders, Strategies and Orders before you send one again.`,
    journalNotWritten: 'No order can be sent: the order journal cannot be written',
    journalNotWrittenText: (why: string) =>
      `journal.sqlite: ${why}. Cancelling, closing positions and panic work. Each new order tries the journal again.`,
    journalWrittenAgain: 'The order journal can be written again',
    journalWrittenAgainText: 'Orders can be sent.',
  },
  {
    setAside: { damaged: '一个损坏的文件已被移开', newer: '一个由更新版本写入的文件已被移开' },
    setAsideText: {
      damaged: (file: string, keptAs: string) => `${file} 无法识别，已保留为 ${keptAs}。`,
      newer: (file: string, keptAs: string) =>
        `${file} 由更新版本的 Keydesk 写入，已保留为 ${keptAs}；使用新版本时，请关闭程序并恢复原文件名。`,
    },
    setAsideBrief: (file: string) => `${file} 未被使用。保留位置与处理方法见“通知”。`,
    lost: {
      settings:
        '设置、限额、预设与模板已恢复默认，当前为练习环境：交易前请检查设置并重新选择密钥。',
      keys: '密钥本身安全保存在系统钥匙串中，并已从中重新列出：请在“密钥”中核对每个名称与环境。',
      window: '窗口以默认位置和大小打开。',
      'practice-state': '练习账户从可读取的内容继续：余额、委托与持仓可能较旧，或为新账户。',
      'practice-keys': '练习交易所已生成新密钥：请在“密钥”中重新获取练习密钥。',
      'practice-subs': '练习交易所已没有子账户，请重新创建。',
      'practice-kept': '该保存的状态无法恢复；正在运行的状态不受影响。',
      other: '程序在缺少其内容的情况下继续。',
    },
    notWritten: '文件无法写入',
    notWrittenText: (file: string, why: string) =>
      `${file}：${why}。其中的内容仅保留到程序关闭，之后会丢失。`,
    why: {
      'read-only': '文件或其文件夹为只读，请允许程序写入',
      'disk-full': '磁盘已满，请腾出空间',
      unreadable: '文件存在但无法读取，程序不会覆盖它，请修复其权限',
      'in-use': '另一个程序正在占用，请关闭该程序',
      other: '系统拒绝写入，请检查该文件及其磁盘',
    },
    journalLost: {
      damaged: '委托日志已损坏',
      newer: '委托日志由更新版本写入',
      missing: '委托日志丢失',
    },
    journalKept: (keptAs: string) => `原文件已保留为 ${keptAs}，并已开始新的日志。`,
    journalBegun: '已开始新的日志。',
    journalSaved: (saved: number) =>
      saved === 0 ? '未能从中读出在途委托。' : `从中读出 ${saved} 笔在途委托，程序正在查询其结果。`,
    journalLostText:
      '此前刚发送的委托可能已到达交易所：程序会用每个密钥向交易所查询其委托。再次发送前请先核对。',
    journalLostBrief: '再次发送前请先核对委托。详情见“通知”。',
    journalChecked: (environment: string) => `日志丢失后的委托核对（${environment}）`,
    journalCheckedText: (open: number, ended: number, since: string) =>
      `交易所列出日志中没有的本程序委托：${open} 笔未完成，以及自 ${since} 起已结束的 ${ended} 笔。请与您的操作核对。`,
    journalCut: (environment: string) => `日志中没有的委托（${environment}）`,
    journalCutText: (open: number, ended: number, since: string) =>
      `程序上次未正常关闭，其日志的末尾缺失：自 ${since} 起下达的委托中，交易所列出 ${open} 笔未完成与 ${ended} 笔已结束的委托不在日志内。它们在程序中断前发出，或由另一台机器上使用此账户的 Keydesk 发出。没有任何委托被重新发送。再次发送前，请先查看“当前委托”、“策略委托”与“历史委托”。`,
    journalNotWritten: '无法发送委托：委托日志不可写入',
    journalNotWrittenText: (why: string) =>
      `journal.sqlite：${why}。撤单、平仓与紧急操作仍可使用。每次新委托都会重试日志。`,
    journalWrittenAgain: '委托日志已可写入',
    journalWrittenAgainText: '可以发送委托。',
  },
)
