import { defineWords } from '../../i18n/define-words.ts'

/** Words of finding a key's environment and of binding it to another. */
export const environmentWords = defineWords(
  {
    rebind: {
      open: (environment: string) => `Bind to ${environment}`,
      title: (environment: string) => `Bind this key to ${environment}?`,
      text: (label: string, hint: string, from: string, to: string) =>
        `${label} ·…${hint} is bound to ${from}, and the exchange says that it belongs elsewhere. The desk asks ${to} whether it takes the key.`,
      note: 'Only then is it kept again, bound to the other environment, and the first is deleted here. The secrets do not leave the desk’s own process.',
      asking: 'Asking the exchange…',
      confirm: (environment: string) => `Check and bind to ${environment}`,
    },
    find: {
      open: 'Which environment is this key for?',
      asking: 'Asking the exchange…',
      means: 'Signed reads without and with the demo header. Nothing is stored.',
      result: 'What the exchange said',
      accepted: 'Accepted',
      notAsked: 'Not asked: one environment accepted it',
      notRunning: 'Not running',
      found: (environment: string) => `This is a ${environment} key. The form is set to it.`,
      none: 'No environment accepts this key. The reasons stand beside each.',
    },
    switchAndAdd: (environment: string) => `Switch to ${environment} and add`,
  },
  {
    rebind: {
      open: (environment: string) => `绑定到${environment}`,
      title: (environment: string) => `将此密钥绑定到${environment}？`,
      text: (label: string, hint: string, from: string, to: string) =>
        `${label} ·…${hint} 绑定于${from}，而交易所表示它属于其他环境。程序将询问${to}是否接受此密钥。`,
      note: '只有被接受后，才会以新环境重新保存，并删除此处原有的一项。密钥内容不会离开程序的主进程。',
      asking: '正在查询交易所…',
      confirm: (environment: string) => `检查并绑定到${environment}`,
    },
    find: {
      open: '此密钥属于哪个环境？',
      asking: '正在查询交易所…',
      means: '分别以不带和带模拟盘请求头的签名查询。不保存任何内容。',
      result: '交易所的答复',
      accepted: '已接受',
      notAsked: '未查询：已有环境接受',
      notRunning: '未运行',
      found: (environment: string) => `这是${environment}密钥。表单已设为该环境。`,
      none: '没有环境接受此密钥，原因见各项。',
    },
    switchAndAdd: (environment: string) => `切换到${environment}并添加`,
  },
)
