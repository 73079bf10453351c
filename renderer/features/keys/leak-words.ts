import { defineWords } from '../../i18n/define-words.ts'

/** Words of the checklist for a key that may have leaked. */
export const leakWords = defineWords(
  {
    open: 'This key may have leaked…',
    title: 'This key may have leaked',
    about: (label: string, hint: string, environment: string) =>
      `${label} ·…${hint} (${environment})`,
    lead: 'Whoever holds it can act on the account within its permissions. Take the three steps now, in this order.',
    done: 'done',
    cancel: {
      title: 'Cancel all open orders',
      text: 'First, because the desk needs the key for it: all orders of the account go, in every product line, and all take-profit, stop-loss and trigger orders. Positions stay open, without their stops.',
      run: 'Cancel all open orders',
      again: 'Cancel once more',
      useFirst: 'Use this key first',
      notInUse: 'Another key, or none, is in use: the desk cancels only with the key in use.',
      lacksTrade: (permission: string) =>
        `This key lacks “${permission}”: it cannot cancel. Cancel at the exchange.`,
      gone: 'The key is gone from the desk. Cancel what is still open at the exchange.',
      otherSession:
        'The desk has not taken this key yet, so nothing was sent. Wait a moment and try again.',
      result: (done: number, failed: number, uncertain: number) =>
        `${done} done, ${failed} failed, ${uncertain} uncertain`,
      resultNone: 'The exchange had no open orders to cancel.',
      uncertain: 'The answer was lost for some. Cancel once more to be sure.',
    },
    remove: {
      title: 'Delete it at the exchange',
      text: 'Second, because only this takes its power from whoever holds it.',
      run: 'Open key management at Bitget',
      practice: 'This is only a local key of the practice exchange: there is nothing to delete.',
      opened: (hint: string) =>
        `Opened in the browser. Delete the key that ends in ${hint} there, then come back.`,
      demo: 'A demo key stands under Demo mode there.',
    },
    forget: {
      title: 'Forget it here',
      text: 'Last, because without the key the desk can cancel nothing more.',
      run: 'Forget this key',
      forgotten: 'Forgotten: neither the desk nor this machine’s keychain holds it now.',
    },
  },
  {
    open: '此密钥可能已泄露…',
    title: '此密钥可能已泄露',
    about: (label: string, hint: string, environment: string) =>
      `${label} ·…${hint}（${environment}）`,
    lead: '持有它的人可在其权限内操作账户。请立即按顺序完成以下三步。',
    done: '已完成',
    cancel: {
      title: '撤销全部当前委托',
      text: '第一步，因为撤单需要用到此密钥：账户在所有产品线的委托，以及全部止盈止损与计划委托都会撤销；持仓不变，但不再有止损保护。',
      run: '撤销全部当前委托',
      again: '再次撤销',
      useFirst: '先使用此密钥',
      notInUse: '当前使用的是其他密钥或未选密钥：程序只能用使用中的密钥撤单。',
      lacksTrade: (permission: string) =>
        `此密钥缺少“${permission}”权限，无法撤单。请在交易所撤单。`,
      gone: '程序中已没有此密钥。仍未撤销的委托请在交易所撤销。',
      otherSession: '程序尚未切换到此密钥，因此未发送任何请求。请稍候再试。',
      result: (done: number, failed: number, uncertain: number) =>
        `成功 ${done}，失败 ${failed}，未知 ${uncertain}`,
      resultNone: '交易所没有需要撤销的委托。',
      uncertain: '部分应答丢失。请再次撤销以确认。',
    },
    remove: {
      title: '在交易所删除',
      text: '第二步，因为只有这样才能让持有者失去权限。',
      run: '打开 Bitget 密钥管理页',
      practice: '这只是练习交易所的本地密钥，无需删除。',
      opened: (hint: string) => `已在浏览器中打开。请在那里删除以 ${hint} 结尾的密钥，然后返回。`,
      demo: '模拟盘密钥位于该页的模拟盘模式下。',
    },
    forget: {
      title: '在此处移除',
      text: '最后一步，因为移除后程序无法再用它撤单。',
      run: '移除此密钥',
      forgotten: '已移除：程序和本机钥匙串都不再保存此密钥。',
    },
  },
)
