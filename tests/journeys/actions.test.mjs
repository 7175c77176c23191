// Actions: agreed on the record of a child and with the audit of a closed allegation, said to be further on, shown by a document, carried forward and done.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { violations } from './support/accessibility.mjs'
import { act, optionOf, sendDocument } from './support/acts.mjs'
import { openBrowser, openPageAs } from './support/browser.mjs'
import { exampleDatabase, Site } from './support/holdfast.mjs'
import { markup } from './support/markup.mjs'
import { overflow } from './support/page_rules.mjs'
import { newPostgresDatabase } from './support/postgres.mjs'
import { statements } from './support/state.mjs'
import { Visitor } from './support/visitor.mjs'

/** Fills in the three boxes of the day so many days from now that stand in this part of the page. */
async function fillDay(part, days) {
  const date = new Date(Date.now() + days * 86_400_000)
  for (const [label, value] of [['Day', date.getUTCDate()], ['Month', date.getUTCMonth() + 1], ['Year', date.getUTCFullYear()]]) await part.getByLabel(label, { exact: true }).fill(String(value))
}

async function isFitToRead(page, javaScript) {
  if (javaScript) assert.deepEqual(await violations(page), [])
  assert.deepEqual(await overflow(page), [])
}

actionsOn('SQLite', undefined)
const postgres = await newPostgresDatabase()
if (postgres) actionsOn('PostgreSQL', postgres)

