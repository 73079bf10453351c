import { open } from 'node:fs/promises'

/**
 * Writes a text to the disk itself, so that it outlives a power cut. `wx`: into a new file, for its
 * owner alone; `r+`: into one that is there. Rejects as the file system does.
 */
export async function writeThrough(file: string, flags: 'wx' | 'r+', text: string): Promise<void> {
  const handle = await open(file, flags, 0o600)
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
}
