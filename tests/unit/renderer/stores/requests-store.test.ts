import { beforeEach, describe, expect, it } from 'vitest'
import {
  addRequests,
  mergeRequests,
  pauseRequests,
  requestsStore,
} from '../../../../renderer/stores/requests-store.ts'
import { rowOf } from '../../../../shared/domain/request-record.ts'
import { fakeRequests } from '../../../helpers/fake-requests.ts'

const ROWS = fakeRequests(1_790_000_000_000, 20).map(rowOf)
const newest = ROWS.slice(0, 5)
const oldest = ROWS.slice(5)
const ids = () => requestsStore.getState().rows.map((row) => row.id)

beforeEach(() => requestsStore.setState(requestsStore.getInitialState()))

describe('the request list', () => {
  it('is newest first whatever order rows come in', () => {
    addRequests(newest)
    addRequests(oldest.toReversed())
    expect(ids()).toEqual(ROWS.map((row) => row.id))
  })
  it('takes a row that comes twice once', () => {
    addRequests(ROWS)
    addRequests(newest)
    expect(ids()).toEqual(ROWS.map((row) => row.id))
  })
  it('holds new rows back while it is paused and shows them all afterwards', () => {
    addRequests(oldest)
    pauseRequests(true)
    addRequests(newest)
    expect(ids()).toEqual(oldest.map((row) => row.id))
    expect(requestsStore.getState().held).toHaveLength(5)
    pauseRequests(false)
    expect(ids()).toEqual(ROWS.map((row) => row.id))
    expect(requestsStore.getState().held).toEqual([])
  })
  it('is bounded', () => {
    const [row] = ROWS
    if (row === undefined) throw new Error('no row')
    const many = Array.from({ length: 6000 }, (_, index) => ({ ...row, id: index + 1 }))
    const merged = mergeRequests([], many)
    expect(merged).toHaveLength(5000)
    expect(merged[0]?.id).toBe(6000)
  })
})
