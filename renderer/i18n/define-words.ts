import type { Language } from '../../shared/domain/settings.ts'

/** The words of one subject in every language. */
export type Words<Catalogue> = Readonly<Record<Language, Catalogue>>

/**
 * Ties two catalogues together: English sets the shape, and a key that is missing or too many in
 * the other does not compile. A text with figures is a function of them.
 */
export function defineWords<Catalogue>(en: Catalogue, zhCN: NoInfer<Catalogue>): Words<Catalogue> {
  return { en, 'zh-CN': zhCN }
}

/** English plural: `count('order', 'orders', 2)` is `2 orders`. Chinese needs none. */
export function count(one: string, many: string, n: number): string {
  return `${n} ${n === 1 ? one : many}`
}
