// Signing in with OpenID Connect, against a real provider on this machine (npm oidc-provider), on both databases.
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { after, before, beforeEach, describe, test } from 'node:test'
import { violations } from './support/accessibility.mjs'
import { openBrowser, openPage, openPageAs, openPageOf } from './support/browser.mjs'
import { exampleDatabase, run, Site, temporaryFolder } from './support/holdfast.mjs'
import { IdentityProvider, keyPair, Wanderer } from './support/identity_provider.mjs'
import { markup } from './support/markup.mjs'
import { freePort } from './support/nginx.mjs'
import { formsOf, sentByKeyboard } from './support/page_rules.mjs'
import { newPostgresDatabase } from './support/postgres.mjs'
import { codeOf } from './support/totp.mjs'
import { Visitor } from './support/visitor.mjs'

const postgres = await newPostgresDatabase()
openIdOn('SQLite', undefined)
if (postgres) openIdOn('PostgreSQL', postgres)

/** The provider on plain loopback with a client for each way to say who one is, and one behind TLS; what the site is told of them. */
async function providers(address) {
  const folder = temporaryFolder()
  const [council, nhs] = await Promise.all([IdentityProvider.start(), IdentityProvider.start({ tls: true })])
  const own = keyPair('ES256', 'holdfast-1')
  writeFileSync(`${folder}/own.pem`, own.pem)
  writeFileSync(`${folder}/secret`, 'a secret that clients share\n')
  const client = (key, more) => ({
    client_id: `holdfast ${key}`, redirect_uris: [`${address}/sign-in/callback/${key}`], post_logout_redirect_uris: [`${address}/sign-in`],
    backchannel_logout_uri: `${address}/sign-in/logout/${key}`, backchannel_logout_session_required: true, ...more,
  })
  const secret = { client_secret: 'a secret that clients share' }
  council.serve([
    client('council', { ...secret, token_endpoint_auth_method: 'client_secret_basic' }),
    client('key', { token_endpoint_auth_method: 'private_key_jwt', jwks: { keys: [own.publicJwk] }, id_token_signed_response_alg: 'ES256' }),
  ])
  nhs.serve([client('nhs', { ...secret, token_endpoint_auth_method: 'client_secret_post', id_token_signed_response_alg: 'PS256' })])
  const issuer = (key, name, provider, more) => `[[issuer]]\nkey = "${key}"\nname = "${name}"\nprofile = "plain"\nissuer = "${provider.address}"\nclient_id = "holdfast ${key}"\nacr_values = "urn:two"\nsecond_factor = ["urn:two"]\n${more}\n`
  writeFileSync(`${folder}/open-id.toml`, `site = "${address}"\n` +
    issuer('council', 'Example Council', council, `authentication = "client_secret_basic"\nsecret_file = "${folder}/secret"`) +
    issuer('key', 'Example Key', council, `authentication = "private_key_jwt"\nkey_file = "${folder}/own.pem"\nkey_id = "holdfast-1"`) +
    issuer('nhs', 'Example NHS', nhs, `authentication = "client_secret_post"\nsecret_file = "${folder}/secret"\nca_file = "${nhs.caFile}"`))
  return { council, nhs, settings: `${folder}/open-id.toml` }
}

