import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** One import of one file, as written. */
export interface Import {
  /** Path from the root, with forward slashes. */
  readonly file: string
  /** As written, e.g. `../domain/order.ts` or `node:fs`. */
  readonly specifier: string
  /** Path from the root for a relative import, `null` for a package. */
  readonly target: string | null
  /** Erased before it runs. */
  readonly isTypeOnly: boolean
  /** What stands between `import` and `from`. */
  readonly clause: string
}

const SOURCES = /\.(ts|tsx|mts|cts|js|mjs|cjs|jsx)$/
const FROM = /\b(import|export)\s+((?:[\w$*\s{},]|\btype\b)*?)\s*\bfrom\s*(['"])([^'"]+)\3/g
const BARE = /\bimport\s*(['"])([^'"]+)\1/g
const CALL = /(\btypeof\s+)?\b(?:import|require|require\.resolve)\s*\(\s*(['"`])([^'"`]+)\2/g

/** Every import of every source file under the folders of `root`. */
export function readImports(root: string, folders: ReadonlyArray<string>): ReadonlyArray<Import> {
  return sourceFiles(root, folders).flatMap((file) =>
    importsOf(file, readFileSync(path.join(root, file), 'utf8')),
  )
}

export function sourceFiles(root: string, folders: ReadonlyArray<string>): ReadonlyArray<string> {
  return folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && SOURCES.test(entry.name))
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
      .map((file) => file.split(path.sep).join('/')),
  )
}

/** static, bare, re-exporting, dynamic and `require` imports of one text. */
export function importsOf(file: string, source: string): ReadonlyArray<Import> {
  const text = withoutComments(source)
  const found: Import[] = []
  const add = (specifier: string, isTypeOnly: boolean, clause: string) => {
    const isRelative = specifier.startsWith('.')
    const target = isRelative ? path.posix.join(path.posix.dirname(file), specifier) : null
    found.push({ file, specifier, target, isTypeOnly, clause })
  }
  for (const [, , clause = '', , specifier = ''] of text.matchAll(FROM)) {
    add(specifier, isTypeClause(clause), clause)
  }
  for (const [, , specifier = ''] of text.matchAll(BARE)) add(specifier, false, '')
  for (const [, typeOf, , specifier = ''] of text.matchAll(CALL)) {
    add(specifier, typeOf !== undefined, '')
  }
  return found
}

/** `type {…}`, or braces in which every name is a `type`. */
function isTypeClause(clause: string): boolean {
  if (/^type\b/.test(clause.trim())) return true
  const braces = /^\{([^}]*)\}$/.exec(clause.trim())?.[1]
  if (braces === undefined) return false
  const names = braces.split(',').filter((name) => name.trim() !== '')
  return names.length > 0 && names.every((name) => /^\s*type\s/.test(name))
}

/** Whole-line comments and block comments; a `//` within a line may be an address in a text. */
function withoutComments(source: string): string {
  return source.replace(/^\s*\/\*[\s\S]*?\*\//gm, '').replace(/^\s*\/\/.*$/gm, '')
}
