import { describe, expect, it } from 'vitest'
import {
  type Column,
  FILL_COLUMNS,
  ORDER_COLUMNS,
} from '../../../../../electron/desk/history/export-columns.ts'
import { csvField, exportText } from '../../../../../electron/desk/history/export-text.ts'
import { aFill, anOrder } from '../../../../helpers/builders.ts'

describe('a field of CSV', () => {
  it.each([
    ['plain', 'plain'],
    [null, ''],
    [true, 'true'],
    [1_790_000_000_000, '1790000000000'],
    ['a,b', '"a,b"'],
    ['say "no"', '"say ""no"""'],
    ['two\r\nlines', '"two\r\nlines"'],
    ['-0.000000000000000001', '-0.000000000000000001'],
    ['123456789012345678.000000000000000001', '123456789012345678.000000000000000001'],
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1+2', "'-1+2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
  ])('%j is written as %j', (cell, field) => {
    expect(csvField(cell)).toBe(field)
  })
})

describe('an exported file', () => {
  const order = anOrder({
    clientOid: '=cmd',
    price: '60000.10',
    fees: [{ coin: 'USDT', amount: '0.36' }],
    createdAtMs: 1_790_000_004_000,
  })

  it('holds a header and a line for each row, times as ISO 8601 and ms, amounts as they came', () => {
    const text = exportText('csv', ORDER_COLUMNS, [order])
    const [header, line, end, ...more] = text.split('\r\n')
    expect(more).toEqual([])
    expect(end).toBe('')
    const fields = new Map(header?.split(',').map((name, at) => [name, line?.split(',')[at]]))
    expect(fields.get('createdAt')).toBe('2026-09-21T14:13:24.000Z')
    expect(fields.get('createdAtMs')).toBe('1790000004000')
    expect(fields.get('price')).toBe('60000.10')
    expect(fields.get('clientOid')).toBe("'=cmd")
    expect(fields.get('fees')).toBe('0.36 USDT')
    expect(fields.get('averagePrice')).toBe('')
    expect(fields.size).toBe(ORDER_COLUMNS.length)
  })

  it('holds the same as JSON, texts untouched', () => {
    const records = JSON.parse(exportText('json', ORDER_COLUMNS, [order]))
    expect(records).toHaveLength(1)
    expect(records[0]).toMatchObject({
      createdAt: '2026-09-21T14:13:24.000Z',
      createdAtMs: 1_790_000_004_000,
      price: '60000.10',
      clientOid: '=cmd',
      reduceOnly: false,
      averagePrice: null,
    })
  })

  it('is a header alone when there are no rows', () => {
    const columns: ReadonlyArray<Column<{ readonly a: string }>> = [
      { name: 'a', of: (row) => row.a },
    ]
    expect(exportText('csv', columns, [])).toBe('a\r\n')
    expect(exportText('json', columns, [])).toBe('[]\n')
  })

  it('has every fill of the sample with its realised profit', () => {
    const text = exportText('csv', FILL_COLUMNS, [aFill({ realisedProfit: '-12.5' })])
    expect(text).toContain(',-12.5\r\n')
  })
})
