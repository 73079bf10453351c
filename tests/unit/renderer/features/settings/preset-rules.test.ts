import { describe, expect, it } from 'vitest'
import {
  presetsWith,
  presetsWithout,
  templateName,
  templatesWith,
  templatesWithout,
  toPreset,
} from '../../../../../renderer/features/settings/preset-rules.ts'
import type { BracketTemplate, SizePreset } from '../../../../../shared/domain/settings.ts'

const preset = (amount: string): SizePreset => ({ kind: 'base', amount })
const template = (name: string, takeProfitPercent = '1'): BracketTemplate => ({
  name,
  takeProfitPercent,
  stopLossPercent: null,
  triggerBy: 'mark',
})

describe('a size preset', () => {
  it.each([
    ['a size', 'base', '0.010', { kind: 'base', amount: '0.01' }],
    ['everything', 'percent', '100', { kind: 'percent', amount: '100' }],
    ['more than everything', 'percent', '100.1', null],
    ['nothing', 'quote', '0', null],
    ['no number', 'quote', 'ten', null],
  ] as const)('of %s', (_name, kind, text, expected) => {
    expect(toPreset(kind, text)).toEqual(expected)
  })

  it('is kept once, and eight at most', () => {
    expect(presetsWith([preset('1')], preset('1'))).toBeNull()
    expect(presetsWith([preset('1')], { kind: 'quote', amount: '1' })).toHaveLength(2)
    const eight = Array.from({ length: 8 }, (_, index) => preset(String(index + 1)))
    expect(presetsWith(eight, preset('9'))).toBeNull()
    expect(presetsWithout(eight, preset('3'))).not.toContainEqual(preset('3'))
  })
})

describe('a bracket template', () => {
  it.each([
    [' Swing ', 'Swing'],
    ['   ', null],
    ['a name that is longer than a file keeps', null],
  ])('named %j', (text, expected) => {
    expect(templateName(text)).toBe(expected)
  })

  it('takes the place of its namesake, and twelve are kept at most', () => {
    expect(templatesWith([template('a'), template('b')], template('a', '3'))).toEqual([
      template('a', '3'),
      template('b'),
    ])
    const twelve = Array.from({ length: 12 }, (_, index) => template(String(index)))
    expect(templatesWith(twelve, template('more'))).toBeNull()
    expect(templatesWith(twelve, template('3', '9'))).toHaveLength(12)
    expect(templatesWithout(twelve, '3')).toHaveLength(11)
  })
})
