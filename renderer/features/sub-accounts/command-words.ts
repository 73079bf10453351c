import { defineWords } from '../../i18n/define-words.ts'

export const commandWords = defineWords(
  { unknown: 'Uncertain: it is not known whether this was done.' },
  { unknown: '结果未知：无法确定此操作是否已完成。' },
)
