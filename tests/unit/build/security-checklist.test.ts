import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

// The README's table of Electron's security checklist: every point is there once, and what it names
// is where it says.

const ROOT = path.join(import.meta.dirname, '..', '..', '..')
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8')

interface Row {
  readonly number: number
  readonly point: string
  readonly how: string
  readonly where: string
  readonly test: string
  readonly testName: string
}

const rows = rowsOf(read('README.md'))

function rowsOf(readme: string): ReadonlyArray<Row> {
  const table = /<!-- checklist -->([\s\S]*?)<!-- \/checklist -->/.exec(readme)?.[1] ?? ''
  const lines = table.split('\n').filter((line) => /^\|\s*\d/.test(line))
  return lines.map((line) => {
    const [, number = '', point = '', how = '', where = '', held = ''] = line
      .split('|')
      .map((cell) => cell.trim())
    const [, test = '', testName = ''] = /^`([^`]+)` "(.+)"$/.exec(held) ?? []
    return { number: Number(number), point, how, where: where.replaceAll('`', ''), test, testName }
  })
}

describe('the security checklist in the README', () => {
  it('has each of the twenty points once, in order', () => {
    expect(rows.map((row) => row.number)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1))
    expect(rows.every(({ point, how }) => point !== '' && how !== '')).toBe(true)
  })

  it.each(rows)('point $number, $point: names a file that is there', ({ where }) => {
    expect(existsSync(path.join(ROOT, where))).toBe(true)
  })

  it.each(rows)('point $number, $point: names a test that is there', ({ test, testName }) => {
    expect(test).toMatch(/^tests\/.+\.test\.tsx?$/)
    expect(testName.length).toBeGreaterThan(10)
    expect(read(test)).toContain(`'${testName}'`)
  })

  it('names the major of Electron that the lock file has', () => {
    const lock = JSON.parse(read('package-lock.json')) as {
      readonly packages: Readonly<Record<string, { readonly version?: string }>>
    }
    const locked = lock.packages['node_modules/electron']?.version ?? ''
    const row = rows.find(({ number }) => number === 16)
    expect(row?.how).toMatch(new RegExp(`^${locked.split('.')[0]},`))
  })
})
