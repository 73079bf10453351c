import { readFileSync } from 'node:fs'

/** One method of the npm client `bitget-api`: its name, and what it sends. */
export interface ClientCall {
  readonly name: string
  readonly method: 'GET' | 'POST'
  readonly path: string
}

/** Every method of its RestClientV3, read from its own code. */
export function npmClientCalls(): ReadonlyArray<ClientCall> {
  const code = readFileSync('node_modules/bitget-api/dist/mjs/rest-client-v3.js', 'utf8')
  const body = /^ {4}(?:async )?(\w+)\([^)]*\) \{\n(.*?)^ {4}\}/gms
  const send = /this\.(get|getPrivate|post|postPrivate)\([`'](\/api\/[^`']+)[`']/
  return [...code.matchAll(body)].flatMap(([, name = '', text = '']) => {
    const [, verb, path] = send.exec(text) ?? []
    if (verb === undefined || path === undefined) return []
    return [{ name, method: verb.startsWith('get') ? 'GET' : 'POST', path } as const]
  })
}
