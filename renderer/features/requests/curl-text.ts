import type { RequestDetail } from '../../../shared/domain/request-record.ts'

/** Written by curl itself, or about the one connection that was. */
const LEFT_OUT: ReadonlySet<string> = new Set(['content-length', 'connection', 'host'])

/**
 * One REST request as a command for a POSIX shell, to show what was sent. Secrets are masked in it as
 * they are in the log, so that the exchange refuses it: a signed one is never offered. `null` for
 * what went over a socket.
 */
export function curlText(detail: RequestDetail): string | null {
  if (detail.method === 'WS') return null
  const headers = detail.requestHeaders.filter(({ name }) => !LEFT_OUT.has(name.toLowerCase()))
  return [
    `curl -X ${detail.method} ${quoted(detail.url)}`,
    ...headers.map(({ name, value }) => `  -H ${quoted(`${name}: ${value}`)}`),
    ...(detail.requestBody === null ? [] : [`  --data-raw ${quoted(detail.requestBody)}`]),
  ].join(' \\\n')
}

/** One word for the shell whatever is in it: nothing is special between single quotes but they. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
