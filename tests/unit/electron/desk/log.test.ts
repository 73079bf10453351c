import { mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LOG_ROTATION_BYTES, openLog } from '../../../../electron/desk/log.ts'

let folder: string
let file: string

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'keydesk-log-'))
  file = path.join(folder, 'logs', 'desk.log')
})

afterEach(() => rm(folder, { recursive: true, force: true }))

function open(level: 'debug' | 'info' = 'info') {
  const redact = (value: unknown) =>
    JSON.parse(JSON.stringify(value).replaceAll('hunter2', '***')) as unknown
  return openLog({ file, level, redact })
}

describe('the log', () => {
  it('writes a masked JSON object a line before the call returns', async () => {
    open().warn('said hunter2', { deep: ['hunter2'] })
    const line: unknown = JSON.parse(await readFile(file, 'utf8'))
    expect(line).toMatchObject({ level: 40, msg: 'said ***', fields: { deep: ['***'] } })
  })

  it('leaves out what is below its level', async () => {
    const log = open()
    log.debug('quiet')
    log.info('loud')
    expect((await readFile(file, 'utf8')).trim().split('\n')).toHaveLength(1)
  })

  it('starts a new file when the old one is too long, and keeps that one beside', async () => {
    open().info('first')
    await truncate(file, LOG_ROTATION_BYTES + 1)
    open().info('second')
    expect((await stat(`${file}.1`)).size).toBe(LOG_ROTATION_BYTES + 1)
    expect(await readFile(file, 'utf8')).toContain('second')
  })

  it('still works where no file can be opened', async () => {
    await writeFile(path.join(folder, 'logs'), 'a file where the folder should be')
    expect(() => open()).not.toThrow()
  })
})
