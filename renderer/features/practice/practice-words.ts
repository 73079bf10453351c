import { defineWords } from '../../i18n/define-words.ts'

export const practiceWords = defineWords(
  {
    title: 'Practice exchange',
    lead: 'An exchange of its own on this machine that speaks Bitget’s protocol. It has a moving market, matches by price and time, keeps balances and positions, and answers mistakes with the codes of the real one. No money, no account, no internet.',
    state: {
      starting: 'Starting',
      running: 'Running',
      stopped: 'Stopped',
      failed: 'Failed',
      elsewhere: 'Running elsewhere',
    },
    stateMeans: {
      starting: 'It takes a second or two.',
      running: 'Ready for the desk and for any other Bitget client on this machine.',
      stopped: 'Start it to trade in practice.',
      failed: 'It could not start.',
      elsewhere:
        'The desk was pointed at a practice exchange that runs outside it. Its keys come from there.',
    },
    failedHappened: 'The practice exchange could not start.',
    failedMeans: (problem: string) => problem,
    failedRemedy: 'Start it again. If it fails again, close other copies of the desk.',
    restart: 'Restart',
    start: 'Start',
    restartTitle: 'Restart the practice exchange?',
    restartText: 'Its market begins anew. Open orders end; sockets reconnect by themselves.',
    makeKey: 'Make a key and trade',
    addresses: 'Addresses for other clients',
    addressesText: 'Any client for Bitget’s API v3 works with them, without the demo header.',
    rest: 'REST',
    publicWs: 'Public socket',
    privateWs: 'Private socket',
    seed: 'Seed',
    seedText: 'The same seed gives the same market.',
    keys: 'Practice keys',
    keysText: (n: number) =>
      n === 0
        ? 'No practice key yet. One press makes one.'
        : n === 1
          ? 'One practice key is in the desk.'
          : `${n} practice keys are in the desk.`,
    copied: (what: string) => `${what} copied`,
    copy: (what: string) => `Copy ${what}`,
    none: 'none',
    status: 'State',
  },
  {
    title: '练习交易所',
    lead: '在本机运行的独立交易所，使用 Bitget 的协议。行情会变动，按价格优先、时间优先撮合，记录余额与仓位，出错时以真实交易所的错误码应答。不涉及资金，无需账户，无需联网。',
    state: {
      starting: '启动中',
      running: '运行中',
      stopped: '已停止',
      failed: '启动失败',
      elsewhere: '在别处运行',
    },
    stateMeans: {
      starting: '需要一两秒。',
      running: '可供本程序及本机上任何 Bitget 客户端使用。',
      stopped: '启动后即可练习交易。',
      failed: '未能启动。',
      elsewhere: '程序连接的是在别处运行的练习交易所，其密钥由该交易所提供。',
    },
    failedHappened: '练习交易所未能启动。',
    failedMeans: (problem: string) => problem,
    failedRemedy: '请重新启动。若再次失败，请关闭其他已打开的本程序。',
    restart: '重新启动',
    start: '启动',
    restartTitle: '重新启动练习交易所？',
    restartText: '行情将重新开始，当前委托结束，连接会自动恢复。',
    makeKey: '生成密钥并交易',
    addresses: '供其他客户端使用的地址',
    addressesText: '任何支持 Bitget API v3 的客户端都可使用，无需模拟盘请求头。',
    rest: 'REST',
    publicWs: '公共连接',
    privateWs: '私有连接',
    seed: '种子',
    seedText: '相同的种子产生相同的行情。',
    keys: '练习密钥',
    keysText: (n: number) =>
      n === 0 ? '还没有练习密钥，点击一次即可生成。' : `已有 ${n} 组练习密钥。`,
    copied: (what: string) => `${what} 已复制`,
    copy: (what: string) => `复制${what}`,
    none: '无',
    status: '状态',
  },
)
