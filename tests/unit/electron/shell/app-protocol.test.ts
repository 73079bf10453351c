import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerPageRequest, resolvePageFile } from '../../../../electron/shell/app-protocol.ts'
import { CapturedLog } from '../../../helpers/captured-log.ts'

const root = path.resolve('/srv/desk/renderer')

describe('the file that an address of the page means', () => {
  it.each([
    ['app://keydesk/', 'index.html'],
    ['app://keydesk/index.html', 'index.html'],
    ['app://keydesk/assets/main.js?v=1#top', 'assets/main.js'],
    ['app://keydesk/assets/./main.js', 'assets/main.js'],
    ['app://keydesk/a%20b.css', 'a b.css'],
    // The address itself resolves these inside its root, as the standard says.
    ['app://keydesk/../index.html', 'index.html'],
    ['app://keydesk/%2e%2e/index.html', 'index.html'],
  ])('%s is %s', (address, file) => {
    expect(resolvePageFile(root, address)).toBe(path.join(root, file))
  })

  it.each([
    'app://keydesk/..%2fsecret.js',
    'app://keydesk/%2e%2e%2f%2e%2e%2fsecret.js',
    'app://keydesk/assets/..%2f..%2fsecret.js',
    'app://keydesk/..%5csecret.js',
    'app://keydesk/%00index.html',
    'app://keydesk/%zz',
    'app://keydesk/..%2frenderer-other/index.html',
    'app://other/index.html',
    'app://keydesk.example/index.html',
    'app://keydesk:80/index.html',
    'app://user@keydesk/index.html',
    'file:///etc/passwd',
    'https://keydesk/index.html',
    'not an address',
  ])('%s is no file', (address) => {
    expect(resolvePageFile(root, address)).toBeNull()
  })
})

describe('answers to the page', () => {
  let folder = ''
  const log = new CapturedLog()
  const ask = (address: string, method = 'GET') =>
    answerPageRequest(path.join(folder, 'renderer'), new Request(address, { method }), log)

  beforeAll(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'keydesk-page-'))
    mkdirSync(path.join(folder, 'renderer'))
    writeFileSync(path.join(folder, 'secret.js'), 'outside')
    writeFileSync(path.join(folder, 'renderer', 'index.html'), '<title>Keydesk</title>')
    writeFileSync(path.join(folder, 'renderer', 'settings.json'), '{}')
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it('serves a page with its type and a policy that allows no connection', async () => {
    const answer = await ask('app://keydesk/')
    expect(answer.status).toBe(200)
    expect(await answer.text()).toBe('<title>Keydesk</title>')
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    const policy = answer.headers.get('content-security-policy') ?? ''
    expect(policy.split('; ')).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "connect-src 'none'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'none'",
      ]),
    )
    expect(policy).not.toContain('unsafe')
  })

  it.each([
    ['a file that is not there', 'app://keydesk/none.js', 'GET'],
    ['a kind of file that is not served', 'app://keydesk/settings.json', 'GET'],
    ['a file outside the folder', 'app://keydesk/..%2fsecret.js', 'GET'],
    ['another method', 'app://keydesk/index.html', 'POST'],
  ])('answers 404 under the same policy for %s', async (_what, address, method) => {
    const answer = await ask(address, method)
    expect(answer.status).toBe(404)
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(await answer.text()).toBe('Not found')
  })
})
