// Allegations: what a referrer, a designated officer, their manager and everybody else can do and see, in the browser and over HTTP.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { violations } from './support/accessibility.mjs'
import { act, advice, optionOf, referral } from './support/acts.mjs'
import { openBrowser, openPageAs } from './support/browser.mjs'
import { exampleDatabase, Site } from './support/holdfast.mjs'
import { markup } from './support/markup.mjs'
import { overflow } from './support/page_rules.mjs'
import { newPostgresDatabase } from './support/postgres.mjs'
import { Visitor } from './support/visitor.mjs'

const outsiders = ['practitioner', 'agency-safeguarding-lead', 'social-worker', 'council-social-worker', 'council-safeguarding-lead', 'hub-officer', 'performance-analyst', 'board-business-manager', 'auditor',
  'administrator', 'designated-officer', 'designated-officers-manager']

/** An answer without what differs between any two: the token of its forms, and the reference that was asked for. */
const toldBy = ({ status, text }, reference) => `${status} ${text.replace(/name="csrf_token" value="\w+"/g, '').replaceAll(reference, '')}`

allegationsOn('SQLite', undefined)
const postgres = await newPostgresDatabase()
if (postgres) allegationsOn('PostgreSQL', postgres)

function allegationsOn(kind, address) {
  describe(`allegations on ${kind}`, () => {
    let site, browser, teacher, officer, manager
    const words = async (who, path) => markup((await who.get(path)).text).words
    const refer = async typed => {
      await act(teacher, '/lado/refer', '/lado/refer', { ...referral, ...typed })
      return /href="(\/lado\/allegations\/LADO-[^"]*)"/.exec((await officer.get('/lado')).text)[1]
    }
    const give = async (path, to = /Example designated officer/) =>
      act(manager, `${path}/assignment`, `${path}/assignment`, { officer: await optionOf(manager, `${path}/assignment`, to), note: 'All is in the notes', is_unconnected: 'yes' })

    before(async () => {
      site = await Site.serve(await exampleDatabase(address))
      browser = await openBrowser()
      const [first, second, third] = await Promise.all(['practitioner', 'council-designated-officer', 'council-designated-officers-manager'].map(role => Visitor.as(site, role)))
      ;[teacher, officer, manager] = [first, second, third]
    })
    after(async () => {
      await browser?.close()
      await site?.stop()
    })

    for (const javaScript of [true, false])
      test(`somebody refers in the browser, ${javaScript ? 'with' : 'without'} scripts: what is missing is said, what was typed stays, and the state can be followed`, async () => {
        const page = await openPageAs(browser, site, 'practitioner', { javaScript })
        await page.goto('/lado/refer')
        await page.getByLabel('What is alleged?').fill('Is said to have shouted')
        await page.getByRole('button', { name: 'Send the referral' }).click()
        assert.match(await page.title(), /^Error: /)
        assert.equal(await page.getByLabel('What is alleged?').inputValue(), 'Is said to have shouted')
        assert.match(await page.locator('.govuk-error-summary').innerText(), /Enter the name of the person/)
        if (javaScript) assert.deepEqual(await violations(page), [])
        assert.deepEqual(await overflow(page), [])
        await page.getByLabel('Name of the person the allegation is about').fill('Jo Example')
        await page.getByLabel('What they do').fill('Coach')
        await page.getByLabel('Employer or organisation', { exact: true }).fill('Hill School')
        await page.getByLabel('What kind of employer').selectOption('school_other')
        await page.getByLabel('Emotional').check()
        await page.getByLabel('Which kind of agency refers?').selectOption('education')
        await page.getByLabel('How can the designated officer reach you today?').fill('01539 000000')
        await page.getByRole('button', { name: 'Send the referral' }).click()
        await page.waitForURL('**/lado/referrals')
        assert.match(await page.getByRole('main').innerText(), /LADO-\d{4}-\d{5}-\w[^]*Received/)
        assert.doesNotMatch(await page.content(), /Jo Example/)
        assert.deepEqual(page.faults, [])
        await page.context().close()
      })

    test('a case goes from the referral to its end, and the page says what was done, what is due and why', async () => {
      const path = await refer({ adult: 'Karl Example' })
      assert.equal((await officer.get(`${path}/acceptance`)).status, 404, 'nobody deals with it yet')
      await give(path)
      await act(officer, `${path}/acceptance`, `${path}/acceptance`, { criteria: ['harmed', 'offence'] })
      assert.match(await words(officer, path), /First allegations management meeting[^]*5 working days from when the threshold was met/)
      const empty = await officer.submit(`${path}/closure`, { summary: '' })
      assert.equal(empty.status, 422)
      assert.match(markup(empty.text).words, /Choose what was found/)
      await act(officer, `${path}/closure`, `${path}/closure`, { finding: 'substantiated', results: ['dismissal', 'training'], summary: 'Two colleagues saw it' })
      assert.match(await words(officer, path), /Substantiated[^]*Training[^]*Dismissal[^]*Two colleagues saw it/)
      assert.match(await words(teacher, '/lado/referrals'), /At an end/)
    })

    for (const javaScript of [true, false])
      test(`once a case is closed who referred it is told, says how it was, once, and is counted, ${javaScript ? 'with' : 'without'} scripts; nobody else can`, async () => {
        const path = await refer({ adult: 'Sven Example' })
        const reference = path.split('/').pop()
        const form = `/lado/feedback/${reference}`
        await give(path)
        assert.equal((await teacher.get(form)).status, 404, 'the case is not closed')
        await act(officer, `${path}/closure`, `${path}/closure`, { finding: 'unfounded', summary: 'The camera shows that nobody was near' })
        /** How many said that they heard in time: yes, partly, no; how many said nothing, and were asked. */
        const counted = async () => /Heard in time (\d+) (\d+) (\d+) (\d+) (\d+)/.exec(await words(officer, '/lado/report')).slice(1).map(Number)
        const [yes, partly, no, none, sent] = await counted()

        const page = await openPageAs(browser, site, 'practitioner', { javaScript })
        await page.goto('/inbox')
        await page.getByRole('button', { name: 'The designated officers ask how it was to work with them' }).first().click()
        await page.waitForURL('**/lado/feedback')
        assert.deepEqual(await overflow(page), [])
        if (javaScript) assert.deepEqual(await violations(page), [])
        await page.getByRole('link', { name: `Answer three questions about ${reference}` }).click()
        const question = name => page.getByRole('group', { name })
        await question('Did you hear from the designated officer in time?').getByLabel('Partly').check()
        await page.getByLabel('What would have been better?').fill('A call on the first day')
        await page.getByRole('button', { name: 'Send your answers' }).click()
        assert.match(await page.title(), /^Error: /)
        assert.deepEqual(await page.locator('.govuk-error-summary__list a').evaluateAll(links => links.map(link => link.getAttribute('href'))), ['#reply_told', '#reply_clear'])
        assert.match(await page.locator('.govuk-error-summary').innerText(), /told what would happen[^]*advice was clear/)
        assert.ok(await question('Did you hear from the designated officer in time?').getByLabel('Partly').isChecked())
        assert.equal(await page.getByLabel('What would have been better?').inputValue(), 'A call on the first day')
        assert.deepEqual(await overflow(page), [])
        if (javaScript) assert.deepEqual(await violations(page), [])
        await question('Were you told what would happen').getByLabel('Yes').check()
        await question('Was the advice clear?').getByLabel('No').check()
        await page.getByRole('button', { name: 'Send your answers' }).click()
        await page.waitForURL('**/lado/feedback')
        assert.match(await page.getByRole('main').innerText(), new RegExp(`${reference}[^]*Given on`))
        assert.doesNotMatch(await page.content(), /Sven/)
        assert.deepEqual(page.faults, [])
        await page.context().close()

        assert.deepEqual(await counted(), [yes, partly + 1, no, none - 1, sent])
        assert.match(await words(officer, path), /Feedback[^]*Example Practitioner[^]*Was the advice clear\? No What would have been better\? A call on the first day/i)
        assert.equal((await teacher.get(form)).headers.get('location'), '/lado/feedback')
        const again = await teacher.submit(form, { reply_told: 'no', reply_in_time: 'no', reply_clear: 'no', better: 'A second call' })
        assert.equal(again.status, 422)
        assert.match(markup(again.text).words, /You have answered this already/)
        assert.match(again.text, /A second call/)
        assert.deepEqual(await counted(), [yes, partly + 1, no, none - 1, sent])
        for (const role of ['social-worker', 'agency-safeguarding-lead', 'council-designated-officer', 'administrator']) {
          const other = await Visitor.as(site, role)
          const [there, not] = [await other.get(form), await other.get('/lado/feedback/LADO-2026-99999-X')]
          assert.equal(there.status, role === 'administrator' ? not.status : 404, role)
          assert.equal(toldBy(there, reference), toldBy(not, 'LADO-2026-99999-X'), role)
          assert.equal((await other.submit(form, { reply_told: 'no', reply_in_time: 'no', reply_clear: 'no' })).status, there.status, role)
        }
      })

    test('what everybody else is told of a case is what they are told of a reference that was never given', async () => {
      const path = await refer({ adult: 'Lena Example' })
      await give(path)
      const never = '/lado/allegations/LADO-2026-99999-X'
      const reference = path.split('/').pop()
      for (const role of outsiders) {
        const outsider = await Visitor.as(site, role)
        for (const page of ['', '/facts', '/entries/adult', '/closure', '/assignment', '/meetings']) {
          const [there, not] = [await outsider.get(path + page), await outsider.get(never + page)]
          assert.ok([403, 404].includes(there.status), `${role} ${page}`)
          assert.equal(toldBy(there, reference), toldBy(not, 'LADO-2026-99999-X'), `${role} ${page}`)
        }
        // Who referred finds their own act in their own activity, and nothing of whom it was about.
        const lists = ['/lado', '/lado/allegations', '/lado/consultations', '/persons', '/', ...(role === 'practitioner' ? [] : ['/my/activity'])]
        assert.doesNotMatch((await outsider.get('/my/activity')).text, /Lena/)
        for (const page of lists) assert.doesNotMatch((await outsider.get(page)).text, /Lena|LADO-2026/, `${role} ${page}`)
        const glass = await outsider.submit('/access/break-glass', { reference, reason: 'I want to know what is said of me' })
        assert.notEqual(glass.status, 303, `${role} broke the glass`)
      }
      assert.match(await words(officer, path), /Lena Example/)
    })

    test('an officer finds a case by its reference as it may be typed, and by the exact name, and no name stands in an address', async () => {
      const path = await refer({ adult: 'Mia O’Example' })
      const reference = path.split('/').pop()
      const byReference = await officer.submit('/lado/searches', { sought: reference.toLowerCase().replaceAll('-', ' ') })
      assert.equal(byReference.headers.get('location'), path)
      const ofBefore = await officer.submit('/lado/searches', { sought: 'EXAMPLE-071' })
      assert.equal(ofBefore.headers.get('location'), '/lado/allegations/EXAMPLE-071')
      const mistyped = await officer.submit('/lado/searches', { sought: reference.replace(/\d-(\w)$/, (whole, check) => `${(Number(whole[0]) + 1) % 10}-${check}`) })
      assert.match(markup(mistyped.text).words, /mistyped/)
      const byName = await officer.submit('/lado/searches', { sought: 'mia oexample' })
      assert.equal(byName.status, 200)
      assert.match(byName.text, new RegExp(reference))
      const outside = await (await Visitor.as(site, 'designated-officer')).submit('/lado/searches', { sought: 'mia oexample' })
      assert.doesNotMatch(outside.text, new RegExp(reference))
    })

    test('two officers who correct one case: the second sees both versions side by side and saves once more', async () => {
      const path = await refer({ adult: 'Nils Example' })
      await give(path)
      const before = markup((await officer.get(`${path}/facts`)).text).fields
      const typed = [...before].filter(([name]) => !/criteria|is_after/.test(name))
      const first = { ...Object.fromEntries(typed), referrer: 'education', employer: 'school_other', category: 'neglect' }
      assert.equal((await officer.submit(`${path}/facts`, first)).status, 303)
      const second = await officer.submit(`${path}/facts`, { ...first, category: 'sexual' })
      assert.equal(second.status, 422)
      assert.match(markup(second.text).words, /Both versions[^]*Primary category Neglect Sexual/)
      const again = [...markup(second.text).fields].filter(([name]) => name === 'version')
      assert.equal((await officer.submit(`${path}/facts`, { ...first, ...Object.fromEntries(again), category: 'sexual' })).status, 303)
      assert.match(await words(officer, path), /Primary category Sexual/)
    })

    test('two officers who correct the same words see both versions too', async () => {
      const path = await refer({ adult: 'Ole Example' })
      await give(path)
      const seen = markup((await officer.get(`${path}/entries/role`)).text).fields.get('seen')
      assert.equal((await officer.submit(`${path}/entries/role`, { words: 'Head coach', seen })).status, 303)
      const second = await officer.submit(`${path}/entries/role`, { words: 'Volunteer', seen })
      assert.equal(second.status, 422)
      assert.match(markup(second.text).words, /Both versions[^]*Role Head coach Volunteer/)
      const now = markup(second.text).fields.get('seen')
      assert.equal((await officer.submit(`${path}/entries/role`, { words: 'Volunteer', seen: now })).status, 303)
      assert.match(await words(officer, path), /Role Volunteer/)
    })

    test('an officer lets another write in the case: both correct it, the second sees both versions, and neither outcome is lost', async () => {
      const path = await refer({ adult: 'Per Example' })
      await give(path)
      const colleague = await Visitor.as(site, 'council-designated-officers-manager')
      assert.equal((await colleague.get(`${path}/outcomes`)).status, 404)
      await act(officer, `${path}/acceptance`, `${path}/acceptance`, { criteria: 'harmed' })
      await act(officer, `${path}/colleagues`, `${path}/colleagues`, { officer: await optionOf(officer, `${path}/colleagues`, /manager/i), is_unconnected: 'yes' })
      assert.equal((await colleague.get(`${path}/outcomes`)).status, 200)
      assert.equal((await officer.submit(`${path}/outcomes`, { results: 'suspension', note: 'The head, today' })).status, 303)
      const second = await colleague.submit(`${path}/outcomes`, { results: 'training', note: 'The head, yesterday' })
      assert.equal(second.status, 422)
      assert.match(markup(second.text).words, /Both versions[^]*Outcomes Suspension Training/)
      assert.equal((await colleague.submit(`${path}/outcomes`, { results: ['training', 'suspension'], recorded: 'suspension', note: 'The head, yesterday' })).status, 303)
      const [, end] = /action="([^"]*\/colleagues\/\d+\/end)"/.exec((await officer.get(`${path}/colleagues`)).text)
      assert.match(await words(officer, path), /Outcomes Training needs identified Suspension/)
      assert.match(await words(officer, path), /Writes in it too/)
      assert.equal((await officer.submit(end, {})).status, 303)
      assert.equal((await colleague.get(`${path}/outcomes`)).status, 404)
    })

    test('what was written into a case that is not there for who wrote stands on the answer', async () => {
      const kept = 'The head of year rang back at noon'
      const lost = await officer.submit('/lado/allegations/LADO-2026-99999-X/entries/note', { words: kept })
      assert.equal(lost.status, 404)
      assert.match(markup(lost.text).words, new RegExp(kept))
    })

    test('advice is logged without a name, and one of two about an employer becomes an allegation that keeps it', async () => {
      for (const nature of ['Shouted at the team', 'Gives lifts home']) await act(officer, '/lado/consultations/new', '/lado/consultations/new', { ...advice, employer_name: 'Beck House', nature })
      assert.match(await words(officer, '/lado/consultations'), /Employers asked about more than once in two years[^]*Beck House 2/)
      const consultation = /href="(\/lado\/consultations\/ADVICE-[^"]*)"/.exec((await officer.get('/lado/consultations')).text)[1]
      const asked = consultation.split('/').pop()
      await act(officer, `/lado/refer?asked=${asked}`, '/lado/refer', { ...referral, adult: 'Olga Example', employer_name: 'Beck House', asked })
      assert.match(await words(officer, consultation), /Allegation LADO-/)
    })

    test('what does not meet the threshold becomes advice, and the name is gone', async () => {
      const path = await refer({ adult: 'Pia Example' })
      await give(path)
      await act(officer, `${path}/advice`, `${path}/advice`, { nature: 'A raised voice', advice: 'The school deals with it' })
      assert.doesNotMatch((await officer.get(path)).text, /Pia Example/)
      const sought = await officer.submit('/lado/searches', { sought: 'Pia Example' })
      assert.match(markup(sought.text).words, /None\./)
    })

    test('a manager passes on the open cases of an officer who leaves, with a note, and nobody else can', async () => {
      const path = await refer({ adult: 'Rolf Example' })
      await give(path)
      assert.equal((await officer.get('/lado/handover')).status, 403)
      const [from, to] = [await optionOf(manager, '/lado/handover', /Example designated officer/), await optionOf(manager, '/lado/handover', /second designated officer/)]
      const without = await manager.submit('/lado/handover', { from, to })
      assert.match(markup(without.text).words, /Write what the next officer has to know/)
      assert.equal((await manager.submit('/lado/handover', { from, to, note: 'Leaves on Friday', is_unconnected: 'yes' })).status, 303)
      assert.match(await words(manager, path), /Officer: Example second designated officer[^]*Leaves on Friday/)
      assert.equal((await officer.get(`${path}/entries/note`)).status, 404)
    })
  })
}
