import {
  type ColumnDef,
  createSortedRowModel,
  type RowData,
  rowSortingFeature,
  tableFeatures,
} from '@tanstack/react-table'
import type { ReactNode } from 'react'
import { type DecimalString, parseDecimal } from '../../shared/domain/decimal.ts'

export interface DataColumn<Row extends RowData> {
  readonly id: string
  readonly header: string
  /** The head is for screen readers only, as over a column of buttons. */
  readonly hideHeader?: boolean
  /** Least width in px. */
  readonly width: number
  /** Share of the width that is left; absent: none. */
  readonly grow?: number
  /** Numbers go to the end, so that their points stand in a column. */
  readonly align?: 'start' | 'end'
  readonly mono?: boolean
  readonly cell: (row: Row) => ReactNode
  /** Ascending order; absent: the column cannot be sorted. */
  readonly compare?: (a: Row, b: Row) => number
}

/** Both sides of a row, px. */
const ROW_PADDING = 8

export const tableFeatureSet = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
})

export function toColumnDefs<Row extends RowData>(
  columns: ReadonlyArray<DataColumn<Row>>,
): Array<ColumnDef<typeof tableFeatureSet, Row>> {
  return columns.map((column) => {
    const { compare } = column
    if (compare === undefined) {
      return { id: column.id, header: column.header, accessorFn: () => null, enableSorting: false }
    }
    return {
      id: column.id,
      header: column.header,
      accessorFn: (row: Row) => row,
      sortFn: (a, b) => compare(a.original, b.original),
    }
  })
}

/** Value of `grid-template-columns`. */
export function gridTemplate<Row extends RowData>(columns: ReadonlyArray<DataColumn<Row>>): string {
  return columns
    .map(({ width, grow }) => (grow === undefined ? `${width}px` : `minmax(${width}px, ${grow}fr)`))
    .join(' ')
}

/** Width in px below which the table scrolls sideways. */
export function leastWidth<Row extends RowData>(columns: ReadonlyArray<DataColumn<Row>>): number {
  return columns.reduce((sum, { width }) => sum + width, ROW_PADDING)
}

/** Ascending by exact value; `null` and unreadable text come first. */
export function compareDecimals(a: DecimalString | null, b: DecimalString | null): number {
  const left = a === null ? null : parseDecimal(a)
  const right = b === null ? null : parseDecimal(b)
  if (left === null || right === null) return Number(left !== null) - Number(right !== null)
  return left.cmp(right)
}
