// Professional disagreement: a teacher disagrees with the hub, it goes through its levels to the partnership; who knows of it; that nothing about the child waits; what is counted.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { violations } from './support/accessibility.mjs'
import { act, disagreement, tellHub } from './support/acts.mjs'
import { openBrowser, openPageAs } from './support/browser.mjs'
import { exampleDatabase, Site } from './support/holdfast.mjs'
import { markup } from './support/markup.mjs'
import { overflow } from './support/page_rules.mjs'
import { newPostgresDatabase } from './support/postgres.mjs'
import { Visitor } from './support/visitor.mjs'

const outsiders = ['hub-officer', 'social-worker', 'council-social-worker', 'agency-safeguarding-lead', 'council-safeguarding-lead', 'council-hub-manager', 'board-business-manager', 'administrator']

/** An answer without what differs between any two: the token of its forms, and the reference that was asked for. */
const toldBy = ({ status, text }, reference) => `${status} ${text.replace(/name="csrf_token" value="\w+"/g, '').replaceAll(reference, '')}`

disagreementOn('SQLite', undefined)
const postgres = await newPostgresDatabase()
if (postgres) disagreementOn('PostgreSQL', postgres)

function disagreementOn(kind, address) {
  describe(`professional disagreement on ${kind}`, () => {
    let site, browser, teacher, officer, manager
    const words = async (who, path) => markup((await who.get(path)).text).words
    const send = async given_1 => (await tellHub(teacher, { given_1 })).split('/').at(-1)
    const raise = async contact => act(teacher, `/disagreements/about/hub_contact/${contact}`, `/disagreements/about/hub_contact/${contact}`, disagreement)
    const does = (who, path, part, typed) => act(who, path + part, path + part, typed)

    before(async () => {
      site = await Site.serve(await exampleDatabase(address))
      browser = await openBrowser()
      ;[teacher, officer, manager] = await Promise.all(['practitioner', 'council-hub-officer', 'council-hub-manager'].map(role => Visitor.as(site, role)))
    })
    after(async () => {
      await browser?.close()
      await site?.stop()
    })

    for (const javaScript of [true, false])
      test(`a teacher disagrees in the browser, ${javaScript ? 'with' : 'without'} scripts: what is missing is said, what was typed stays, and it waits with who decided`, async () => {
        const contact = await send(javaScript ? 'Pim' : 'Pam')
        const page = await openPageAs(browser, site, 'practitioner', { javaScript, width: javaScript ? 1280 : 375 })
        await page.goto('/contacts')
        await page.getByRole('link', { name: 'disagree with the decision' }).click()
        await page.getByLabel('Contact with the safeguarding hub').check()
        await page.getByLabel('Its reference').fill(contact.toLowerCase())
        await page.getByRole('button', { name: 'Go on' }).click()
        assert.match(await page.locator('main').innerText(), /Nothing about the child waits for this/)
        await page.getByLabel('Why?').fill('Still hungry')
        await page.getByLabel('Who decided it?').fill('Nobody Known')
        await page.getByLabel('Whose decision is it?').selectOption('cumbria-county-council', { timeout: 5000 })
        await page.getByRole('button', { name: 'Raise it' }).click()
        const wrong = await page.locator('.govuk-error-summary').innerText()
        for (const said of [/with which decision/, /what you want for the child/, /called “Nobody Known”/]) assert.match(wrong, said)
        assert.equal(await page.getByLabel('Why?').inputValue(), 'Still hungry')
        assert.deepEqual([javaScript ? await violations(page) : [], await overflow(page)], [[], []])
        await page.getByLabel('Who decided it?').fill('example hub officer of the council')
        await page.getByLabel('With which decision do you disagree?').fill('No further action')
        await page.getByLabel('What do you want for the child?').fill('A visit')
        await page.getByRole('button', { name: 'Raise it' }).click()
        const shown = await page.locator('main').innerText()
        assert.match(shown, new RegExp(`Disagreement about a decision for P[ia]m Sample[^]*Level 1: worker to worker[^]*No further action[^]*Still hungry[^]*A visit`))
        assert.match(shown, /1 working day from/)
        assert.deepEqual([javaScript ? await violations(page) : [], await overflow(page)], [[], []])
        assert.match(await words(officer, '/inbox'), /A professional disagreement waits for you/)
      })

    test('it goes from level to level to the partnership, each level with its people and its time, and ends with what was learned', async () => {
      const path = await raise(await send('Quin'))
      await does(officer, path, '/answer', { stance: 'stands', words: 'The threshold is not met' })
      assert.match(await words(teacher, '/inbox'), /A professional disagreement was answered/)
      await does(teacher, path, '/next-level', { why: 'He is hungry still', own: 'agency-safeguarding-lead' })
      assert.match(await words(manager, path), /Level 2: line managers[^]*2 working days from/)
      const lead = await Visitor.as(site, 'agency-safeguarding-lead')
      await does(lead, path, '/next-level', { why: 'He is hungry still' })
      assert.match(await words(await Visitor.as(site, 'council-safeguarding-lead'), path), /Level 3: safeguarding leads/)
      const chair = await Visitor.as(site, 'board-business-manager')
      assert.equal((await chair.get(path)).status, 404)
      await does(lead, path, '/next-level', { why: 'The leads do not agree' })
      assert.equal((await teacher.get(`${path}/next-level`)).status, 403)
      await does(chair, path, '/resolution', { ending: 'changed', words: 'A social worker visits on Monday', learned: 'Ask the school before deciding' })
      const ended = await words(teacher, path)
      for (const said of [/Resolved/, /The decision was changed/, /Ask the school before deciding/, /Taken to the next level[^]*Level 4/]) assert.match(ended, said)
      assert.match(await words(teacher, '/disagreements?show=resolved'), /Quin Sample/)
    })

    test('nothing about the child waits: the contact is rated, decided, answered and closed as any other, and says nothing of the disagreement', async () => {
      const [plain, disputed] = [await send('Rae'), await send('Rae')]
      const path = await raise(disputed)
      const at = reference => `/hub/contacts/${reference}`
      for (const contact of [plain, disputed]) {
        await does(officer, at(contact), '/rating', { rating: 'amber', reason: 'Seen at school today' })
        await does(manager, at(contact), '/decision', { onward: 'early_help', level: 'targeted', rationale: 'Several agencies have to work together', considered: 'School and health visitor', to: 'Early help team' })
        await does(officer, at(contact), '/answer', { telling: 'told', words: 'Early help will call you' })
      }
      await does(teacher, path, '/next-level', { why: 'He is hungry still' })
      const shown = async contact => (await words(manager, at(contact))).replaceAll(contact, '').replace(/\d{1,2}:\d\d[ap]m/g, '')
      assert.match(await shown(disputed), /Closed/)
      assert.equal(await shown(disputed), await shown(plain))
    })

    test('everybody else is told of a disagreement what they are told of one that never was, and of what it is about too', async () => {
      const contact = await send('Sol')
      const path = await raise(contact)
      const reference = path.split('/').at(-1)
      for (const role of outsiders) {
        const outsider = await Visitor.as(site, role)
        for (const part of ['', '/answer', '/next-level', '/resolution'])
          assert.equal(toldBy(await outsider.get(path + part), reference), toldBy(await outsider.get(`/disagreements/DIS-2026-99999-X${part}`), 'DIS-2026-99999-X'), `${role} ${part}`)
        for (const list of ['/disagreements', '/inbox', '/']) assert.doesNotMatch(await words(outsider, list), new RegExp(`Sol Sample|${reference}`), `${role} ${list}`)
      }
      for (const role of ['hub-officer', 'social-worker']) {
        const outsider = await Visitor.as(site, role)
        assert.equal((await outsider.get(`/disagreements/about/hub_contact/${contact}`)).status, 404, role)
      }
      assert.equal((await officer.get(`${path}/resolution`)).status, 403)
      assert.equal((await (await Visitor.as(site, 'board-member')).get('/disagreements')).status, 403)
    })

    test('it stands beside the chronology of the child for who has a part in it, and not in the file', async () => {
      const contact = await send('Tam')
      const child = await linkedChild(officer, contact)
      const path = await raise(contact)
      const chronology = `${child}/chronology`
      assert.match(await words(officer, chronology), /Professional disagreement With a decision of [^.]*\. Level 1/)
      assert.doesNotMatch(await words(manager, chronology), /Professional disagreement/)
      assert.doesNotMatch((await officer.get(`${chronology}/table.csv`)).text, /disagreement/i)
      assert.match(await words(officer, path), /Tam Sample/)
    })

    /** Puts the child of the contact on record, and gives the way to the record. */
    async function linkedChild(who, contact) {
      const { text } = await who.get(`/hub/contacts/${contact}`)
      const child = /href="(\/hub\/contacts\/[^"]*\/children\/\d+)"/.exec(text)[1]
      await act(who, await act(who, child, `${child}/searches`, {}), child, { person: 'new' })
      return /href="(\/persons\/[^"/]+)"/.exec((await who.get(child)).text)[1]
    }

    test('it is counted for the Board once its quarter is over', async () => {
      const member = await Visitor.as(site, 'board-member')
      assert.match(await words(member, '/disagreements/counts'), /None is counted yet/)
      assert.equal((await member.get('/disagreements/counts/2016-17/tables/disagreements_by_agency.csv')).status, 404)
    })
  })
}
