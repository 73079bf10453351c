import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

// Independent of any browser: the tokens are read as text and computed with the published OKLab
// matrices (Björn Ottosson) and the WCAG 2.2 formulas.
const css = readFileSync(
  resolve(import.meta.dirname, '../../../../renderer/styles/tokens.css'),
  'utf8',
)

type Tokens = ReadonlyMap<string, string>

function blocks(selector: RegExp): Tokens {
  const found = new Map<string, string>()
  for (const [, selectors = '', body = ''] of css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    const isMeant = selectors.split(',').some((one) => selector.test(one.trim()))
    if (!isMeant) continue
    for (const [, name = '', value = ''] of body.matchAll(/(--[\w-]+):\s*([^;]+);/g)) {
      found.set(name, value.trim())
    }
  }
  return found
}

const root = blocks(/^:root$/)
const dark: Tokens = new Map([...root, ...blocks(/^:root\[data-theme="dark"\]$/)])
const light: Tokens = new Map([...root, ...blocks(/^:root\[data-theme="light"\]$/)])

function luminance(tokens: Tokens, name: string): number {
  const value = tokens.get(name) ?? ''
  const [lightness = 0, chroma = 0, hue = 0] = (/^oklch\(([^/)]+)\)$/.exec(value)?.[1] ?? '')
    .trim()
    .split(/\s+/)
    .map(Number)
  if (!value.startsWith('oklch')) throw new Error(`${name} is no colour: ${value}`)
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const clip = (channel: number) => Math.min(1, Math.max(0, channel))
  const red = clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s)
  const green = clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s)
  const blue = clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(tokens: Tokens, front: string, back: string): number {
  const [high = 0, low = 0] = [luminance(tokens, front), luminance(tokens, back)].sort(
    (x, y) => y - x,
  )
  return (high + 0.05) / (low + 0.05)
}

const SURFACES = [
  '--surface-base',
  '--surface-panel',
  '--surface-raised',
  '--surface-hover',
  '--surface-field',
]
const TEXTS = ['--text', '--text-muted', '--text-faint']
const MEANINGS = [
  '--warning',
  '--danger',
  '--good',
  '--green',
  '--red',
  '--blue',
  '--orange',
  '--practice-text',
  '--demo-text',
  '--live-text',
]
const ON_FILLS: ReadonlyArray<readonly [string, string]> = [
  ['--on-accent', '--accent-fill'],
  ['--on-mark', '--accent'],
  ['--on-mark', '--green'],
  ['--on-mark', '--red'],
  ['--on-mark', '--blue'],
  ['--on-mark', '--orange'],
  ['--on-mark', '--warning'],
  ['--on-mark', '--text-muted'],
  ['--on-fill', '--danger-fill'],
  ['--on-fill', '--green-fill'],
  ['--on-fill', '--red-fill'],
  ['--on-fill', '--blue-fill'],
  ['--on-fill', '--orange-fill'],
  ['--on-practice', '--practice-fill'],
  ['--on-demo', '--demo-fill'],
  ['--on-live', '--live-fill'],
  ['--text', '--accent-soft'],
  ['--text-faint', '--accent-soft'],
  ['--text', '--danger-soft'],
  ['--text-muted', '--danger-soft'],
  ['--danger', '--danger-soft'],
  ['--text', '--warning-soft'],
  ['--warning', '--warning-soft'],
  ['--green', '--green-soft'],
  ['--red', '--red-soft'],
  ['--blue', '--blue-soft'],
  ['--orange', '--orange-soft'],
  ['--practice-text', '--practice-soft'],
  ['--demo-text', '--demo-soft'],
  ['--live-text', '--live-soft'],
]
/** Parts of controls and drawings need 3:1 against what is beside them. */
const GRAPHICS: ReadonlyArray<readonly [string, string]> = [
  ['--accent', '--surface-base'],
  ['--accent', '--surface-panel'],
  ['--accent', '--surface-raised'],
  ['--line-strong', '--surface-panel'],
  ...['slate', 'blue', 'teal', 'olive', 'plum', 'rose'].map(
    (name) => [`--key-${name}`, '--surface-panel'] as const,
  ),
]

describe.each([
  ['dark', dark],
  ['light', light],
])('the %s theme', (_, tokens) => {
  it('has the colours', () => {
    expect(tokens.size).toBeGreaterThan(60)
  })
  it.each(
    TEXTS.concat(MEANINGS).flatMap((text) => SURFACES.map((surface) => [text, surface] as const)),
  )('%s reads on %s', (text, surface) => {
    expect(contrast(tokens, text, surface)).toBeGreaterThanOrEqual(4.5)
  })
  it.each(ON_FILLS)('%s reads on %s', (text, fill) => {
    expect(contrast(tokens, text, fill)).toBeGreaterThanOrEqual(4.5)
  })
  it.each(GRAPHICS)('%s is told from %s', (front, back) => {
    expect(contrast(tokens, front, back)).toBeGreaterThanOrEqual(3)
  })
})

it('computes contrast as WCAG states it for black and white', () => {
  const known: Tokens = new Map([
    ['--w', 'oklch(1 0 0)'],
    ['--k', 'oklch(0 0 0)'],
  ])
  expect(contrast(known, '--w', '--k')).toBeCloseTo(21, 1)
})
