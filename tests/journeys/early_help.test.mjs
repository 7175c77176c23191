// Early help: an assessment that is begun, written, kept open until escalation was considered, and closed; who may know of it; two who write at once.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { violations } from './support/accessibility.mjs'
import { act } from './support/acts.mjs'
import { openBrowser, openPageAs } from './support/browser.mjs'
import { exampleDatabase, Site } from './support/holdfast.mjs'
import { markup } from './support/markup.mjs'
import { overflow } from './support/page_rules.mjs'
import { newPostgresDatabase } from './support/postgres.mjs'
import { Visitor } from './support/visitor.mjs'

const born = { 'born_on-day': '4', 'born_on-month': '3', 'born_on-year': '2015' }

earlyHelpOn('SQLite', undefined)
const postgres = await newPostgresDatabase()
if (postgres) earlyHelpOn('PostgreSQL', postgres)

function earlyHelpOn(kind, address) {
  describe(`early help on ${kind}`, () => {
    let site, browser, worker
    before(async () => {
      site = await Site.serve(await exampleDatabase(address, { children: 20 }))
      browser = await openBrowser()
      worker = await Visitor.as(site, 'social-worker')
    })
    after(async () => {
      await browser?.close()
      await site?.stop()
    })
    const words = async (who, path) => markup((await who.get(path)).text).words
    const newChild = given => act(worker, '/persons/new', '/persons/new', { who: 'child', given, family: 'Ashby-Testcase', ...born })
    const begin = child => act(worker, `${child}/early-help/new`, `${child}/early-help/new`, { consent: 'not_asked' })

    for (const javaScript of [true, false])
      test(`a family worker begins one from the child's page, ${javaScript ? 'with' : 'without'} scripts, and closes it for lack of engagement only when a named person has considered escalation`, async () => {
        const child = await newChild(javaScript ? 'Nell' : 'Olly')
        const page = await openPageAs(browser, site, 'social-worker', { javaScript, width: javaScript ? 1280 : 375 })
        const save = name => page.getByRole('button', { name, exact: true }).click()
        await page.goto(child)
        await page.getByRole('link', { name: 'Early help', exact: true }).last().click()
        await page.getByRole('button', { name: 'Begin an assessment' }).click()
        await page.getByLabel('Given', { exact: true }).check()
        await save('Begin')
        assert.match(await page.locator('.govuk-error-summary').innerText(), /Enter who said so/)
        assert.equal(await page.getByLabel('Given', { exact: true }).isChecked(), true)
        await page.getByLabel('Who said so?').fill('The mother')
        const today = new Date()
        for (const [part, value] of [['day', today.getUTCDate()], ['month', today.getUTCMonth() + 1], ['year', today.getUTCFullYear()]]) await page.locator(`#consent_on-${part}`).fill(String(value))
        await save('Begin')
        await page.getByRole('link', { name: 'Write down what they say' }).click()
        await page.getByLabel('What does the child say?').fill('I like it when Gran is there')
        await page.getByLabel("What do the child's words change").fill('Gran comes on Fridays')
        await save('Save')
        await page.getByRole('link', { name: 'Close the assessment' }).click()
        await page.getByLabel('Lack of engagement').check()
        await page.getByLabel('How are things for the child now').fill('At school each day; the school nurse')
        await save('Close it')
        await page.locator('.govuk-error-summary').waitFor()
        assert.match(await page.title(), /^Error: /)
        assert.match(await page.locator('.govuk-error-summary').innerText(), /a named person has to consider escalation/)
        assert.equal(await page.getByLabel('How are things for the child now').inputValue(), 'At school each day; the school nurse')
        if (javaScript) assert.deepEqual(await violations(page), [])
        assert.deepEqual(await overflow(page), [])
        await page.getByRole('link', { name: 'Record that escalation was considered' }).click()
        await page.getByLabel('Who considered it?').fill('Bea Lead, Hill School')
        await page.getByLabel('No escalation is needed').check()
        await page.getByLabel('Why?').fill('They are seen at school each day')
        await save('Save')
        await page.getByRole('link', { name: 'Close the assessment' }).click()
        await page.getByLabel('Lack of engagement').check()
        await page.getByLabel('How are things for the child now').fill('At school each day; the school nurse')
        await save('Close it')
        await page.getByText('The assessment is closed').waitFor()
        const main = await page.locator('main').innerText()
        for (const said of ['Closed', 'Lack of engagement', 'Bea Lead, Hill School', 'I like it when Gran is there', 'Gran comes on Fridays']) assert.ok(main.includes(said), said)
        await page.goto(`${child}/chronology`)
        assert.match(await page.locator('main').innerText(), /Early help/)
      })

    test('of two who write at once the second sees both versions, and saves theirs knowing it', async () => {
      const open = await begin(await newChild('Pip'))
      const page = await openPageAs(browser, site, 'social-worker')
      await page.goto(`${open}/words`)
      await page.getByLabel('What do the parents or carers say?').fill('All is well')
      await act(worker, `${open}/words`, `${open}/words`, { parents: 'We are tired' })
      await page.getByRole('button', { name: 'Save' }).click()
      await page.locator('.govuk-error-summary').waitFor()
      assert.match(await page.locator('main table').innerText(), /We are tired[^]*All is well/)
      assert.match(await words(worker, open), /We are tired/)
      await page.getByRole('button', { name: 'Save' }).click()
      await page.getByText('What the family says is written down').waitFor()
      assert.match(await page.locator('main').innerText(), /All is well/)
    })

    test('a lead professional sends a case to a panel, which decides it: the decision is an action of the plan and lets it be closed', async () => {
      const open = await begin(await newChild('Una'))
      const reference = open.split('/').pop()
      const today = name => Object.fromEntries([['day', 'getUTCDate'], ['month', 'getUTCMonth'], ['year', 'getUTCFullYear']].map(([part, of]) => [`${name}-${part}`, String(new Date()[of]() + (part === 'month'))]))
      const coordinator = await Visitor.as(site, 'early-help-coordinator')
      const panel = await act(coordinator, '/early-help/panels/new', '/early-help/panels/new', { district: 'Eden', ...today('held_on') })
      assert.equal((await coordinator.get(open)).status, 404)
      assert.match((await worker.get(open)).text, new RegExp(`href="${open}/panel">Send to a panel`))
      const unsent = await worker.submit(`${open}/panel`, { panel: panel.split('/').pop(), why: ' ' })
      assert.equal(unsent.status, 422)
      await act(worker, `${open}/panel`, `${open}/panel`, { panel: panel.split('/').pop(), why: 'Nobody opens the door' })
      assert.match(await words(coordinator, '/inbox'), /sent to an early help panel of yours/)
      const page = await openPageAs(browser, site, 'early-help-coordinator', { javaScript: false, width: 375 })
      await page.goto(panel)
      assert.deepEqual(await overflow(page), [])
      assert.match(await page.locator('main').innerText(), /Una Ashby-Testcase[^]*Nobody opens the door/)
      await page.getByRole('link', { name: 'Record the decision' }).click()
      await page.getByLabel('Step down: it may be closed').check()
      await page.getByLabel('Why?', { exact: true }).fill('The school sees her each day')
      await page.getByRole('button', { name: 'Save' }).click()
      assert.match(await page.locator('.govuk-error-summary').innerText(), /Measurable[^]*Timed/)
      assert.equal(await page.getByLabel('Why?', { exact: true }).inputValue(), 'The school sees her each day')
      await page.getByLabel('What is done, with whom and how often?').fill('The school nurse sees her each Monday')
      await page.getByLabel('What will be better for the child?').fill('She has somebody to talk to')
      await page.getByLabel('Their name').fill('Gus Nurse')
      await page.getByLabel('Their agency').fill('Health Trust')
      for (const [name, value] of Object.entries(today('due_on'))) await page.locator(`[name="${name}"]`).fill(value)
      await page.getByLabel('have agreed to it').check()
      await page.getByLabel('It can be done by that day').check()
      await page.getByRole('button', { name: 'Save' }).click()
      await page.getByText('The decision is recorded').waitFor()
      assert.match(await page.locator('main').innerText(), /Step down: it may be closed[^]*The school sees her each day/)
      assert.match(await words(worker, open), /The school nurse sees her each Monday/)
      assert.match(await words(worker, `${open}`), /Early help panel of Eden/)
      const others = await Visitor.as(site, 'council-early-help-coordinator')
      assert.ok(!(await words(others, panel)).includes('Una'))
      assert.match(await words(others, panel), /A case that you have no part in/)
      assert.equal((await others.get(open)).status, 404)
      assert.equal((await worker.get(panel)).status, 403)
      await act(worker, `${open}/closure`, `${open}/closure`, { end_reason: 'no_engagement', words: 'The school sees her' })
      await act(coordinator, `${panel}/minutes`, `${panel}/minutes`, { came: 'Bea Lead, Hill School', minutes: 'All were heard' })
      assert.match(await words(coordinator, panel), /Bea Lead, Hill School/)
      assert.ok(!(await words(coordinator, '/early-help/panels')).includes(reference))
    })

    test('of a child who did not come it is said that they were not brought: the words are offered and suggested, and nothing is refused for them', async () => {
      const open = await begin(await newChild('Vik'))
      const today = name => Object.fromEntries([['day', 'getUTCDate'], ['month', 'getUTCMonth'], ['year', 'getUTCFullYear']].map(([part, of]) => [`${name}-${part}`, String(new Date()[of]() + (part === 'month'))]))
      const meeting = { ...today('held_on'), came: 'Bea Lead, Hill School', child_part: 'spoken_for', child_view: 'Vik wants to stay', agreed: 'Gran comes' }
      const page = await openPageAs(browser, site, 'social-worker', { javaScript: false })
      const saved = async fields => {
        await page.goto(`${open}/meetings`)
        for (const [name, value] of Object.entries(fields)) await (name === 'child_part' ? page.locator(`[value="${value}"]`).check() : page.locator(`[name="${name}"]`).fill(value))
        await page.getByRole('button', { name: 'Save' }).click()
        return page.locator('.govuk-notification-banner, .moj-alert').first().innerText()
      }
      assert.doesNotMatch(await saved({ ...meeting, not_brought: 'Vik; Mother was to bring him' }), /was not brought/)
      assert.match(await page.locator('main').innerText(), /Was not brought[^]*Mother was to bring him/)
      assert.match(await saved({ ...meeting, agreed: 'Vik did not attend' }), /written down[^]*was not brought/)
      assert.match(await words(worker, `${open}/history`), /Mother was to bring him[^]*|Vik did not attend/)
    })

    test('open assessments without review are counted by agency, and one closed by mistake is put right and opened again', async () => {
      const child = await newChild('Wyn')
      const open = await begin(child)
      const reference = open.split('/').pop()
      assert.match(await words(worker, '/early-help/worklist?weeks=4'), /Agency that leads[^]*Example partnership/)
      assert.ok(!(await worker.get('/early-help/worklist/table.csv?weeks=4')).text.includes(reference))
      await act(worker, `${open}/closure`, `${open}/closure`, { end_reason: 'moved_away', words: 'They are in Leeds' })
      await act(worker, `${open}/addenda`, `${open}/addenda`, { words: 'It was another family that moved' })
      assert.match(await words(worker, open), /Added or put right after it was closed[^]*It was another family that moved/)
      assert.equal((await worker.submit(`${open}/reopening`, { words: '' })).status, 422)
      await act(worker, `${open}/reopening`, `${open}/reopening`, { words: 'It was another family' })
      assert.match(await words(worker, open), /Review due[^]*Opened again[^]*It was another family/)
    })

    test('a child who misses a tenth of school is listed by who may list them until early help is open', async () => {
      const child = await newChild('Xan')
      const reference = child.split('/').pop()
      const file = new FormData()
      file.append('file', new Blob([`child,school,year,term,possible,missed\n${reference},123456,2026-27,autumn,120,12\n`]), 'absences.csv')
      const administrator = await Visitor.as(site, 'administrator')
      const checked = await administrator.submit('/imports/absences', file)
      assert.equal(checked.status, 303, markup(checked.text).words)
      await act(administrator, checked.headers.get('location'), checked.headers.get('location'))
      const page = await openPageAs(browser, site, 'social-worker', { width: 375 })
      await page.goto('/early-help/absence')
      assert.match(await page.locator('main').innerText(), /Xan Ashby-Testcase[^]*12 of 120 sessions missed \(10\.0 %\)[^]*Persistent/)
      assert.deepEqual(await overflow(page), [])
      assert.deepEqual(await violations(page), [])
      assert.match((await worker.get('/early-help/absence/table.csv')).text, new RegExp(`${reference},2026-27,123456,120,12,false`))
      assert.match(await words(worker, `${child}/early-help`), /consider an early help assessment/)
      assert.ok(!(await words(await Visitor.as(site, 'practitioner'), '/early-help/absence')).includes('Xan'))
      await begin(child)
      assert.ok(!(await words(worker, '/early-help/absence')).includes('Xan'))
    })

    test('nobody without a part in it is told that there is one', async () => {
      const child = await newChild('Quinn')
      const open = await begin(child)
      const reference = open.split('/').pop()
      for (const role of ['hub-officer', 'practitioner', 'agency-safeguarding-lead', 'administrator']) {
        const other = await Visitor.as(site, role)
        assert.equal((await other.get(open)).status, 404, role)
        assert.equal((await other.get(`${open}/closure`)).status, 404, role)
        assert.ok(!(await words(other, '/early-help?show=all')).includes(reference), role)
        assert.equal((await other.get(`${child}/early-help`)).status, 404, role)
      }
      assert.equal((await (await Visitor.as(site, 'board-member')).get('/early-help')).status, 403)
    })

    test('a child that has one open has no second, and what is stuck is on the list of those that are', async () => {
      const child = await newChild('Rae')
      const open = await begin(child)
      const { status, text } = await worker.submit(`${child}/early-help/new`, { lead: 'me', consent: 'not_asked', 'started_on-day': '1', 'started_on-month': '10', 'started_on-year': '2026' })
      assert.equal(status, 422)
      assert.match(markup(text).words, /An assessment of this child is open already/)
      assert.ok(!(await words(worker, '/early-help?show=stuck')).includes('Rae'))
      await act(worker, `${open}/entries/stuck`, `${open}/entries/stuck`, { words: 'Nobody opens the door' })
      assert.ok((await words(worker, '/early-help?show=stuck')).includes('Rae'))
    })
  })
}
