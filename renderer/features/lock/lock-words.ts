import { count, defineWords } from '../../i18n/define-words.ts'

export const lockWords = defineWords(
  {
    title: 'Keydesk is locked',
    reasons: {
      screen: 'The screen of this machine was locked.',
      sleep: 'The machine went to sleep.',
      idle: 'Nobody used this machine for a while.',
      asked: 'You locked it.',
    },
    since: (time: string) => `Since ${time}.`,
    keys: 'The keys have left memory, and nothing can be signed. Unlocking asks the keychain of this system for them again; Keydesk has no password of its own.',
    orders:
      'Orders and positions at the exchange stand. An order whose fate is not known is asked about as soon as the desk is open.',
    deadMan: (time: string) =>
      `The dead-man switch is not renewed: the exchange cancels every order at ${time}, unless you unlock before.`,
    forgotten: (labels: ReadonlyArray<string>) =>
      `${count('key was', 'keys were', labels.length)} held for this session only and must be added again: ${labels.join(', ')}.`,
    unlock: 'Unlock',
    lockNow: 'Lock now',
    idle: 'Lock when idle',
    idleText:
      'After this long without a key press or mouse move on this machine, the keys leave memory and the keychain is asked again.',
    minutes: (minutes: number) => `${minutes} min`,
    never: 'Never',
    system: 'Lock with the system',
    systemText: 'Also when the screen of this machine locks and when it goes to sleep.',
    systemChoices: { on: 'On', off: 'Off' },
  },
  {
    title: 'Keydesk 已锁定',
    reasons: {
      screen: '本机屏幕已锁定。',
      sleep: '本机进入了睡眠。',
      idle: '本机已有一段时间无人操作。',
      asked: '您手动锁定了界面。',
    },
    since: (time: string) => `锁定于 ${time}。`,
    keys: '密钥已从内存中清除，无法再签名。解锁时将重新向系统钥匙串读取密钥；Keydesk 没有单独的密码。',
    orders: '交易所中的委托与仓位保持不变。结果未知的委托将在解锁后立即查询。',
    deadMan: (time: string) =>
      `断线撤单不再续期：除非您在此之前解锁，交易所将于 ${time} 撤销全部委托。`,
    forgotten: (labels: ReadonlyArray<string>) =>
      `${labels.length} 个仅限本次会话的密钥已清除，需要重新添加：${labels.join('、')}。`,
    unlock: '解锁',
    lockNow: '立即锁定',
    idle: '闲置锁定',
    idleText: '本机在此时长内没有键盘或鼠标操作时，密钥将从内存中清除，解锁时重新读取钥匙串。',
    minutes: (minutes: number) => `${minutes} 分钟`,
    never: '从不',
    system: '随系统锁定',
    systemText: '本机锁屏或睡眠时一并锁定。',
    systemChoices: { on: '开启', off: '关闭' },
  },
)
