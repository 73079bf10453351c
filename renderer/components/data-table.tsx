import { type RowData, type SortingState, useTable } from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import {
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react'
import { classNames } from './class-names.ts'
import { tellClipped } from './clipped-title.ts'
import styles from './data-table.module.css'
import {
  type DataColumn,
  gridTemplate,
  leastWidth,
  tableFeatureSet,
  toColumnDefs,
} from './data-table-columns.ts'
import { nextRowIndex } from './data-table-keys.ts'
import { HeadCell, Skeleton } from './data-table-parts.tsx'

const ROW_HEIGHT = 26

export interface DataTableProps<Row extends RowData> {
  /** What is listed, for screen readers. */
  readonly label: string
  readonly columns: ReadonlyArray<DataColumn<Row>>
  readonly rows: ReadonlyArray<Row>
  readonly rowId: (row: Row) => string
  /** `loading` shows a skeleton while there are no rows; `old` greys the rows that are there. */
  readonly state?: 'ready' | 'loading' | 'old'
  /** Shown above the rows, such as an error with retry and the age of the rows. */
  readonly banner?: ReactNode
  readonly empty: ReactNode
  readonly selectedId?: string | null
  readonly onSelect?: (id: string) => void
  /** Enter or a double click. */
  readonly onActivate?: (row: Row) => void
  /** Delete or Backspace. */
  readonly onDelete?: (row: Row) => void
  /** Any other key on the chosen row, such as `r`; `true`: it was taken. */
  readonly onKey?: (key: string, row: Row) => boolean
  readonly rowClassName?: (row: Row) => string | undefined
  readonly defaultSort?: { readonly id: string; readonly descending: boolean }
}

/** A virtualised, sortable grid of 26 px rows. Arrows move, selection follows the row and not its place. */
export function DataTable<Row extends RowData>(props: DataTableProps<Row>) {
  const { columns, rows, rowId, state = 'ready' } = props
  const gridId = useId()
  const scrollRef = useRef<HTMLDivElement>(null)
  const [sorting, setSorting] = useState<SortingState>(() =>
    props.defaultSort === undefined
      ? []
      : [{ id: props.defaultSort.id, desc: props.defaultSort.descending }],
  )
  const [ownSelection, setOwnSelection] = useState<string | null>(null)
  const selectedId = props.selectedId === undefined ? ownSelection : props.selectedId
  const table = useTable({
    features: tableFeatureSet,
    columns: useMemo(() => toColumnDefs(columns), [columns]),
    // The table only reads; its option is typed mutable.
    data: rows as Array<Row>,
    getRowId: rowId,
    state: { sorting },
    onSortingChange: setSorting,
    enableMultiSort: false,
  })
  const shown = table.getRowModel().rows
  const virtualizer = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => shown[index]?.id ?? index,
    overscan: 8,
    // The sticky head lies before the rows and over them.
    scrollMargin: ROW_HEIGHT,
    scrollPaddingStart: ROW_HEIGHT,
    initialRect: { width: 800, height: 600 },
  })
  const selectedIndex = shown.findIndex((row) => row.id === selectedId)

  function select(id: string): void {
    setOwnSelection(id)
    props.onSelect?.(id)
  }

  function pressed(event: KeyboardEvent<HTMLDivElement>): void {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey)
      return
    const chosen = shown[selectedIndex]
    if (event.key === 'Enter' && chosen !== undefined) props.onActivate?.(chosen.original)
    if ((event.key === 'Delete' || event.key === 'Backspace') && chosen !== undefined) {
      props.onDelete?.(chosen.original)
    }
    if (chosen !== undefined && props.onKey?.(event.key.toLowerCase(), chosen.original) === true) {
      event.preventDefault()
      return
    }
    const page = Math.max(1, Math.floor((scrollRef.current?.clientHeight ?? 260) / ROW_HEIGHT) - 2)
    const index = nextRowIndex(event.key, selectedIndex, shown.length, page)
    const next = index === null ? undefined : shown[index]
    if (index === null || next === undefined) return
    event.preventDefault()
    select(next.id)
    virtualizer.scrollToIndex(index)
  }

  // Custom properties are how the computed column widths reach the style sheet.
  const shape = {
    '--columns': gridTemplate(columns),
    '--least': `${leastWidth(columns)}px`,
  } as CSSProperties
  const isSkeleton = state === 'loading' && rows.length === 0
  return (
    <div className={styles.frame}>
      {props.banner !== undefined && props.banner !== null && (
        <div className={styles.banner}>{props.banner}</div>
      )}
      <div ref={scrollRef} className={styles.scroll}>
        <table
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the ARIA grid pattern on a table
          role="grid"
          tabIndex={0}
          aria-label={props.label}
          aria-rowcount={rows.length + 1}
          aria-busy={state === 'loading' || undefined}
          aria-activedescendant={selectedIndex >= 0 ? `${gridId}-${selectedId}` : undefined}
          className={classNames(styles.grid, state === 'old' && styles.old)}
          style={shape}
          onKeyDown={pressed}
          onPointerOver={tellClipped}
        >
          <thead className={styles.headGroup}>
            <tr aria-rowindex={1} className={classNames(styles.row, styles.head)}>
              {columns.map((column) => {
                const direction =
                  sorting[0]?.id === column.id
                    ? sorting[0].desc
                      ? 'descending'
                      : 'ascending'
                    : 'none'
                return (
                  <HeadCell
                    key={column.id}
                    column={column}
                    direction={direction}
                    onSort={() => table.getColumn(column.id)?.toggleSorting()}
                  />
                )
              })}
            </tr>
          </thead>
          {isSkeleton && <Skeleton columns={columns} />}
          {!isSkeleton && (
            <tbody className={styles.body} style={{ height: virtualizer.getTotalSize() }}>
              {virtualizer.getVirtualItems().map((item) => {
                const row = shown[item.index]
                if (row === undefined) return null
                return (
                  <tr
                    key={row.id}
                    id={`${gridId}-${row.id}`}
                    aria-rowindex={item.index + 2}
                    aria-selected={row.id === selectedId}
                    className={classNames(
                      styles.row,
                      styles.line,
                      props.rowClassName?.(row.original),
                    )}
                    style={{ transform: `translateY(${item.start - ROW_HEIGHT}px)` }}
                    onClick={() => select(row.id)}
                    onDoubleClick={() => props.onActivate?.(row.original)}
                  >
                    {columns.map((column) => (
                      <td
                        key={column.id}
                        className={classNames(
                          styles.cell,
                          column.align === 'end' && styles.end,
                          column.mono === true && styles.mono,
                        )}
                      >
                        {column.cell(row.original)}
                      </td>
                    ))}
                  </tr>
                )
              })}
            </tbody>
          )}
        </table>
      </div>
      {!isSkeleton && rows.length === 0 && <div className={styles.empty}>{props.empty}</div>}
    </div>
  )
}
