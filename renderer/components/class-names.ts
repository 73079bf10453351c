/** Joins the class names that are there; `false`, `null` and `undefined` are left out. */
export function classNames(...names: ReadonlyArray<string | false | null | undefined>): string {
  return names.filter((name) => typeof name === 'string' && name !== '').join(' ')
}
