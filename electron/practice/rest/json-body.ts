import { parseBoundedJson } from '../server/bounded-json.ts'
import { Refusal } from '../server/refusal.ts'
import { Parameters, parametersOf } from './parameters.ts'

/** Throws 400172 unless the body is empty or a JSON object. */
export function parametersOfBody(body: Uint8Array): Parameters {
  if (body.length === 0) return new Parameters(new Map())
  const parsed = parse(body)
  if (!isObject(parsed)) throw new Refusal('400172')
  return parametersOf(parsed)
}

/** The elements of a body that is a JSON array of objects; throws 400172 for anything else. */
export function itemsOfBody(body: Uint8Array): ReadonlyArray<Parameters> {
  const parsed = parse(body)
  if (!Array.isArray(parsed) || !parsed.every(isObject)) throw new Refusal('400172')
  return parsed.map(parametersOf)
}

function parse(body: Uint8Array): unknown {
  try {
    return parseBoundedJson(Buffer.from(body).toString('utf8'))
  } catch {
    throw new Refusal('400172')
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
