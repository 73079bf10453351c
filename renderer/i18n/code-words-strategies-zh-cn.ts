import type { CodeLine, CodeTable } from './code-words.ts'

/** An exit on the wrong side of the price that the exchange measures it by. */
function wrongSide(exit: string, position: string, side: string, reference: string): CodeLine {
  return [
    `${position}的${exit}触发价必须${side}${reference}。`,
    '触发价位于价格的另一侧，会立即触发。',
    `请输入${side}${reference}的触发价。`,
  ]
}

/** The four exits of a long and a short, in the order in which the exchange numbers them. */
function wrongSides(
  codes: readonly [string, string, string, string],
  reference: string,
): CodeTable {
  return {
    [codes[0]]: wrongSide('止盈', '多仓', '高于', reference),
    [codes[1]]: wrongSide('止损', '多仓', '低于', reference),
    [codes[2]]: wrongSide('止盈', '空仓', '低于', reference),
    [codes[3]]: wrongSide('止损', '空仓', '高于', reference),
  }
}

/** Codes about strategy orders: take-profit, stop-loss and triggers. */
export const strategyCodesInChinese: CodeTable = {
  ...wrongSides(['25579', '25580', '25581', '25582'], '开仓均价'),
  ...wrongSides(['25585', '25586', '25587', '25588'], '最新价'),
  ...wrongSides(['25589', '25590', '25591', '25592'], '标记价'),
  '25575': ['该策略委托已不存在。', '它已触发、撤销或失败，或从未存在。', '请查看策略委托历史。'],
  '25576': ['该策略委托正在撤销。', '较早的撤销请求正在处理。', '请稍候，再查看策略委托。'],
  '25578': ['没有可撤销的策略委托。', '所选范围内没有等待中的策略委托。', '请查看策略委托。'],
  '25583': [
    '止盈或止损的价格不大于零。',
    '触发价与限价都必须大于零。',
    '请输入大于零的价格，或留空表示不设置。',
  ],
  '25593': [
    '此处不支持止盈止损。',
    '该产品线或委托类型不接受止盈止损。',
    '请不带止盈止损下单，再手动或用计划委托平仓。',
  ],
  '25594': [
    '该仓位已设置止盈止损。',
    '每个仓位只能有一组全部仓位的止盈止损。',
    '请修改现有的一组，或设置部分止盈止损。',
  ],
  '25595': ['超过仓位数量。', '各部分止盈止损合计超过仓位。', '请减小数量，或撤销其中一些。'],
  '25596': [
    '该策略委托已不能修改。',
    '它已触发，或当前状态不允许修改。',
    '请查看策略委托历史，如有需要请重新设置。',
  ],
  '25599': ['止盈止损数量过多。', '交易所限制了单个交易对的止盈止损数量。', '请先撤销一部分。'],
  '25601': ['没有可设置止盈止损的仓位。', '止盈止损到达前，仓位已平。', '请查看仓位。'],
  '25612': [
    '此委托不能附带止盈止损。',
    '交易所只允许开仓委托附带止盈止损。',
    '请去掉止盈止损，或在仓位上设置。',
  ],
}
