import { createStore } from 'zustand/vanilla'

/** Columns that are hidden, by table. A table without an entry shows its own choice. */
export interface ColumnsState {
  readonly hidden: Readonly<Record<string, ReadonlyArray<string>>>
}

const KEPT_AS = 'keydesk.hidden-columns'

/** Kept on this machine, per window profile. It holds names of columns and nothing else. */
export const columnsStore = createStore<ColumnsState>(() => ({
  hidden: parseHidden(localStorage.getItem(KEPT_AS)),
}))

/** `null` gives the choice back to the table. */
export function hideColumns(table: string, ids: ReadonlyArray<string> | null): void {
  const { [table]: _, ...others } = columnsStore.getState().hidden
  const hidden = ids === null ? others : { ...others, [table]: ids }
  localStorage.setItem(KEPT_AS, JSON.stringify(hidden))
  columnsStore.setState({ hidden })
}

/** What was kept, as far as it can be read. Damage costs the choice of columns and nothing more. */
export function parseHidden(text: string | null): ColumnsState['hidden'] {
  if (text === null) return {}
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null) return {}
    return Object.fromEntries(Object.entries(value).filter(([, ids]) => isListOfNames(ids)))
  } catch {
    return {}
  }
}

function isListOfNames(value: unknown): value is ReadonlyArray<string> {
  return Array.isArray(value) && value.every((one) => typeof one === 'string')
}
