import { type KeyboardEvent, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { requestsStore } from '../../stores/requests-store.ts'
import { RequestDetailPanel } from './request-detail-panel.tsx'
import { filterRequests, NO_FILTER } from './request-filter.ts'
import { RequestTable } from './request-table.tsx'
import { RequestToolbar } from './request-toolbar.tsx'
import styles from './requests.module.css'

/** Every request with its times; the chosen one in full beside the list. */
export function RequestsScreen() {
  const { rows, selectedId } = useStore(requestsStore)
  const [filter, setFilter] = useState(NO_FILTER)
  const shown = useMemo(() => filterRequests(rows, filter), [rows, filter])

  function pressed(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented || selectedId === null) return
    requestsStore.setState({ selectedId: null })
    document.querySelector<HTMLElement>('[data-requests] [role="grid"]')?.focus()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape is heard wherever focus is inside
    <div
      className={styles.screen}
      data-requests
      data-open={selectedId !== null}
      onKeyDown={pressed}
    >
      <section className={styles.list}>
        <RequestToolbar filter={filter} onChange={setFilter} shown={shown.length} />
        <div className={styles.table}>
          <RequestTable rows={shown} onResetFilter={() => setFilter(NO_FILTER)} />
        </div>
      </section>
      {selectedId !== null && <RequestDetailPanel id={selectedId} />}
    </div>
  )
}
