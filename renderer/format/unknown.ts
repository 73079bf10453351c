/** What stands where a value is not known. Never `0`. */
export const UNKNOWN = '–'
