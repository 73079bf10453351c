import { readFileSync } from 'node:fs'
import path from 'node:path'
import { readImports } from './import-graph.ts'

// The list of licences, made from the lock file alone, so that it is the same on every system: the
// packages whose code goes into the app, those that only build and test it, and what runs when they
// are installed.

const ROOT = path.join(import.meta.dirname, '..', '..')
const PREFIX = 'node_modules/'
/** Part of the app without an import: its window, its native part, and fonts of a style sheet. */
const ALSO_SHIPPED = [
  'electron',
  'keytar',
  '@fontsource-variable/inter',
  '@fontsource-variable/jetbrains-mono',
]

/** Why a package may run a script when it is installed; `false` in `allowScripts` of package.json: it may not. */
const INSTALL_REASONS: Readonly<Record<string, string>> = {
  keytar: 'fetches or compiles its native part, which speaks to the keychain',
  node: 'puts the Node of this platform, itself a package of the lock file, in its place',
  'electron-winstaller': 'not allowed to run: the installers here do not use it',
}

export const LICENCES_FILE = path.join(ROOT, 'LICENCES.md')

export interface LockedPackage {
  readonly name: string
  readonly version: string
  readonly license?: string
  readonly hasInstallScript?: boolean
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optional?: boolean
}

export function lockedPackages(): ReadonlyArray<LockedPackage> {
  const lock = JSON.parse(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, Omit<LockedPackage, 'name'>>>
  }
  return Object.entries(lock.packages)
    .filter(([place]) => place !== '')
    .map(([place, one]) => ({
      ...one,
      name: place.slice(place.lastIndexOf(PREFIX) + PREFIX.length),
    }))
}

/** Names of what the app's own code imports, and of all that those depend on. */
export function shippedNames(packages: ReadonlyArray<LockedPackage>): ReadonlySet<string> {
  const imported = readImports(ROOT, ['shared', 'electron', 'renderer'])
    .filter(({ target, isTypeOnly }) => target === null && !isTypeOnly)
    .map(({ specifier }) => packageOf(specifier))
  const names = new Set<string>()
  const queue = [...imported, ...ALSO_SHIPPED]
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    const found = packages.filter((one) => one.name === name)
    if (names.has(name) || found.length === 0) continue
    names.add(name)
    // What these two depend on fetches their binaries and is no part of them.
    if (name === 'electron' || name === 'keytar') continue
    queue.push(...found.flatMap((one) => Object.keys(one.dependencies ?? {})))
  }
  return names
}

/** The whole text of the list. */
export function licenceList(): string {
  const packages = lockedPackages()
  const shipped = shippedNames(packages)
  const scripts = packages.filter((one) => one.hasInstallScript === true)
  return `${[
    '# Licences',
    'Keydesk itself is under the MIT licence. This list is made from the lock file by `node build/licence-list.mjs`; a test holds it against it.',
    '## In the app',
    'What the app’s own code imports, with what that needs. Electron brings Chromium and Node with it and lists theirs in its own `LICENSES.chromium.html`.',
    table(packages.filter((one) => shipped.has(one.name))),
    '## For building and testing alone',
    grouped(packages.filter((one) => !shipped.has(one.name))),
    '## What runs when packages are installed',
    'Every package of the lock file with a script of its own; everything else is unpacked and nothing of it runs. `allowScripts` in package.json decides for each; an npm that does not know it runs all of these. `npm ci` takes what the lock file names, by its hash.',
    installTable(scripts),
  ].join('\n\n')}\n`
}

/** Those with an install script and no stated reason, and reasons that are no longer needed. */
export function unexplainedScripts(packages: ReadonlyArray<LockedPackage>): ReadonlyArray<string> {
  const running = new Set(
    packages.filter((one) => one.hasInstallScript === true).map(({ name }) => name),
  )
  const reasons = Object.keys(INSTALL_REASONS)
  return [
    ...[...running].filter((name) => !reasons.includes(name)),
    ...reasons.filter((name) => !running.has(name)),
  ]
}

function packageOf(specifier: string): string {
  const [first = '', second = ''] = specifier.split('/')
  return first.startsWith('@') ? `${first}/${second}` : first
}

function table(packages: ReadonlyArray<LockedPackage>): string {
  const rows = packages
    .map(({ name, version, license }) => `| ${name} | ${version} | ${license ?? 'not stated'} |`)
    .toSorted()
  return ['| package | version | licence |', '| --- | --- | --- |', ...new Set(rows)].join('\n')
}

function grouped(packages: ReadonlyArray<LockedPackage>): string {
  const names = Map.groupBy(packages, ({ license }) => license ?? 'not stated')
  const rows = [...names].map(([licence, of]) => {
    const all = [...new Set(of.map(({ name }) => name))].toSorted()
    return `| ${licence} | ${all.length} | ${all.join(', ')} |`
  })
  return ['| licence | packages | which |', '| --- | --- | --- |', ...rows.toSorted()].join('\n')
}

function installTable(packages: ReadonlyArray<LockedPackage>): string {
  const rows = packages.map(
    ({ name, version }) => `| ${name} | ${version} | ${INSTALL_REASONS[name] ?? 'not stated'} |`,
  )
  return ['| package | version | why |', '| --- | --- | --- |', ...rows.toSorted()].join('\n')
}
