import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { DataTable } from '../../../../renderer/components/data-table.tsx'
import {
  compareDecimals,
  type DataColumn,
} from '../../../../renderer/components/data-table-columns.ts'
import { nextRowIndex } from '../../../../renderer/components/data-table-keys.ts'

interface Row {
  readonly id: string
  readonly size: string
}

const COLUMNS: ReadonlyArray<DataColumn<Row>> = [
  { id: 'id', header: 'Id', width: 60, cell: (row) => row.id },
  {
    id: 'size',
    header: 'Size',
    width: 60,
    align: 'end',
    cell: (row) => row.size,
    compare: (a, b) => compareDecimals(a.size, b.size),
  },
]
const ROWS: ReadonlyArray<Row> = [
  { id: 'a', size: '10' },
  { id: 'b', size: '9.5' },
  { id: 'c', size: '100' },
]

// The test page has no layout: without a height nothing would be in view.
beforeAll(() => {
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', {
    configurable: true,
    get: () => 300,
  })
  Object.defineProperty(HTMLElement.prototype, 'clientWidth', {
    configurable: true,
    get: () => 600,
  })
})
afterAll(() => {
  Reflect.deleteProperty(HTMLElement.prototype, 'clientHeight')
  Reflect.deleteProperty(HTMLElement.prototype, 'clientWidth')
})
afterEach(cleanup)

function show(props: Partial<Parameters<typeof DataTable<Row>>[0]> = {}) {
  return render(
    <DataTable
      label="Rows"
      columns={COLUMNS}
      rows={ROWS}
      rowId={(row) => row.id}
      empty={<p>Nothing</p>}
      {...props}
    />,
  )
}
const shown = () =>
  within(screen.getByRole('grid'))
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.textContent)

describe('a table', () => {
  it('sorts by exact value, not by text', () => {
    show()
    fireEvent.click(screen.getByRole('button', { name: 'Size' }))
    fireEvent.click(screen.getByRole('button', { name: 'Size' }))
    expect(shown()).toEqual(['b9.5', 'a10', 'c100'])
  })

  it('keeps the selection on its row when rows come and go', () => {
    const view = show()
    const grid = screen.getByRole('grid')
    fireEvent.keyDown(grid, { key: 'ArrowDown' })
    fireEvent.keyDown(grid, { key: 'ArrowDown' })
    const more = [{ id: 'n', size: '1' }, ...ROWS]
    view.rerender(
      <DataTable label="Rows" columns={COLUMNS} rows={more} rowId={(row) => row.id} empty={null} />,
    )
    expect(screen.getByRole('row', { selected: true }).textContent).toBe('b9.5')
  })

  it('acts on the selected row with Enter and Delete', () => {
    const acted: string[] = []
    show({
      onActivate: (row) => acted.push(`open ${row.id}`),
      onDelete: (row) => acted.push(`delete ${row.id}`),
    })
    const grid = screen.getByRole('grid')
    for (const key of ['End', 'Enter', 'Home', 'Delete']) fireEvent.keyDown(grid, { key })
    expect(acted).toEqual(['open c', 'delete a'])
  })

  it('says what would be here when it is empty, and draws a skeleton while it loads', () => {
    const view = show({ rows: [] })
    expect(screen.getByText('Nothing')).toBeTruthy()
    view.rerender(
      <DataTable
        label="Rows"
        columns={COLUMNS}
        rows={[]}
        rowId={(row) => row.id}
        state="loading"
        empty={<p>Nothing</p>}
      />,
    )
    expect(screen.queryByText('Nothing')).toBeNull()
    expect(screen.getByRole('grid').getAttribute('aria-busy')).toBe('true')
  })

  it('keeps the old rows below a banner', () => {
    show({ state: 'old', banner: <p>No answer</p> })
    expect(screen.getByText('No answer')).toBeTruthy()
    expect(shown()).toHaveLength(3)
  })

  it('draws only what is in view of many rows', () => {
    const many = Array.from({ length: 5000 }, (_, index) => ({ id: `r${index}`, size: '1' }))
    show({ rows: many })
    expect(shown().length).toBeGreaterThan(5)
    expect(shown().length).toBeLessThan(80)
    expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('5001')
  })
})

it.each([
  ['ArrowDown', -1, 0],
  ['ArrowUp', -1, 9],
  ['ArrowDown', 9, 9],
  ['ArrowUp', 0, 0],
  ['PageDown', 3, 8],
  ['PageUp', 3, 0],
  ['Home', 5, 0],
  ['End', 5, 9],
  ['x', 5, null],
])('%s from row %i goes to %s', (key, from, to) => {
  expect(nextRowIndex(key, from, 10, 5)).toBe(to)
})
