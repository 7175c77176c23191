import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { openBrowser, openPageAs } from './support/browser.mjs'
import { exampleDatabase, Site } from './support/holdfast.mjs'
import { markup } from './support/markup.mjs'
import { OwnServer } from './support/postgres.mjs'
import { Visitor } from './support/visitor.mjs'

const pages = ['/', '/scorecard/2016-17', '/figures?year=2016-17', '/budget/2016-17', '/reports/annual/2016-17', '/no/such/page']
const submission = month => `/indicators/CS1.1/2016-${month}/submission`
const valueOf = value => ({ version: '0', basis: 'month', value: String(value), numerator: '', denominator: '' })

/** The example partnership on a server of its own, served and with somebody signed in. */
async function workOn(small) {
  const server = await OwnServer.start(small)
  const site = await Site.serve(await exampleDatabase(server.url))
  const lead = await Visitor.as(site, 'council-safeguarding-lead')
  lead.csrf = await lead.token()
  const analyst = await Visitor.as(site, 'performance-analyst')
  analyst.csrf = await analyst.token()
  return { server, site, lead, analyst, submit: (month, value) => lead.submit(submission(month), valueOf(value)) }
}

async function shown(lead, month) {
  const { text } = await lead.get(`${submission(month)}?basis=month`)
  return /name="value"[^>]*value="(\d*)"|value="(\d*)"[^>]*name="value"/.exec(text)?.slice(1).find(Boolean)
}

const namedHidden = (text, name) => new RegExp(`<input type="hidden" name="${name}" value="([^"]*)">`).exec(text)?.[1]

