import path from 'node:path'

// What the page may load and do, from nothing upwards. `connect-src 'none'`: the page has no
// network of its own, so nothing it shows or is tricked into can carry data away.
// https://www.electronjs.org/docs/latest/tutorial/security#7-define-a-content-security-policy
const CONTENT_SECURITY_POLICY: ReadonlyArray<readonly [directive: string, sources: string]> = [
  ['default-src', "'none'"],
  ['script-src', "'self'"],
  ['style-src', "'self'"],
  ['font-src', "'self'"],
  ['img-src', "'self' data:"],
  ['connect-src', "'none'"],
  ['worker-src', "'none'"],
  ['object-src', "'none'"],
  ['frame-src', "'none'"],
  ['frame-ancestors', "'none'"],
  ['base-uri', "'none'"],
  ['form-action', "'none'"],
]

/** The only kinds of file that are served; anything else does not exist for the page. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

function contentSecurityPolicy(): string {
  return CONTENT_SECURITY_POLICY.map(([directive, sources]) => `${directive} ${sources}`).join('; ')
}

/** The media type of a file that may be served, `null` for every other. */
export function contentTypeOf(file: string): string | null {
  return CONTENT_TYPES[path.extname(file)] ?? null
}

/** Headers of every answer to the page. */
export function pageHeaders(contentType: string): Readonly<Record<string, string>> {
  return {
    'Content-Type': contentType,
    'Content-Security-Policy': contentSecurityPolicy(),
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'X-DNS-Prefetch-Control': 'off',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=()',
    'Cache-Control': 'no-store',
  }
}
