import { goTo } from '../../stores/navigation-store.ts'
import { requestsStore } from '../../stores/requests-store.ts'

/** Opens the inspector at one request. */
export function showRequest(id: number): void {
  requestsStore.setState({ selectedId: id })
  goTo('requests')
}
