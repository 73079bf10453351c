import { afterAll, beforeAll, expect, it } from 'vitest'
import { signedGet } from '../helpers/practice-rest.ts'
import { waitUntil } from '../helpers/wait-until.ts'
import type { DeskPage } from './desk-page.ts'
import { Story } from './story.ts'

// Keys of every kind through the form, and those of sub-accounts, which no page ever sees.
let story: Story
let desk: DeskPage

beforeAll(async () => {
  story = await Story.begin({
    seed: 49,
    key: null,
    extraKeys: [
      {
        label: 'rsa',
        permissions: ['trade-read', 'trade-write', 'manage-read', 'manage-write'],
        environment: 'practice',
        ips: [],
        accountId: '7000000001',
        algorithm: 'rsa',
      },
    ],
  })
  desk = story.desk
})

afterAll(async () => {
  await story?.end()
})

it('explains what was signed after a wrong passphrase', async () => {
  await desk.addKey({ ...story.keyOf('full'), label: 'Main', passphrase: 'not-the-one' })
  await story.app.page.getByText('40012').first().waitFor()
  await story.app.page.getByRole('button', { name: 'What was signed?' }).click()
  await desk.dialog.getByText('The passphrase is likely wrong').waitFor()
  await desk.dialog.getByText('/api/v3/account/').first().waitFor()
  await desk.answerDialog('Close')
})

it('is taken once the passphrase is right', async () => {
  const { page } = story.app
  await page.getByLabel('Passphrase', { exact: true }).fill(story.keyOf('full').passphrase)
  await page.getByRole('button', { name: 'Check and add' }).click()
  await page.getByRole('article', { name: 'Main' }).waitFor()
})

it('refuses a demo key in practice, and names the environments as the reason', async () => {
  const { page } = story.app
  await desk.addKey({ ...story.keyOf('demo'), label: 'Demo key' })
  await page.getByText('40099').first().waitFor()
  await page.getByRole('button', { name: 'Cancel', exact: true }).click()
  await page.getByRole('article', { name: 'Main' }).waitFor()
  expect(await page.getByRole('article').count()).toBe(1)
})

it('takes a key that signs with RSA, and it trades', async () => {
  const { page } = story.app
  await desk.addKey({ ...story.keyOf('rsa'), label: 'Signs with RSA' })
  const card = page.getByRole('article', { name: 'Signs with RSA' })
  await card.getByText('RSA', { exact: true }).waitFor()
  await card.getByText('In use').waitFor()
  await desk.open('trade')
  await desk.placeLimit('buy', '63000', '0.01')
  await waitUntil('its order', () => story.engine.openOrders(story.accountId).length === 1)
})

it('makes a sub-account and a key for it, which works', async () => {
  const { page } = story.app
  await desk.open('keys')
  await page.getByRole('radio', { name: 'Sub-accounts' }).click()
  await page.getByRole('button', { name: 'New sub-account' }).first().click()
  await desk.dialog.getByRole('textbox', { name: 'Name' }).fill('gridhelper')
  await desk.answerDialog('Create sub-account')
  const sub = page.getByRole('complementary')
  await sub.getByRole('button', { name: 'New key' }).click()
  await desk.dialog.getByRole('textbox', { name: 'Note' }).fill('grid-key')
  await desk.dialog.getByRole('textbox', { name: 'Passphrase' }).fill('abcd1234')
  await desk.answerDialog('Make key')
  await sub.getByText('grid-key').first().waitFor()
  await page.getByRole('radio', { name: 'Key sets' }).click()
  await page.getByRole('article', { name: 'grid-key' }).waitFor()
  const { rest } = story.exchange
  const listed = await signedGet(rest, story.keyOf('full'), '/api/v3/user/sub-list')
  expect(JSON.stringify(listed.body)).toContain('gri')
})

it('deletes the key at the exchange, and the desk keeps none of it', async () => {
  const { page } = story.app
  await page.getByRole('radio', { name: 'Sub-accounts' }).click()
  await page.getByRole('grid', { name: 'Sub-accounts' }).getByText('7100000001').click()
  const sub = page.getByRole('complementary')
  await sub.getByRole('button', { name: /^Delete/ }).click()
  await desk.answerDialog('Delete key')
  await sub.getByText('This sub-account has no key yet.').waitFor()
  await page.getByRole('radio', { name: 'Key sets' }).click()
  const card = page.getByRole('article', { name: 'grid-key' })
  await card.getByRole('button', { name: 'Delete' }).click()
  await desk.answerDialog('Delete key')
  await card.waitFor({ state: 'detached' })
  expect(story.pageErrors).toEqual([])
})
