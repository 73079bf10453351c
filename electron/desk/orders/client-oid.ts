const LENGTH = 29

/**
 * A name for one order, e.g. `kd-3f9c…`: 29 hexadecimal digits of a random UUID, within the
 * exchange's rule of `[0-9A-Za-z_-]{1,32}`. `randomUuid` is a version 4 UUID.
 */
export function createClientOid(randomUuid: () => string): string {
  return `kd-${randomUuid().replaceAll('-', '').slice(0, LENGTH)}`
}
