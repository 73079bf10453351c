// Texts about take-profit, stop-loss and strategy orders, English and Chinese, of Bitget page
// uta/error-code/restapi. `{0}` is filled in.

type Texts = readonly [english: string, chinese: string]

const NAMES = [
  { english: 'Take-profit', chinese: '止盈' },
  { english: 'Stop-loss', chinese: '止损' },
] as const

/** First code of a pair, take-profit and then stop-loss, and what is said of either. */
const PAIRS: ReadonlyArray<readonly [code: number, english: string, chinese: string]> = [
  [25583, 'price must be greater than 0', '价格必须大于 0'],
  [25602, 'trigger price must be greater than 0', '触发价必须大于 0'],
  [25604, 'order price must be greater than 0', '委托价必须大于 0'],
  [25606, 'trigger price does not meet precision requirements', '触发价不满足精度要求'],
  [25608, 'order price does not meet precision requirements', '委托价不满足精度要求'],
]

/** First code of four: long and short, each take-profit and stop-loss, against one reference. */
const DIRECTIONS: ReadonlyArray<readonly [code: number, english: string, chinese: string]> = [
  [25579, 'average entry price', '开仓均价'],
  [25585, 'latest price', '最新价'],
  [25589, 'mark price', '标记价格'],
]

const SINGLE: Readonly<Record<string, Texts>> = {
  '25575': [
    'Failed to stop the strategy because the corresponding strategy ID could not be found',
    '找不到对应的策略 ID，停止策略失败',
  ],
  '25594': [
    'Only one TP/SL can be set for all positions of the current symbol',
    '当前交易对的全部仓位只能设置一个止盈止损',
  ],
  '25595': [
    'The total TP/SL quantity for partial positions exceeds the position amount',
    '部分仓位止盈止损的总数量超过持仓数量',
  ],
  '25596': [
    'Cannot modify strategy in triggered or error state',
    '策略已触发或处于错误状态，无法修改',
  ],
  '25597': ['Strategy does not exist or has already been stopped', '策略不存在或已停止'],
  '25598': ['Current strategy status does not support modification', '当前策略状态不支持修改'],
  '25599': [
    'Maximum number of active TP/SL orders for this symbol is {0}; cannot add more',
    '该交易对生效中的止盈止损委托最多 {0} 个，无法继续添加',
  ],
  '25600': [
    'No changes made to the TP/SL order; please modify before submitting',
    '止盈止损委托没有变化，请修改后再提交',
  ],
  '25601': ['Position does not exist; cannot set TP/SL', '仓位不存在，无法设置止盈止损'],
  '25650': [
    'For long positions, the stop-loss price must be lower than the current price: {0}',
    '多仓的止损价必须低于当前价格：{0}',
  ],
  '25651': [
    'For short positions, the take-profit price must be lower than the current price: {0}',
    '空仓的止盈价必须低于当前价格：{0}',
  ],
  '25652': [
    'For long positions, the take-profit price must be greater than the current price: {0}',
    '多仓的止盈价必须高于当前价格：{0}',
  ],
}

export const EXIT_TEXTS: Readonly<Record<string, Texts>> = {
  ...SINGLE,
  ...Object.fromEntries(PAIRS.flatMap(pairTexts)),
  ...Object.fromEntries(DIRECTIONS.flatMap(directionTexts)),
}

function pairTexts([code, english, chinese]: (typeof PAIRS)[number]) {
  return NAMES.map(
    (name, index) =>
      [String(code + index), [`${name.english} ${english}`, `${name.chinese}${chinese}`]] as const,
  )
}

function directionTexts([code, english, chinese]: (typeof DIRECTIONS)[number]) {
  const cases = [
    { side: 'long', sideName: '多', exit: 'take-profit', exitName: '止盈', rises: true },
    { side: 'long', sideName: '多', exit: 'stop-loss', exitName: '止损', rises: false },
    { side: 'short', sideName: '空', exit: 'take-profit', exitName: '止盈', rises: false },
    { side: 'short', sideName: '空', exit: 'stop-loss', exitName: '止损', rises: true },
  ] as const
  return cases.map(({ side, sideName, exit, exitName, rises }, index) => {
    const relation = rises ? 'greater' : 'less'
    const texts: Texts = [
      `For ${side} position TP/SL (close ${side}), the ${exit} trigger price must be ${relation} than the ${english}`,
      `${sideName}仓止盈止损（平${sideName}）的${exitName}触发价必须${rises ? '高' : '低'}于${chinese}`,
    ]
    return [String(code + index), texts] as const
  })
}
