import type { SubProblem } from '../../../shared/rules/sub-account-rules.ts'
import { defineWords, type Words } from '../../i18n/define-words.ts'

const english = {
  accountDialog: {
    title: 'New sub-account',
    username: 'Name',
    usernameHint:
      'Lower-case letters, at most 20. The exchange makes a virtual e-mail address of it.',
    note: 'Note',
    noteHint: 'For you, at most 50 characters.',
    submit: 'Create sub-account',
    lost: (name: string) =>
      `The answer was lost: the sub-account “${name}” may have been made. The list was read again; look there before you create another.`,
  },
  freezeDialog: {
    title: (frozen: boolean): string =>
      frozen ? 'Freeze this sub-account?' : 'Unfreeze this sub-account?',
    text: (name: string, uid: string, frozen: boolean) =>
      frozen
        ? `${name} (${uid}) can then neither trade nor move funds, and its keys stop working until it is unfrozen.`
        : `${name} (${uid}) can trade again, and its keys work again.`,
    submit: (frozen: boolean): string => (frozen ? 'Freeze' : 'Unfreeze'),
    lost: 'The answer was lost, and the list does not show the change. Refresh it before you try again.',
  },
  keyDialog: {
    createTitle: (name: string) => `New key for ${name}`,
    changeTitle: (note: string) => `Change ${note}`,
    note: 'Note',
    noteHint:
      'Begins with a letter; letters, digits, - and _, at most 20. Also the label in this desk.',
    passphrase: 'Passphrase',
    passphraseNew: '8 to 32 letters and digits, chosen by you. It cannot be retrieved.',
    passphraseOld: 'The one chosen when the key was made: the exchange asks for it.',
    rights: 'Permissions',
    trade: 'Unified account trade',
    manage: 'Unified account management',
    type: 'Type',
    write: 'Read and write',
    read: 'Read only',
    addresses: 'Bound IP addresses',
    addressesHint: 'IPv4, at most 30, separated by spaces or commas. Empty: usable from anywhere.',
    create: 'Make key',
    change: 'Change key',
    secret: 'The secret goes straight into the keychain of this machine.',
    lost: (note: string) =>
      `The answer was lost. A key “${note}” may now exist whose secret nobody knows: nobody can use it. Look at the list; if it is there, delete it and make another.`,
    changeLost: 'The answer was lost: the key may have been changed. The list was read again.',
  },
  deleteDialog: {
    title: 'Delete this key?',
    text: (note: string, hint: string) =>
      `${note} ·…${hint} stops working at the exchange at once. This cannot be undone.`,
    here: 'It is also among the key sets of this desk, and stays there until you delete it.',
    submit: 'Delete key',
    lost: 'The answer was lost, and the list still shows the key. Refresh it before you try again.',
  },
  transferDialog: {
    title: (name: string) => `Transfer to or from ${name}`,
    direction: 'Direction',
    toSub: 'Main to sub',
    toMain: 'Sub to main',
    coin: 'Coin',
    amount: 'Amount',
    available: (amount: string, coin: string) => `Available in the sub-account: ${amount} ${coin}`,
    means: 'Between the unified accounts of the two.',
    submit: (amount: string, coin: string) => `Transfer ${amount} ${coin}`,
    done: (id: string) => `The transfer was made (${id}).`,
    unknown: (id: string) =>
      `The answer was lost: the transfer may have been made (${id}). It is not sent again. Look at the balances first.`,
  },
  problem: {
    required: 'Required.',
    'username-shape': 'Lower-case letters only, at most 20.',
    'note-long': 'At most 50 characters.',
    'key-note-shape': 'Begins with a letter; letters, digits, - and _, at most 20.',
    'passphrase-shape': '8 to 32 characters, with letters and digits and nothing else.',
    'no-permission': 'Choose at least one.',
    'address-shape': 'Each must be an IPv4 address such as 203.0.113.10.',
    'too-many-addresses': 'At most 30 addresses.',
    'not-positive': 'Enter an amount above zero.',
  } satisfies Record<SubProblem, string> as Readonly<Record<SubProblem, string>>,
}

