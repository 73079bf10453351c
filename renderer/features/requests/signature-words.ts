import type {
  SignatureCompanion,
  SignatureFault,
  SignaturePartName,
} from '../../../shared/rules/signature-explanation.ts'
import type { ErrorText } from '../../components/error-message.tsx'
import { defineWords, type Words } from '../../i18n/define-words.ts'

interface SignatureWords {
  readonly open: string
  readonly title: string
  readonly lead: string
  readonly text: string
  readonly noText: string
  readonly beside: string
  readonly part: Readonly<Record<SignaturePartName, string>>
  readonly companion: Readonly<Record<SignatureCompanion, string>>
  readonly likely: string
  readonly unrecorded: string
  readonly hidden: string
  readonly demoHeader: (environment: string) => string
  readonly noDemoHeader: (environment: string) => string
  readonly ownAddress: string
  readonly loading: string
  readonly show: string
  readonly times: (signed: string, accepted: string, off: string) => string
  readonly late: (seconds: string) => string
  readonly early: (seconds: string) => string
  readonly fault: Readonly<Record<SignatureFault, ErrorText>>
}

export const signatureWords: Words<SignatureWords> = defineWords<SignatureWords>(
  {
    open: 'What was signed?',
    title: 'What was signed',
    lead: 'The signature is made of exactly this text and the secret key. The exchange makes its own from what it received: when one part differs, it refuses.',
    text: 'The signed text, part by part',
    noText: 'The text of this request is not in the log any more.',
    beside: 'What goes with it',
    part: { timestamp: 'timestamp', method: 'METHOD', path: 'path', query: '?query', body: 'body' },
    companion: {
      key: 'API key',
      secret: 'Secret key',
      passphrase: 'Passphrase',
      environment: 'Environment',
      address: 'Address',
    },
    likely: 'likely wrong',
    unrecorded: 'time in seconds, not kept',
    hidden: 'hidden',
    demoHeader: (environment) => `${environment}: with header paptrading: 1`,
    noDemoHeader: (environment) => `${environment}: without header paptrading`,
    ownAddress: 'the one this machine has at the exchange',
    loading: 'Loading the request',
    show: 'Show the request',
    times: (signed, accepted, off) =>
      `Signed ${signed}, taken by the exchange ${accepted}: ${off}.`,
    late: (seconds) => `${seconds} s late`,
    early: (seconds) => `${seconds} s early`,
    fault: {
      clock: {
        happened: 'The timestamp is likely wrong.',
        means:
          'The exchange takes timestamps within 30 seconds of its own time; this one was further away.',
        remedy:
          'Set the clock of this machine to automatic and try again. The desk measures the exchange’s clock anew meanwhile.',
      },
      'held-up': {
        happened: 'The timestamp was called expired, though it is within 30 seconds.',
        means:
          'Something on the way, such as a proxy, may have held the request up or replayed it.',
        remedy: 'Try again. If it comes back, look at proxies and VPNs on this machine.',
      },
      passphrase: {
        happened: 'The passphrase is likely wrong; the signed text is not at fault.',
        means:
          'It is compared as it is and is no part of the signature. It is the one you chose for this key, not your login password.',
        remedy:
          'Add the key again with the right passphrase. If it is forgotten, make a new key: nobody can tell it to you.',
      },
      secret: {
        happened: 'The secret key is likely wrong.',
        means:
          'The exchange made another signature from this text. Either the secret belongs to another key or was not copied whole, or something on the way changed the request.',
        remedy: 'Add the key again with its whole secret. If it is gone, make a new key.',
      },
      key: {
        happened: 'The API key is likely wrong.',
        means: 'The exchange does not know it: it was mistyped, deleted, or never created.',
        remedy: 'Copy the API key again from the exchange, or make a new one.',
      },
      'key-or-environment': {
        happened: 'The API key or its environment is likely wrong.',
        means:
          'The exchange looks the key up before it looks at the signature, and found none in this environment.',
        remedy:
          'See at the exchange whether the key is there, and whether it is a demo key. The form for adding keys can find its environment.',
      },
      environment: {
        happened: 'The environment is wrong.',
        means:
          'A demo key needs the header paptrading: 1 and a live key must go without. The signed text is not at fault.',
        remedy: 'Bind the key to the other environment.',
      },
      address: {
        happened: 'The address is wrong; the signed text is not at fault.',
        means: 'The key is bound to other IP addresses than the one this machine comes from.',
        remedy: 'At the exchange, add this machine’s address to the key.',
      },
      login: {
        happened: 'The login was not accepted; the exchange did not say why.',
        means: 'Key, passphrase or secret may be wrong, or the key may have been deleted.',
        remedy: 'Refresh the key on the keys screen: a signed request says more.',
      },
    },
  },
  {
    open: '签名内容是什么？',
    title: '签名内容',
    lead: '签名由以下文本与 Secret Key 生成。交易所按收到的内容另行计算：任何一处不同，即被拒绝。',
    text: '签名文本（逐段）',
    noText: '日志中已没有此请求的文本。',
    beside: '随请求提交的其他内容',
    part: { timestamp: '时间戳', method: '方法', path: '路径', query: '?查询', body: '正文' },
    companion: {
      key: 'API Key',
      secret: 'Secret Key',
      passphrase: 'Passphrase',
      environment: '环境',
      address: '地址',
    },
    likely: '可能有误',
    unrecorded: '以秒为单位的时间，未保存',
    hidden: '已隐藏',
    demoHeader: (environment) => `${environment}：带 paptrading: 1 请求头`,
    noDemoHeader: (environment) => `${environment}：不带 paptrading 请求头`,
    ownAddress: '本机在交易所看来的地址',
    loading: '正在载入请求',
    show: '查看请求',
    times: (signed, accepted, off) => `签名时间 ${signed}，交易所接收时间 ${accepted}：${off}。`,
    late: (seconds) => `晚 ${seconds} 秒`,
    early: (seconds) => `早 ${seconds} 秒`,
    fault: {
      clock: {
        happened: '时间戳可能有误。',
        means: '交易所只接受与其时间相差 30 秒以内的时间戳，此请求超出了范围。',
        remedy: '请将本机时钟设为自动校准后重试。程序会重新测量交易所时钟。',
      },
      'held-up': {
        happened: '时间戳在 30 秒以内，却被判为过期。',
        means: '途中（例如代理）可能延误或重放了请求。',
        remedy: '请重试。若再次出现，请检查本机的代理与 VPN。',
      },
      passphrase: {
        happened: 'Passphrase 可能有误；签名文本没有问题。',
        means: '它按原文比对，不参与签名。它是您为此密钥设定的，不是登录密码。',
        remedy: '请用正确的 Passphrase 重新添加密钥。若已忘记，请新建密钥：无人能告诉您。',
      },
      secret: {
        happened: 'Secret Key 可能有误。',
        means:
          '交易所由此文本算出的签名不同。可能是 Secret Key 属于另一密钥或未完整复制，也可能是途中有程序改动了请求。',
        remedy: '请用完整的 Secret Key 重新添加密钥。若已丢失，请新建密钥。',
      },
      key: {
        happened: 'API Key 可能有误。',
        means: '交易所不认识它：输入有误、已删除或从未创建。',
        remedy: '请从交易所重新复制 API Key，或新建密钥。',
      },
      'key-or-environment': {
        happened: 'API Key 或其环境可能有误。',
        means: '交易所先查找密钥，再核对签名；在此环境中没有找到。',
        remedy: '请在交易所查看该密钥是否存在、是否为模拟盘密钥。添加密钥的表单可以查出其环境。',
      },
      environment: {
        happened: '环境有误。',
        means: '模拟盘密钥需要 paptrading: 1 请求头，实盘密钥则不能带。签名文本没有问题。',
        remedy: '请将密钥绑定到另一环境。',
      },
      address: {
        happened: '地址有误；签名文本没有问题。',
        means: '密钥绑定的 IP 地址与本机的地址不同。',
        remedy: '请在交易所将本机地址加入该密钥。',
      },
      login: {
        happened: '登录未被接受，交易所没有说明原因。',
        means: '密钥、Passphrase 或 Secret Key 可能有误，或密钥已被删除。',
        remedy: '请在密钥页面重新查询此密钥：签名请求能说明更多。',
      },
    },
  },
)
