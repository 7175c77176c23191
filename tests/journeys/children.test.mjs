// A child who came by a return: given to somebody of the council, who writes in the record; and the answer to who asks what is held about the child.
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import { violations } from './support/accessibility.mjs'
import { openBrowser, openPageOf } from './support/browser.mjs'
import { act } from './support/acts.mjs'
import { exampleDatabase, run, Site } from './support/holdfast.mjs'
import { overflow } from './support/page_rules.mjs'
import { markup } from './support/markup.mjs'
import { newPostgresDatabase } from './support/postgres.mjs'
import { statements } from './support/state.mjs'
import { Visitor } from './support/visitor.mjs'

childrenOn('SQLite', undefined)
const postgres = await newPostgresDatabase()
if (postgres) childrenOn('PostgreSQL', postgres)

function childrenOn(kind, address) {
  describe(`the council's children on ${kind}`, () => {
    let database, site, browser, worker, lead, child
    before(async () => {
      database = await exampleDatabase(address)
      for (const [day, street] of [['2017-03-31', 'Old Street'], ['2017-06-30', 'New Street']]) await sayWhereEverybodyLives(database, day, street)
      site = await Site.serve(database)
      site.secrets.add('Una Aunt-Testcase')
      browser = await openBrowser()
      worker = await Visitor.as(site, 'council-social-worker')
      lead = await Visitor.as(site, 'council-safeguarding-lead')
      const [, first] = (await worker.get('/child-protection/table.csv')).text.split('\r\n')
      child = first.split(',')[0]
    })
    after(async () => {
      await browser?.close()
      await site?.stop()
    })

    const lookAt = async page => {
      await page.setViewportSize({ width: 1280, height: 900 })
      assert.deepEqual(await violations(page), [])
      for (const width of [1280, 375]) {
        await page.setViewportSize({ width, height: 900 })
        assert.deepEqual(await overflow(page), [])
        if (process.env.HOLDFAST_SHOTS) await page.screenshot({ path: `${process.env.HOLDFAST_SHOTS}/${new URL(page.url()).pathname.replaceAll('/', '_')}-${width}.png`, fullPage: true })
      }
    }

    test('nobody can write in the record of a child of a return until the lead gives it to somebody of the council, by a form', async () => {
      assert.equal((await worker.submit(`/persons/${child}/facts/names`, { kind: 'alias', given: 'Lottie' })).status, 404)
      for (const stranger of ['social-worker', 'agency-safeguarding-lead']) {
        const answer = await (await Visitor.as(site, stranger)).get(`/persons/${child}/allocation`)
        assert.ok([403, 404].includes(answer.status), `${stranger}: ${answer.status}`)
      }
      const page = await openPageOf(browser, lead)
      await page.goto(`/persons/${child}`)
      await page.getByRole('link', { name: 'Say who works with this child' }).click()
      await page.getByText('Nobody owns this record').waitFor()
      await page.getByRole('button', { name: 'Give the record' }).click()
      await page.getByRole('alert').waitFor()
      await lookAt(page)
      await page.getByLabel('User name').fill('council-social-worker')
      await page.getByLabel('Why?').fill('Works with the family')
      await page.getByRole('button', { name: 'Give the record' }).click()
      await page.getByText('The record was given').waitFor()
      assert.deepEqual(page.faults, [])
      await page.context().close()
      assert.equal((await worker.submit(`/persons/${child}/facts/names`, { kind: 'alias', given: 'Lottie' })).status, 303)
      assert.match(await statements(database.url, `SELECT type, reason FROM trail_events WHERE reference = '${child}' AND type = 'policy.involvement_added'`), /Works with the family/)
    })

    test('what a return held beyond its form is told to who may write in the record, with what it held before', async () => {
      const path = `/persons/${child}/returned`
      const page = await openPageOf(browser, worker)
      await page.goto(`/persons/${child}/chronology`)
      await lookAt(page)
      await page.getByRole('link', { name: 'What returns said beyond their form' }).click()
      await lookAt(page)
      const [now, before] = await page.getByRole('table').allInnerTexts()
      assert.match(now, /addr_address_postcode: New Street/)
      assert.match(before, /addr_address_postcode: Old Street/)
      assert.deepEqual(page.faults, [])
      await page.context().close()
      assert.match(await statements(database.url, `SELECT type FROM trail_events WHERE reference = '${child}' AND type = 'record.viewed'`), /viewed/)
      for (const stranger of ['social-worker', 'agency-safeguarding-lead']) assert.notEqual((await (await Visitor.as(site, stranger)).get(path)).status, 200, stranger)
    })

    test('the family view has who belongs to a child, brothers and sisters by a parent, and who lives there', async () => {
      const home = { 'born_on-day': '4', 'born_on-month': '3', 'born_on-year': '2014', family: 'Oddfellow', lines: '1 High Street', postcode: 'CA1 1AA' }
      const made = {}
      for (const given of ['Ottoline', 'Osbert', 'Ophelia']) made[given] = await act(worker, '/persons/new', '/persons/new', { given, ...home })
      const mother = { to: made.Ophelia.split('/').pop(), kind: 'parent' }
      for (const one of ['Ottoline', 'Osbert']) await act(worker, `${made[one]}/facts/relationships`, `${made[one]}/facts/relationships`, mother)
      const page = await openPageOf(browser, worker)
      await page.goto(made.Ottoline)
      await page.getByRole('link', { name: 'Family view' }).click()
      await lookAt(page)
      const [ties, addresses] = await page.getByRole('table').allInnerTexts()
      assert.match(ties, /Ophelia Oddfellow/)
      assert.match(ties, /Osbert Oddfellow/)
      assert.match(addresses, /1 High Street[^]*(Osbert|Ophelia)/)
      await page.getByRole('link', { name: /Ophelia Oddfellow/ }).first().click()
      assert.match(new URL(page.url()).pathname, new RegExp(mother.to))
      assert.deepEqual(page.faults, [])
      await page.context().close()
    })

    test('the open cases that nobody owns are listed by team and worker and given in one act', async () => {
      const list = await lead.get('/allocation')
      const count = Number(/<td[^>]*numeric[^>]*>(\d+)</.exec(list.text)[1])
      assert.ok(count > 20, `${count} cases`)
      assert.equal((await worker.get('/allocation')).status, 403)
      const page = await openPageOf(browser, lead)
      await page.goto('/allocation')
      await page.getByRole('link', { name: /^Give those of team/ }).first().click()
      await lookAt(page)
      await page.context().close()
      const fields = { relation: 'owner', account: 'council-social-worker', group_team: '', group_worker: '', because: 'Duty' }
      assert.equal((await lead.submit('/allocation', { ...fields, because: '' })).status, 422)
      assert.equal((await lead.submit('/allocation', { ...fields, account: 'social-worker' })).status, 422)
      assert.equal((await lead.submit('/allocation', fields)).status, 303)
      const left = /<td[^>]*numeric[^>]*>(\d+)</.exec((await lead.get('/allocation')).text)
      assert.equal(left ? Number(left[1]) : 0, Math.max(0, count - 1000))
    })

    test('an answer about a child is prepared by who is named, with what is about others withheld, and released by the lead', async () => {
      assert.equal((await lead.get('/persons/0000000000/subject-access')).status, 404)
      const page = await openPageOf(browser, lead)
      await page.goto(`/persons/${child}/subject-access`)
      await page.getByLabel('Who asks').fill('The child, seen by her worker')
      await page.getByLabel('Who prepares the answer').fill('council-social-worker')
      await page.getByLabel('Why are they named?').fill('Knows the record')
      const soon = new Date(Date.now() + 20 * 86400000)
      for (const [group, day] of [['When they asked', new Date()], ['Their last day', soon]]) {
        const boxes = page.getByRole('group', { name: group })
        for (const [label, digits] of [['Day', day.getUTCDate()], ['Month', day.getUTCMonth() + 1], ['Year', day.getUTCFullYear()]]) await boxes.getByLabel(label, { exact: true }).fill(String(digits))
      }
      await lookAt(page)
      await page.getByRole('button', { name: 'Gather' }).click()
      await page.waitForURL(/\/subject-access\/\d+$/)
      const path = new URL(page.url()).pathname
      await lookAt(page)
      await page.context().close()

      const { words, text } = await (async () => {
        const shown = await worker.get(path)
        return { words: markup(shown.text).words, text: shown.text }
      })()
      for (const held of ['What agencies say of the person', 'What happened', 'Records of services as they stand', 'Who saw it or changed it', 'Lottie', 'Child protection plan began', 'record.viewed']) assert.ok(words.includes(held), held)
      assert.match(text, /\/items\/\d+/)
      for (const stranger of ['board-business-manager', 'social-worker', 'agency-safeguarding-lead']) assert.equal((await (await Visitor.as(site, stranger)).get(path)).status, 404, stranger)
      assert.equal((await worker.submit(`${path}/release`, {})).status, 403)
      assert.equal((await worker.submit(`${path}/withheld`, { words: 'Lottie', withheld_why: '' })).status, 422)
      assert.equal((await worker.submit(`${path}/withheld`, { words: 'Lottie', withheld_why: 'what her aunt calls her' })).status, 303)
      const aboutOthers = [...text.matchAll(/<tr[^]*?<\/tr>/g)].map(([row]) => row).filter(row => row.includes('About others too'))
      assert.ok(aboutOthers.some(row => row.includes('Old Street')), 'what a return held beyond its form is in the answer')
      for (const row of aboutOthers) assert.equal((await worker.submit(/href="([^"]*\/items\/\d+)"/.exec(row)[1], { decision: 'given', why: 'Of the child alone', instead: '' })).status, 303)
      assert.equal((await lead.get(`${path}/download/html`)).status, 404)
      const desk = await openPageOf(browser, worker)
      await desk.goto(path)
      await lookAt(desk)
      await desk.getByRole('button', { name: 'I looked at every item' }).click()
      await desk.getByText('Waits for a second person').waitFor()
      await desk.context().close()
      assert.equal((await lead.submit(`${path}/release`, {})).status, 303)
      for (const format of ['html', 'csv']) {
        const file = await lead.get(`${path}/download/${format}`)
        assert.equal(file.status, 200)
        assert.match(file.text, /\[withheld: what her aunt calls her\]/)
        assert.doesNotMatch(file.text, /Lottie/)
      }
      assert.match((await lead.get(`${path}/download/pdf`)).text, /^%PDF-/)
      assert.match((await lead.get(`${path}/download/odt`)).type, /opendocument\.text/)
      const events = await statements(database.url, "SELECT type FROM trail_events WHERE kind = 'subject_access'")
      for (const type of ['gathered', 'words_withheld', 'prepared', 'released']) assert.ok(events.includes(`subject_access.${type}`), type)
    })

    test('a sealed record whose only owner leaves is proposed for another by the lead, confirmed by a second person, and found by its new owner', async () => {
      for (const name of ['council-leaver', 'council-heir']) {
        site.passwords.set(name, `the ${name} sat by the mill 7`)
        const added = await run(['--database', database.url, 'user', 'add', name, '--name', name, '--agency', 'cumbria-county-council', '--role', 'social_worker'], { input: `${site.passwords.get(name)}\n` })
        assert.equal(added.code, 0, added.err)
      }
      const leaver = await Visitor.as(site, 'council-leaver')
      const born = { 'born_on-day': '4', 'born_on-month': '3', 'born_on-year': '2014' }
      const record = await act(leaver, '/persons/new', '/persons/new', { given: 'Secunda', family: 'Orphan-Testcase', ...born })
      const reference = record.split('/').pop()
      await act(leaver, `${record}/part`, `${record}/restriction`, { restriction: 'sealed', reason: 'A colleague is the father' })
      assert.doesNotMatch((await lead.get('/allocation/left')).text, new RegExp(reference))
      const administrator = await Visitor.as(site, 'administrator')
      const account = (await statements(database.url, "SELECT id FROM access_accounts WHERE user_name = 'council-leaver'")).trim()
      const grant = /\/people\/\d+\/roles\/\d+\/end/.exec((await administrator.get(`/people/${account}`)).text)[0]
      assert.equal((await administrator.submit(grant, { why: 'Moved away' })).status, 303)

      const desk = await openPageOf(browser, lead)
      await desk.goto('/allocation')
      await desk.getByRole('link', { name: 'Records whose owner has left' }).click()
      await desk.getByRole('cell', { name: reference }).waitFor()
      assert.doesNotMatch(await desk.content(), /Secunda|Orphan-Testcase/)
      await desk.getByLabel('Record', { exact: true }).selectOption(reference)
      await desk.getByRole('button', { name: 'Propose' }).click()
      await desk.getByRole('alert').waitFor()
      await lookAt(desk)
      await desk.getByLabel('User name of the new owner').fill('council-heir')
      await desk.getByLabel('Why them?').fill('Has the case load of who left')
      await desk.getByRole('button', { name: 'Propose' }).click()
      await desk.getByText('The proposal waits for a second person', { exact: true }).waitFor()
      await desk.context().close()
      const heir = await Visitor.as(site, 'council-heir')
      assert.equal((await heir.get(record)).status, 404)
      const waiting = /\/access\/successions\/\d+/
      const action = waiting.exec((await (await Visitor.as(site, 'agency-safeguarding-lead')).get('/access/successions')).text)[0]
      assert.doesNotMatch((await lead.get('/access/successions')).text, waiting, 'who proposed it has no buttons')
      assert.equal((await lead.submit(action, { verdict: 'confirmed' })).status, 403)
      for (const stranger of [heir, await Visitor.as(site, 'social-worker')]) assert.equal((await stranger.submit(action, { verdict: 'confirmed' })).status, 403)

      const office = await openPageOf(browser, await Visitor.as(site, 'board-business-manager'))
      await office.goto('/access/successions')
      await lookAt(office)
      assert.doesNotMatch(await office.content(), /Secunda|Orphan-Testcase/)
      await office.getByRole('button', { name: /Confirm proposal/ }).click()
      await office.getByText('The record has its owner, who is told').waitFor()
      assert.deepEqual(office.faults, [])
      await office.context().close()
      const told = await openPageOf(browser, heir)
      await told.goto('/access/notices')
      await lookAt(told)
      await told.getByRole('link', { name: `the record of a child or adult ${reference}` }).click()
      await told.getByText('Orphan-Testcase').first().waitFor()
      await told.context().close()
      assert.doesNotMatch((await lead.get('/allocation/left')).text, new RegExp(reference))
      assert.equal((await run(['--database', database.url, 'audit', 'verify'])).code, 0)
    })
  })
}

/** An extract that has a table of addresses alone, which are no records of a child's pathway. */
async function sayWhereEverybodyLives({ url, folder }, day, street) {
  const [census, addresses] = [`${folder}/census.xml`, `${folder}/ssd_address.csv`]
  assert.equal((await run(['--database', url, 'export', 'cin-census', '--collection', '2017', '--authority', '909', '--out', census])).code, 0)
  const rows = [...readFileSync(census, 'utf8').matchAll(/<LAchildID>(\w+)</g)].map(([, number]) => `${number},${number},HOME,${street}`)
  writeFileSync(addresses, `addr_table_id,addr_person_id,addr_address_type,addr_address_postcode\n${rows.join('\n')}\n`)
  const { code, err } = await run(['--database', url, 'import', 'ssd', addresses, '--authority', '909', '--as-at', day])
  assert.equal(code, 0, err)
  assert.match(err, /ssd_address: \d+ rows are kept as they came and made no record/)
}
