import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Bridge } from '../../shared/ipc/bridge.ts'
import type { Story } from '../e2e/story.ts'
import { documentOf } from '../helpers/leak-places.ts'
import { signedGet, signedPost } from '../helpers/practice-rest.ts'
import { VaultProcess } from '../helpers/vault-process.ts'

// A key of a sub-account that the desk makes, and two that somebody else made, which it lists,
// changes and deletes: only the exchange and main ever hold their API keys whole.

export const SUB_PASSPHRASE = 'c4narySubPass'
export const PLANTED_PASSPHRASE = 'c4naryPlanted'

/** A sub-account and a key for it, through the forms; the key ends among the desk's own. */
export async function makeSubKey({ app, desk }: Story): Promise<void> {
  const { page } = app
  await desk.open('keys')
  await page.getByRole('radio', { name: 'Sub-accounts' }).click()
  await page.getByRole('button', { name: 'New sub-account' }).first().click()
  await desk.dialog.getByRole('textbox', { name: 'Name' }).fill('gridhelper')
  await desk.answerDialog('Create sub-account')
  const sub = page.getByRole('complementary')
  await sub.getByRole('button', { name: 'New key' }).click()
  await desk.dialog.getByRole('textbox', { name: 'Note' }).fill('grid-key')
  await desk.dialog.getByRole('textbox', { name: 'Passphrase' }).fill(SUB_PASSPHRASE)
  await desk.answerDialog('Make key')
  await page.getByRole('radio', { name: 'Key sets' }).click()
  await page.getByRole('article', { name: 'grid-key' }).waitFor()
}

/** What the exchange told once of the key made here, read from the keychain. */
export async function madeSubKeySecrets({
  secrets,
}: Story): Promise<Readonly<Record<string, string>>> {
  const vault = new VaultProcess(secrets.env)
  try {
    const ids = (await vault.run('list')) as ReadonlyArray<string>
    for (const id of ids) {
      const item = JSON.parse(String(await vault.run('read', id))) as Record<string, string>
      if (item.passphrase !== SUB_PASSPHRASE) continue
      const { apiKey = '', secretKey = '' } = item
      return { 'the API key of a sub-account': apiKey, 'the secret of a sub-account': secretKey }
    }
  } finally {
    await vault.stop()
  }
  throw new Error('the keychain has no key of a sub-account')
}

/** Makes two keys for the first sub-account, called `kept` and `deleted`. Answers with their API keys. */
export async function plantSubKeys(story: Story): Promise<ReadonlyArray<string>> {
  const { rest } = story.exchange
  const listed = await signedGet(rest, story.keyOf('full'), '/api/v3/user/sub-list')
  const { subUid } = listed.body.data.list[0]
  const made: string[] = []
  for (const note of ['kept', 'deleted']) {
    const answer = await signedPost(rest, story.keyOf('full'), '/api/v3/user/create-sub-api', {
      ...{ subUid, note, passphrase: PLANTED_PASSPHRASE },
      ...{ type: 'read_write', permissions: ['uta_trade'], ips: [] },
    })
    expect(answer.body).toMatchObject({ code: '00000' })
    made.push(answer.body.data.apiKey)
  }
  return made
}

/** Shows them on the page. */
export async function openPlantedSubKeys({ app, desk }: Story): Promise<void> {
  await desk.open('keys')
  await app.page.getByRole('radio', { name: 'Sub-accounts' }).click()
  await app.page.getByText('gri****').first().click()
  await app.page.getByRole('complementary').getByText('kept', { exact: true }).waitFor()
}

/**
 * Changes `kept` after a wrong passphrase, and deletes `deleted`. Answers with what the page
 * showed and held meanwhile, and leaves it on the key sets.
 */
export async function usePlantedSubKeys(story: Story, wrongPassphrase: string): Promise<string> {
  const { app, desk } = story
  await openPlantedSubKeys(story)
  const panel = app.page.getByRole('complementary')
  const pictures: string[] = []
  await panel.getByRole('button', { name: 'Change kept' }).click()
  pictures.push(await documentOf(app.page))
  const passphrase = desk.dialog.getByRole('textbox', { name: 'Passphrase' })
  await passphrase.fill(wrongPassphrase)
  await desk.dialog.getByRole('button', { name: 'Change key' }).click()
  await desk.dialog.getByText('The passphrase of that key is wrong.').waitFor()
  await passphrase.fill(PLANTED_PASSPHRASE)
  await desk.dialog.getByRole('radio', { name: 'Read only' }).click()
  await desk.answerDialog('Change key')
  await panel.getByRole('button', { name: 'Delete deleted' }).click()
  pictures.push(await documentOf(app.page))
  await desk.answerDialog('Delete key')
  await panel.getByRole('button', { name: 'Delete deleted' }).waitFor({ state: 'detached' })
  pictures.push(await documentOf(app.page))
  await app.page.getByRole('radio', { name: 'Key sets' }).click()
  return pictures.join('\n')
}

/** Why a handle is refused that was given before another key set was in use, and before a lock. */
export function tryOldHandles(page: Page): Promise<ReadonlyArray<string>> {
  return page.evaluate(async () => {
    const { requests } = (window as unknown as { keydesk: Bridge }).keydesk
    const someHandle = async () => {
      const subs = await requests['subs.list']()
      const keys = await requests['subs.keys']((subs.ok && subs.value[0]?.uid) || '')
      if (!keys.ok || keys.value[0] === undefined) throw new Error('no key is listed')
      return keys.value[0].handle
    }
    const refusalOf = async (handle: string) => {
      const answer = await requests['subs.deleteKey'](handle)
      return answer.ok || answer.error.kind !== 'invalid' ? 'none' : answer.error.reason
    }
    const ring = await requests['keys.list']()
    const beforeSwitch = await someHandle()
    await requests['keys.choose']('practice', null)
    await requests['keys.choose']('practice', ring.ok ? ring.value.activeId : null)
    const afterSwitch = await refusalOf(beforeSwitch)
    const beforeLock = await someHandle()
    await requests['lock.close']()
    await requests['lock.open']()
    return [afterSwitch, await refusalOf(beforeLock)]
  })
}
