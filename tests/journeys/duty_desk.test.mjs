// The duty desk: advice is logged in one page, found and counted; the rota is made and changed; nobody else is told anything.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { violations } from './support/accessibility.mjs'
import { act, adviceCall, emptySeats, optionOf } from './support/acts.mjs'
import { openBrowser, openPageAs } from './support/browser.mjs'
import { exampleDatabase, run, Site } from './support/holdfast.mjs'
import { markup } from './support/markup.mjs'
import { overflow } from './support/page_rules.mjs'
import { newPostgresDatabase } from './support/postgres.mjs'
import { Visitor } from './support/visitor.mjs'

const password = 'nine herons by the weir'
const contact = 'HUB-2026-00417-F'
const today = new Date().toLocaleDateString('sv', { timeZone: 'Europe/London' })

deskOn('SQLite', undefined)
const postgres = await newPostgresDatabase()
if (postgres) deskOn('PostgreSQL', postgres)

function deskOn(kind, address) {
  describe(`the duty desk on ${kind}`, () => {
    let site, browser, officer
    const main = page => page.getByRole('main')
    before(async () => {
      const database = await exampleDatabase(address)
      const added = await run(['--database', database.url, 'user', 'add', 'dan.elsewhere', '--name', 'Dan Elsewhere', '--agency', 'cumberland-council', '--role', 'hub_officer'], { input: `${password}\n` })
      assert.equal(added.code, 0, added.err)
      database.passwords.set('dan.elsewhere', password)
      site = await Site.serve(database)
      browser = await openBrowser()
      officer = await Visitor.as(site, 'hub-officer')
    })
    after(async () => {
      await browser?.close()
      await site?.stop()
    })

    for (const javaScript of [true, false]) {
      test(`a hub officer logs advice in one page, without a child's name, finds it, links the contact that followed and takes that back, ${javaScript ? 'with' : 'without'} scripts`, async () => {
        const page = await openPageAs(browser, site, 'hub-officer', { javaScript })
        await page.goto('/duty-desk')
        await page.getByRole('link', { name: 'Log advice' }).or(page.getByRole('button', { name: 'Log advice' })).click()
        assert.match(await main(page).innerText(), /No child’s name is needed, and there is no field for one/)
        await page.getByLabel('What was asked?').fill('May we tell the mother?')
        await page.getByRole('button', { name: 'Save' }).click()
        assert.match(await page.locator('.govuk-error-summary').innerText(), /Choose who called[^]*Enter what you advised/)
        assert.equal(await page.getByLabel('What was asked?').inputValue(), 'May we tell the mother?')
        if (javaScript) assert.deepEqual(await violations(page), [])
        assert.deepEqual(await overflow(page), [])
        await page.getByLabel('Who called?').selectOption({ label: 'School or college' })
        await page.getByLabel('Name of the agency').fill('Hill School')
        await page.getByLabel('What did you advise?').fill('Yes, unless it puts the child at risk')
        await page.getByLabel('Neglect').check()
        await page.getByRole('button', { name: 'Save' }).click()
        const shown = await main(page).innerText()
        assert.match(shown, /Hill School \(School or college\)[^]*May we tell the mother\?[^]*Neglect[^]*Example Hub officer/)
        const [reference] = /ADV-\d{4}-\d+-\w/.exec(shown)

        await page.getByLabel('Reference of the contact').fill('HUB-2026-00417-K')
        await page.getByRole('button', { name: 'Link the contact' }).click()
        assert.match(await page.locator('.govuk-error-summary').innerText(), /'HUB-2026-00417-K' is mistyped/)
        await page.getByLabel('Reference of the contact').fill('hub 2026 00417 f')
        await page.getByRole('button', { name: 'Link the contact' }).click()
        assert.match(await main(page).innerText(), new RegExp(contact))
        await page.getByRole('button', { name: 'Take the link back' }).click()
        assert.equal(await page.getByLabel('Reference of the contact').inputValue(), '')

        await page.goto('/duty-desk')
        await page.getByLabel('Find a call by its reference').fill(reference.toLowerCase().replaceAll('-', ' '))
        await page.getByRole('button', { name: 'Find' }).click()
        assert.match(page.url(), new RegExp(`/duty-desk/advice/${reference}$`))
        await page.goto('/duty-desk?reference=ADV-2026-00417-P')
        assert.match(await page.locator('.govuk-error-summary').innerText(), /There is no advice call ADV-2026-00417-P/)
        await page.close()
      })

      test(`the lead says who is on duty, the desk shows who is on now and what is wanting, ${javaScript ? 'with' : 'without'} scripts`, async () => {
        const lead = await openPageAs(browser, site, 'agency-safeguarding-lead', { javaScript })
        await lead.goto(`/duty-desk/rota/${today}`)
        const seats = ['Morning: first social worker', 'Morning: second social worker', 'Afternoon: first social worker', 'Afternoon: second social worker']
        for (const seat of seats) await lead.getByLabel(seat).selectOption({ label: 'Example Hub officer' })
        await lead.getByRole('button', { name: 'Save' }).click()
        assert.match(await lead.locator('.govuk-error-summary').innerText(), /Example Hub officer is on duty in this half of the day already/)
        for (const seat of seats.filter(each => /second/.test(each))) await lead.getByLabel(seat).selectOption({ label: javaScript ? 'Nobody yet' : 'Example Social worker' })
        if (javaScript) assert.deepEqual(await violations(lead), [])
        assert.deepEqual(await overflow(lead), [])
        await lead.getByRole('button', { name: 'Save' }).click()
        assert.match(await lead.locator('.govuk-notification-banner, .moj-alert, .app-flash, [role=alert], [role=status]').first().innerText(), /The rota is changed/)
        assert.match(new URL(lead.url()).search, new RegExp(today))

        const page = await openPageAs(browser, site, 'hub-officer', { javaScript })
        await page.goto('/duty-desk')
        const wanting = javaScript ? '1 social worker and 1 early help officer' : '1 early help officer'
        assert.match(await main(page).innerText(), new RegExp(`On duty this (morning|afternoon)[^]*Example Hub officer[^]*Still needed: ${wanting}\\.`))
        const calendar = await officer.get('/duty-desk/rota/download/calendar')
        assert.match(calendar.headers.get('content-type'), /^text\/calendar/)
        assert.equal(calendar.text.split('BEGIN:VEVENT').length, 3)
        assert.ok(calendar.text.includes(`UID:duty-${today}-morning-`))
        for (const each of [lead, page]) await each.close()
      })
    }

    test('calls are counted by day, kind of agency and agency, on the page and in the file that describes itself', async () => {
      const before = Number(/(\d+) calls? in the month/.exec(markup((await officer.get('/duty-desk/counts')).text).words)?.[1] ?? 0)
      await act(officer, '/duty-desk/advice/new', '/duty-desk/advice/new', adviceCall)
      const { words } = markup((await officer.get('/duty-desk/counts')).text)
      assert.match(words, new RegExp(`${before + 1} calls? in the month`))
      const { text } = await officer.get('/duty-desk/counts/table.csv')
      const rows = text.trim().split('\r\n').map(row => row.split(','))
      assert.deepEqual(rows[0], ['day', 'caller', 'agency', 'calls'])
      assert.equal(rows.slice(1).reduce((sum, row) => sum + Number(row[3]), 0), before + 1)
      assert.ok(rows.some(row => row[0] === today && row[1] === 'school' && row[2] === 'Hill School'))
      const described = JSON.parse((await officer.get('/duty-desk/counts/table.csv-metadata.json')).text)
      assert.deepEqual(described.tableSchema.columns.map(column => column.titles), rows[0])
      assert.equal((await officer.get('/duty-desk/counts?month=2026-13')).status, 404)
    })

    test('a rota that somebody else changed meanwhile is not overwritten, and past days stay', async () => {
      const lead = await Visitor.as(site, 'agency-safeguarding-lead')
      const page = `/duty-desk/rota/${today}`
      const { text } = await lead.get(page)
      const version = Number(/name="version" value="(\d+)"/.exec(text)[1])
      const hub = await optionOf(lead, page, /Hub officer/)
      await act(lead, page, page, { ...emptySeats, morning_social_worker_1: hub })
      assert.equal((await lead.submit(page, { version: String(version), morning_social_worker_1: hub })).status, 409)
      assert.equal((await lead.get('/duty-desk/rota/2020-01-06')).status, 404)
      assert.equal((await lead.submit(`/duty-desk/rota/2020-01-06`, { version: '0' })).status, 409)
      assert.equal((await lead.submit(page, { version: String(version + 1), morning_social_worker_1: '999999' })).status, 422)
    })

    test('who does not work at the desk is told nothing, and who works for another agency finds no call', async () => {
      const call = await act(officer, '/duty-desk/advice/new', '/duty-desk/advice/new', adviceCall)
      const reference = call.split('/').pop()
      for (const role of ['practitioner', 'social-worker', 'council-social-worker', 'agency-safeguarding-lead', 'designated-officer', 'performance-analyst', 'board-business-manager', 'auditor']) {
        const outsider = await Visitor.as(site, role)
        for (const page of ['/duty-desk', '/duty-desk/advice/new', call, '/duty-desk/counts', '/duty-desk/counts/table.csv']) {
          const { status, text } = await outsider.get(page)
          assert.equal(status, 403, `${page} as ${role}`)
          assert.ok(!text.includes(adviceCall.question))
        }
        assert.equal((await outsider.submit(`${call}/contact`, { contact })).status, 403)
      }
      const elsewhere = await Visitor.as(site, 'dan.elsewhere')
      assert.equal((await elsewhere.get(call)).status, 404)
      assert.equal((await elsewhere.submit(`${call}/contact`, { contact })).status, 404)
      assert.ok(!(await elsewhere.get('/duty-desk')).text.includes(reference))
      assert.match((await elsewhere.get(`/duty-desk?reference=${reference}`)).text, new RegExp(`There is no advice call ${reference}`))
    })
  })
}
