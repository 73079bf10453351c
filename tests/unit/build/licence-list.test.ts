import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  LICENCES_FILE,
  licenceList,
  lockedPackages,
  shippedNames,
  unexplainedScripts,
} from '../../helpers/licence-list.ts'

const packages = lockedPackages()
const shipped = shippedNames(packages)
/** Licences under which code may go into the app, whatever the app's own licence. */
const PERMISSIVE =
  /^\(?(?:(?:MIT|ISC|0BSD|Apache-2\.0|BSD-[23]-Clause|OFL-1\.1|Zlib|WTFPL|CC0-1\.0)(?: (?:OR|AND) )?)+\)?$/

describe('the list of licences', () => {
  it('is that of the present lock file (node build/licence-list.mjs writes it)', () => {
    expect(readFileSync(LICENCES_FILE, 'utf8')).toBe(licenceList())
  })

  it('counts among the app what its code imports, and what that needs', () => {
    for (const name of [
      'react',
      'scheduler',
      'undici',
      'ws',
      'keytar',
      'electron',
      'zod',
      'pino',
    ]) {
      expect([name, shipped.has(name)]).toEqual([name, true])
    }
    for (const name of ['vitest', 'typescript', 'bitget-api', 'playwright-core', 'fast-check']) {
      expect([name, shipped.has(name)]).toEqual([name, false])
    }
  })

  it('holds only permissive licences for what goes into the app', () => {
    const others = packages.filter(
      ({ name, license = '' }) => shipped.has(name) && !PERMISSIVE.test(license),
    )
    expect(others.map(({ name, license }) => `${name}: ${license}`)).toEqual([])
  })

  it('states a licence for every package', () => {
    expect(packages.filter(({ license }) => license === undefined)).toEqual([])
  })
})

describe('what runs when packages are installed', () => {
  it('is explained, one by one', () => {
    expect(unexplainedScripts(packages)).toEqual([])
  })

  it('is allowed by name: what is not named does not run', () => {
    const manifest = JSON.parse(
      readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
    ) as { readonly allowScripts: Readonly<Record<string, boolean>> }
    const running = packages.filter((one) => one.hasInstallScript === true)
    expect(Object.keys(manifest.allowScripts).toSorted()).toEqual(
      [...new Set(running.map(({ name }) => name))].toSorted(),
    )
    expect(manifest.allowScripts).toEqual({
      node: true,
      keytar: true,
      'electron-winstaller': false,
    })
  })

  it('comes from where npm is told to look, and each package by its hash', () => {
    const lock = JSON.parse(
      readFileSync(new URL('../../../package-lock.json', import.meta.url), 'utf8'),
    ) as { readonly packages: Readonly<Record<string, { resolved?: string; integrity?: string }>> }
    const odd = Object.entries(lock.packages).filter(
      ([place, { resolved, integrity = '' }]) =>
        place !== '' && (resolved !== undefined || !integrity.startsWith('sha512-')),
    )
    expect(odd.map(([place]) => place)).toEqual([])
  })
})
