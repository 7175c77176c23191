// Signing in and what people do about their own account, in a real browser and over HTTP, on both databases.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { openBrowser, openPage, openPageAs } from './support/browser.mjs'
import { exampleDatabase, Site } from './support/holdfast.mjs'
import { newPostgresDatabase } from './support/postgres.mjs'
import { codeOf } from './support/totp.mjs'
import { Visitor } from './support/visitor.mjs'

const postgres = await newPostgresDatabase()
signInOn('SQLite', undefined)
if (postgres) signInOn('PostgreSQL', postgres)

function signInOn(kind, address) {
  describe(`signing in on ${kind}`, () => {
    let site, browser
    before(async () => {
      site = await Site.serve(await exampleDatabase(address))
      browser = await openBrowser()
    })
    after(async () => {
      await browser?.close()
      await site?.stop()
    })

    const main = page => page.getByRole('main').innerText()
    const press = (page, name) => page.getByRole('main').getByRole('button', { name }).press('Enter')
    /** What somebody in this role does in a window of their own, without JavaScript: nothing here may need it. */
    async function by(role, act, options = { javaScript: false }) {
      const page = await openPageAs(browser, site, role, options)
      await act(page)
      assert.deepEqual(page.faults, [])
      await page.context().close()
    }

    test('who guesses is told to wait, with status 429 and for how long; a known device and everybody else are let in meanwhile', async () => {
      const known = await Visitor.as(site, 'auditor')
      const guesser = new Visitor(site)
      for (let i = 0; i < 6; ++i) assert.equal((await guesser.signIn('auditor', 'not the password')).status, 422)
      const held = await guesser.signIn('auditor', site.passwords.get('auditor'))
      assert.equal(held.status, 429)
      assert.ok(Number(held.headers.get('retry-after')) >= 1)
      assert.match(held.text, /Try again in \d+ second/)
      await known.submit('/sign-out', {})
      known.csrf = undefined
      assert.equal((await known.signIn('auditor', site.passwords.get('auditor'))).status, 303)
      assert.equal((await new Visitor(site).signIn('board-member', site.passwords.get('board-member'))).status, 303)
    })

    test('the account page leads to where the person is signed in; one other session is ended, then all others', () =>
      by('board-member', async page => {
        const others = await Promise.all([1, 2, 3].map(() => Visitor.as(site, 'board-member')))
        await page.getByRole('link', { name: /Your account/ }).click()
        assert.match(await main(page), /Example Board member/)
        await page.getByRole('link', { name: /where you are signed in/ }).click()
        const here = page.getByRole('row', { name: /You are here/ })
        assert.match(await here.innerText(), /Chrome on Linux.*127\.0\.0\.1.*password/s)
        const shown = await page.getByRole('row').count()
        await page.getByRole('button', { name: /^Sign out on/ }).first().click()
        assert.equal(await page.getByRole('row').count(), shown - 1)
        const stillIn = async () => (await Promise.all(others.map(other => other.get('/account')))).filter(answer => answer.status === 200).length
        assert.equal(await stillIn(), 2)
        await press(page, 'Sign out everywhere else')
        assert.equal(await page.getByRole('row').count(), 2)
        assert.equal(await stillIn(), 0)
      }))

    test('a password is changed by its owner: a wrong old one and a guessable new one are refused, and other sessions end', async () => {
      const elsewhere = await Visitor.as(site, 'agency-safeguarding-lead')
      const old = site.passwords.get('agency-safeguarding-lead')
      await by('agency-safeguarding-lead', async page => {
        await page.goto('/account/password')
        const change = async (from, to) => {
          await page.getByLabel('Password you have now').fill(from)
          await page.getByLabel('New password').fill(to)
          await press(page, 'Change the password')
        }
        await change(old, 'safeguarding-lead-1')
        assert.match(await page.getByRole('alert').innerText(), /words that anybody would try first/)
        await change('not the password', 'kettles under a grey moon')
        assert.match(await page.getByRole('alert').innerText(), /not your password/)
        await change(old, 'kettles under a grey moon')
        await page.waitForURL('**/account')
        assert.match(await page.locator('body').innerText(), /Your password was changed/)
      })
      assert.equal((await elsewhere.get('/account')).status, 303)
      assert.equal((await new Visitor(site).signIn('agency-safeguarding-lead', old)).status, 422)
      assert.equal((await new Visitor(site).signIn('agency-safeguarding-lead', 'kettles under a grey moon')).status, 303)
    })

    test('somebody signed in proves it again with the password, goes on to where they were and has a new token', () =>
      by('performance-analyst', async page => {
        const token = async () => (await page.context().cookies()).find(cookie => cookie.name === 'holdfast').value
        const before = await token()
        await page.goto('/confirm?next=%2Fscorecard%2F2016-17')
        await page.getByLabel('Your password').fill('not the password')
        await press(page, 'Continue')
        assert.match(await page.getByRole('alert').innerText(), /not your password/)
        assert.equal(await token(), before)
        await page.getByLabel('Your password').fill(site.passwords.get('performance-analyst'))
        await press(page, 'Continue')
        await page.waitForURL('**/scorecard/2016-17')
        assert.notEqual(await token(), before)
        await page.goto('/confirm?next=https%3A%2F%2Felsewhere.example')
        await page.getByLabel('Your password').fill(site.passwords.get('performance-analyst'))
        await press(page, 'Continue')
        await page.waitForURL(url => url.href === site.address + '/')
      }))

    test('an authenticator app is set up, asked for at the next sign-in, replaced by a recovery code when lost, and taken away', async () => {
      const role = 'board-business-manager'
      let secret, recoveryCodes
      await by(role, async page => {
        await page.getByRole('link', { name: /Your account/ }).click()
        await page.getByRole('link', { name: /second factor/ }).click()
        assert.equal(await page.getByRole('img', { name: /Picture of the key/ }).count(), 1)
        secret = (await page.locator('main ol code').innerText()).replaceAll(' ', '')
        await page.getByLabel('Code').fill('000000')
        await press(page, 'Set it up')
        assert.match(await page.getByRole('alert').innerText(), /not the code/)
        await page.getByLabel('Code').fill(codeOf(secret))
        await press(page, 'Set it up')
        recoveryCodes = await page.locator('main li code').allInnerTexts()
        assert.equal(recoveryCodes.length, 10)
        await page.getByRole('button', { name: 'I have kept them' }).click()
        assert.match(await main(page), /An authenticator app/)
      })
      const page = await openPage(browser, site, { javaScript: false })
      const password = async () => {
        await page.goto('/scorecard/2016-17')
        await page.getByLabel('User name').fill(role)
        await page.getByLabel('Password', { exact: true }).fill(site.passwords.get(role))
        await press(page, 'Sign in')
        await page.waitForURL('**/sign-in/code?**')
      }
      await password()
      await page.goto('/scorecard/2016-17')
      assert.match(page.url(), /sign-in\?next/, 'the password alone opens nothing')
      await password()
      await page.getByLabel('Code').fill('000000')
      await press(page, 'Sign in')
      assert.match(await page.getByRole('alert').innerText(), /not the code/)
      await page.getByLabel('Code').fill(codeOf(secret, 1)) // the code of this moment was used to set it up
      await press(page, 'Sign in')
      await page.waitForURL('**/scorecard/2016-17')
      await page.getByRole('button', { name: 'Sign out' }).click()
      await password()
      await page.getByLabel('Code').fill(recoveryCodes[7].toUpperCase())
      await press(page, 'Sign in')
      await page.waitForURL('**/scorecard/2016-17')
      await page.goto('/account/second-factor')
      assert.match(await main(page), /9 of your 10 recovery codes/)
      await press(page, 'Take the app away')
      assert.match(await page.locator('body').innerText(), /app was taken away/)
      assert.deepEqual(page.faults, [])
      await page.context().close()
      assert.equal((await new Visitor(site).signIn(role, site.passwords.get(role))).headers.get('location'), '/')
    })

    test('where the partnership asks for it, who may do more than read sets up a second factor before anything else', async () => {
      const administrator = await Visitor.as(site, 'administrator')
      assert.equal((await administrator.submit('/accounts/second-factor', { second_factor: 'on' })).status, 303)
      assert.equal((await new Visitor(site).signIn('board-member', site.passwords.get('board-member'))).headers.get('location'), '/')
      const page = await openPage(browser, site, { javaScript: false })
      await page.goto('/sign-in')
      await page.getByLabel('User name').fill('performance-analyst')
      await page.getByLabel('Password', { exact: true }).fill(site.passwords.get('performance-analyst'))
      await press(page, 'Sign in')
      await page.waitForURL('**/sign-in/second-factor?**')
      const secret = (await page.locator('main ol code').innerText()).replaceAll(' ', '')
      await page.goto('/scorecard/2016-17')
      assert.match(page.url(), /sign-in\?next/)
      await page.goto('/sign-in/second-factor')
      await page.getByLabel('Code').fill(codeOf(secret))
      await press(page, 'Set it up')
      assert.equal(await page.locator('main li code').count(), 10)
      await page.getByRole('button', { name: 'I have kept them' }).click()
      assert.match(await main(page), /Example Performance analyst/)
      await page.goto('/account/second-factor')
      assert.equal(await page.getByRole('button', { name: 'Take the app away' }).count(), 0)
      assert.deepEqual(page.faults, [])
      await page.context().close()
      await administrator.submit('/accounts/second-factor', { second_factor: 'off' })
    })

    test('an administrator signs somebody out everywhere', async () => {
      const member = await Visitor.as(site, 'board-member')
      await by('administrator', async page => {
        await page.goto('/accounts')
        await page.getByRole('link', { name: 'Example Board member' }).click()
        assert.match(await main(page), /In \d+ place/)
        await press(page, 'Sign the person out everywhere')
        assert.match(await main(page), /Nowhere/)
      })
      assert.equal((await member.get('/account')).status, 303)
    })
  })
}
