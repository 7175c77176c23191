// What a designated officer shares of an allegation with the safeguarding lead of the employer: what the lead sees and answers, and that nobody else sees it.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { violations } from './support/accessibility.mjs'
import { act, optionOf, referral, share } from './support/acts.mjs'
import { openBrowser, openPageAs } from './support/browser.mjs'
import { exampleDatabase, Site } from './support/holdfast.mjs'
import { markup } from './support/markup.mjs'
import { overflow } from './support/page_rules.mjs'
import { newPostgresDatabase } from './support/postgres.mjs'
import { Visitor } from './support/visitor.mjs'

const outsiders = ['practitioner', 'council-safeguarding-lead', 'social-worker', 'council-social-worker', 'hub-officer', 'performance-analyst', 'board-business-manager', 'auditor', 'administrator', 'designated-officer',
  'council-designated-officer', 'council-designated-officers-manager']

/** An answer without what differs between any two: the token of its forms, and the reference that was asked for. */
const toldBy = ({ status, text }, reference) => `${status} ${text.replace(/name="csrf_token" value="\w+"/g, '').replaceAll(reference, '')}`

sharingOn('SQLite', undefined)
const postgres = await newPostgresDatabase()
if (postgres) sharingOn('PostgreSQL', postgres)

function sharingOn(kind, address) {
  describe(`sharing with the employer's safeguarding lead on ${kind}`, () => {
    let site, browser, teacher, officer, lead
    const words = async (who, path) => markup((await who.get(path)).text).words
    /** A case of the officer's; where it is, and where what is shared of it first. */
    const caseAbout = async adult => {
      await act(teacher, '/lado/refer', '/lado/refer', { ...referral, adult })
      const path = /href="(\/lado\/allegations\/LADO-[^"]*)"/.exec((await officer.get('/lado')).text)[1]
      await act(officer, `${path}/assignment`, `${path}/assignment`, { officer: await optionOf(officer, `${path}/assignment`, /Example designated officer/), is_unconnected: 'yes' })
      return { path, reference: path.split('/').pop(), shared: `/lado/shared/${path.split('/').pop()}-1` }
    }

    before(async () => {
      site = await Site.serve(await exampleDatabase(address))
      browser = await openBrowser()
      const people = await Promise.all(['practitioner', 'council-designated-officer', 'agency-safeguarding-lead'].map(role => Visitor.as(site, role)))
      ;[teacher, officer, lead] = people
    })
    after(async () => {
      await browser?.close()
      await site?.stop()
    })

    for (const javaScript of [true, false])
      test(`an officer shares words of a case, the lead finds and answers them and sees nothing else of it, ${javaScript ? 'with' : 'without'} scripts`, async () => {
        const { path, reference, shared } = await caseAbout('Karl Example')
        const ours = await openPageAs(browser, site, 'council-designated-officer', { javaScript })
        await ours.goto(path)
        await ours.getByRole('link', { name: 'Share with the employer\'s safeguarding lead' }).click()
        await ours.getByLabel('What may they know?').fill('Please keep them away from children')
        await ours.getByRole('button', { name: 'Share this' }).click()
        assert.match(await ours.locator('.govuk-error-summary').innerText(), /Choose with whom[^]*Make sure that they are neither/)
        assert.equal(await ours.getByLabel('What may they know?').inputValue(), 'Please keep them away from children')
        if (javaScript) assert.deepEqual(await violations(ours), [])
        assert.deepEqual(await overflow(ours), [])
        await ours.getByLabel('With whom?').selectOption({ label: 'Example Agency safeguarding lead, Example partnership' })
        await ours.getByLabel('I have made sure').check()
        await ours.getByRole('button', { name: 'Share this' }).click()
        assert.match(await ours.getByRole('main').innerText(), /Example Agency safeguarding lead[^]*Written to them: 1\. Their answers: 0/)

        const theirs = await openPageAs(browser, site, 'agency-safeguarding-lead', { javaScript })
        await theirs.goto('/inbox')
        await theirs.getByRole('button', { name: 'A designated officer has shared something with you' }).first().click()
        await theirs.waitForURL(`**${shared}`)
        await theirs.goto('/lado/shared')
        assert.match(await theirs.getByRole('main').innerText(), new RegExp(`${reference}[^]*Being considered[^]*Example designated officer of the council`))
        await theirs.getByRole('link', { name: reference }).click()
        for (const page of [theirs]) assert.deepEqual(await overflow(page), [])
        if (javaScript) assert.deepEqual(await violations(theirs), [])
        await theirs.getByRole('button', { name: 'Send your answer' }).click()
        assert.match(await theirs.locator('.govuk-error-summary').innerText(), /Write your answer/)
        await theirs.getByLabel('What do you want the designated officer to know?').fill('They are on leave')
        await theirs.getByRole('button', { name: 'Send your answer' }).click()
        const seen = await theirs.getByRole('main').innerText()
        assert.match(seen, /Your answer[^]*They are on leave[^]*From the designated officer[^]*Please keep them away from children/)
        assert.doesNotMatch(await theirs.content(), /Karl|Hal Sample|Hill School|pushed|head teacher/)
        assert.match(await words(officer, path), /From the employer[^]*They are on leave[^]*Shared with the employer[^]*To Example Agency safeguarding lead:[^]*Please keep them away/)
        assert.match(await words(officer, '/inbox'), /An employer's safeguarding lead has answered in a case/)
        for (const page of [ours, theirs]) {
          assert.deepEqual(page.faults, [])
          await page.context().close()
        }
      })

    test('what anybody else is told of what is shared is what they are told of a reference that was never given', async () => {
      const { path, reference, shared } = await caseAbout('Lena Example')
      await share(officer, path, 'Lena is to stay away from quokkas')
      const never = '/lado/shared/LADO-2026-99999-X-1'
      for (const role of outsiders) {
        const outsider = await Visitor.as(site, role)
        const [there, not] = [await outsider.get(shared), await outsider.get(never)]
        assert.equal(there.status, role === 'council-safeguarding-lead' ? 404 : 403, role)
        assert.equal(toldBy(there, `${reference}-1`), toldBy(not, 'LADO-2026-99999-X-1'), role)
        assert.ok([403, 404].includes((await outsider.submit(shared, { words: 'I know too' })).status), role)
        assert.doesNotMatch((await outsider.get('/my/activity')).text, /quokkas/)
        assert.doesNotMatch((await outsider.get('/lado/shared')).text, /LADO-/)
      }
      assert.equal((await lead.get(path)).status, 403, 'the lead opens no case')
      assert.match(await words(lead, shared), /quokkas/)
    })

    test('a case is never shared with whom it is about; sharing ends when the name is corrected to theirs, and when the officer ends it', async () => {
      const { path, shared } = await caseAbout('Example Agency safeguarding lead')
      const option = await optionOf(officer, `${path}/shares`, /Example Agency safeguarding lead/)
      const refused = await officer.submit(`${path}/shares`, { lead: option, words: 'Words', is_unconnected: 'yes' })
      assert.equal(refused.status, 422)
      assert.match(markup(refused.text).words, /The allegation is about somebody of this name/)
      await act(officer, `${path}/entries/adult`, `${path}/entries/adult`, { words: 'Mia Example' })
      await share(officer, path, 'Please telephone')
      assert.equal((await lead.get(shared)).status, 200)
      await act(officer, `${path}/entries/adult`, `${path}/entries/adult`, { words: 'Example Agency safeguarding lead' })
      assert.equal((await lead.get(shared)).status, 404)
      assert.match(await words(officer, path), /Sharing with Example Agency safeguarding lead ended: the name of the adult was corrected to theirs/)

      const other = await caseAbout('Nils Example')
      await share(officer, other.path, 'Please telephone')
      await act(officer, `${other.path}/shares/1`, `${other.path}/shares/1`, { words: 'The police have ended their enquiry' })
      assert.match(await words(lead, other.shared), /The police have ended their enquiry[^]*Please telephone/)
      await act(officer, `${other.path}/shares/1/end`, `${other.path}/shares/1/end`, { words: 'They have left' })
      assert.equal((await lead.get(other.shared)).status, 404)
      assert.doesNotMatch((await lead.get('/lado/shared')).text, new RegExp(other.reference))
      assert.equal((await officer.get(`${other.path}/shares/1`)).status, 404, 'there is nothing to add to')
    })
  })
}
