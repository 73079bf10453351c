import { commonWords } from './common-words.ts'
import type { ErrorValues, ErrorWords } from './error-words-shape.ts'
import { guardErrorsInChinese } from './guard-error-words.ts'

const ENVIRONMENT: ErrorValues = commonWords['zh-CN'].environment
const PERMISSION: ErrorValues = commonWords['zh-CN'].permission

export const errorsInChinese: ErrorWords = {
  kind: {
    invalid: '未发送',
    refused: '被拒绝',
    unauthorised: '密钥未被接受',
    rateLimited: '请求过多',
    unavailable: '无应答',
    unknownOutcome: '结果未知',
    keychain: '钥匙串故障',
    fileNotWritten: '文件未写入',
    internal: '程序故障',
  },
  invalidTitle: '未发送：程序的检查未通过。',
  invalid: {
    malformed: () => '请求的格式不正确。',
    required: () => '必填。',
    'not-a-number': () => '请输入数字，例如 0.25，使用小数点，不含分隔符。',
    'not-positive': () => '请输入大于零的数字。',
    'off-tick': ({ tick = '' }) => `价格必须是 ${tick} 的整数倍。`,
    'off-step': ({ step = '' }) => `数量必须是 ${step} 的整数倍。`,
    'below-minimum': ({ minimum = '', coin = '' }) => `最少为 ${minimum} ${coin}。`,
    'above-maximum': ({ maximum = '', coin = '' }) => `最多为 ${maximum} ${coin}。`,
    'below-minimum-value': ({ minimum = '', coin = 'USDT' }) =>
      `委托价值至少为 ${minimum} ${coin}。`,
    'outside-band': ({ limit = '', side = 'buy' }) =>
      side === 'sell'
        ? `低于市价过多：交易所接受的卖价不低于 ${limit}。`
        : `高于市价过多：交易所接受的买价不高于 ${limit}。`,
    'above-available': ({ needed = '', available = '', coin = '' }) =>
      available === '' ? '超过可用数量。' : `需要 ${needed} ${coin}，可用 ${available} ${coin}。`,
    'not-tradable': () => '该交易对当前不可交易。',
    'post-only-market': () => '市价委托不能只做 Maker。',
    'reduce-only-spot': () => '现货委托没有可减的仓位。',
    'unit-not-possible': () => '请以基础币填写数量。',
    'stale-market': () =>
      '“行情滞后”保护：行情已过期，市价委托需等待行情恢复。限价委托与减仓委托仍可发送。',
    'unknown-instrument': ({ symbol = '' }) => `交易所没有交易对 ${symbol}。`,
    'no-key': () => '请先为当前环境选择或添加密钥。',
    'missing-permission': ({ permission = '' }) =>
      `密钥缺少${permission === '' ? '' : `“${PERMISSION[permission] ?? permission}”`}权限。请在交易所为其授予并重新查询，或使用其他密钥。`,
    'position-side-missing': () => '账户为双向持仓模式：请选择委托用于多仓还是空仓。',
    'position-side-one-way': () => '账户为单向持仓模式：每个交易对只有一个仓位。',
    'reduce-only-hedge': () => '双向持仓模式下，平仓由持仓方向决定，不使用只减仓。',
    'exit-wrong-side': ({ exit = '', limit = '', side = '' }) => {
      const position = side === 'short' ? '空仓' : '多仓'
      const isAbove = (exit === 'takeProfit') === (side !== 'short')
      const name = exit === 'takeProfit' ? '止盈' : '止损'
      return `${position}的${name}价必须${isAbove ? '高于' : '低于'} ${limit}。`
    },
    'exit-closing-order': () => '止盈止损只能附加在开仓委托上。',
    'exit-not-possible': () => '此产品线不支持止盈止损。',
    'limit-price-missing': () => '限价止盈止损需要填写限价。',
    'margin-mode-spot': () => '逐仓仅适用于合约。',
    'mixed-categories': () => '一个批次只能包含同一产品线的委托。',
    'batch-size': ({ most = '20' }) => `一个批次可包含 1 至 ${most} 笔委托。`,
    'insufficient-position': ({ available = '', coin = '' }) =>
      `超过可平数量：可平 ${available} ${coin}。`,
    'leverage-range': ({ minimum = '', maximum = '' }) =>
      maximum === '' ? `杠杆最低为 ${minimum}。` : `杠杆范围为 ${minimum} 至 ${maximum}。`,
    'same-wallet': () => '请选择两个不同的账户。',
    'secret-too-large': ({ limit = '' }) =>
      `此系统的钥匙串每项最多保存 ${limit} 字节，该密钥过大。请使用较小的 RSA 密钥（如 2048 位）或 HMAC 密钥。`,
    'not-pkcs8': () => '这不是无口令的 PKCS#8 格式 RSA 私钥，其首行应为 BEGIN PRIVATE KEY。',
    'nothing-to-do': () => '没有需要处理的内容。',
    'not-in-batch': () => '只减仓、止盈止损和逐仓委托不能批量发送，请单独发送。',
    'isolated-trigger': () => '交易所的计划委托只支持全仓。请选择全仓，或到价后再下单。',
    'duplicate-submit': () => '相同的请求刚刚已发送，未再次发送。',
    ...guardErrorsInChinese,
    'wrong-shape': () => '格式不对，请从交易所完整地重新复制。',
    'too-long': ({ limit = '' }) => `最多 ${limit} 个字符。`,
    'key-limit': () => '该账户已有 10 组密钥，已达交易所上限。',
    'key-exists': ({ label = '' }) =>
      label === '' ? '此密钥已存在。' : `此密钥已存在，名称为“${label}”。`,
    'wrong-environment': ({ environment = '' }) =>
      `该密钥属于另一个环境：${ENVIRONMENT[environment] ?? '不是当前环境'}。请选择该环境后重试。`,
    'practice-elsewhere': () => '练习交易所在程序之外运行，无法在此生成密钥，请手动填写。',
    'not-found': () => '已不存在。',
    'sub-keys-out-of-date': () => '此密钥列表已过期。请重新读取列表，再选择密钥。',
  },
  unavailable: {
    offline: {
      happened: '无法连接交易所。',
      means: '本机没有通往交易所的网络，或无法解析其域名。',
      remedy: '请检查网络、VPN 或代理后重试。',
    },
    'socket-down': {
      happened: '私有连接未建立。',
      means: '委托设置为经由该连接发送，因此未发送任何内容。',
      remedy: '请等待连接恢复，或在设置中改用 REST 发送委托。',
    },
    timeout: {
      happened: '交易所未在时限内应答。',
      means: '请求可能在途中或在交易所处理缓慢。',
      remedy: '请稍后重试。',
    },
    reset: {
      happened: '连接被中断。',
      means: '对方或中间设备在应答到达前关闭了连接。',
      remedy: '请重试。若持续出现，请检查 VPN、代理或防火墙。',
    },
    tls: {
      happened: '无法与交易所建立可信连接。',
      means: '其证书无法验证，流量可能被他人读取。',
      remedy: '请检查本机时钟与代理。问题解决前请勿输入密钥。',
    },
    'server-error': {
      happened: '交易所内部故障。',
      means: '可能过载、维护或正在更新。',
      remedy: '请一分钟后重试。',
    },
    unreadable: {
      happened: '无法读取应答。',
      means: '内容与交易所文档不符，可能由代理代为应答。',
      remedy: '请在“请求”页面打开该请求查看内容。',
    },
    cancelled: {
      happened: '请求已放弃。',
      means: '程序正在关闭，或您切换了密钥。',
      remedy: '',
    },
    'journal-disk-full': {
      happened: '委托未发送：磁盘已满。',
      means: '每笔委托在发出前都会写入委托日志，而磁盘已无空间。',
      remedy: '请腾出空间后重新发送。撤单、平仓与紧急操作仍可使用。',
    },
    'journal-not-writable': {
      happened: '委托未发送：委托日志不可写入。',
      means: '每笔委托在发出前都会写下，以免丢失或重复。',
      remedy: '请在“通知”中查看原因，修复后重新发送。撤单与紧急操作仍可使用。',
    },
    'practice-down': {
      happened: '练习交易所未在运行。',
      means: '它在本机运行，已停止或尚未启动。',
      remedy: '请打开“练习”页面重新启动。',
    },
    locked: {
      happened: '程序已锁定。',
      means: '密钥已从内存中移除。',
      remedy: '请解锁后重试。',
    },
  },
  keychain: {
    'no-service': {
      happened: '本机没有钥匙串服务。',
      means: '密钥只保存在系统钥匙串中，而当前没有此类服务应答。',
      remedy:
        'Debian 与 Ubuntu：sudo apt install gnome-keyring libsecret-1-0，然后重新登录。KDE：启用 KWallet 的 Secret Service。通过 SSH 或在容器中，请先启动 D-Bus 会话：dbus-run-session。',
    },
    locked: {
      happened: '钥匙串已锁定。',
      means: '其中有密钥，但解锁前不会给出。',
      remedy:
        '请用登录密码解锁：GNOME 的“密码和密钥”、KDE 的 KWallet、macOS 的“钥匙串访问”，然后重试。',
    },
    denied: {
      happened: '钥匙串拒绝访问。',
      means: '系统的询问被关闭或被拒绝。',
      remedy: '请重试并允许 Keydesk。在 macOS 上选择“始终允许”。',
    },
    unreadable: {
      happened: '钥匙串中的密钥无法读取。',
      means: '条目已被更改或损坏，程序未改动它。',
      remedy: '请在此删除该密钥并重新添加。如需先查看，条目在钥匙串中的名称为 Keydesk。',
    },
    'write-failed': {
      happened: '钥匙串未能保存密钥。',
      means: '钥匙串有应答，但条目没有写入，未保留任何内容。',
      remedy:
        '请确认登录钥匙串为默认钥匙串且磁盘未满，然后重试。在 Windows 上请清理“凭据管理器”中的旧条目。',
    },
  },
  refused: {
    happened: '交易所拒绝了请求。',
    means: '请求已到达但被拒绝，没有任何改动。',
    remedy: '交易所的原文见下。',
  },
  unauthorised: {
    happened: '交易所未接受此密钥。',
    means: '请求已到达但未获准，没有任何改动。',
    remedy: '交易所的原文见下。若仍不清楚，请重新创建密钥。',
  },
  rateLimited: (seconds) => ({
    happened: '请求过多。',
    means: '交易所对每秒请求数有限制，此次超出。',
    remedy: `请在 ${seconds} 后重试，程序会自动放慢。`,
  }),
  unknownOutcome: (clientOid) => ({
    happened: '不确定委托是否到达。',
    means: `委托发出后连接失败（${clientOid}），它可能已生效。`,
    remedy: '请勿重复发送。程序正在向交易所查询，并会告知结果。',
  }),
  fileNotWritten: {
    'disk-full': {
      happened: '文件未能写入。',
      means: '磁盘已满，没有留下不完整的文件。',
      remedy: '请腾出磁盘空间后重试。',
    },
    'read-only': {
      happened: '文件未能写入。',
      means: '程序无权写入该文件夹，没有留下不完整的文件。',
      remedy: '请允许写入下载文件夹后重试。',
    },
  },
  internal: (reference) => ({
    happened: '程序内部出错。',
    means: `日志中的编号为 ${reference}。`,
    remedy: '请重试。若再次出现，请重启程序。',
  }),
  source: (code, message) => `${code} · ${message}`,
}
