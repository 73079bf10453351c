import { count, defineWords } from '../../i18n/define-words.ts'

/** Words of the buttons that always work, and of the dead-man switch. */
export const panicWords = defineWords(
  {
    group: 'Always armed',
    action: { cancel: 'Cancel all', flatten: 'Flatten', both: 'Both' },
    means: {
      cancel: 'Cancels every order and strategy order, at once.',
      flatten: 'Closes every position at market, after one Enter.',
      both: 'Cancels every order, then closes every position at market, after one Enter.',
    },
    ask: {
      flatten: (positions: number) =>
        `Close ${count('position', 'positions', positions)} at market?`,
      both: (positions: number, orders: number) =>
        `Cancel ${count('order', 'orders', orders)} and close ${count('position', 'positions', positions)} at market?`,
    },
    askHint: 'Enter confirms, Esc leaves. Others that the exchange holds are included.',
    confirm: { flatten: 'Flatten now', both: 'Cancel and flatten now' },
    leave: 'Leave',
    running: 'On its way',
    results: 'Results',
    cancelled: (done: number, failed: number, uncertain: number) =>
      `Orders: ${done} cancelled, ${failed} failed, ${uncertain} uncertain`,
    closed: (done: number, failed: number, uncertain: number) =>
      `Positions: ${done} closed, ${failed} failed, ${uncertain} uncertain`,
    uncertain: 'Uncertain ones are not sent again. The tables show what the exchange says.',
    failed: (action: string) => `${action} was not done`,
    dismiss: (action: string) => `Dismiss the result of ${action}`,
    deadMan: {
      name: 'Dead-man switch',
      bar: {
        off: 'dead-man off',
        armed: (left: string) => `dead-man ${left}`,
        uncertain: 'dead-man uncertain',
        refused: 'dead-man refused',
      },
      means:
        'While it is armed, the exchange cancels every order by itself unless the desk renews it in time. Positions stay open.',
      state: {
        off: 'Off: orders stay open when the desk is gone.',
        uncertain:
          'Uncertain: the last renewal was not answered. The exchange may cancel, or may already have cancelled, every order.',
        refused:
          'Refused: the exchange does not let this key use it. Orders stay open when the desk is gone.',
      },
      fires: (left: string) => `Fires in ${left} unless renewed.`,
      fired: 'Its time is up without a renewal: the exchange cancels every order.',
      seconds: 'Seconds without word',
      secondsHint: 'From 5 to 60.',
      secondsBad: 'Enter a whole number from 5 to 60.',
      arm: 'Arm',
      again: 'Arm with this',
      disarm: 'Disarm',
    },
  },
  {
    group: '随时可用',
    action: { cancel: '全部撤单', flatten: '全部平仓', both: '撤单并平仓' },
    means: {
      cancel: '立即撤销全部委托与策略委托。',
      flatten: '按一次 Enter 后，以市价平掉全部仓位。',
      both: '按一次 Enter 后，先撤销全部委托，再以市价平掉全部仓位。',
    },
    ask: {
      flatten: (positions: number) => `以市价平掉 ${positions} 个仓位？`,
      both: (positions: number, orders: number) =>
        `撤销 ${orders} 笔委托，并以市价平掉 ${positions} 个仓位？`,
    },
    askHint: 'Enter 执行，Esc 放弃。交易所中的其他委托与仓位也包括在内。',
    confirm: { flatten: '立即平仓', both: '立即撤单并平仓' },
    leave: '放弃',
    running: '执行中',
    results: '结果',
    cancelled: (done: number, failed: number, uncertain: number) =>
      `委托：已撤销 ${done}，失败 ${failed}，未知 ${uncertain}`,
    closed: (done: number, failed: number, uncertain: number) =>
      `仓位：已平 ${done}，失败 ${failed}，未知 ${uncertain}`,
    uncertain: '结果未知的不会重复发送，请以表格中交易所的状态为准。',
    failed: (action: string) => `${action}未执行`,
    dismiss: (action: string) => `关闭${action}的结果`,
    deadMan: {
      name: '断线撤单',
      bar: {
        off: '断线撤单：关闭',
        armed: (left: string) => `断线撤单 ${left}`,
        uncertain: '断线撤单：未知',
        refused: '断线撤单：被拒绝',
      },
      means: '启用后，如果程序未按时续期，交易所会自行撤销全部委托。仓位不变。',
      state: {
        off: '已关闭：程序断开后委托仍会保留。',
        uncertain: '结果未知：上次续期没有应答，交易所可能即将或已经撤销全部委托。',
        refused: '被拒绝：交易所不允许此密钥使用。程序断开后委托仍会保留。',
      },
      fires: (left: string) => `如不续期，${left} 后触发。`,
      fired: '已到时且未续期：交易所将撤销全部委托。',
      seconds: '失联时间（秒）',
      secondsHint: '5 至 60。',
      secondsBad: '请输入 5 到 60 的整数。',
      arm: '启用',
      again: '按此时间启用',
      disarm: '关闭',
    },
  },
)
