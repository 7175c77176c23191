// The API as systems of agencies use it: let in by an administrator, a referral sent, sent again, followed, and what opens nothing.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { promisify } from 'node:util'
import { violations } from './support/accessibility.mjs'
import { openBrowser, openPageAs } from './support/browser.mjs'
import { exampleDatabase, Site, sources, temporaryFolder } from './support/holdfast.mjs'
import { markup } from './support/markup.mjs'
import { overflow } from './support/page_rules.mjs'
import { newPostgresDatabase } from './support/postgres.mjs'
import { letIn, System } from './support/system.mjs'
import { Visitor } from './support/visitor.mjs'
import * as wire from './support/wire.mjs'

const run = promisify(execFile)
const path = '/api/allegations'

apiOn('SQLite', undefined)
const postgres = await newPostgresDatabase()
if (postgres) apiOn('PostgreSQL', postgres)

function apiOn(kind, address) {
  describe(`the API on ${kind}`, () => {
    let site, browser, administrator, officer, shown, system, other, description
    const examples = () => description.components.schemas.Referral.examples[0]
    const services = async who => (await who.get('/api/allegations-services')).body.items
    /** The example of the description, to the first authority there is. */
    const referral = async more => ({ ...examples(), service: (await services(system))[0].service, ...more })

    before(async () => {
      site = await Site.serve(await exampleDatabase(address))
      browser = await openBrowser()
      administrator = await Visitor.as(site, 'administrator')
      officer = await Visitor.as(site, 'council-designated-officer')
      shown = await letIn(site, administrator, { agency: 'barnardos' })
      system = await System.of(site, shown)
      other = await System.of(site, await letIn(site, administrator, { name: 'Register', agency: 'cumbria-constabulary' }))
      description = (await new System(site, {}).get('/api/openapi.json')).body
    })
    after(async () => {
      await browser?.close()
      await site?.stop() // looks for secrets in the log
    })

    test('an administrator lets a system in by keyboard or mouse, sees its secret once, renews it and ends it', async () => {
      const page = await openPageAs(browser, site, 'administrator')
      await page.goto('/agency-systems/new')
      await page.getByRole('button', { name: 'Let it in' }).click()
      assert.match(await page.locator('.govuk-error-summary').innerText(), /Enter what the system is called[^]*Choose the agency[^]*Choose what the system may do/)
      assert.deepEqual(await violations(page), [])
      await page.getByLabel('What is the system called?').fill('Case book')
      await page.getByLabel('Which agency answers for it?').selectOption('barnardos')
      await page.getByLabel('Refer allegations').check()
      await page.getByRole('button', { name: 'Let it in' }).click()
      const secret = await page.locator('code').nth(1).innerText()
      site.secrets.add(secret)
      assert.match(secret, /^[\w-]{43}$/)
      assert.deepEqual([await violations(page), await overflow(page)], [[], []])
      await page.getByRole('button', { name: 'I have kept it' }).click()
      assert.doesNotMatch(await page.content(), new RegExp(secret))
      assert.deepEqual([await violations(page), await overflow(page)], [[], []])
      assert.equal(await page.getByLabel('How many requests a second may it make?').inputValue(), '50')
      await page.getByLabel('How many requests a second may it make?').fill('1,500')
      await page.getByRole('button', { name: 'Set the pace' }).click()
      assert.match(await page.locator('.govuk-error-summary').innerText(), /Enter a whole number from 1 to 1,000/)
      assert.equal(await page.getByLabel('How many requests a second may it make?').inputValue(), '1,500')
      assert.deepEqual([await violations(page), await overflow(page)], [[], []])
      await page.getByLabel('How many requests a second may it make?').fill('200')
      await page.getByRole('button', { name: 'Set the pace' }).click()
      assert.match(await page.locator('.govuk-summary-list').innerText(), /Pace\s+200 requests a second/)
      await page.getByRole('button', { name: 'Make a second secret' }).click()
      site.secrets.add(await page.locator('code').nth(1).innerText())
      await page.getByRole('button', { name: 'I have kept it' }).click()
      await page.getByRole('button', { name: 'End Secret 1' }).click()
      assert.match(await page.getByRole('row', { name: 'Secret 1' }).innerText(), /Ended on/)
      await page.getByRole('button', { name: 'End the system' }).click()
      await page.goto('/agency-systems')
      assert.match(await page.getByRole('row', { name: 'Case book' }).innerText(), /Never\s+Ended/)
      assert.deepEqual([await violations(page), await overflow(page), page.faults], [[], [], []])
      await page.context().close()
    })

    test('a referral of a system is at the officers’ desk, and its state is followed as the officers go on', async () => {
      const sent = await system.post(path, await referral({ adult: 'Nora Example', role: 'Minibus driver' }), 'nora')
      assert.equal(sent.status, 201, sent.text)
      assert.equal(sent.headers.get('location'), `${path}/${sent.body.reference}`)
      assert.equal(sent.body.state, 'received')
      assert.match(markup((await officer.get(`/lado/allegations/${sent.body.reference}`)).text).words, /Nora Example[^]*Minibus driver/)
      assert.deepEqual((await system.get(`${path}/${sent.body.reference}`)).body, sent.body)
      assert.equal((await system.get(path)).body.items[0].reference, sent.body.reference)
      const auditor = await Visitor.as(site, 'auditor')
      assert.match(markup((await auditor.get('/trail')).text).words, /Timetable/)
    })

    test('the same request sent again is done once; another under its key is refused, and the same key of another system is another', async () => {
      const body = JSON.stringify(await referral({ adult: 'Oda Example' }))
      const [first, second] = [await system.post(path, body, 'oda'), await system.post(path, body, '"oda"')]
      assert.deepEqual([second.status, second.text, second.headers.get('location')], [201, first.text, first.headers.get('location')])
      assert.equal((await system.get(path)).body.items.filter(each => each.reference === first.body.reference).length, 1)
      assert.equal((await system.post(path, await referral({ adult: 'Pia Example' }), 'oda')).status, 422)
      assert.notEqual((await other.post(path, body, 'oda')).body.reference, first.body.reference)
    })

    test('twenty at once under one key make one referral', async () => {
      const before = (await other.get(path)).body.items.length
      const body = await referral({ adult: 'Quin Example' })
      const answers = await Promise.all(Array.from({ length: 20 }, () => other.post(path, body, 'quin')))
      assert.ok(answers.every(({ status }) => status === 201 || status === 409), `${answers.map(({ status }) => status)}`)
      assert.equal(new Set(answers.filter(({ status }) => status === 201).map(({ text }) => text)).size, 1)
      assert.equal((await other.get(path)).body.items.length, before + 1)
    })

    test('what is wrong is said for every field at once, by pointers, in the words of the form, and nothing is kept', async () => {
      const before = (await system.get(path)).body.items.length
      const { status, body } = await system.post(path, { category: 'conduct', employer: 'school_other', referrer: 'gossip', criteria: ['harmed', 'odd'], alleged_on: '2026-02-30', is_after_restraint: 'no', Adult: 'X', service: 'nowhere' }, 'wrong')
      assert.equal(status, 422)
      const said = Object.fromEntries(body.errors.map(({ pointer, detail }) => [pointer, detail]))
      assert.equal(Object.keys(said).length, body.errors.length, 'one for each field')
      for (const pointer of ['/role', '/employer_name', '/concern', '/contact', '/category', '/referrer', '/criteria/1', '/alleged_on', '/is_after_restraint', '/Adult']) assert.ok(said[pointer], pointer)
      assert.match(said['/service'], /^“nowhere” takes no referrals here/)
      assert.equal(said['/adult'], 'Enter the name of the person the allegation is about')
      assert.equal(said['/referrer'], 'Choose the kind of agency that refers')
      assert.equal((await system.get(path)).body.items.length, before)
    })

    test('another system’s reference is answered as one that was never given', async () => {
      const { reference } = (await system.post(path, await referral({ adult: 'Rae Example' }), 'rae')).body
      const [anothers, nobodys] = [await other.get(`${path}/${reference}`), await other.get(`${path}/LADO-2026-99999-X`)]
      assert.equal(anothers.status, 404)
      assert.equal(anothers.text, nobodys.text)
      assert.ok(!(await other.get(path)).text.includes(reference))
    })

    test('no token, a wrong one, one in the address, and every session of a browser open nothing; a token opens no page', async () => {
      const stranger = new System(site, {})
      const operations = [() => stranger.get(path), () => stranger.get(`${path}/LADO-2026-99999-X`), () => stranger.get('/api/allegations-services'), () => stranger.post(path, {}, 'none'), () => stranger.get(`${path}?access_token=${system.token}`)]
      for (const ask of operations) {
        const { status, headers } = await ask()
        assert.equal(status, 401)
        assert.equal(headers.get('www-authenticate'), 'Bearer realm="holdfast"')
      }
      stranger.token = 'a'.repeat(43)
      for (const ask of operations) assert.match((await ask()).headers.get('www-authenticate'), /error="invalid_token"/)
      for (const role of site.passwords.keys()) {
        const person = await Visitor.as(site, role)
        const cookie = [...person.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
        const asPerson = new System(site, {})
        assert.equal((await asPerson.request(path, { headers: { cookie } })).status, 401, role)
        assert.equal((await asPerson.post(path, examples(), role, { cookie })).status, 401, role)
      }
      const page = await fetch(`${site.address}/lado/referrals`, { redirect: 'manual', headers: { authorization: `Bearer ${system.token}` } })
      assert.equal(page.status, 303)
    })

    test('a system whose secret or self was ended is shut out at once, and a wrong secret gives no token', async () => {
      const ending = await letIn(site, administrator, { name: 'Old book', agency: 'barnardos' })
      const old = await System.of(site, ending)
      assert.equal((await old.get(path)).status, 200)
      assert.equal((await administrator.submit(`${ending.path}/end`, {})).status, 303)
      assert.equal((await old.get(path)).status, 401)
      const refused = await old.askForToken()
      assert.deepEqual([refused.status, refused.body.error, refused.headers.get('cache-control')], [401, 'invalid_client', 'no-store'])
      assert.match(refused.headers.get('www-authenticate'), /^Basic /)
      const wrong = await new System(site, { ...shown, secret: 'wrong' }).askForToken()
      assert.equal(wrong.status, 401)
    })

    test('what is no JSON, too large, of another type or method is refused as a problem too', async () => {
      assert.equal((await system.post(path, '{', 'broken')).status, 400)
      assert.equal((await system.request(path, { method: 'POST', body: 'a=b', headers: { 'content-type': 'application/x-www-form-urlencoded', 'idempotency-key': 'k' } })).status, 415)
      assert.equal((await system.request(path, { method: 'POST', body: 'text', headers: { 'content-type': 'text/plain', 'idempotency-key': 'k' } })).status, 415)
      assert.equal((await system.post(path, JSON.stringify({ concern: 'a'.repeat(1_100_000) }), 'large')).status, 413)
      assert.equal((await system.request(path, { headers: { accept: 'text/html' } })).status, 406)
      assert.equal((await system.get('/api/nothing')).status, 404)
      const wrong = await system.post('/api/allegations-services', {}, 'method')
      assert.deepEqual([wrong.status, wrong.headers.get('allow')], [405, 'GET, HEAD'])
    })

    test('what the server refuses before the API is asked is a problem too, wherever the path could be read', async () => {
      const endless = 'a'.repeat(17_000)
      const asked = {
        'another method': [405, wire.request('PUT', path, { body: '{}' })],
        'a post without a length': [411, wire.request('POST', path, { headers: { 'content-length': undefined } })],
        'a body in pieces': [411, wire.request('POST', path, { headers: { 'content-length': undefined, 'transfer-encoding': 'chunked' } })],
        'an address too long': [414, wire.request('GET', `${path}?after=${endless}`)],
        'an address that never ends': [414, `GET ${path}/${endless}`],
        'a head too long': [431, wire.request('GET', path, { headers: { cookie: endless } })],
        'an address that cannot be decoded': [400, wire.request('GET', '/api/%zz')],
        'an expectation': [417, wire.request('POST', path, { headers: { expect: '200-ok' } })],
        'two lengths': [400, `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n`],
        'another version': [505, wire.request('GET', path, { version: 'HTTP/2.0' })],
        'a method that nobody knows': [501, wire.request('BREW', path)],
      }
      for (const [what, [status, bytes]] of Object.entries(asked)) {
        const answer = await wire.exchange(site, bytes)
        assert.deepEqual([answer.status, answer.type, JSON.parse(answer.text).status], [status, 'application/problem+json', status], what)
        assert.match(answer.headers.get('request-id'), /^[0-9A-Z]{4}-[0-9A-Z]{4}$/, what)
      }
      for (const bytes of [wire.request('PUT', '/persons'), wire.request('GET', '/apiary/%zz'), 'GET\r\n\r\n']) assert.match((await wire.exchange(site, bytes)).type, /^text\/html/)
    })

    test('the description keeps the rules of OpenAPI, and what it gives as examples is taken', async () => {
      const folder = temporaryFolder()
      const file = join(folder, 'openapi.json')
      writeFileSync(file, JSON.stringify(description))
      writeFileSync(join(folder, 'redocly.yaml'), 'extends: [recommended]\n')
      const quiet = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', CI: 'true' }
      const linter = `${sources}/tests/node_modules/@redocly/cli/bin/cli.js`
      const linted = await run(process.execPath, [linter, 'lint', file, '--config', join(folder, 'redocly.yaml'), '--format', 'json'], { cwd: folder, env: { ...process.env, ...quiet } }).catch(fault => fault)
      const { problems } = JSON.parse(linted.stdout.slice(linted.stdout.indexOf('{')))
      assert.deepEqual(problems.map(({ message, location }) => `${message} ${location?.[0]?.pointer}`), [])
      assert.equal(description.openapi, '3.1.0')
      const taken = await system.post(path, await referral({ adult: 'Gus Example' }), 'example')
      assert.equal(taken.status, 201, taken.text)
      const { properties } = description.components.schemas.ReferralState
      assert.deepEqual(Object.keys(taken.body), Object.keys(properties))
      assert.ok(properties.state.enum.includes(taken.body.state))
    })

    test('the first call of the reference page is made as it stands there', async () => {
      const written = readFileSync(`${sources}/docs/reference/api.md`, 'utf8')
      const script = /```sh\n([^`]*)```/.exec(written)[1]
      const service = (await services(system))[0].service
      const { stdout } = await run('bash', ['-euo', 'pipefail', '-c', script], { env: { ...process.env, SITE: site.address, CLIENT: shown.client, SECRET: shown.secret, SERVICE: service } })
      const [made, followed] = stdout.trim().split('\n').map(line => JSON.parse(line))
      assert.match(made.reference, /^LADO-/)
      assert.deepEqual(followed, made)
    })
  })
}
