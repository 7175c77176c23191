import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { violations } from './support/accessibility.mjs'
import { openBrowser, openPage, openPageAs, signIn } from './support/browser.mjs'
import { Site } from './support/holdfast.mjs'

const form = '/indicators/CS1.0/2016-17/narrative'
const words = 'Demand rose, & "three families" waited'

describe('what is typed and not sent yet', () => {
  let site, browser
  before(async () => {
    site = await Site.withExample()
    browser = await openBrowser()
  })
  after(async () => {
    await browser?.close()
    await site?.stop()
  })

  const box = page => page.getByRole('main').getByRole('textbox').last()
  const stored = page => page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]))
  const drafts = page => page.evaluate(() => Object.keys(sessionStorage).filter(key => key.startsWith('holdfast-draft:')))
  const untilKept = page => page.waitForFunction(() => Object.keys(sessionStorage).some(key => key.startsWith('holdfast-draft:')))

  async function typing(role = 'performance-analyst') {
    const page = await openPageAs(browser, site, role)
    await page.goto(form)
    await box(page).fill(words)
    await untilKept(page)
    return page
  }
  async function endSessionsOf(name) {
    const page = await openPageAs(browser, site, 'administrator')
    await page.goto('/accounts')
    await page.getByRole('link', { name }).click()
    await page.getByRole('main').getByRole('button', { name: 'Sign the person out everywhere' }).click()
    await page.waitForURL(/accounts/)
    await page.context().close()
  }
  async function closed(page) {
    assert.deepEqual(page.faults, [])
    await page.context().close()
  }

  test('is back after a reload, and can be read nowhere in the browser\'s storage', async () => {
    const page = await typing()
    const text = await stored(page)
    for (const part of ['Demand', 'families', 'Performance analyst']) assert.ok(!text.includes(part), text)
    await page.reload()
    await page.getByText('has been put back').waitFor()
    assert.equal(await box(page).inputValue(), words)
    await closed(page)
  })

  test('after its session has run out waits for the same person, unreadable to who sits down next, and is gone once somebody else signs in', async () => {
    const page = await typing()
    await endSessionsOf('Example Performance analyst')
    await page.reload()
    await page.waitForURL('**/sign-in?next=**')
    assert.equal((await drafts(page)).length, 1)
    assert.ok(!(await stored(page)).includes('Demand'))
    assert.equal(await page.evaluate(() => document.body.dataset.draftKey), undefined)
    await signIn(page, 'board-business-manager', site.passwords.get('board-business-manager'))
    assert.deepEqual(await drafts(page), [])
    await page.goto(form)
    assert.equal(await box(page).inputValue(), '')
    await closed(page)
  })

  test('goes when its writer signs out, with everything else that the browser keeps of the site', async () => {
    const page = await typing()
    await page.evaluate(() => (sessionStorage.setItem('other', 'x'), localStorage.setItem('other', 'x')))
    const answer = page.waitForResponse(response => new URL(response.url()).pathname === '/sign-out')
    await page.getByRole('button', { name: 'Sign out' }).click()
    assert.equal((await (await answer).allHeaders())['clear-site-data'], '"cache", "storage"')
    await page.waitForURL('**/sign-in')
    assert.equal(await stored(page), '[{},{}]')
    await signIn(page, 'performance-analyst', site.passwords.get('performance-analyst'))
    await page.goto(form)
    assert.equal(await box(page).inputValue(), '')
    await closed(page)
  })

  test('goes from every window of the browser when its writer signs out in one', async () => {
    const page = await typing()
    const other = await page.context().newPage()
    await other.goto('/')
    await other.getByRole('button', { name: 'Sign out' }).click()
    await other.waitForURL('**/sign-in')
    await page.getByText('You have signed out in another window').waitFor()
    assert.deepEqual(await drafts(page), [])
    assert.ok(!(await page.content()).includes('Demand'))
    await page.getByRole('link', { name: 'Sign in again' }).click()
    await page.waitForURL('**/sign-in')
    await closed(page)
  })

  test('of a new account is back but for the password, shown as it was typed or not', async () => {
    const page = await openPageAs(browser, site, 'administrator')
    await page.goto('/accounts/new')
    await page.getByLabel('User name').fill('r.lead')
    await page.getByLabel('Agency safeguarding lead').check()
    await untilKept(page)
    const before = await stored(page)
    const withPassword = () => page.locator('main form').evaluate(form => form.insertAdjacentHTML('afterbegin', '<input name="password" aria-label="First password">'))
    await withPassword()
    await page.getByLabel('First password').fill('a long enough password')
    await page.waitForFunction(before => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]) !== before, before) // sealed anew whenever something is typed
    await page.addInitScript(() => document.addEventListener('readystatechange', () => document.readyState === 'interactive' &&
      document.querySelector('main form')?.insertAdjacentHTML('afterbegin', '<input name="password" aria-label="First password">')))
    await page.reload()
    await page.getByText('has been put back').waitFor()
    assert.equal(await page.getByLabel('User name').inputValue(), 'r.lead')
    assert.equal(await page.getByLabel('Agency safeguarding lead').isChecked(), true)
    assert.equal(await page.getByLabel('First password').inputValue(), '')
    await closed(page)
  })

  test('is spoken of two minutes before the session runs out, to one who can then stay', async () => {
    const page = await openPageAs(browser, site, 'performance-analyst')
    await page.clock.install()
    await page.goto(form)
    const { sessionSeconds } = await page.evaluate(() => ({ ...document.body.dataset }))
    const warning = page.getByRole('alertdialog', { name: 'You will be signed out soon' })
    await page.clock.fastForward((sessionSeconds - 121) * 1000)
    assert.equal(await warning.count(), 0)
    await page.clock.fastForward(2000)
    assert.match(await warning.innerText(), /You will be signed out at \d\d:\d\d.*What you have typed is kept/)
    assert.deepEqual(await violations(page), [])
    assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Stay signed in')
    const answer = page.waitForResponse(response => new URL(response.url()).pathname === '/session/extend')
    await page.keyboard.press('Enter')
    assert.ok((await answer).ok())
    await warning.waitFor({ state: 'detached' })
    await page.clock.fastForward((sessionSeconds - 119) * 1000)
    await warning.waitFor()
    await closed(page)
  })

  test('is all that stays when the session has run out: nothing of the page is on the screen, with a network or without', async () => {
    const page = await openPageAs(browser, site, 'performance-analyst')
    await page.clock.install()
    await page.goto(form)
    const { sessionSeconds } = await page.evaluate(() => ({ ...document.body.dataset }))
    assert.match(await page.getByRole('main').innerText(), /CS1\.0/)
    await endSessionsOf('Example Performance analyst')
    await page.clock.fastForward((sessionSeconds - 100) * 1000)
    await page.getByRole('alertdialog').waitFor()
    await page.clock.fastForward(102_000)
    await page.waitForURL('**/sign-in?**')
    assert.doesNotMatch(await page.locator('body').innerText(), /CS1\.0/)
    await closed(page)
    const away = await openPageAs(browser, site, 'performance-analyst')
    await away.clock.install()
    await away.goto(form)
    await away.route('**/*', route => route.abort('internetdisconnected'))
    await away.clock.fastForward((sessionSeconds - 100) * 1000)
    await away.clock.fastForward(102_000)
    await away.waitForFunction(() => !document.querySelector('main')?.childElementCount)
    assert.doesNotMatch(await away.locator('body').innerText().catch(() => ''), /CS1\.0/)
    await away.context().close()
  })

  test('is no business of a visitor', async () => {
    const page = await openPage(browser, site)
    await page.goto('/sign-in')
    await page.getByLabel('User name').fill('performance-analyst')
    await page.getByLabel('Password', { exact: true }).fill('typed and not sent')
    await page.reload()
    assert.deepEqual(await drafts(page), [])
    await closed(page)
  })
})
