import { isBuiltin } from 'node:module'
import type { Import } from './import-graph.ts'

// The import table of the README, as data. Anything that is not allowed here is a violation.

interface Rule {
  /** Folders (and files) of this repository that may be imported. */
  readonly own: ReadonlyArray<string>
  /** As `own`, for types alone. */
  readonly types?: ReadonlyArray<string>
  readonly packages: ReadonlyArray<string>
  readonly node: boolean
}

const RULES: Readonly<Record<string, Rule>> = {
  shared: { own: ['shared'], packages: ['zod', 'big.js'], node: false },
  'electron/bitget': {
    own: ['shared', 'electron/bitget'],
    types: ['electron/vault'],
    packages: ['undici', 'ws', 'zod'],
    node: true,
  },
  'electron/vault': { own: ['shared', 'electron/vault'], packages: ['zod'], node: true },
  'electron/desk': {
    own: ['shared', 'electron/desk'],
    packages: ['zod', 'pino', 'hdr-histogram-js'],
    node: true,
  },
  'electron/practice': {
    own: ['shared/domain', 'shared/rules', 'electron/practice'],
    packages: ['ws', 'zod'],
    node: true,
  },
  'electron/preload': {
    own: ['shared/ipc', 'electron/preload'],
    packages: ['electron'],
    node: false,
  },
  'electron/shell': {
    own: [
      'shared',
      'electron/shell',
      'electron/desk',
      'electron/bitget',
      'electron/vault',
      'electron/practice/main.ts',
    ],
    packages: ['electron', 'zod'],
    node: true,
  },
  'electron/main.ts': { own: ['shared', 'electron'], packages: ['electron'], node: true },
  renderer: {
    own: ['shared', 'renderer'],
    packages: [
      'big.js',
      'react',
      'react-dom',
      'zustand',
      'lightweight-charts',
      'lucide-react',
      '@base-ui/react',
      '@tanstack/react-table',
      '@tanstack/react-virtual',
      '@fontsource-variable/inter',
      '@fontsource-variable/jetbrains-mono',
    ],
    node: false,
  },
}

/** Packages that one file alone may import, whatever its folder may. */
const SINGLE_FILES: Readonly<Record<string, string>> = {
  keytar: 'electron/vault/keytar-keychain.ts',
}

const PRELOAD_BRIDGE = new Set(['contextBridge', 'ipcRenderer'])

/** Why this import is not allowed; `null` when it is. */
export function violationOf(one: Import): string | null {
  const folder = Object.keys(RULES).find((name) => isWithin(one.file, name))
  const rule = folder === undefined ? undefined : RULES[folder]
  if (rule === undefined) return `${one.file} is in no folder of the import table`
  const told = `${one.file} must not import ${one.specifier}`
  if (one.target === null) return isPackageAllowed(one, rule) ? null : told
  const { target } = one
  if (rule.own.some((name) => isWithin(target, name))) return null
  const typesAllowed = rule.types?.some((name) => isWithin(target, name)) ?? false
  if (typesAllowed) return one.isTypeOnly ? null : `${told}, except its types`
  return told
}

function isPackageAllowed(one: Import, rule: Rule): boolean {
  if (isBuiltin(one.specifier)) return rule.node && one.specifier.startsWith('node:')
  const name = packageName(one.specifier)
  if (name in SINGLE_FILES) return SINGLE_FILES[name] === one.file
  if (!rule.packages.includes(name)) return false
  return name !== 'electron' || !isWithin(one.file, 'electron/preload') || isBridgeOnly(one)
}

function isBridgeOnly(one: Import): boolean {
  if (one.isTypeOnly) return true
  const names = /^\s*\{([^}]*)\}\s*$/.exec(one.clause)?.[1]?.split(',') ?? ['*']
  return names
    .map((name) => name.trim())
    .filter((name) => name !== '' && !name.startsWith('type '))
    .every((name) => PRELOAD_BRIDGE.has(name))
}

/** Cycles between folders, each as `a -> b -> a`; a file beside the folders counts as one. */
export function folderCycles(imports: ReadonlyArray<Import>): ReadonlyArray<string> {
  const edges = new Map<string, Set<string>>()
  for (const { file, target } of imports) {
    if (target === null || unitOf(file) === unitOf(target)) continue
    edges.set(unitOf(file), (edges.get(unitOf(file)) ?? new Set()).add(unitOf(target)))
  }
  const cycles = new Set<string>()
  const done = new Set<string>()
  const visit = (unit: string, path: ReadonlyArray<string>) => {
    if (path.includes(unit)) {
      cycles.add([...path.slice(path.indexOf(unit)), unit].join(' -> '))
      return
    }
    if (done.has(unit)) return
    for (const next of edges.get(unit) ?? []) visit(next, [...path, unit])
    done.add(unit)
  }
  for (const unit of edges.keys()) visit(unit, [])
  return [...cycles]
}

/** `electron/desk` of `electron/desk/log.ts`; `electron/main.ts` of itself. */
function unitOf(file: string): string {
  return file.split('/').slice(0, 2).join('/')
}

function packageName(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

function isWithin(file: string, folder: string): boolean {
  return file === folder || file.startsWith(`${folder}/`)
}
