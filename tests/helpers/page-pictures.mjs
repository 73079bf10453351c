// Pictures of the renderer over the fake bridge, with an accessibility check of each.
//   node tests/helpers/page-pictures.mjs [--out DIR] [--screens trade,keys] [--themes dark,light]
//     [--languages en,zh-CN] [--sizes 1280x800,1920x1080] [--scenario full] [--environment practice] [--steps name]
import { mkdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import react from '@vitejs/plugin-react'
import { chromium } from 'playwright-core'
import { createServer } from 'vite'

const root = resolve(import.meta.dirname, '../..')
const list = (text) => text.split(',').filter((part) => part !== '')
const { values } = parseArgs({
  options: {
    out: { type: 'string', default: resolve(root, 'out/pictures') },
    screens: { type: 'string', default: 'trade,account,keys,requests,practice,settings' },
    themes: { type: 'string', default: 'dark,light' },
    languages: { type: 'string', default: 'en' },
    sizes: { type: 'string', default: '1280x800' },
    scenario: { type: 'string', default: 'full' },
    environment: { type: 'string', default: 'practice' },
    // Selectors to press (`sel`), keys (`key:Escape`) or texts to type (`type:sel=text`), in order, before the picture.
    press: { type: 'string', multiple: true, default: [] },
    name: { type: 'string', default: '' },
    // More of the fake desk, such as `instrument=COIN-FUTURES:BTCUSD&holdMode=hedge_mode`.
    query: { type: 'string', default: '' },
    axe: { type: 'boolean', default: true },
  },
  allowNegative: true,
})
const SCREENS = ['trade', 'account', 'keys', 'requests', 'practice', 'settings']
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const server = await createServer({
  root: resolve(root, 'renderer'),
  configFile: false,
  logLevel: 'error',
  // A dependency found late would be bundled anew under a running page: find all of them first.
  optimizeDeps: { entries: ['main.tsx', '../tests/helpers/fake-page.ts'], force: true },
  cacheDir: resolve(root, 'out/vite-pictures'),
  server: {
    port: 0,
    host: '127.0.0.1',
    fs: { allow: [root, resolve(root, 'node_modules')] },
    watch: null,
    hmr: false,
  },
  plugins: [
    react(),
    {
      name: 'fake-bridge-first',
      transformIndexHtml: {
        order: 'post',
        handler: (html) => ({
          html: html.replace(/<meta[^>]*Content-Security-Policy[^>]*>/i, ''),
          tags: [
            { tag: 'link', attrs: { rel: 'icon', href: 'data:,' }, injectTo: 'head' },
            {
              tag: 'script',
              attrs: { type: 'module', src: `/@fs${resolve(root, 'tests/helpers/fake-page.ts')}` },
              injectTo: 'head-prepend',
            },
          ],
        }),
      },
    },
  ],
})
await server.listen()
const address =
  server.resolvedUrls?.local[0] ?? `http://127.0.0.1:${server.httpServer.address().port}/`
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--force-color-profile=srgb'],
})
let problems = 0
try {
  await mkdir(values.out, { recursive: true })
  for (const size of list(values.sizes))
    for (const theme of list(values.themes))
      for (const language of list(values.languages)) {
        const [width, height] = size.split('x').map(Number)
        const page = await browser.newPage({ viewport: { width, height }, reducedMotion: 'reduce' })
        page.on('pageerror', (error) => report(`page error: ${error.message}`))
        page.on('console', (message) => {
          if (message.type() === 'error' || message.type() === 'warning') report(message.text())
        })
        const query = new URLSearchParams({
          theme,
          language,
          scenario: values.scenario,
          environment: values.environment,
          ...Object.fromEntries(new URLSearchParams(values.query)),
        })
        await page.goto(`${address}?${query}`)
        await page.locator('nav').waitFor({ timeout: 30_000 })
        await page.evaluate(() => document.fonts.ready)
        for (const screen of list(values.screens)) {
          await page.keyboard.press(`Alt+${SCREENS.indexOf(screen) + 1}`)
          await page.waitForTimeout(250)
          for (const step of values.press) await act(page, step)
          const name = [
            screen,
            values.name,
            theme,
            language,
            size,
            values.scenario,
            values.environment,
          ]
            .filter((part) => part !== '')
            .join('-')
          await page.screenshot({ path: resolve(values.out, `${name}.png`) })
          process.stdout.write(`${name}.png\n`)
          await checkOverflow(page, name)
          if (values.axe) await checkAccess(page, name)
        }
        await page.close()
      }
} finally {
  await browser.close()
  await server.close()
}
process.exitCode = problems > 0 ? 1 : 0

function report(text) {
  problems += 1
  process.stdout.write(`  ! ${text}\n`)
}

async function act(page, step) {
  if (step.startsWith('key:')) await page.keyboard.press(step.slice(4))
  else if (step.startsWith('type:')) {
    const [selector, text] = step.slice(5).split('=>')
    await page.locator(selector).first().fill(text)
  } else await page.locator(step).first().click()
  await page.waitForTimeout(200)
}

async function checkOverflow(page, name) {
  const overflows = await page.evaluate(
    () =>
      document.documentElement.scrollWidth > innerWidth ||
      document.documentElement.scrollHeight > innerHeight,
  )
  if (overflows) report(`${name}: the page is larger than the window`)
}

async function checkAccess(page, name) {
  await page.evaluate(axe)
  const violations = await page.evaluate(async () => {
    const { violations: found } = await globalThis.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa'],
    })
    return found.map(
      (one) =>
        `${one.id}: ${one.nodes
          .slice(0, 3)
          .map((node) => `${node.html.slice(0, 160)} ${node.any[0]?.message ?? ''}`)
          .join(' | ')}`,
    )
  })
  for (const violation of violations) report(`${name}: ${violation}`)
}
