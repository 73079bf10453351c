import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  DEFAULT_SIZE,
  fitToDisplays,
  openWindowState,
} from '../../../../electron/shell/window-state.ts'
import type { Notice } from '../../../../shared/ipc/contract.ts'

const LEFT = { x: 0, y: 0, width: 1920, height: 1080 }
const RIGHT = { x: 1920, y: 0, width: 2560, height: 1440 }

describe('where the window opens', () => {
  it.each([
    ['nothing kept', null, [LEFT], { ...DEFAULT_SIZE }],
    [
      'on the display where it was',
      { x: 2000, y: 100, width: 1200, height: 800 },
      [LEFT, RIGHT],
      { x: 2000, y: 100, width: 1200, height: 800 },
    ],
    [
      'its display has gone',
      { x: 2000, y: 100, width: 1200, height: 800 },
      [LEFT],
      { width: 1200, height: 800 },
    ],
    [
      'its title bar is above the screen',
      { x: 10, y: -500, width: 1200, height: 800 },
      [LEFT],
      { width: 1200, height: 800 },
    ],
    [
      'larger than the display of now',
      { x: 0, y: 0, width: 3000, height: 2000 },
      [LEFT],
      { x: 0, y: 0, width: 1920, height: 1080 },
    ],
    [
      'too small to work in',
      { x: 0, y: 0, width: 200, height: 100 },
      [LEFT],
      { x: 0, y: 0, width: 1024, height: 680 },
    ],
    [
      'no display at all',
      { x: 0, y: 0, width: 1200, height: 800 },
      [],
      { width: 1200, height: 800 },
    ],
  ])('%s', (_case, bounds, displays, expected) => {
    expect(fitToDisplays(bounds, displays)).toEqual(expected)
  })
})

describe('the kept window state', () => {
  let folder = ''
  let told: Notice[] = []
  const file = () => path.join(folder, 'window.json')
  beforeEach(() => {
    told = []
    folder = mkdtempSync(path.join(os.tmpdir(), 'keydesk-window-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const NOW_MS = Date.UTC(2026, 0, 2, 3, 4, 5)
  const open = () =>
    openWindowState({
      file: file(),
      now: () => NOW_MS,
      raise: (notice) => {
        told.push(notice)
      },
    })
  const fresh = { bounds: null, maximised: false }
  const state = { bounds: { x: 5, y: 6, width: 1300, height: 900 }, maximised: true }

  it('comes back as it was written, and leaves no other file', async () => {
    await open().write(state)
    expect(await open().readOrDefaults()).toEqual(state)
    expect(readdirSync(folder)).toEqual(['window.json'])
    expect(told).toEqual([])
  })

  it('starts with the defaults and without a notice when there is none', async () => {
    expect(await open().readOrDefaults()).toEqual(fresh)
    expect(told).toEqual([])
  })

  it('is taken from before it had a version', async () => {
    writeFileSync(file(), JSON.stringify(state))
    expect(await open().readOrDefaults()).toEqual(state)
    expect(told).toEqual([])
  })

  it.each([
    ['no JSON', '{"bounds":'],
    ['another shape', '[]'],
    [
      'a size that is no number',
      '{"bounds":{"x":0,"y":0,"width":"9","height":9},"maximised":false}',
    ],
    [
      'a size beyond all screens',
      '{"bounds":{"x":0,"y":0,"width":1e9,"height":900},"maximised":false}',
    ],
    ['a member too many', '{"bounds":null,"maximised":false,"webPreferences":{}}'],
    ['nothing', ''],
  ])('is set aside and told when it is damaged: %s', async (_what, text) => {
    writeFileSync(file(), text)
    expect(await open().readOrDefaults()).toEqual(fresh)
    const keptAs = `${file()}.damaged-2026-01-02T03-04-05.000Z`
    expect(told).toEqual([
      { kind: 'file-set-aside', file: 'window.json', keptAs, reason: 'damaged' },
    ])
    expect(readFileSync(keptAs, 'utf8')).toBe(text)
  })
})