function actionsOn(kind, address) {
  describe(`actions on ${kind}`, () => {
    let database, site, browser, worker, child
    before(async () => {
      database = await exampleDatabase(address)
      site = await Site.serve(database)
      browser = await openBrowser()
      worker = await Visitor.as(site, 'social-worker')
      child = await act(worker, '/persons/new', '/persons/new', { who: 'child', given: 'Nell', family: 'Ashby-Testcase', 'born_on-day': '4', 'born_on-month': '3', 'born_on-year': '2012', precision: 'exact', sex: 'F' })
    })
    after(async () => {
      await browser?.close()
      await site?.stop()
    })
    const add = (what, plan) => act(worker, `${child}/actions/new`, `${child}/actions/new`, { plan, what, account: 'social-worker' })
    const words = async (who, path) => markup((await who.get(path)).text).words

    for (const javaScript of [true, false])
      test(`one is agreed in the browser, ${javaScript ? 'with' : 'without'} scripts, said to be further on with a document that shows it, and done`, async () => {
        await sendDocument(worker, `${child}/documents`, 'Letter of the school')
        const page = await openPageAs(browser, site, 'social-worker', { javaScript, width: javaScript ? 1280 : 375 })
        const what = `See her at home, ${javaScript ? 'alone' : 'with her mother'}`
        await page.goto(`${child}/actions`)
        await page.getByRole('button', { name: 'Add an action' }).click()
        await page.getByLabel('What is to be done').fill(what)
        await page.getByLabel('User name of who does it').fill('nobody-such')
        await page.getByRole('button', { name: 'Add action' }).click()
        assert.match(await page.title(), /^Error: /)
        assert.match(await page.locator('.govuk-error-summary').innerText(), /Nobody has the user name “nobody-such”/)
        assert.equal(await page.getByLabel('What is to be done').inputValue(), what)
        await isFitToRead(page, javaScript)
        await page.getByLabel('Plan', { exact: true }).fill('Strategy meeting')
        await page.getByLabel('User name of who does it').fill('social-worker')
        await fillDay(page, 40)
        await page.getByRole('button', { name: 'Add action' }).click()
        const row = page.getByRole('row', { name: new RegExp(what) })
        assert.match(await row.innerText(), /on track/i)
        await isFitToRead(page, javaScript)
        await page.getByRole('link', { name: what }).click()
        await page.getByLabel('What happened').fill('The school wrote that she was seen')
        await page.getByLabel('It may not be done in time').check()
        await page.getByLabel('Document that shows it (optional)').selectOption({ index: 1 })
        await page.getByRole('button', { name: 'Record' }).click()
        assert.match(await page.getByRole('main').innerText(), /at risk[^]*It may not be done in time/i)
        assert.ok(await page.getByRole('link', { name: 'Letter of the school' }).count())
        await isFitToRead(page, javaScript)
        await page.getByLabel('What happened').fill('She was seen and is well')
        await page.getByRole('radio', { name: 'Done', exact: true }).check()
        await page.getByRole('button', { name: 'Record' }).click()
        assert.match(await page.getByRole('main').innerText(), /complete/i)
        assert.deepEqual(page.faults, [])
        await page.context().close()
      })

    test('the second of two who say how it stands at once is told, and keeps what they wrote', async () => {
      await add('Ring the school', 'Review')
      const [, one] = /href="([^"]*\/actions\/\d+)">Ring the school/.exec((await worker.get(`${child}/actions`)).text)
      const said = { words: 'Rang', progress: 'under_way', after: '1' }
      assert.equal((await worker.submit(one, said)).status, 303)
      const second = await worker.submit(one, { ...said, words: 'Rang them too' })
      assert.equal(second.status, 422)
      assert.match(markup(second.text).words, /has said something of this action meanwhile/)
      assert.match(second.text, /Rang them too/)
    })

    test('a plan is carried forward with what is open in it, and what is done stays', async () => {
      for (const what of ['Write to the parents', 'Ask the nurse']) await add(what, 'First meeting')
      const [, done] = /href="([^"]*\/actions\/\d+)">Ask the nurse/.exec((await worker.get(`${child}/actions`)).text)
      assert.equal((await worker.submit(done, { words: 'Asked', progress: 'done', after: '1' })).status, 303)
      const page = await openPageAs(browser, site, 'social-worker')
      await page.goto(`${child}/actions`)
      await page.getByText('Carry forward from First meeting').click()
      const form = page.locator('form', { has: page.locator('input[value="First meeting"]') })
      await form.getByRole('button', { name: 'Carry forward' }).click()
      assert.match(await page.locator('.govuk-error-summary').innerText(), /Say into which plan/)
      await form.getByLabel('Carry its open actions forward into').fill('Second meeting')
      await form.getByRole('button', { name: 'Carry forward' }).click()
      assert.match(await page.getByRole('main').innerText(), /1 action was carried forward/)
      assert.match(await page.getByRole('table', { name: 'Second meeting' }).innerText(), /Write to the parents/)
      assert.match(await page.getByRole('table', { name: 'First meeting' }).innerText(), /Ask the nurse/)
      await isFitToRead(page, true)
      await page.context().close()
    })

    test('the audit of a closed allegation leads to an action, which its owner finds on their list and says more of', async () => {
      const manager = await Visitor.as(site, 'council-designated-officers-manager')
      await act(manager, '/lado/audits', '/lado/audits', { quarter: '2016-17 Q2', size: '2' })
      const [, sample] = /href="(\/lado\/audits\/AUDIT-\d+)"/.exec((await manager.get('/lado/audits')).text)
      const page = await openPageAs(browser, site, 'council-designated-officers-manager')
      await page.goto(sample)
      await page.getByRole('link', { name: /^Audit/ }).last().click()
      for (const question of await page.locator('fieldset:has(input[type=radio])').all()) await question.getByLabel('Partly').check()
      await page.getByText('Actions that follow').click()
      const first = page.getByRole('group', { name: 'Action 1' })
      await first.getByLabel('What is to be done').fill('Tell families within a week')
      await page.getByRole('button', { name: 'Record the audit' }).click()
      for (const message of [/Say what was found wanting/, /Choose who is to do it/, /Enter by when/]) assert.match(await page.locator('.govuk-error-summary').innerText(), message)
      assert.equal(await first.getByLabel('What is to be done').inputValue(), 'Tell families within a week')
      await isFitToRead(page, true)
      await page.getByLabel('What was found, and what should be done').fill('The family was told late')
      await first.getByLabel('Who is to do it').selectOption(await optionOf(manager, new URL(page.url()).pathname, /designated officer(?!s)/i))
      await fillDay(first, 10)
      await page.getByRole('button', { name: 'Record the audit' }).click()
      assert.match(await page.getByRole('table', { name: 'Actions' }).innerText(), /Tell families within a week[^]*designated officer[^]*at risk/i)
      await isFitToRead(page, true)

      const officer = await Visitor.as(site, 'council-designated-officer')
      const own = (await officer.get('/actions')).text
      const [, action] = new RegExp(`href="(${sample}/actions/\\d+)">Action \\d+, record AUDIT-`).exec(own)
      await act(officer, action, action, { words: 'Two were told', progress: 'under_way', after: '1' })
      assert.match(await words(officer, sample), /Tell families within a week/)
      assert.doesNotMatch(await words(officer, sample), /Seed|Cases of the sample/)
      assert.equal((await officer.get(`${sample}/actions/new`)).status, 403)
      assert.equal((await worker.get(sample)).status, 403)
      assert.equal(await statements(database.url, "SELECT COUNT(*) FROM trail_events WHERE type = 'actions.action_agreed' AND kind = 'lado_sample'"), '1\n')
      await page.goto(`${sample}/actions/new`)
      await page.getByLabel('What is to be done').fill('Tell the regulator')
      await page.getByLabel('User name of who does it').fill('social-worker')
      await page.getByRole('button', { name: 'Add action' }).click()
      const summary = await page.locator('.govuk-error-summary').innerText()
      assert.match(summary, /Say in which plan it is\s+This person cannot be given actions of this record: take out their user name, and type their name and agency here/)
      await page.getByRole('link', { name: /^This person cannot be given actions/ }).click()
      await page.getByLabel('Their name').fill('Sam Worker')
      await page.getByLabel('Their agency').fill('The Council')
      await isFitToRead(page, true)
      await page.getByLabel('User name of who does it').fill('')
      await page.getByLabel('Plan', { exact: true }).fill('First meeting')
      await page.getByRole('button', { name: 'Add action' }).click()
      assert.match(await page.getByRole('table', { name: 'First meeting' }).innerText(), /Tell the regulator[^]*Sam Worker, The Council/)
      await page.context().close()
    })
  })
}
