import type { RowData } from '@tanstack/react-table'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { classNames } from './class-names.ts'
import styles from './data-table.module.css'
import type { DataColumn } from './data-table-columns.ts'

/** One column head; a press sorts where the column can be sorted. */
export function HeadCell<Row extends RowData>({
  column,
  direction,
  onSort,
}: {
  readonly column: DataColumn<Row>
  readonly direction: 'ascending' | 'descending' | 'none'
  readonly onSort: () => void
}) {
  const className = classNames(styles.cell, column.align === 'end' && styles.end)
  if (column.compare === undefined) {
    return (
      <th scope="col" className={className}>
        <span className={column.hideHeader === true ? styles.hidden : undefined}>
          {column.header}
        </span>
      </th>
    )
  }
  const Arrow = direction === 'ascending' ? ArrowUp : ArrowDown
  return (
    <th scope="col" aria-sort={direction} className={className}>
      <button type="button" className={styles.sort} onClick={onSort}>
        <span className={styles.headWords}>{column.header}</span>
        {direction !== 'none' && <Arrow size={11} aria-hidden />}
      </button>
    </th>
  )
}

const SKELETON_ROWS = ['a', 'b', 'c', 'd', 'e', 'f']

/** The shape of the rows that are coming. */
export function Skeleton<Row extends RowData>({
  columns,
}: {
  readonly columns: ReadonlyArray<DataColumn<Row>>
}) {
  return (
    <tbody aria-hidden="true" className={styles.skeleton}>
      {SKELETON_ROWS.map((key) => (
        <tr key={key} className={styles.row}>
          {columns.map((column) => (
            <td
              key={column.id}
              className={classNames(styles.cell, column.align === 'end' && styles.end)}
            >
              <span className={styles.bone} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  )
}
