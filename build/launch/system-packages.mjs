import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { giveUp, say } from './say.mjs'

/** Where Debian and others put a browser of Chromium's family. */
const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

function onPath(...names) {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return names.some((name) => folders.some((folder) => existsSync(join(folder, name))))
}

function pkgConfig(name) {
  return spawnSync('pkg-config', ['--exists', name]).status === 0
}

function sharedLibrary(name) {
  const listed = spawnSync('/sbin/ldconfig', ['-p'], { encoding: 'utf8' })
  return listed.status === 0 && listed.stdout.includes(name)
}

function chineseFont() {
  const listed = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' })
  return listed.status === 0 && listed.stdout.trim() !== ''
}

// What each purpose needs: how to see that it is there, and the Debian packages that bring it. The
// first name of an inner list that the machine's package lists know is taken (names differ by release).
const COMPILER = [
  { have: () => onPath('g++', 'clang++'), packages: ['g++'] },
  { have: () => onPath('make'), packages: ['make'] },
  { have: () => onPath('python3'), packages: ['python3'] },
  { have: () => onPath('pkg-config'), packages: ['pkg-config'] },
  { have: () => pkgConfig('libsecret-1'), packages: ['libsecret-1-dev'] },
]
const SECRET_SERVICE = [
  {
    have: () => onPath('gnome-keyring-daemon', 'kwalletd5', 'kwalletd6'),
    packages: ['gnome-keyring'],
  },
  { have: () => onPath('dbus-daemon'), packages: ['dbus'] },
  { have: () => onPath('dbus-run-session'), packages: [['dbus-daemon', 'dbus']] },
]
const TEST_SECRET_SERVICE = [
  { have: () => onPath('gnome-keyring-daemon'), packages: ['gnome-keyring'] },
  { have: () => onPath('dbus-daemon'), packages: ['dbus'] },
]
const BROWSER = [
  { have: () => onPath(...BROWSERS), packages: ['chromium'] },
  { have: () => sharedLibrary('libnss3.so'), packages: ['libnss3'] },
]
const ELECTRON_LIBRARIES = [
  { have: () => sharedLibrary('libnss3.so'), packages: ['libnss3'] },
  { have: () => sharedLibrary('libgtk-3.so'), packages: [['libgtk-3-0t64', 'libgtk-3-0']] },
  { have: () => sharedLibrary('libasound.so'), packages: [['libasound2t64', 'libasound2']] },
  { have: () => sharedLibrary('libgbm.so'), packages: ['libgbm1'] },
]
const VIRTUAL_DISPLAY = [{ have: () => onPath('Xvfb'), packages: ['xvfb'] }]
const FONTS = [
  { have: () => onPath('fc-list'), packages: ['fontconfig'] },
  { have: chineseFont, packages: ['fonts-noto-cjk'] },
]

/** What to have before npm packages are installed: keytar may be compiled here. */
export const TO_INSTALL = COMPILER
/** What a desk in a window needs. */
export const TO_START = SECRET_SERVICE
/** What tests and the tour need: a Secret Service of their own, a display of their own. */
export const TO_TEST = [...TEST_SECRET_SERVICE, ...VIRTUAL_DISPLAY, ...FONTS]
/** The runtime: Electron's libraries where its binary is, else a browser for the stand-in. */
export const FOR_ELECTRON = ELECTRON_LIBRARIES
export const FOR_STAND_IN = BROWSER

function missingPackages(needs) {
  const missing = needs.filter((need) => !need.have()).flatMap((need) => need.packages)
  return [...new Map(missing.map((name) => [String(name), name])).values()]
}

function known(name) {
  const policy = spawnSync('apt-cache', ['policy', name], { encoding: 'utf8' })
  return policy.status === 0 && /Candidate: (?!\(none\))/.test(policy.stdout)
}

function choose(names) {
  return names.map((name) => (Array.isArray(name) ? (name.find(known) ?? name.at(-1)) : name))
}

/**
 * Makes sure that system packages are there. As root on Debian or Ubuntu it installs them; otherwise
 * it prints the one command to run and ends. Looks at the machine each time, installs only what is missing.
 */
export function ensureSystemPackages(needs) {
  if (process.platform !== 'linux') return
  const missing = missingPackages(needs)
  if (missing.length === 0) return
  if (!onPath('apt-get')) {
    giveUp(`please install what brings these Debian packages: ${missing.map(String).join(' ')}`)
  }
  if (process.getuid?.() !== 0) {
    giveUp(
      `please run this once, then this command again:\n  sudo apt-get update && sudo apt-get install -y ${choose(missing).join(' ')}`,
    )
  }
  say(`installing system packages (once): ${choose(missing).join(' ')}`)
  const apt = (...args) =>
    spawnSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status
  if (apt('update', '-qq') !== 0)
    say('apt-get update failed; trying with the package lists that are there')
  if (apt('install', '-y', '-qq', '--no-install-recommends', ...choose(missing)) !== 0) {
    giveUp(`apt-get could not install: ${choose(missing).join(' ')}`)
  }
  const still = missingPackages(needs)
  if (still.length > 0) giveUp(`installed, but still not found: ${still.map(String).join(' ')}`)
}
