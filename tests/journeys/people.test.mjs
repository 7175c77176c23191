// Finding, recording and linking children, as the people of several agencies see them.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { violations } from './support/accessibility.mjs'
import { openBrowser, openPage, openPageOf, signIn } from './support/browser.mjs'
import { exampleDatabase, run, Site } from './support/holdfast.mjs'
import { overflow } from './support/page_rules.mjs'
import { markup } from './support/markup.mjs'
import { newPostgresDatabase } from './support/postgres.mjs'
import { statements } from './support/state.mjs'
import { Visitor } from './support/visitor.mjs'

const password = 'nine herons by the weir'
const people = [
  ['wendy.worker', 'social_worker', 'cumberland-council'],
  ['hugo.hub', 'hub_officer', 'cumberland-council'],
  ['tess.teacher', 'practitioner', 'barnardos'],
]
const charlotte = { who: 'child', given: 'Charlotte', family: 'Wilkinson-Testcase', 'born_on-day': '4', 'born_on-month': '3', 'born_on-year': '2012', precision: 'exact', sex: 'F', lines: '1 Testcase Row', postcode: 'CA1 1AA' }
const misspelt = { given: 'Charlote', family: 'Wilkinsen', 'born_on-day': '4', 'born_on-month': '3', 'born_on-year': '2012', sex: 'U', postcode: '', number: '' }

peopleOn('SQLite', undefined)
const postgres = await newPostgresDatabase()
if (postgres) peopleOn('PostgreSQL', postgres)

