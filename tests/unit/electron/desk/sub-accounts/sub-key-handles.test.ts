import { expect, it } from 'vitest'
import { SubKeyHandles } from '../../../../../electron/desk/sub-accounts/sub-key-handles.ts'
import type { NamedSubKey } from '../../../../../shared/domain/sub-account.ts'

const FIRST = 'bg_5f0c1d2e3a4b5c6d7e8f901234567890'
const SECOND = 'bg_90aa1d2e3a4b5c6d7e8f901234561122'

function aKey(apiKey: string): NamedSubKey {
  return { apiKey, note: 'bot', permissions: ['trade-read'], boundIps: [], createdAtMs: 1 }
}

/** Shows keys of sub-account `uid` to key set `a`. */
function shownBy(handles: SubKeyHandles, uid: string, ...apiKeys: ReadonlyArray<string>) {
  return handles.show('a', uid, apiKeys.map(aKey)).map(({ handle }) => handle)
}

it('shows a key by handle and hint, without its API key', () => {
  expect(new SubKeyHandles().show('a', '1', [aKey(FIRST)])).toEqual([
    {
      ...{ handle: 'sub-key-1', hint: '7890', note: 'bot', permissions: ['trade-read'] },
      ...{ boundIps: [], createdAtMs: 1 },
    },
  ])
})

it('finds the key again, for the key set that listed it alone', () => {
  const handles = new SubKeyHandles()
  const [first = '', second = ''] = shownBy(handles, '1', FIRST, SECOND)
  expect(handles.find('a', first)).toEqual({ keySetId: 'a', uid: '1', apiKey: FIRST })
  expect(handles.find('a', second)?.apiKey).toBe(SECOND)
  expect(handles.find('b', first)).toBeNull()
  expect(handles.find('a', 'sub-key-3')).toBeNull()
})

it('keeps the handle of a key that is listed again, and ends that of one that is not', () => {
  const handles = new SubKeyHandles()
  const [first = '', second = ''] = shownBy(handles, '1', FIRST, SECOND)
  expect(shownBy(handles, '1', SECOND)).toEqual([second])
  expect(handles.find('a', first)).toBeNull()
})

it('leaves the keys of other sub-accounts alone', () => {
  const handles = new SubKeyHandles()
  const [first = ''] = shownBy(handles, '1', FIRST)
  shownBy(handles, '2', SECOND)
  expect(handles.find('a', first)?.apiKey).toBe(FIRST)
})

it('gives no handle twice, not even after it forgot everything', () => {
  const handles = new SubKeyHandles()
  const [first = ''] = shownBy(handles, '1', FIRST)
  const { era } = handles
  handles.forget()
  expect(handles.find('a', first)).toBeNull()
  expect(handles.era).not.toBe(era)
  expect(shownBy(handles, '1', FIRST)).not.toContain(first)
})

it('gives another handle when another key set lists the same key', () => {
  const handles = new SubKeyHandles()
  const [first = ''] = shownBy(handles, '1', FIRST)
  const [again] = handles.show('b', '1', [aKey(FIRST)])
  expect(again?.handle).not.toBe(first)
  expect(handles.find('a', first)).toBeNull()
})
