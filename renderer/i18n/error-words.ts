import { defineWords } from './define-words.ts'
import { errorsInEnglish } from './error-words-en.ts'
import { errorsInChinese } from './error-words-zh-cn.ts'

/** Every kind of trouble the desk knows, in three parts. */
export const errorWords = defineWords(errorsInEnglish, errorsInChinese)
