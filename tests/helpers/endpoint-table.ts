import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Route } from '../../electron/practice/rest/route.ts'
import { servedRoutes } from './served-routes.ts'

// The README's table of endpoints, made from the code: what the desk calls is read from the path
// literals of its wire, what the practice exchange serves from its routes.

const ROOT = new URL('../..', import.meta.url).pathname
const WIRE = join(ROOT, 'electron/bitget')
const BEGIN = '<!-- endpoints: made by build/endpoint-table.mjs -->'
const END = '<!-- /endpoints -->'

/** Markdown rows, sorted by path. */
export function endpointTable(): string {
  const calls = deskPaths()
  const routes = servedRoutes()
  const paths = [...new Set([...routes.map(({ path }) => path), ...calls])].toSorted()
  const rows = paths.map((path) => {
    const served = routes.filter((route) => route.path === path)
    const methods = [...new Set(served.map(({ method }) => method))].join(', ')
    return `| ${methods} | \`${path}\` | ${calls.has(path) ? 'yes' : ''} | ${practice(served)} |`
  })
  return ['| | Endpoint | Desk | Practice exchange |', '|---|---|---|---|', ...rows].join('\n')
}

/** The README with the present table between its marks; throws when it has no marks. */
export function withEndpointTable(readme: string): string {
  const begin = readme.indexOf(BEGIN)
  const end = readme.indexOf(END)
  if (begin === -1 || end === -1) throw new Error('the README has no place for the table')
  return `${readme.slice(0, begin)}${BEGIN}\n\n${endpointTable()}\n\n${readme.slice(end)}`
}

export const README = join(ROOT, 'README.md')

function deskPaths(): ReadonlySet<string> {
  const files = readdirSync(WIRE, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  )
  const literals = files.flatMap((file) => [
    ...readFileSync(join(WIRE, file), 'utf8').matchAll(/'(\/api\/v\d\/[\w/-]+)'/g),
  ])
  return new Set(literals.flatMap(([, path]) => path ?? []))
}

function practice(routes: ReadonlyArray<Route>): string {
  const [first] = routes
  if (first === undefined) return ''
  return first.refusedWith === undefined ? 'yes' : `refuses (${first.refusedWith})`
}
