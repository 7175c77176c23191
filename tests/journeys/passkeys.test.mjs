// Passkeys in a real browser, whose virtual authenticator makes and uses them, on both databases.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server'
import { violations } from './support/accessibility.mjs'
import { addAuthenticator } from './support/authenticator.mjs'
import { openBrowser, openPage, signIn } from './support/browser.mjs'
import { exampleDatabase, Site } from './support/holdfast.mjs'
import { newPostgresDatabase } from './support/postgres.mjs'
import { codeOf } from './support/totp.mjs'
import { Visitor } from './support/visitor.mjs'

const postgres = await newPostgresDatabase()
passkeysOn('SQLite', undefined)
if (postgres) passkeysOn('PostgreSQL', postgres)

function passkeysOn(kind, address) {
  describe(`passkeys on ${kind}`, () => {
    let site, byNumber, browser
    before(async () => {
      site = await Site.serve(await exampleDatabase(address))
      byNumber = Object.create(site, { address: { value: site.address } })
      site.address = site.address.replace('127.0.0.1', 'localhost') // a passkey belongs to a name
      browser = await openBrowser()
    })
    after(async () => {
      await browser?.close()
      await site?.stop()
    })

    const main = page => page.getByRole('main').innerText()
    const alert = page => page.getByRole('alert').innerText()
    const button = (page, name) => page.getByRole('main').getByRole('button', { name })

    /** Tab until the focus is on this, then Enter: nothing here is done with a mouse. */
    async function pressByKeyboard(page, target) {
      for (let i = 0; i < 60; ++i) {
        if (await target.evaluate(element => element === document.activeElement)) return page.keyboard.press('Enter')
        await page.keyboard.press('Tab')
      }
      assert.fail('it cannot be reached with the keyboard')
    }

    /** Somebody with a browser and an authenticator of their own, signed in with their password. */
    async function person(role, { isOffered = false } = {}) {
      const page = await openPage(browser, site)
      page.authenticator = await addAuthenticator(page)
      // Who is not offered passkeys in a field has to press the button.
      if (!isOffered) await page.addInitScript(() => (PublicKeyCredential.isConditionalMediationAvailable = async () => false))
      await signIn(page, role, site.passwords.get(role))
      return page
    }

    async function addPasskey(page, name) {
      await page.goto('/account/passkeys/new')
      await page.getByLabel('Name').fill(name)
      await button(page, 'Add the passkey').press('Enter')
      await page.getByRole('heading', { name: 'Keep these recovery codes' }).waitFor()
      return page.locator('main li code').allInnerTexts()
    }

    async function signOut(page) {
      await page.getByRole('button', { name: 'Sign out' }).click()
      await page.waitForURL('**/sign-in')
    }

    async function done(page) {
      assert.deepEqual(page.faults, [])
      await page.context().close()
    }

    const isClean = async page => assert.deepEqual(await violations(page), [])

    test('with the keyboard alone a passkey is added, signs in by itself, proves it again, and is removed', async () => {
      const page = await person('board-business-manager')
      await page.goto('/account')
      await pressByKeyboard(page, page.getByRole('link', { name: 'Change passkeys' }))
      await page.waitForURL('**/account/passkeys')
      assert.match(await main(page), /You have none yet/)
      await isClean(page)
      await pressByKeyboard(page, button(page, 'Add a passkey'))
      await page.waitForURL('**/account/passkeys/new')
      await isClean(page)
      assert.equal(await page.getByLabel('Name').inputValue(), 'Chrome on Linux')
      await page.getByLabel('Name').fill('Office computer')
      await pressByKeyboard(page, button(page, 'Add the passkey'))
      await page.getByRole('heading', { name: 'Keep these recovery codes' }).waitFor()
      assert.equal(await page.locator('main li code').count(), 10)
      await pressByKeyboard(page, button(page, 'I have kept them'))
      await page.waitForURL('**/account/passkeys')
      assert.match(await page.getByRole('row', { name: /Office computer/ }).innerText(), /On one device.*Not yet/s)
      await isClean(page)

      await signOut(page)
      await isClean(page)
      await pressByKeyboard(page, button(page, 'Sign in with a passkey'))
      await page.waitForURL(site.address + '/')
      await page.goto('/account/sessions')
      assert.match(await page.getByRole('row', { name: /You are here/ }).innerText(), /passkey/)

      const token = async () => (await page.context().cookies()).find(cookie => cookie.name === 'holdfast').value
      const before = await token()
      await page.goto('/confirm?next=%2Faccount%2Fpasskeys')
      await isClean(page)
      await pressByKeyboard(page, button(page, 'Use your passkey'))
      await page.waitForURL('**/account/passkeys')
      assert.notEqual(await token(), before)
      assert.doesNotMatch(await page.getByRole('row', { name: /Office computer/ }).innerText(), /Not yet/)

      await pressByKeyboard(page, page.getByRole('link', { name: 'Office computer' }))
      await page.waitForURL(/passkeys\/\d+$/)
      await isClean(page)
      await page.getByLabel('Name').fill('Old computer')
      await pressByKeyboard(page, button(page, 'Rename'))
      await page.getByText('The passkey was renamed').waitFor()
      await pressByKeyboard(page, page.getByRole('link', { name: 'Old computer' }))
      await pressByKeyboard(page, button(page, 'Remove the passkey'))
      await page.getByText('The passkey was removed').waitFor()
      await page.goto('/my/activity')
      assert.match(await main(page), /passkey_removed.*passkey_added/s)
      await signOut(page)
      await button(page, 'Sign in with a passkey').press('Enter')
      await page.getByRole('alert').waitFor()
      assert.match(await alert(page), /does not know that passkey/)
      await isClean(page)
      await done(page)
    })

    test('after the password the passkey is asked for; without it, and without JavaScript, a recovery code does', async () => {
      const role = 'performance-analyst'
      const page = await person(role)
      const codes = await addPasskey(page, 'Phone')
      await signOut(page)
      await page.getByLabel('User name').fill(role)
      await page.getByLabel('Password', { exact: true }).fill(site.passwords.get(role))
      await page.getByRole('main').getByRole('button', { name: 'Sign in', exact: true }).click()
      await page.waitForURL('**/sign-in/code?**')
      await page.goto('/scorecard/2016-17')
      assert.match(page.url(), /sign-in\?next/, 'the password alone opens nothing')
      await page.goto('/sign-in/code?next=%2Fscorecard%2F2016-17')
      await isClean(page)
      await pressByKeyboard(page, button(page, 'Use your passkey'))
      await page.waitForURL('**/scorecard/2016-17')
      await page.goto('/account/sessions')
      assert.match(await page.getByRole('row', { name: /You are here/ }).innerText(), /password and passkey/)
      await done(page)

      const plain = await openPage(browser, site, { javaScript: false })
      await plain.goto('/sign-in')
      assert.equal(await button(plain, 'Sign in with a passkey').count(), 0)
      await plain.getByLabel('User name').fill(role)
      await plain.getByLabel('Password', { exact: true }).fill(site.passwords.get(role))
      await button(plain, 'Sign in').press('Enter')
      await plain.waitForURL('**/sign-in/code?**')
      assert.equal(await button(plain, 'Use your passkey').count(), 0)
      await plain.getByLabel('Recovery code').fill(codes[2])
      await button(plain, 'Sign in').press('Enter')
      await plain.waitForURL(site.address + '/')
      await plain.goto('/account/passkeys/new')
      assert.match(await main(plain), /needs JavaScript/)
      await done(plain)
    })

    test('the field of the user name offers passkeys by itself', async () => {
      const page = await person('hub-officer', { isOffered: true })
      await addPasskey(page, 'Laptop')
      await page.getByRole('button', { name: 'Sign out' }).click()
      await page.waitForURL(site.address + '/') // as if the person had chosen it from the list that the browser shows
      await page.goto('/account/sessions')
      assert.match(await page.getByRole('row', { name: /You are here/ }).innerText(), /\tpasskey\t/)
      await done(page)
    })

    test('what the browser or the device will not do is said in plain words, in the summary with the focus in it', async () => {
      const page = await person('board-member')
      await page.authenticator.isVerifying(false)
      await page.goto('/account/passkeys/new')
      await pressByKeyboard(page, button(page, 'Add the passkey'))
      await page.getByRole('alert').waitFor()
      assert.match(await alert(page), /No passkey was used|cannot check that it is you/)
      assert.ok(await page.locator('.govuk-error-summary').evaluate(summary => summary === document.activeElement))
      assert.match(await page.title(), /^Error: /)
      await isClean(page)
      await page.authenticator.isVerifying(true)
      await button(page, 'Add the passkey').press('Enter')
      await page.getByRole('heading', { name: 'Keep these recovery codes' }).waitFor()
      await page.goto('/account/passkeys/new')
      await button(page, 'Add the passkey').press('Enter')
      await page.getByRole('alert').waitFor()
      assert.match(await alert(page), /has a passkey for your account already/)
      await done(page)
    })

    test('an answer that was sent before, or by a browser with another session, opens nothing', async () => {
      const page = await person('auditor')
      await addPasskey(page, 'Key')
      await signOut(page)
      const sent = page.waitForRequest(request => request.url().endsWith('/sign-in/passkey'))
      await button(page, 'Sign in with a passkey').press('Enter')
      const fields = Object.fromEntries(new URLSearchParams((await sent).postData()))
      await page.waitForURL(site.address + '/')
      const thief = await openPage(browser, site)
      await thief.goto('/sign-in')
      delete fields.csrf_token
      await thief.evaluate(stolen => {
        const form = document.querySelector('form[action="/sign-in/passkey"]')
        for (const [name, value] of Object.entries(stolen)) form.elements[name].value = value
        form.submit()
      }, fields)
      await thief.getByRole('alert').waitFor()
      assert.match(await alert(thief), /used before/)
      await done(thief)
      await done(page)
    })

    test('another implementation finds right what we find right, and wrong what was changed on the way', async () => {
      const page = await person('social-worker')
      const sentTo = async (path, act) => {
        const sent = page.waitForRequest(request => request.method() === 'POST' && new URL(request.url()).pathname === path)
        const form = page.locator(`form[action="${path}"]`)
        const challenge = await form.getAttribute('data-challenge')
        await act(form)
        return { challenge, fields: Object.fromEntries(new URLSearchParams((await sent).postData())) }
      }
      const expected = challenge => ({ expectedChallenge: challenge, expectedOrigin: site.address, expectedRPID: 'localhost', requireUserVerification: true })
      const answer = (id, response) => ({ id, rawId: id, type: 'public-key', clientExtensionResults: {}, response })

      await page.goto('/account/passkeys/new')
      const made = await sentTo('/account/passkeys/new', form => form.getByRole('button').press('Enter'))
      await page.getByRole('heading', { name: 'Keep these recovery codes' }).waitFor()
      const [credential] = await page.authenticator.credentials()
      const id = Buffer.from(credential.credentialId, 'base64').toString('base64url')
      const attestation = answer(id, { clientDataJSON: made.fields.client_data, attestationObject: made.fields.attestation })
      const { verified, registrationInfo } = await verifyRegistrationResponse({ response: attestation, ...expected(made.challenge) })
      assert.ok(verified && registrationInfo.userVerified)

      await signOut(page)
      const shown = await sentTo('/sign-in/passkey', form => form.getByRole('button').press('Enter'))
      await page.waitForURL(site.address + '/')
      assert.equal(shown.fields.credential_id, id)
      const { client_data: clientDataJSON, authenticator_data: authenticatorData, signature, user_handle: userHandle } = shown.fields
      const check = changed => verifyAuthenticationResponse({
        response: answer(id, { clientDataJSON, authenticatorData, signature, userHandle, ...changed }), ...expected(shown.challenge), authenticator: registrationInfo
      })
      const { verified: isRight, authenticationInfo } = await check({})
      assert.ok(isRight && authenticationInfo.newCounter > registrationInfo.counter)
      const bytes = Buffer.from(authenticatorData, 'base64url')
      bytes[bytes.length - 1] ^= 1
      assert.equal((await check({ authenticatorData: bytes.toString('base64url') })).verified, false)
      await done(page)
    })

    test('a code of the app proves it again as well as the password', async () => {
      const page = await openPage(browser, site, { javaScript: false })
      const role = 'agency-safeguarding-lead'
      await signIn(page, role, site.passwords.get(role))
      await page.goto('/account/second-factor')
      const secret = (await page.locator('main ol code').innerText()).replaceAll(' ', '')
      await page.getByLabel('Code').fill(codeOf(secret))
      await button(page, 'Set it up').press('Enter')
      await page.goto('/confirm?next=%2Faccount')
      await page.getByLabel('Code').fill('000000')
      await button(page, 'Continue with the code').press('Enter')
      assert.match(await alert(page), /not the code/)
      await page.getByLabel('Code').fill(codeOf(secret, 1)) // the code of this moment was used to set it up
      await button(page, 'Continue with the code').press('Enter')
      await page.waitForURL('**/account')
      await done(page)
    })

    test('where the partnership asks for a second factor, a passkey is one', async () => {
      const administrator = await Visitor.as(byNumber, 'administrator')
      assert.equal((await administrator.submit('/accounts/second-factor', { second_factor: 'on' })).status, 303)
      const page = await openPage(browser, site)
      await addAuthenticator(page)
      const role = 'practitioner'
      await page.goto('/sign-in')
      await page.getByLabel('User name').fill(role)
      await page.getByLabel('Password', { exact: true }).fill(site.passwords.get(role))
      await page.getByRole('main').getByRole('button', { name: 'Sign in', exact: true }).click()
      await page.waitForURL('**/sign-in/second-factor?**')
      await isClean(page)
      await pressByKeyboard(page, button(page, 'Set up a passkey'))
      await page.getByRole('heading', { name: 'Keep these recovery codes' }).waitFor()
      await button(page, 'I have kept them').press('Enter')
      await page.waitForURL(site.address + '/')
      await page.goto('/account/passkeys')
      await page.getByRole('link', { name: 'Chrome on Linux' }).click()
      await button(page, 'Remove the passkey').press('Enter')
      assert.match(await main(page), /the only one you have/)
      await done(page)
      await administrator.submit('/accounts/second-factor', { second_factor: 'off' })
    })
  })
}