function peopleOn(kind, address) {
  describe(`children and adults on ${kind}`, () => {
    let database, site, browser, record
    before(async () => {
      database = await exampleDatabase(address)
      for (const [name, role, agency] of people) {
        const added = await run(['--database', database.url, 'user', 'add', name, '--name', name, '--agency', agency, '--role', role], { input: `${password}\n` })
        assert.equal(added.code, 0, added.err)
        database.passwords.set(name, password)
      }
      site = await Site.serve(database)
      for (const word of ['Wilkinson-Testcase', 'Wilkinsen', 'Charlote', 'Testcase Row', 'Glass-Testcase', 'Kin-Testcase']) site.secrets.add(word)
      browser = await openBrowser()
      const wendy = await Visitor.as(site, 'wendy.worker')
      record = await put(wendy, charlotte)
    })
    after(async () => {
      await browser?.close()
      await site?.stop() // looks for what was typed in the log
    })

    async function put(person, fields) {
      const answer = await person.submit('/persons/new', fields)
      assert.equal(answer.status, 303, markup(answer.text).words)
      return answer.headers.get('location').split('/').pop()
    }
    async function lookFor(person, fields) {
      const sent = await person.submit('/persons/searches', fields)
      assert.equal(sent.status, 303, markup(sent.text).words)
      const path = sent.headers.get('location')
      assert.match(path, /^\/persons\/searches\/[\w-]{22}$/)
      return { path, words: markup((await person.get(path)).text).words }
    }

    for (const javaScript of [true, false])
      test(`a hub officer finds a misspelt child and reads the record, ${javaScript ? 'with' : 'without'} scripts`, async () => {
        const page = await openPage(browser, site, { javaScript })
        await signIn(page, 'hugo.hub', password)
        await page.goto('/persons')
        await page.getByLabel('Given name').fill('Charlote')
        await page.getByLabel('Family name').fill('Wilkinsen')
        for (const [label, digits] of [['Day', '4'], ['Month', '3'], ['Year', '2012']]) await page.getByLabel(label, { exact: true }).fill(digits)
        await page.getByRole('button', { name: 'Find', exact: true }).click()
        await page.waitForURL(/\/persons\/searches\//)
        assert.doesNotMatch(page.url(), /harlot|ilkins|2012/)
        if (javaScript) assert.deepEqual(await violations(page), [])
        await page.getByRole('link', { name: 'Charlotte Wilkinson-Testcase' }).click()
        await page.getByText('4 March 2012').first().waitFor()
        assert.equal(await page.getByRole('link', { name: 'Add a name' }).count(), 0, 'who only reads is offered no form')
        if (javaScript) assert.deepEqual(await violations(page), [])
        for (const width of [1280, 375]) {
          await page.setViewportSize({ width, height: 900 })
          if (javaScript) assert.deepEqual(await overflow(page), [])
        }
        assert.deepEqual(page.faults, [])
        await page.context().close()
      })

    test('a teacher of another agency learns that the child is known and whom to ask, and nothing more', async () => {
      const tess = await Visitor.as(site, 'tess.teacher')
      const found = await lookFor(tess, misspelt)
      assert.match(found.words, /Known to the partnership\. Ask the duty desk\./)
      assert.doesNotMatch(found.words, /Wilkinson|Testcase Row|14 years/)
      const opened = await tess.get(`/persons/${record}`)
      assert.equal(opened.status, 200)
      assert.match(markup(opened.text).words, /Ask the duty desk/)
      assert.doesNotMatch(opened.text, /Wilkinson|Testcase/)
      for (const path of [`/persons/${record}/facts/names`, `/persons/${record}/compare/${record}`]) assert.ok([403, 404].includes((await tess.get(path)).status), path)
      const stranger = await lookFor(tess, { ...misspelt, given: 'Zebedee', family: 'Quillfeather', 'born_on-year': '1999' })
      assert.doesNotMatch(stranger.words, /Ask the duty desk/)
    })

    test('an outsider is told the same of a record that is there and of one that is not, and no search of another is theirs', async () => {
      const member = await Visitor.as(site, 'board-member')
      const tess = await Visitor.as(site, 'tess.teacher')
      const { path } = await lookFor(await Visitor.as(site, 'hugo.hub'), misspelt)
      for (const visitor of [member, tess]) {
        const statuses = [(await visitor.get(path)).status, (await visitor.get('/persons/searches/AAAAAAAAAAAAAAAAAAAAAA')).status]
        assert.equal(statuses[0], statuses[1])
      }
      assert.equal((await member.get(`/persons/${record}`)).status, (await member.get('/persons/0000000000')).status)
      assert.equal((await tess.get('/persons/0000000000')).status, 404)
    })

    test('who owns a record gives another agency a part in it, and keeps a sealed one from all others, who then learn nothing', async () => {
      const wendy = await Visitor.as(site, 'wendy.worker')
      const tess = await Visitor.as(site, 'tess.teacher')
      const fields = { ...charlotte, given: 'Perpetua', family: 'Hidden-Testcase', 'born_on-year': '2014' }
      const asked = { ...misspelt, given: 'Perpetua', family: 'Hidden-Testcase', 'born_on-year': '2014' }
      const hidden = await put(wendy, fields)
      assert.match((await lookFor(tess, asked)).words, /Ask the duty desk/)
      assert.equal((await wendy.submit(`/persons/${hidden}/part`, { account: 'tess.teacher', relation: 'worker', because: 'teaches her' })).status, 303)
      assert.match((await lookFor(tess, asked)).words, /Perpetua Hidden-Testcase/)
      assert.match((await tess.get(`/persons/${hidden}`)).text, /Perpetua Hidden-Testcase/)
      assert.equal((await tess.get(`/persons/${hidden}/part`)).status, 403)
      assert.equal((await wendy.submit(`/persons/${hidden}/restriction`, { restriction: 'sealed', reason: 'the child of a colleague' })).status, 303)
      const never = { ...asked, given: 'Absent', family: 'Nobody', 'born_on-year': '1999' }
      const words = found => found.words.replace(/You looked for.*?\d{4}\./, '')
      assert.equal(words(await lookFor(tess, asked)), words(await lookFor(tess, never)))
      const [there, absent] = [await tess.get(`/persons/${hidden}`), await tess.get('/persons/0000000000')]
      assert.equal(there.status, 404)
      assert.equal(there.status, absent.status)
      assert.equal(markup(there.text).words, markup(absent.text).words)
    })

    test('two records of one child are put side by side, linked by who works on both, and taken apart again as they were', async () => {
      const wendy = await Visitor.as(site, 'wendy.worker')
      const twice = await put(wendy, { ...charlotte, given: 'Charlotte', family: 'Wilkinson Testcase' })
      const facts = async reference => markup((await wendy.get(`/persons/${reference}`)).text).words.replace(/^.*(?=Child, record)/s, '').replace(/Who has looked at this.*/s, '')
      const before = [await facts(record), await facts(twice)]
      assert.match(before[0], /Possibly the same person/)
      assert.match(markup((await wendy.get(`/persons/${record}/compare/${twice}`)).text).words, /born on the same day/)
      const hugo = await Visitor.as(site, 'hugo.hub')
      assert.equal((await hugo.submit(`/persons/${record}/compare/${twice}`, { verdict: 'merge', why: 'one child' })).status, 404)
      assert.equal((await wendy.submit(`/persons/${record}/compare/${twice}`, { verdict: 'merge', why: '' })).status, 422)
      assert.equal((await wendy.submit(`/persons/${record}/compare/${twice}`, { verdict: 'merge', why: 'one child' })).status, 303)
      const linked = await wendy.get(`/persons/${twice}`)
      const way = /\/persons\/\w+\/merges\/\d+/.exec(linked.text)?.[0]
      assert.ok(way, 'the record leads to its merge')
      assert.equal((await lookFor(wendy, misspelt)).words.match(/\bLikely|Possible\b/g)?.length, 1)
      assert.equal((await wendy.submit(way, { why: 'Two children after all' })).status, 303)
      assert.deepEqual([await facts(record), await facts(twice)], before)
      assert.equal((await wendy.get(way)).status, 404)
    })

    test('who has no part breaks the glass of one record, whose owner is told, until a second person challenges it, all by keyboard', async () => {
      const broken = await put(await Visitor.as(site, 'wendy.worker'), { ...charlotte, given: 'Glenda', family: 'Glass-Testcase', 'born_on-year': '2015' })
      const windows = new Map()
      const by = async (name, path) => {
        if (!windows.has(name)) windows.set(name, await openPageOf(browser, await Visitor.as(site, name)))
        await windows.get(name).goto(path)
        return windows.get(name)
      }
      const words = page => page.getByRole('main').innerText()
      const press = (page, name) => page.getByRole('main').getByRole('button', { name }).press('Enter')

      const worker = await by('social-worker', `/persons/${broken}`)
      assert.doesNotMatch(await worker.content(), /Glass-Testcase/)
      await worker.goto('/access/break-glass')
      await worker.getByLabel('Reference').fill(broken)
      await worker.getByLabel('Why must you see it now?').fill('She is at the station tonight')
      await press(worker, 'Break the glass')
      await worker.waitForURL(`**/persons/${broken}`)
      assert.match(await words(worker), /You broke the glass of person[^]*Glenda Glass-Testcase/)

      const owner = await by('wendy.worker', '/access/notices')
      assert.match(await words(owner), /Example Social worker broke the glass/)
      await press(owner, 'I have seen this')
      await owner.getByText('There is nothing new.').waitFor()

      const reviewer = await by('board-business-manager', '/access/reviews')
      await press(reviewer, 'Challenge')
      assert.match(await reviewer.getByRole('alert').innerText(), /Say what is wrong with this use/)
      await reviewer.getByLabel(/What you found/).fill('Nobody was at the station')
      await press(reviewer, 'Challenge')
      await reviewer.getByText('The use was challenged and ended').waitFor()
      assert.doesNotMatch(await (await by('social-worker', `/persons/${broken}`)).content(), /Glass-Testcase/)
      for (const page of windows.values()) {
        assert.deepEqual(page.faults, [])
        await page.context().close()
      }
    })

    test('who declares a conflict with one record of a child is kept from every record of them, until two others lift one bar', async () => {
      const wendy = await Visitor.as(site, 'wendy.worker')
      const hugo = await Visitor.as(site, 'hugo.hub')
      const fields = { ...charlotte, given: 'Conrad', family: 'Kin-Testcase', 'born_on-year': '2013' }
      const asked = { ...misspelt, given: 'Conrad', family: 'Kin-Testcase', 'born_on-year': '2013' }
      const [one, other] = [await put(wendy, fields), await put(wendy, fields)]
      assert.equal((await wendy.submit(`/persons/${one}/compare/${other}`, { verdict: 'merge', why: 'one child' })).status, 303)
      assert.match((await lookFor(hugo, asked)).words, /Conrad Kin-Testcase/)
      const statuses = async () => [(await hugo.get(`/persons/${one}`)).status, (await hugo.get(`/persons/${other}`)).status]
      assert.deepEqual(await statuses(), [200, 200])
      const declared = await hugo.submit('/access/conflicts', { kind: 'person', reference: one, conflict: 'family', reason: 'my nephew' })
      assert.equal(declared.status, 303)
      assert.deepEqual(await statuses(), [404, 404])
      const found = await lookFor(hugo, asked)
      assert.doesNotMatch(found.words.replace(/You looked for.*?\d{4}\./, ''), /Conrad|Ask the duty desk/)

      const manager = await Visitor.as(site, 'board-business-manager')
      const administrator = await Visitor.as(site, 'administrator')
      const account = /value="(\d+)"[^>]*>hugo\.hub/.exec((await manager.get('/access/conflicts')).text)?.[1]
      assert.ok(account, 'the register offers whom it is about')
      const wanted = { barred_kind: 'person', barred_account: account, days: '2', override_reason: 'Nobody else speaks the language' }
      for (const reference of ['0000000000', other]) assert.equal((await manager.submit('/access/conflicts/overrides', { ...wanted, barred_reference: reference })).status, 303)
      const way = /\/access\/conflicts\/overrides\/\d+\/confirmation/.exec((await administrator.get('/access/conflicts')).text)?.[0]
      assert.ok(way, 'another person may confirm it')
      assert.equal((await administrator.submit(way, {})).status, 303)
      assert.deepEqual(await statuses(), [404, 200])
      const end = (await manager.get('/access/conflicts')).text.match(/\/access\/conflicts\/\d+\/withdrawal/)[0]
      assert.equal((await manager.submit(end, { withdrawal: 'He is not her uncle' })).status, 303)
      assert.deepEqual(await statuses(), [404, 200])
      assert.equal((await manager.submit(end, {})).status, 403)
      assert.equal((await administrator.submit(end, {})).status, 303)
      assert.deepEqual(await statuses(), [200, 200])
    })

    test('the trail says who looked, and nothing of whom they looked for', async () => {
      const wendy = await Visitor.as(site, 'wendy.worker')
      assert.match(markup((await wendy.get(`/persons/${record}`)).text).words, /hugo\.hub, looked at it/)
      const events = await statements(database.url, "SELECT type, kind, reference, reason, detail FROM trail_events WHERE type LIKE 'people.%'")
      assert.match(events, /people\.searched/)
      assert.doesNotMatch(events, /Wilkins|Charlo|Testcase/)
    })
  })
}
