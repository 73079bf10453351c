import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Protocol, Session } from 'electron'
import { APP_SCHEME, isAppUrl } from './app-address.ts'
import type { Log } from './log.ts'
import { contentTypeOf, pageHeaders } from './page-headers.ts'

// The page is served from `app://keydesk`, never from `file://`, where a page may read every file
// of the user. https://www.electronjs.org/docs/latest/tutorial/security#18-avoid-usage-of-the-file-protocol

/** Must run once, before the app is ready. */
export function registerAppScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/** Serves the files under `root` to the pages of one session. */
export function serveApp(session: Session, root: string, log: Log): void {
  session.protocol.handle(APP_SCHEME, (request) => answerPageRequest(root, request, log))
}

/** Answers one request of the page; 404 for everything that is not a file for it. */
export async function answerPageRequest(
  root: string,
  request: Request,
  log: Log,
): Promise<Response> {
  const file = request.method === 'GET' ? resolvePageFile(root, request.url) : null
  const contentType = file === null ? null : contentTypeOf(file)
  if (file === null || contentType === null) {
    log.warn('page file refused', { url: request.url.slice(0, 200), method: request.method })
    return notFound()
  }
  try {
    const bytes = new Uint8Array(await readFile(file))
    return new Response(bytes, { status: 200, headers: pageHeaders(contentType) })
  } catch (error) {
    log.warn('page file not readable', { url: request.url.slice(0, 200), problem: String(error) })
    return notFound()
  }
}

/**
 * The file under `root` that an address means, `null` when it means none. Decoded first, then
 * compared: `%2e%2e%2f` and `..%5c` must not lead out.
 */
export function resolvePageFile(root: string, address: string): string | null {
  if (!isAppUrl(address)) return null
  const decoded = decodePath(new URL(address).pathname)
  if (decoded === null || /[\0\\]/.test(decoded)) return null
  const file = path.join(root, decoded === '/' ? 'index.html' : decoded)
  const relative = path.relative(root, file)
  if (relative === '' || relative.startsWith('..') || path.isAbsolute(relative)) return null
  return file
}

function decodePath(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname)
  } catch {
    // Not a valid escape: it is the address of nothing.
    return null
  }
}

function notFound(): Response {
  return new Response('Not found', {
    status: 404,
    headers: pageHeaders('text/plain; charset=utf-8'),
  })
}