function openIdOn(kind, database) {
  describe(`signing in with OpenID Connect on ${kind}`, () => {
    let site, url, council, nhs, browser
    before(async () => {
      const port = await freePort()
      const peers = await providers(`http://127.0.0.1:${port}`)
      ;({ council, nhs } = peers)
      const example = await exampleDatabase(database)
      url = example.url
      site = await Site.serve(example, { port, options: ['--open-id', peers.settings] })
      site.secrets.add('a secret that clients share')
      site.providers = [council.address, nhs.address]
      browser = await openBrowser()
    })
    after(async () => {
      await browser?.close()
      await site?.stop()
      await Promise.all([council?.stop(), nhs?.stop()])
    })
    beforeEach(() => {
      council.person = { accountId: 'ana' }
    })

    /** Links an identity as an administrator does: by a file. */
    async function identify(userName, subject, provider = council) {
      const file = `${temporaryFolder()}/identities.csv`
      writeFileSync(file, `user_name,issuer,subject\n${userName},${provider.address},${subject}\n`)
      const { code, err } = await run(['--database', url, 'import', 'identities', file])
      assert.equal(code, 0, err)
    }
    const events = async type => {
      const auditor = await Visitor.as(site, 'auditor')
      return (await auditor.get(`/trail?type=${type}`)).text
    }
    /** Sends a visitor to the provider and gives the way back: a path with code and state, not yet asked for. */
    async function wayBack(visitor, key = 'council', wanderer = new Wanderer(key === 'nhs' ? nhs : council), start = `/sign-in/with/${key}?next=%2Fscorecard%2F2016-17`) {
      const sent = await visitor.get(start)
      assert.equal(sent.status, 303, markup(sent.text).words)
      const path = await wanderer.from(sent.headers.get('location'), site)
      const code = new URL(path, site.address).searchParams.get('code')
      if (code) site.secrets.add(code)
      return path
    }
    async function signInAs(accountId, { key = 'council', acr, wanderer } = {}) {
      const provider = key === 'nhs' ? nhs : council
      provider.person = { accountId, acr }
      const visitor = new Visitor(site)
      const answer = await visitor.get(await wayBack(visitor, key, wanderer))
      return { visitor, answer }
    }
    const isIn = async visitor => (await visitor.get('/account')).status === 200

    test('who is linked signs in with code and PKCE, goes on to where they wanted to, and has a session of their own', async () => {
      await identify('board-member', 'bea')
      const { visitor, answer } = await signInAs('bea')
      assert.equal(answer.status, 303)
      assert.equal(answer.headers.get('location'), '/scorecard/2016-17')
      assert.match((await visitor.get('/account')).text, /Example Board member/)
      assert.match((await visitor.get('/account/sessions')).text, /Example Council/)
      assert.ok(council.asked.includes('Basic'))
    })

    test('what is sent to the provider is a challenge, a state and a nonce of this try alone', async () => {
      const visitor = new Visitor(site)
      const sent = async () => new URL((await visitor.get('/sign-in/with/council')).headers.get('location')).searchParams
      const [first, second] = [await sent(), await sent()]
      assert.equal(first.get('code_challenge_method'), 'S256')
      assert.equal(first.get('response_type'), 'code')
      assert.equal(first.get('redirect_uri'), `${site.address}/sign-in/callback/council`)
      for (const name of ['state', 'nonce', 'code_challenge']) {
        assert.match(first.get(name), /^[\w-]{43}$/, name)
        assert.notEqual(first.get(name), second.get(name), name)
      }
    })

    test('tokens and codes of the provider stay with the server: no cookie, page or address of the site holds one', async () => {
      const { visitor, answer } = await signInAs('bea')
      assert.deepEqual([...visitor.cookies.keys()].sort(), ['holdfast', 'holdfast-device'])
      const pages = await Promise.all(['/account', '/account/sessions', '/account/sign-ins'].map(path => visitor.get(path)))
      for (const { text, headers } of [answer, ...pages]) assert.doesNotMatch(text + [...headers], /eyJ|access_token|id_token|code=/)
    })

    test('a session begins only by the person\'s own act, also for who is signed in at the provider', async () => {
      const visitor = new Visitor(site)
      assert.equal((await visitor.get('/scorecard/2016-17')).headers.get('location'), '/sign-in?next=%2Fscorecard%2F2016-17')
      for (const place of ['cross-site', 'same-site']) {
        const sent = await visitor.request('/sign-in/with/council', { headers: { 'sec-fetch-site': place } })
        assert.equal(sent.headers.get('location'), '/sign-in', place)
      }
      const sent = await visitor.request('/sign-in/with/council', { headers: { 'sec-fetch-site': 'same-origin' } })
      assert.ok(sent.headers.get('location').startsWith(council.address))
    })

    test('somebody the provider knows and this site does not is told what to do, and nothing else; an e-mail address links nobody', async () => {
      const { visitor, answer } = await signInAs('stranger')
      assert.equal(answer.status, 403)
      const { words } = markup(answer.text)
      assert.match(words, /not linked yet.*Sign in with your user name and password.*Go to your account/s)
      assert.doesNotMatch(answer.text, /auditor|stranger|@|Example (?!Council)/)
      assert.equal(await isIn(visitor), false)
      assert.match(await events('open_id.identity_unknown'), /open_id\.identity_unknown/)
    })

    test('a way back is good once, in the browser that began it, and at the provider that it came from', async () => {
      await identify('auditor', 'audrey')
      council.person = { accountId: 'audrey' }
      const [own, other] = [new Visitor(site), new Visitor(site)]
      await other.get('/sign-in')
      const path = await wayBack(own)
      assert.equal((await other.get(path)).status, 422, 'another browser')
      assert.equal(await isIn(other), false)
      assert.equal((await own.get(path.replace('/callback/council', '/callback/key'))).status, 422, 'another provider')
      assert.equal((await own.get(path)).status, 422, 'it was used up by that')
      const again = await wayBack(own)
      assert.equal((await own.get(again)).status, 303)
      assert.equal((await own.get(again)).status, 422, 'a second time')
      assert.match(await events('open_id.state_refused'), /open_id\.state_refused/)
    })

    test('an answer with another state, without a code, of another issuer or of nobody is refused', async () => {
      const changed = async change => {
        const visitor = new Visitor(site)
        const path = new URL(await wayBack(visitor), site.address)
        change(path.searchParams)
        return (await visitor.get(path.pathname + path.search)).status
      }
      assert.equal(await changed(query => query.set('state', 'A'.repeat(43))), 422)
      assert.equal(await changed(query => query.delete('state')), 422)
      assert.equal(await changed(query => query.delete('code')), 422)
      assert.equal(await changed(query => query.set('code', 'guessed')), 503)
      assert.equal(await changed(query => query.set('iss', nhs.address)), 503)
      assert.equal(await changed(query => query.delete('iss')), 503, 'this provider says that it names itself (RFC 9207)')
      council.person = {}
      const visitor = new Visitor(site)
      const answer = await visitor.get(await wayBack(visitor))
      assert.equal(answer.status, 403)
      assert.match(markup(answer.text).words, /Example Council did not sign you in/)
      const trail = await events('open_id.verification_failed')
      assert.match(trail, /returned by/)
      assert.match(trail, /code/)
    })

    test('keys that the provider changes between two sign-ins are fetched again', async () => {
      await identify('panel-member', 'pam')
      assert.equal((await signInAs('pam')).answer.status, 303)
      council.serve()
      assert.equal((await signInAs('pam')).answer.status, 303)
    })

    test('a client with a key of its own says who it is by private_key_jwt, and takes ES256', async () => {
      await identify('training-coordinator', 'tess')
      council.asked.length = 0
      const { answer } = await signInAs('tess', { key: 'key' })
      assert.equal(answer.status, 303)
      assert.deepEqual(council.asked, ['form'])
    })

    test('a provider behind TLS is asked with its certificate checked; client_secret_post and PS256', async () => {
      await identify('board-member', 'nora', nhs)
      const { visitor, answer } = await signInAs('nora', { key: 'nhs' })
      assert.equal(answer.status, 303)
      assert.match((await visitor.get('/account/sessions')).text, /Example NHS/)
    })

    test('signing out at the provider ends the session here by back-channel logout, and no other', async () => {
      await identify('practitioner', 'paul')
      const wanderer = new Wanderer(council)
      const { visitor } = await signInAs('paul', { wanderer })
      const elsewhere = (await signInAs('paul')).visitor
      const byPassword = await Visitor.as(site, 'practitioner')
      await wanderer.from(`${council.address}/session/end?client_id=holdfast+council&post_logout_redirect_uri=${encodeURIComponent(site.address + '/sign-in')}`, site)
      assert.equal(await isIn(visitor), false)
      assert.equal(await isIn(elsewhere), true)
      assert.equal(await isIn(byPassword), true)
      assert.match(await events('open_id.logged_out'), /1 sessions ended/)
    })

    test('what is no logout token of the provider ends nothing', async () => {
      await identify('hub-officer', 'hugo')
      const { visitor } = await signInAs('hugo')
      const post = body => fetch(`${site.address}/sign-in/logout/council`, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body })
      for (const body of ['', 'logout_token=', 'logout_token=a.b.c', `logout_token=${'A'.repeat(20000)}`]) {
        const answer = await post(body)
        assert.equal(answer.status, 400)
        assert.deepEqual(await answer.json(), { error: 'invalid_request' })
      }
      assert.equal(await isIn(visitor), true)
      assert.match(await events('open_id.log_out_refused'), /open_id\.log_out_refused/)
    })

    test('somebody links a sign-in, signs in with it, signs out on both sides and takes it away, without JavaScript', async () => {
      council.person = { accountId: 'sara' }
      const page = await openPageAs(browser, site, 'social-worker', { javaScript: false })
      const press = name => page.getByRole('main').getByRole('button', { name }).press('Enter')
      await page.goto('/account')
      await page.getByRole('link', { name: /sign-ins with other sites/ }).click()
      assert.match(await page.getByRole('main').innerText(), /None is linked/)
      await press('Link Example Council')
      await press('Go on to Example Council')
      await page.waitForURL('**/account/sign-ins')
      assert.match(await page.locator('body').innerText(), /You can sign in with Example Council now/)
      await page.getByRole('button', { name: 'Sign out' }).click()
      await page.getByRole('button', { name: 'Sign in with Example Council' }).click()
      await page.waitForURL(site.address + '/')
      await page.goto('/account')
      assert.match(await page.getByRole('main').innerText(), /Example Social worker/)
      await page.getByRole('button', { name: 'Sign out' }).click()
      assert.match(await page.getByRole('main').innerText(), /You are still signed in with Example Council/)
      await press('Sign out of Example Council')
      await page.getByRole('button', { name: 'Yes, sign me out' }).click()
      await page.waitForURL('**/sign-in')
      await page.getByRole('button', { name: 'Sign in with Example Council' }).click()
      await page.goto('/account/sign-ins')
      await press('Take away Example Council')
      assert.match(await page.locator('body').innerText(), /The sign-in is taken away/)
      await page.context().close()
      assert.equal((await signInAs('sara')).answer.status, 403)
    })

    test('its pages have no accessibility violation (WCAG 2.2 AA) and fit a window of 320 pixels', async () => {
      council.person = { accountId: 'nobody here' }
      await identify('board-member', 'bea')
      const person = await openPageAs(browser, site, 'board-member', { width: 320 })
      const visitor = await openPage(browser, site, { width: 320 })
      const found = []
      const look = async (page, name) => {
        found.push(...(await violations(page)).map(fault => `${name}: ${fault}`))
        const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
        if (over > 0) found.push(`${name}: ${over} pixels too wide`)
      }
      for (const path of ['/sign-in', '/sign-in/with/council/signed-out?session=x', '/sign-in/callback/council?state=x&code=y']) {
        await visitor.goto(path)
        await look(visitor, path)
      }
      await visitor.goto('/sign-in')
      await visitor.getByRole('button', { name: 'Sign in with Example Council' }).click()
      await visitor.getByRole('heading', { name: 'Your sign-in is not linked yet' }).waitFor()
      await look(visitor, 'not linked')
      for (const path of ['/account', '/confirm', '/account/sign-ins']) {
        await person.goto(path)
        await look(person, path)
      }
      await person.getByRole('button', { name: 'Link Example Council' }).click()
      await look(person, 'on the way')
      assert.deepEqual(found, [])
      await Promise.all([person.context().close(), visitor.context().close()])
    })

    test('an identity that stands for one person cannot be linked by another', async () => {
      await identify('board-business-manager', 'boris')
      council.person = { accountId: 'boris' }
      const visitor = await Visitor.as(site, 'performance-analyst')
      const offered = await visitor.submit('/account/sign-ins', { issuer: 'council' })
      const address = markup(offered.text).links.find(link => link.startsWith(council.address))
      const answer = await visitor.get(await new Wanderer(council).from(address, site))
      assert.equal(answer.status, 409)
      assert.doesNotMatch(answer.text, /[Bb]usiness manager/)
    })

    test('the way back of a link does not link in a session that began after it', async () => {
      council.person = { accountId: 'lena' }
      const visitor = await Visitor.as(site, 'performance-analyst')
      const offered = await visitor.submit('/account/sign-ins', { issuer: 'council' })
      const path = await new Wanderer(council).from(markup(offered.text).links.find(link => link.startsWith(council.address)), site)
      const victim = await Visitor.as(site, 'board-member')
      assert.equal((await victim.get(path)).status, 422)
      assert.equal(markup((await victim.get('/account/sign-ins')).text).words.match(/Take away Example Council/g).length, 1, 'Bea, from before')
    })

    test('the provider\'s second factor counts; without it ours is asked for', async () => {
      await identify('designated-officer', 'dora')
      const person = await Visitor.as(site, 'designated-officer')
      const { text } = await person.get('/account/second-factor')
      const secret = /<code>([A-Z2-7 ]+)<\/code>/.exec(text)[1].replaceAll(' ', '')
      assert.equal((await person.submit('/account/second-factor', { code: codeOf(secret) })).status, 200)
      const alone = await signInAs('dora')
      assert.equal(alone.answer.headers.get('location'), '/sign-in/code?next=%2Fscorecard%2F2016-17')
      assert.equal(await isIn(alone.visitor), false)
      const csrf = await alone.visitor.token('/sign-in/code')
      assert.equal((await alone.visitor.post('/sign-in/code', { csrf_token: csrf, code: codeOf(secret, 1), next: '' })).status, 303)
      assert.match((await alone.visitor.get('/account/sessions')).text, /Example Council and code/)
      const strong = await signInAs('dora', { acr: 'urn:two' })
      assert.equal(strong.answer.headers.get('location'), '/scorecard/2016-17')
      assert.equal((await signInAs('dora', { acr: 'urn:one' })).answer.headers.get('location').split('?')[0], '/sign-in/code')
    })

    test('signing out there before the second factor ends the wait for it', async () => {
      const wanderer = new Wanderer(council)
      const { visitor, answer } = await signInAs('dora', { wanderer })
      assert.match(answer.headers.get('location'), /^\/sign-in\/code/)
      await wanderer.from(`${council.address}/session/end?client_id=holdfast+council&post_logout_redirect_uri=${encodeURIComponent(site.address + '/sign-in')}`, site)
      const csrf = await visitor.token('/sign-in/code')
      const refused = await visitor.post('/sign-in/code', { csrf_token: csrf, code: '000000', next: '' })
      assert.match(markup(refused.text).words, /Start again/)
    })

    test('before a sensitive act somebody proves who they are at the provider, and only as themselves', async () => {
      await identify('administrator', 'adam')
      const { visitor } = await signInAs('adam')
      const token = visitor.cookies.get('holdfast')
      council.person = { accountId: 'bea' }
      assert.equal((await visitor.get(await wayBack(visitor, 'council', undefined, '/confirm/with/council?next=%2Faccounts'))).status, 403)
      assert.equal(visitor.cookies.get('holdfast'), token)
      council.person = { accountId: 'adam' }
      const answer = await visitor.get(await wayBack(visitor, 'council', undefined, '/confirm/with/council?next=%2Faccounts'))
      assert.equal(answer.headers.get('location'), '/accounts')
      assert.notEqual(visitor.cookies.get('holdfast'), token)
      assert.equal(await isIn(visitor), true)
    })

    test('an administrator sees who is linked and takes a link away, which signs the person out', async () => {
      await identify('child-death-coordinator', 'chloe')
      const { visitor } = await signInAs('chloe')
      const administrator = await Visitor.as(site, 'administrator')
      const list = markup((await administrator.get('/accounts')).text).links.filter(link => /^\/accounts\/\d+$/.test(link))
      const pages = await Promise.all(list.map(async link => ({ link, text: (await administrator.get(`${link}/sign-ins`)).text })))
      const { link } = pages.find(page => /Child-death coordinator/.test(page.text))
      const page = await openPageOf(browser, administrator)
      await page.goto(`${link}/sign-ins`)
      assert.deepEqual(await sentByKeyboard(page, (await formsOf(page)).findIndex(form => form.path === `${link}/sign-ins/removal`)), [])
      assert.match(await page.getByRole('main').innerText(), /None is linked|was taken away/)
      await page.context().close()
      assert.equal(await isIn(visitor), false)
      assert.equal((await signInAs('chloe')).answer.status, 403)
    })

    test('a provider that cannot be reached is said to be, and the password still works', async () => {
      await nhs.stop()
      const { visitor, answer } = await (async () => {
        const visitor = new Visitor(site)
        return { visitor, answer: await visitor.get('/sign-in/callback/nhs?state=x&code=y') }
      })()
      assert.equal(answer.status, 422)
      const sent = await visitor.get('/sign-in/with/nhs')
      const returned = new URL(sent.headers.get('location')).searchParams.get('state')
      const lost = await visitor.get(`/sign-in/callback/nhs?state=${returned}&code=y&iss=${encodeURIComponent(nhs.address)}`)
      assert.equal(lost.status, 503)
      assert.match(markup(lost.text).words, /Example NHS cannot be reached/)
      assert.equal((await visitor.signIn('board-member', site.passwords.get('board-member'))).status, 303)
      nhs = undefined
    })

    test('tries that fail slow down the address that they come from', async () => {
      const visitor = new Visitor(site)
      let answer
      for (let i = 0; i < 60 && answer?.status !== 429; ++i) answer = await visitor.get('/sign-in/callback/council?state=guessed&code=guessed')
      assert.equal(answer.status, 429)
      assert.ok(Number(answer.headers.get('retry-after')) >= 1)
    })
  })
}

test('settings that are wrong keep the site from starting, and say what', async () => {
  const file = `${temporaryFolder()}/open-id.toml`
  writeFileSync(file, 'site = "https://holdfast.example.org"\n[[issuer]]\nkey = "a"\nname = "A"\nprofile = "plain"\nissuer = "http://a.example"\nclient_id = "c"\nauthentication = "client_secret_basic"\nsecret_file = "/nowhere"\n')
  const { code, err } = await run(['--database', `sqlite:${temporaryFolder()}/h.sqlite`, 'serve', '--port', '0', '--open-id', file])
  assert.equal(code, 1)
  assert.match(err, /issuer a: issuer must be an https address/)
})
