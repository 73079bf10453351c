import { EXIT_TEXTS } from './exit-refusal-text.ts'
import type { Locale } from './refusal.ts'

// Texts of Bitget's pages uta/error-code/restapi and common/error-code. `{0}` is filled in.
const TEXTS: Readonly<Record<string, readonly [english: string, chinese?: string]>> = {
  ...EXIT_TEXTS,
  '00001': [
    'startTime and endTime interval cannot be greater than {0} days',
    '开始时间与结束时间的间隔不能超过 {0} 天',
  ],
  '429': ['Too Many Requests', '请求过于频繁'],
  '24056': ['notExisted', '不存在'],
  '25000': ['System error, please try again later', '系统错误，请稍后再试'],
  '25002': ['Unsupported operation', '不支持的操作'],
  '25003': ['Concurrent operation, please retry', '并发操作，请重试'],
  '25005': ['User does not exist', '用户不存在'],
  '25009': ['Unsupported account mode switch', '不支持的账户模式切换'],
  '25010': ['Unsupported position mode switch', '不支持的持仓模式切换'],
  '25011': [
    'Transfer failed, account is in forced liquidation status',
    '划转失败，账户处于强平状态',
  ],
  '25012': ['Account at risk, trading temporarily disabled', '账户存在风险，交易暂时被禁止'],
  '25008': ['Account is in forced liquidation status', '账户处于强平状态'],
  '25100': ['Trading pair {0} does not exist', '交易对 {0} 不存在'],
  '25101': ['Trading pair not open for trading', '交易对未开放交易'],
  '25104': ['Contract delisted', '合约已下架'],
  '25105': ['This contract does not support opening positions', '该合约暂不支持开仓'],
  '25107': ['There is currently a position, please close the position', '当前有持仓，请先平仓'],
  '25110': [
    'This coin is not supported for deposits into the unified account',
    '统一账户不支持充入该币种',
  ],
  '25113': ['There are cancellation orders in progress.', '存在正在撤销的委托。'],
  '25114': ['There are modification orders in progress.', '存在正在修改的委托。'],
  '25200': ['{0} validation error', '{0} 校验错误'],
  '25201': ['Currency does not exist', '币种不存在'],
  '25202': ['Insufficient balance', '余额不足'],
  '25203': ['Insufficient margin', '保证金不足'],
  '25204': ['Order does not exist', '订单不存在'],
  '25205': ['{0} trading price cannot be below {1}%', '{0} 的委托价格不能低于 {1}%'],
  '25206': ['{0} trading price cannot exceed {1}%', '{0} 的委托价格不能高于 {1}%'],
  '25207': ['{0} trading quantity cannot be less than {1} units', '{0} 的委托数量不能少于 {1}'],
  '25208': ['{0} trading quantity cannot exceed {1} units', '{0} 的委托数量不能超过 {1}'],
  '25209': ['Insufficient market liquidity, please try again later', '市场流动性不足，请稍后再试'],
  '25211': ['Exceeds the limit of {0} maximum orders', '超过最大委托数量限制 {0}'],
  '25212': ['Duplicate clientOid', 'clientOid 重复'],
  '25217': ['Exceeds maximum repayment limit', '超过最大还款限制'],
  '25223': ['Exceeds Max. leverage', '超过最大杠杆倍数'],
  '25225': ['Insufficient available quantity in position', '仓位可用数量不足'],
  '25227': ['No position available to close', '没有可平的仓位'],
  '25228': [
    'Unable to update leverage for this position, insufficient margin!',
    '保证金不足，无法调整该仓位的杠杆！',
  ],
  '25229': [
    'Total positions exceed the current limit of {0} positions',
    '仓位总数超过当前限制 {0}',
  ],
  '25230': ['Order quantity exceeds the maximum open quantity', '委托数量超过最大可开数量'],
  '25231': ['Close quantity cannot exceed the held position quantity', '平仓数量不能超过持仓数量'],
  '25232': [
    'Reduce-only orders will only reduce your position; please cancel or modify existing orders before placing a new one',
    '只减仓委托只会减少您的仓位；请先撤销或修改现有委托',
  ],
  '25236': ['Incorrect position open type', '开仓类型不正确'],
  '25244': ['Price should be a multiple of {0}', '价格应为 {0} 的整数倍'],
  '25593': [
    'The current trading type does not support TP/SL settings',
    '当前交易类型不支持设置止盈止损',
  ],
  '25568': ['The order does not meet the modification requirements.', '该委托不满足修改条件。'],
  '25570': [
    'There are pending orders for contract bidirectional closing or contract unidirectional opening/reducing positions.',
    '存在合约双向平仓或合约单向开仓/减仓的挂单。',
  ],
  '25571': [
    'The modification price and qty is the same as the original value. Please adjust and try again.',
    '修改后的价格和数量与原值相同，请调整后再试。',
  ],
  '25610': ['Order amount does not meet precision requirements', '委托数量不满足精度要求'],
  '25611': [
    'Order quantity must be greater than the minimum order amount',
    '委托数量必须大于最小下单量',
  ],
  '25612': [
    'Only opening orders are allowed to have preset take-profit and stop-loss',
    '仅开仓委托可预设止盈止损',
  ],
  '25620': ['permission denied', '没有权限'],
  '40001': ['ACCESS_KEY cannot be empty', 'ACCESS_KEY 不能为空'],
  '40002': ['ACCESS_SIGN cannot be empty', 'ACCESS_SIGN 不能为空'],
  '40005': ['Invalid ACCESS_TIMESTAMP', '无效的 ACCESS_TIMESTAMP'],
  '40006': ['Invalid ACCESS_KEY', '无效的 ACCESS_KEY'],
  '40007': ['Invalid Content_Type', '无效的 Content_Type'],
  '40008': ['Request timestamp expired', '请求时间戳过期'],
  '40009': ['sign signature error', '签名错误'],
  '40011': ['ACCESS_PASSPHRASE cannot be empty', 'ACCESS_PASSPHRASE 不能为空'],
  '40012': ['apikey/password is incorrect', 'apikey 或密码不正确'],
  '40014': ['Incorrect permissions, need {0} permissions', '权限不正确，需要 {0} 权限'],
  '40015': ['System is abnormal, please try again later', '系统异常，请稍后再试'],
  '40018': ['Invalid IP', '无效的 IP'],
  '40019': ['Parameter {0} cannot be empty', '参数 {0} 不能为空'],
  '40020': ['Parameter {0} error', '参数 {0} 错误'],
  '40024': ['Account has been frozen', '账户已被冻结'],
  '40028': ['This subUid does not belong to this account', '该 subUid 不属于此账户'],
  '40034': ['Parameter {0} does not exist', '参数 {0} 不存在'],
  '40036': ['passphrase is error', 'passphrase 错误'],
  '40037': ['Apikey does not exist', 'Apikey 不存在'],
  '40040': ['user api key permission setting error', '用户 API key 权限设置错误'],
  '40048': ["The user's ApiKey must be the parent account", '用户的 ApiKey 必须是母账户'],
  '40054': ['The data fetched by {0} is empty', '{0} 获取的数据为空'],
  '40056': ['remark must be length of 1 ~ 20', '备注长度必须为 1 ~ 20'],
  '40058': ['Parameter {0} Only a maximum of {1} is allowed', '参数 {0} 最多允许 {1} 个'],
  '40063': ['API exceeds the maximum limit added', 'API 超过最大添加数量'],
  '40065': ['This subApikey does not exist', '该 subApikey 不存在'],
  '40066': [
    'This subUid does not belong to the account or is not a virtual sub-account',
    '该 subUid 不属于此账户或不是虚拟子账户',
  ],
  '40069': [
    'The maximum number of sub-accounts created has been reached',
    '已达到可创建子账户的最大数量',
  ],
  '40070': [
    'passphrase 8-32 characters with letters and numbers',
    'passphrase 为 8-32 位字母和数字',
  ],
  '40071': ['subName exist duplication', '子账户名称重复'],
  '40079': ['receiveWindow timestamp must be less than 60s', 'receiveWindow 必须小于 60 秒'],
  '40085': [
    'You are in Unified Account mode, and the Classic Account API is not supported at this time',
    '您处于统一账户模式，暂不支持经典账户 API',
  ],
  '40099': ['exchange environment is incorrect', '交易环境不正确'],
  '40110': ['It is currently unavailable in a demo trading', '模拟交易中暂不可用'],
  '40306': ['Batch processing orders can only process up to 20', '批量下单最多处理 20 个'],
  '40404': ['Request URL NOT FOUND', '请求的 URL 不存在'],
  '40707': ['Start time is greater than end time', '开始时间大于结束时间'],
  '40762': ['The order size is greater than the max open size', '委托数量大于最大可开数量'],
  '40813': [
    'The parameter {0} must have a value and cannot be empty',
    '参数 {0} 必须有值，不能为空',
  ],
  '40924': ['orderId and clientOid must have one', 'orderId 和 clientOid 必须传一个'],
  '41101': ['Param {0} error', '参数 {0} 错误'],
  '41103': ['param price scale error error', '参数 price 精度错误'],
  '43117': ['Exceeded Max. transferable quantity', '超过最大可划转数量'],
  '45110': ['less than the minimum amount {0} USDT', '小于最小下单金额 {0} USDT'],
  '45113': ['Maximum order value limit triggered', '超过最大下单金额限制'],
  '45001': ['Unknown error', '未知错误'],
  '400172': ['Parameter verification failed', '参数校验失败'],
}

/** The text of a code, in the language asked for where it is known, else in English. */
export function refusalText(code: string, values: ReadonlyArray<string>, locale: Locale): string {
  const known = TEXTS[code]
  if (known === undefined) return values[0] ?? 'Unknown error'
  const [english, chinese] = known
  const template = locale === 'zh-CN' ? (chinese ?? english) : english
  return template.replace(/\{(\d)\}/g, (_, index) => values[Number(index)] ?? '')
}

/**
 * The placeholder values inside a finished English text, e.g. `['5']` in `less than the minimum amount
 * 5 USDT`. A text that does not fit its code's template is returned whole.
 */
export function valuesInText(code: string, message: string): ReadonlyArray<string> {
  const template = TEXTS[code]?.[0]
  if (template === undefined) return [message]
  const escaped = template.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\d\}/g, '(.*)')
  return new RegExp(`^${escaped}$`).exec(message)?.slice(1) ?? [message]
}
