import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { violations } from './support/accessibility.mjs'
import { openBrowser, openPage, openPageAs, signIn } from './support/browser.mjs'
import { exampleDatabase, Site } from './support/holdfast.mjs'
import { statements } from './support/state.mjs'
import { Visitor } from './support/visitor.mjs'

const form = '/indicators/CS1.0/2016-17/narrative'
const words = 'Demand rose, & "three families" waited'

describe('what is typed and not sent yet', () => {
  let database, site, browser
  before(async () => {
    database = await exampleDatabase()
    site = await Site.serve(database)
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

  test('of one child stays with that child, and is in no form of another', async () => {
    const [, first, second] = (await (await Visitor.as(site, 'council-safeguarding-lead')).get('/child-protection/table.csv')).text.split('\r\n')
    const page = await openPageAs(browser, site, 'council-safeguarding-lead')
    const [one, other] = [first, second].map(row => `/persons/${row.split(',')[0]}/allocation`)
    await page.goto(one)
    await page.getByLabel('Why?').fill('Knows the family')
    await untilKept(page)
    await page.goto(other)
    assert.equal(await page.getByLabel('Why?').inputValue(), '')
    assert.doesNotMatch(await page.getByRole('main').innerText(), /has been put back/)
    await page.goto(one)
    await page.getByText('has been put back').waitFor()
    assert.equal(await page.getByLabel('Why?').inputValue(), 'Knows the family')
    await closed(page)
  })

  test('is forgotten once it was taken, also where that leads back to the same page', async () => {
    const page = await openPageAs(browser, site, 'administrator')
    await page.goto('/retention/holds')
    await page.getByLabel('Class of records').selectOption({ index: 1 })
    await page.getByLabel('Who asks for it and why').fill('An inquiry into what was written')
    await untilKept(page)
    await page.getByRole('button', { name: 'Place the hold' }).click()
    await page.getByText('The hold is in force').waitFor()
    assert.doesNotMatch(await page.getByRole('main').innerText(), /has been put back/)
    assert.deepEqual(await drafts(page), [])
    await closed(page)
  })

  test('over an older version is no newer than that: who sends it is told that somebody wrote meanwhile', async () => {
    const page = await openPageAs(browser, site, 'performance-analyst')
    const path = '/indicators/CS2.0/2016-17/narrative'
    await page.goto(path)
    await box(page).fill('Written first')
    await untilKept(page)
    await page.goto('/')
    const colleague = await openPageAs(browser, site, 'performance-analyst', { javaScript: false })
    await colleague.goto(path)
    await box(colleague).fill('Written second')
    await colleague.getByRole('button', { name: 'Save' }).click()
    await colleague.waitForURL('**/indicators/**year=2016-17')
    await closed(colleague)
    await page.goto(path)
    await page.getByText('has been put back').waitFor()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('alert').first().waitFor()
    assert.match(await page.getByRole('main').innerText(), /Somebody else saved/)
    assert.equal(await box(page).inputValue(), 'Written first')
    await closed(page)
  })

  for (const javaScript of [true, false])
    test(`that has to wait until its writer has shown who they are is sent with one press, ${javaScript ? 'with' : 'without'} JavaScript`, async () => {
      const [, first] = (await (await Visitor.as(site, 'council-safeguarding-lead')).get('/child-protection/table.csv')).text.split('\r\n')
      const path = `/persons/${first.split(',')[0]}/allocation`
      const page = await openPageAs(browser, site, 'council-safeguarding-lead', { javaScript })
      await page.goto(path)
      await page.getByLabel('User name').fill('council-social-worker')
      await page.getByLabel('Why?').fill('Works with the family')
      await statements(database.url, 'UPDATE access_sessions SET proved_at = NULL')
      await page.getByRole('button', { name: 'Give the record' }).click()
      await page.waitForURL('**/confirm?next=**')
      await page.getByLabel('Your password').fill(site.passwords.get('council-safeguarding-lead'))
      await page.getByRole('button', { name: 'Continue' }).click()
      await page.waitForURL(`**${path}`)
      await page.getByText('You were asked to show who you are').waitFor()
      assert.match(await page.getByRole('main').innerText(), /Works with the family/)
      await page.getByRole('button', { name: 'Send it now' }).click()
      await page.getByText('The record was given').waitFor()
      if (javaScript) assert.deepEqual(await drafts(page), [])
      await closed(page)
    })

  test('waits behind the page of its form, where its window stood at an address that is no page', async () => {
    const { status, headers } = await new Visitor(site).get('/access/conflicts/overrides')
    assert.deepEqual([status, headers.get('location')], [303, '/sign-in?next=%2Faccess%2Fconflicts'])
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
