import { glob } from 'node:fs/promises'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../../../..')
const HAN = '\\p{Script=Han}'
const WIDE = '。，、；：！？（）“”《》'

/** What no Chinese sentence of the desk may hold, by the name of the mistake. */
const MISTAKES = {
  'a space after a full-width sign': new RegExp(`[${WIDE}] `, 'u'),
  'a space before a full-width sign': new RegExp(` [${WIDE}]`, 'u'),
  'a space between two Chinese words': new RegExp(`${HAN} ${HAN}`, 'u'),
  'a half-width sign after a Chinese word': new RegExp(`${HAN}[,;:?!]`, 'u'),
  'two spaces in a row': / {2}/,
} as const

const CALLED = new Set<string | symbol>([Symbol.toPrimitive, 'join', 'replace', 'startsWith'])

/** Stands for whatever a text is told: a figure, figures by their names, or what finds them. */
const STAND_IN: unknown = new Proxy(() => 'X', {
  get: (call, key) => (CALLED.has(key) ? call : 'X'),
})

/** Every text of a catalogue with the way to it; a text with figures is asked for with stand-ins. */
function* textsOf(words: unknown, path: string): Generator<readonly [string, string]> {
  if (typeof words === 'string') yield [path, words]
  if (typeof words === 'function') {
    const told: unknown = words(...Array.from({ length: words.length }, () => STAND_IN))
    yield* textsOf(told, `${path}()`)
  }
  if (typeof words !== 'object' || words === null) return
  for (const [key, value] of Object.entries(words)) yield* textsOf(value, `${path}.${key}`)
}

const chinese: Array<readonly [string, string]> = []
for await (const file of glob('renderer/**/*words*.ts', { cwd: ROOT })) {
  const exported: Record<string, unknown> = await import(resolve(ROOT, file))
  for (const [name, value] of Object.entries(exported)) {
    const isCatalogue = typeof value === 'object' && value !== null && 'zh-CN' in value
    if (isCatalogue) chinese.push(...textsOf(value['zh-CN'], name))
  }
}

describe('the Chinese words', () => {
  it('are found in all the catalogues', () => {
    expect(chinese.length).toBeGreaterThan(1000)
  })

  it.each(Object.entries(MISTAKES))('never have %s', (_, mistake) => {
    expect(chinese.filter(([, text]) => mistake.test(text))).toEqual([])
  })
})
