import { defineWords } from '../../i18n/define-words.ts'

export const commandWords = defineWords(
  { unknown: 'It is not known whether this was done.' },
  { unknown: '无法确定此操作是否已完成。' },
)
