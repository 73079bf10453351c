/** What kept a file from being written. */
export type FileProblem = 'read-only' | 'disk-full' | 'other'

export function fileProblemOf(error: unknown): FileProblem {
  const code = errorCode(error)
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'disk-full'
  return code === 'EROFS' || code === 'EACCES' || code === 'EPERM' ? 'read-only' : 'other'
}

export function errorCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error ? String(error.code) : null
}
