import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toAppAddress, toBrowserAddress } from '../../../../build/stand-in/addresses.ts'
import { createWireCodec } from '../../../../build/stand-in/wire-values.ts'

const { encode, decode } = createWireCodec()

describe('values between main and page', () => {
  it('come out as structured clones would, for all that IPC carries', () => {
    const leaf = fc.oneof(
      fc.string(),
      fc.boolean(),
      fc.constantFrom(null, undefined, Number.NaN, Number.POSITIVE_INFINITY, -1 / 0),
      fc.integer(),
    )
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc.array(tie('tree'), { maxLength: 5 }),
        fc.dictionary(fc.string(), tie('tree'), { maxKeys: 5, noNullPrototype: true }),
      ),
    }))
    fc.assert(
      fc.property(tree, (value) => {
        expect(decode(encode(value))).toStrictEqual(structuredClone(value))
      }),
    )
  })

  it('keep a member called __proto__ as an ordinary member', () => {
    const hostile: unknown = JSON.parse('{"__proto__":{"polluted":true}}')
    const received = decode(encode(hostile)) as object
    expect(Object.hasOwn(received, '__proto__')).toBe(true)
    expect(Object.getPrototypeOf(received)).toBe(Object.prototype)
    expect('polluted' in {}).toBe(false)
  })
})

describe('addresses', () => {
  it.each([
    ['app://keydesk/index.html', 'https://keydesk.app.invalid/index.html'],
    ['app://keydesk/', 'https://keydesk.app.invalid/'],
  ])('%s stands for %s and back', (app, browser) => {
    expect(toBrowserAddress(app)).toBe(browser)
    expect(toAppAddress(browser)).toBe(app)
  })

  it.each([
    'https://example.com/',
    'https://keydesk.app.invalid.example.com/',
    'http://keydesk.app.invalid/',
    'https://keydesk.app.invalid:444/',
    'about:blank',
  ])('%s stands for nothing of ours', (address) => {
    expect(toAppAddress(address)).toBe(address)
  })
})
