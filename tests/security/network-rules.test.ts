import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { readImports, sourceFiles } from '../helpers/import-graph.ts'

const ROOT = path.join(import.meta.dirname, '..', '..')
const sources = sourceFiles(ROOT, ['electron', 'shared', 'renderer', 'build']).map((file) => ({
  file,
  text: readFileSync(path.join(ROOT, file), 'utf8'),
}))

test('certificates are checked everywhere', () => {
  const lax = sources.filter(({ text }) =>
    /rejectUnauthorized:(?!\s*true\b)|checkServerIdentity|NODE_TLS_REJECT_UNAUTHORIZED|certificate-error|setCertificateVerifyProc|ignore-certificate-errors/.test(
      text,
    ),
  )
  expect(lax.map(({ file }) => file)).toEqual([])
})

test('a host of the exchange is named in one file', () => {
  const naming = sources.filter(({ text }) => /(https|wss):\/\/(api|ws|wspap)\./.test(code(text)))
  expect(naming.map(({ file }) => file)).toEqual([
    'electron/bitget/environment/environment-addresses.ts',
  ])
})

test('the desk speaks to the network in two files', () => {
  const speaking = readImports(ROOT, ['electron', 'shared', 'renderer'])
    .filter(({ file, isTypeOnly }) => !isTypeOnly && !file.startsWith('electron/practice/'))
    .filter(({ specifier }) =>
      /^(undici|ws|node:https?|node:http2|node:tls|node:dgram)$/.test(specifier),
    )
  expect([...new Set(speaking.map(({ file }) => file))].sort()).toEqual([
    'electron/bitget/rest/http-transport.ts',
    'electron/bitget/socket/link.ts',
  ])
})

/** Without comments, which may give examples. */
function code(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
}