type SubDialogWords = typeof english

/** Words of the dialogs about sub-accounts, and of what is wrong with their fields. */
export const subDialogWords: Words<SubDialogWords> = defineWords<SubDialogWords>(english, {
  accountDialog: {
    title: '新建子账户',
    username: '名称',
    usernameHint: '小写字母，最多 20 个。交易所会据此生成虚拟邮箱。',
    note: '备注',
    noteHint: '供您自己使用，最多 50 个字符。',
    submit: '创建子账户',
    lost: (name) => `应答丢失：子账户“${name}”可能已创建。列表已重新读取，请先查看再创建。`,
  },
  freezeDialog: {
    title: (frozen) => (frozen ? '冻结此子账户？' : '解冻此子账户？'),
    text: (name, uid, frozen) =>
      frozen
        ? `${name}（${uid}）将不能交易或划转，其密钥在解冻前停用。`
        : `${name}（${uid}）将恢复交易，其密钥恢复可用。`,
    submit: (frozen) => (frozen ? '冻结' : '解冻'),
    lost: '应答丢失，且列表未显示变化。请先刷新再重试。',
  },
  keyDialog: {
    createTitle: (name) => `为 ${name} 新建密钥`,
    changeTitle: (note) => `修改 ${note}`,
    note: '备注',
    noteHint: '以字母开头；字母、数字、- 和 _，最多 20 个。也是在本程序中的名称。',
    passphrase: 'Passphrase',
    passphraseNew: '8 至 32 位字母和数字，由您设定，无法找回。',
    passphraseOld: '创建此密钥时设定的 Passphrase：交易所要求提供。',
    rights: '权限',
    trade: '统一账户交易',
    manage: '统一账户管理',
    type: '类型',
    write: '读写',
    read: '只读',
    addresses: '绑定 IP 地址',
    addressesHint: 'IPv4，最多 30 个，以空格或逗号分隔。留空则任意地址可用。',
    create: '创建密钥',
    change: '修改密钥',
    secret: 'Secret Key 直接存入本机钥匙串。',
    lost: (note) =>
      `应答丢失。可能已存在一个名为“${note}”、无人知道其 Secret Key 的密钥：它无法被任何人使用。请查看列表；若存在，请删除并另建。`,
    changeLost: '应答丢失：密钥可能已修改。列表已重新读取。',
  },
  deleteDialog: {
    title: '删除此密钥？',
    text: (note, hint) => `${note} ·…${hint} 将立即在交易所失效，且无法恢复。`,
    here: '它也在本程序的密钥列表中，在您删除之前会一直保留。',
    submit: '删除密钥',
    lost: '应答丢失，且列表仍显示该密钥。请先刷新再重试。',
  },
  transferDialog: {
    title: (name) => `母账户与 ${name} 之间划转`,
    direction: '方向',
    toSub: '母账户 → 子账户',
    toMain: '子账户 → 母账户',
    coin: '币种',
    amount: '数量',
    available: (amount, coin) => `子账户可用：${amount} ${coin}`,
    means: '在双方的统一账户之间划转。',
    submit: (amount, coin) => `划转 ${amount} ${coin}`,
    done: (id) => `划转成功（${id}）。`,
    unknown: (id) => `应答丢失：划转可能已完成（${id}）。不会再次发送，请先查看余额。`,
  },
  problem: {
    required: '必填。',
    'username-shape': '只能使用小写字母，最多 20 个。',
    'note-long': '最多 50 个字符。',
    'key-note-shape': '以字母开头；字母、数字、- 和 _，最多 20 个。',
    'passphrase-shape': '8 至 32 位，须同时含字母和数字，不含其他字符。',
    'no-permission': '请至少选择一项。',
    'address-shape': '须为 IPv4 地址，例如 203.0.113.10。',
    'too-many-addresses': '最多 30 个地址。',
    'not-positive': '请输入大于零的数量。',
  },
})