describe('a PostgreSQL server that is lost while pages are open', () => {
  let work
  before(async () => (work = await workOn()))
  after(async () => {
    await work?.site.stop()
    await work?.server.end()
  })

  test('is answered for with 503 and a page that says what to do, and everything works again when it is back', async () => {
    const { server, site, lead, submit } = work
    assert.equal((await submit('04', 41)).status, 303)
    for (let time = 0; time < 2; ++time) {
      assert.ok(await server.do('stop'))
      for (const path of pages) {
        const { status, headers, text } = await lead.get(path)
        assert.equal(status, 503, path)
        assert.ok(Number(headers.get('retry-after')) > 0)
        assert.match(markup(text).words, /Sorry, the service is unavailable.*Try again/s)
        assert.ok(text.includes(`href="${path}">Try again`), path)
        assert.match(headers.get('cache-control'), /no-store/)
      }
      assert.equal((await new Visitor(site).get('/sign-in')).status, 503)
      assert.equal((await lead.get(/href="(\/assets\/[^"]+\.css)"/.exec((await lead.get('/')).text)[1])).status, 200)
      assert.ok(await server.do('start'))
      for (const path of pages) assert.equal((await lead.get(path)).status, path.startsWith('/no') ? 404 : 200, path)
    }
    assert.equal(await shown(lead, '04'), '41')
    assert.equal(site.process.exitCode, null)
  })

  test('brings a form that was sent meanwhile back, and takes it when it is sent again', async () => {
    const { server, lead, submit } = work
    assert.ok(await server.do('stop'))
    const { status, text } = await submit('05', 52)
    assert.equal(status, 503)
    assert.match(text, /Nothing you sent has been saved/)
    assert.equal(namedHidden(text, 'value'), '52')
    const kept = Object.fromEntries(['csrf_token', 'version', 'basis', 'value', 'numerator', 'denominator'].map(name => [name, namedHidden(text, name)]))
    assert.ok(await server.do('start'))
    assert.equal(await shown(lead, '05'), undefined)
    assert.equal((await lead.post(submission('05'), kept)).status, 303)
    assert.equal(await shown(lead, '05'), '52')
  })

  test('never puts a password into a page', async () => {
    const { server, site } = work
    const visitor = new Visitor(site)
    const token = await visitor.token('/sign-in')
    assert.ok(await server.do('stop'))
    const { status, text } = await visitor.post('/sign-in', { csrf_token: token, user_name: 'auditor', password: 'not to be seen', next: '' })
    assert.equal(status, 503)
    assert.doesNotMatch(text, /not to be seen/)
    assert.ok(await server.do('start'))
    assert.equal((await visitor.signIn('auditor', site.passwords.get('auditor'))).status, 303)
  })

  test('loses nothing of what somebody has typed in a browser', async t => {
    const { server, site } = work
    const browser = await openBrowser()
    t.after(() => browser.close())
    const page = await openPageAs(browser, site, 'performance-analyst')
    const form = '/indicators/CS2.2/2016-17/narrative'
    await page.goto(form)
    await page.locator('textarea[name="text"]').fill('Typed before\nthe server went away & "kept"')
    assert.ok(await server.do('stop'))
    await page.getByRole('main').getByRole('button').first().click()
    await page.getByRole('heading', { name: 'Sorry, the service is unavailable' }).waitFor()
    await page.getByRole('button', { name: 'Send it again' }).click()
    await page.getByRole('heading', { name: 'Sorry, the service is unavailable' }).waitFor()
    assert.ok(await server.do('start'))
    await page.getByRole('button', { name: 'Send it again' }).click()
    await page.waitForURL(url => !url.pathname.endsWith('/narrative'))
    await page.goto(form)
    assert.equal(await page.locator('textarea[name="text"]').inputValue(), 'Typed before\nthe server went away & "kept"')
  })
})

/** Long words that cannot be packed, one version after another, until the first that is not taken. */
async function writeUntilRefused(analyst, path) {
  for (let version = 0; version <= 3000; ++version) {
    const answer = await analyst.submit(path, { version: String(version), text: randomBytes(1900).toString('hex') })
    if (answer.status !== 303) return { ...answer, version }
  }
  return assert.fail('the disk was never full')
}

describe('a full disk under the tables of a PostgreSQL server', () => {
  test('refuses writes with 503, goes on showing pages, and takes writes again when there is room', async t => {
    const { server, site, lead, analyst, submit } = await workOn('data')
    t.after(async () => (await site.stop(), await server.end()))
    assert.equal((await submit('04', 41)).status, 303)
    assert.ok(await server.do('fill'))
    const refused = await writeUntilRefused(analyst, '/indicators/CS1.1/2016-17/narrative')
    assert.equal(refused.status, 503)
    assert.match(refused.text, /Nothing you sent has been saved/)
    for (let time = 0; time < 3; ++time) {
      for (const path of pages.slice(0, -1)) assert.equal((await lead.get(path)).status, 200, path)
      assert.equal((await analyst.submit('/indicators/CS2.2/2016-17/narrative', { version: '0', text: randomBytes(1900).toString('hex') })).status, 503)
    }
    assert.ok(await server.do('room'))
    assert.equal((await analyst.submit('/indicators/CS1.1/2016-17/narrative', { version: String(refused.version), text: 'There is room' })).status, 303)
    assert.equal((await submit('06', 61)).status, 303)
    assert.deepEqual([await shown(lead, '04'), await shown(lead, '06')], ['41', '61'])
  })
})

describe('a full disk under the log of a PostgreSQL server', () => {
  test('stops the server; everybody is told 503 until it is back, and nothing that was acknowledged is lost', async t => {
    const { server, site, lead, analyst, submit } = await workOn('log')
    t.after(async () => (await site.stop(), await server.end()))
    assert.equal((await submit('04', 41)).status, 303)
    assert.ok(await server.do('fill'))
    const refused = await writeUntilRefused(analyst, '/indicators/CS1.1/2016-17/narrative')
    assert.equal(refused.status, 503)
    // The server tries to come back by itself, and may be there for a moment or not at all.
    for (const path of pages.slice(0, -1)) assert.ok([200, 503].includes((await lead.get(path)).status), path)
    await server.do('stop')
    for (const path of pages) assert.equal((await lead.get(path)).status, 503, path)
    assert.equal((await submit('05', 51)).status, 503)
    assert.ok(await server.do('room'))
    assert.ok(await server.do('start'))
    assert.equal((await submit('06', 61)).status, 303)
    assert.deepEqual([await shown(lead, '04'), await shown(lead, '05'), await shown(lead, '06')], ['41', undefined, '61'])
    const stored = /name="version" value="(\d+)"|value="(\d+)" name="version"/.exec((await analyst.get('/indicators/CS1.1/2016-17/narrative')).text)
    assert.equal(Number(stored.slice(1).find(Boolean)), refused.version, 'the last version that was acknowledged')
  })
})
