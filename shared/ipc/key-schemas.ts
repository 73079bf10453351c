import { z } from 'zod'
import { amount, coin, colour, environment, id, label } from './fields.ts'
import type { KeyRequests } from './key-requests.ts'
import type { PracticeRequests } from './practice-requests.ts'
import type { ArgumentSchemas } from './schemas.ts'

// Generous bounds: the form's own rules say in words what is wrong with a key.
const secretText = z.string().max(8192)
const keySetDraft = z.strictObject({
  label,
  colour,
  environment,
  apiKey: secretText,
  secretKey: secretText,
  passphrase: secretText,
  storage: z.enum(['keychain', 'session']),
})
const uid = z.string().regex(/^\d{1,32}$/)
const handle = z.string().regex(/^[a-z0-9-]{1,40}$/)
const note = z.string().max(50)
const rights = {
  canTrade: z.boolean(),
  canManage: z.boolean(),
  isReadOnly: z.boolean(),
  boundIps: z.array(z.string().max(64)).max(30),
}

export const KEY_SCHEMAS: ArgumentSchemas<keyof KeyRequests> = {
  'keys.list': z.tuple([]),
  'keys.add': z.tuple([keySetDraft]),
  'keys.find': z.tuple([keySetDraft]),
  'keys.addPractice': z.tuple([]),
  'keys.rename': z.tuple([id, label, colour]),
  'keys.choose': z.tuple([environment, id.nullable()]),
  'keys.refresh': z.tuple([id]),
  'keys.rebind': z.tuple([id, environment]),
  'keys.delete': z.tuple([id]),
  'subs.list': z.tuple([]),
  'subs.create': z.tuple([z.strictObject({ username: z.string().max(40), note })]),
  'subs.freeze': z.tuple([uid, z.boolean()]),
  'subs.keys': z.tuple([uid]),
  'subs.createKey': z.tuple([
    z.strictObject({ ...rights, subUid: uid, note, colour, passphrase: secretText }),
  ]),
  'subs.changeKey': z.tuple([z.strictObject({ ...rights, handle, passphrase: secretText })]),
  'subs.deleteKey': z.tuple([handle]),
  'subs.assets': z.tuple([uid]),
  'subs.transfer': z.tuple([
    z.strictObject({ subUid: uid, direction: z.enum(['to-sub', 'to-main']), coin, amount }),
  ]),
}

const stateName = z.string().min(1).max(40)

export const PRACTICE_SCHEMAS: ArgumentSchemas<keyof PracticeRequests> = {
  'practice.read': z.tuple([]),
  'practice.restart': z.tuple([]),
  'practice.reset': z.tuple([
    z.strictObject({
      exposure: z.boolean(),
      history: z.boolean(),
      balances: z.array(z.strictObject({ coin, amount })).max(20).nullable(),
    }),
  ]),
  'practice.keptStates': z.tuple([]),
  'practice.keep': z.tuple([stateName]),
  'practice.bringBack': z.tuple([stateName]),
  'practice.forget': z.tuple([stateName]),
  'practice.explain': z.tuple([id]),
}
