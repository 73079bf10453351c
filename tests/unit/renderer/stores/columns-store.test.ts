import { afterEach, describe, expect, it } from 'vitest'
import {
  columnsStore,
  hideColumns,
  parseHidden,
} from '../../../../renderer/stores/columns-store.ts'

afterEach(() => hideColumns('positions', null))

describe('hidden columns', () => {
  it('are kept by table and given back to it', () => {
    hideColumns('positions', ['net', 'adl'])
    expect(columnsStore.getState().hidden).toEqual({ positions: ['net', 'adl'] })
    hideColumns('positions', null)
    expect(columnsStore.getState().hidden).toEqual({})
  })

  it.each([
    [null, {}],
    ['{"positions":["net"]}', { positions: ['net'] }],
    ['{"positions":["net"],"other":7,"third":[1]}', { positions: ['net'] }],
    ['[]', {}],
    ['null', {}],
    ['{"positions":', {}],
  ])('are read from %j', (text, expected) => {
    expect(parseHidden(text)).toEqual(expected)
  })
})
