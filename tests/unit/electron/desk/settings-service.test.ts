import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { languageOf, openSettingsService } from '../../../../electron/desk/settings-service.ts'
import type { Settings } from '../../../../shared/domain/settings.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'keydesk-settings-'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

function open(locale = 'en-GB') {
  const file = path.join(folder, 'settings.json')
  return openSettingsService({ file, locale, now: () => 0, raise: () => undefined })
}

describe('the settings', () => {
  it.each([
    ['zh', 'zh-CN'],
    ['zh-Hans-CN', 'zh-CN'],
    ['zh_TW', 'zh-CN'],
    ['en-US', 'en'],
    ['de', 'en'],
    ['', 'en'],
  ])('begin for the locale "%s" in %s', (locale, language) => {
    expect(languageOf(locale)).toBe(language)
  })

  it('keep a change and the chosen key sets over a restart, whatever the locale is then', async () => {
    const settings = await open()
    await settings.change({ theme: 'light', environment: 'demo' })
    await settings.chooseKeySet('demo', 'a')
    expect((await open('zh-CN')).current).toEqual(settings.current)
    expect(settings.current).toMatchObject({
      language: 'en',
      theme: 'light',
      keySetIds: { practice: null, demo: 'a', live: null },
    })
  })

  it('tell each change to who listens, until they stop', async () => {
    const settings = await open()
    const heard: Settings[] = []
    const stop = settings.onChange((now) => heard.push(now))
    await settings.change({ interval: '5m' })
    stop()
    await settings.change({ interval: '1H' })
    expect(heard.map((one) => one.interval)).toEqual(['5m'])
  })
})
