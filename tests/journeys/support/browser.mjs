// A real browser: Debian's Chromium, driven by playwright-core.
import { chromium } from 'playwright-core'

const timeout = 60_000 // a machine that builds beside the tests is slow; nothing waits this long otherwise

export async function openBrowser() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'], timeout })
}

/** A page of a new, private window; what went wrong in it is in its `faults`. */
export async function openPage(browser, site, { width = 1280, height = 900, scale = 1, javaScript = true } = {}) {
  const look = { viewport: { width, height }, deviceScaleFactor: scale, reducedMotion: 'reduce' }
  const context = await browser.newContext({ baseURL: site.address, javaScriptEnabled: javaScript, ...look })
  context.setDefaultTimeout(timeout)
  const page = await context.newPage()
  page.faults = []
  page.on('pageerror', error => page.faults.push(`script: ${error.message}`))
  page.on('console', message => message.type() === 'error' && !isAboutStatus(message) && page.faults.push(`console: ${message.text()}`))
  page.on('request', request => isElsewhere(request.url(), site) && page.faults.push(`request to ${request.url()}`))
  return page
}

/** The browser notes every answer of 400 and above; the tests look at the status themselves. */
function isAboutStatus(message) {
  return /status of 4\d\d/.test(message.text())
}

function isElsewhere(url, site) {
  return !url.startsWith(site.address + '/') && !/^(data|blob|about):/.test(url)
}

export async function signIn(page, userName, password) {
  await page.goto('/sign-in')
  await page.getByLabel('User name').fill(userName)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('main').getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL(url => !url.pathname.startsWith('/sign-in'))
}

/** A page of somebody who has signed in over HTTP. */
export async function openPageOf(browser, visitor, options) {
  const page = await openPage(browser, visitor.site, options)
  await page.context().addCookies([...visitor.cookies].map(([name, value]) => ({ name, value, url: visitor.site.address })))
  return page
}

/** A page of somebody signed in with the example account of this role. */
export async function openPageAs(browser, site, role, options) {
  const page = await openPage(browser, site, options)
  await signIn(page, role, site.passwords.get(role))
  return page
}
