// The safeguarding hub: what a teacher, a neighbour, a police system, an officer, a manager and everybody else can do and see, in the browser and over HTTP.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { violations } from './support/accessibility.mjs'
import { act, adviceCall, answerOfCheck, askCouncil, concern, optionOf, tellHub } from './support/acts.mjs'
import { openBrowser, openPage, openPageAs } from './support/browser.mjs'
import { exampleDatabase, Site } from './support/holdfast.mjs'
import { markup } from './support/markup.mjs'
import { overflow } from './support/page_rules.mjs'
import { newPostgresDatabase } from './support/postgres.mjs'
import { statements } from './support/state.mjs'
import { letIn, System } from './support/system.mjs'
import { Visitor } from './support/visitor.mjs'

const outsiders = ['agency-safeguarding-lead', 'social-worker', 'council-social-worker', 'council-safeguarding-lead', 'council-designated-officer', 'performance-analyst', 'board-business-manager', 'auditor', 'administrator']

/** An answer without what differs between any two: the token of its forms, and the reference that was asked for. */
const toldBy = ({ status, text }, reference) => `${status} ${text.replace(/name="csrf_token" value="\w+"/g, '').replaceAll(reference, '')}`

hubOn('SQLite', undefined)
const postgres = await newPostgresDatabase()
if (postgres) hubOn('PostgreSQL', postgres)

function hubOn(kind, address) {
  describe(`the hub on ${kind}`, () => {
    let database, site, browser, teacher, officer, manager
    const words = async (who, path) => markup((await who.get(path)).text).words
    const send = async typed => {
      return (await tellHub(teacher, typed)).split('/').at(-1)
    }
    const at = (reference, part = '') => `/hub/contacts/${reference}${part}`
    const does = (who, reference, part, typed) => act(who, at(reference, part), at(reference, part), typed)
    const rated = async (rating, typed) => {
      const reference = await send(typed)
      await does(officer, reference, '/rating', { rating, reason: 'Seen at school today' })
      return reference
    }
    const decision = { onward: 'early_help', level: 'targeted', rationale: 'Several agencies have to work together', considered: 'School and health visitor', to: 'Early help team' }

    before(async () => {
      database = await exampleDatabase(address)
      site = await Site.serve(database)
      browser = await openBrowser()
      ;[teacher, officer, manager] = await Promise.all(['practitioner', 'council-hub-officer', 'council-hub-manager'].map(role => Visitor.as(site, role)))
    })
    after(async () => {
      await browser?.close()
      await site?.stop()
    })

    const goOn = page => page.getByRole('button', { name: 'Continue' }).click()
    const looksWell = async (page, javaScript = true) => assert.deepEqual([javaScript ? await violations(page) : [], await overflow(page)], [[], []])

    for (const javaScript of [true, false])
      test(`a teacher tells the hub page by page, ${javaScript ? 'with' : 'without'} scripts: what is missing is said, what was typed stays, is checked, changed, sent, and can be read`, async () => {
        const page = await openPageAs(browser, site, 'practitioner', { javaScript })
        await page.goto('/contact')
        await page.getByRole('button', { name: 'Start now' }).click()
        assert.match(await page.locator('.govuk-warning-text').innerText(), /call 999/)
        await goOn(page)
        assert.match(await page.locator('.govuk-error-summary').innerText(), /Say whether a child is in danger now/)
        await looksWell(page, javaScript)
        await page.getByLabel('No, or I do not know').check()
        await goOn(page)
        await page.getByLabel('Given name').fill('Ola')
        await page.getByRole('button', { name: 'Add another child' }).click()
        await page.getByLabel('Given name').fill('Pia')
        await page.getByRole('button', { name: 'Add another child' }).click()
        await page.getByLabel('Given name').fill('Quin')
        await looksWell(page, javaScript)
        await page.getByRole('button', { name: 'Leave this child out' }).click()
        await page.getByLabel('What has happened, or what are you worried about?').fill('Comes to school hungry')
        await goOn(page)
        await page.getByLabel('Neglect').check()
        await goOn(page)
        assert.match(await page.locator('.govuk-error-summary').innerText(), /Say whether there is domestic abuse/)
        assert.ok(await page.getByLabel('Neglect').isChecked())
        await page.getByRole('group', { name: 'Is there domestic abuse in the home?' }).getByLabel('No', { exact: true }).check()
        await goOn(page)
        await goOn(page)
        await goOn(page)
        assert.equal(await page.getByLabel('Your name').inputValue(), 'Example Practitioner')
        await page.getByLabel('Who are you?').selectOption('2A')
        await page.getByLabel('How can the hub reach you?').fill('01539 000000')
        await goOn(page)
        await page.getByLabel('Yes, they agreed').check()
        await goOn(page)
        const checked = await page.locator('main').innerText()
        assert.match(checked, /Ola[^]*Pia[^]*Comes to school hungry[^]*Neglect[^]*01539 000000[^]*Yes, they agreed/)
        assert.doesNotMatch(checked, /Quin/)
        await looksWell(page, javaScript)
        await page.getByRole('link', { name: /Change.*What has been tried/ }).click()
        await page.getByLabel('What has been tried?').fill('Breakfast club')
        await goOn(page)
        assert.match(await page.locator('main').innerText(), /Breakfast club/)
        await page.getByRole('button', { name: 'Send to the hub' }).click()
        const reference = /HUB-\d{4}-\d{5}-\w/.exec(await page.locator('.govuk-notification-banner').innerText())[0]
        assert.match(await page.locator('main').innerText(), /Received[^]*Nothing yet[^]*Ola[^]*Breakfast club/)
        await looksWell(page, javaScript)
        assert.match(await words(officer, at(reference)), /Ola[^]*Pia[^]*Comes to school hungry[^]*Neglect[^]*Breakfast club[^]*01539 000000/)
        assert.match(await words(teacher, `/contacts/${reference}`), /Breakfast club/)
        for (const other of [officer, await Visitor.as(site, 'council-social-worker')]) assert.equal((await other.get(`/contacts/${reference}`)).status, 404)
        await page.goto('/contact')
        await page.getByRole('button', { name: 'Start now' }).waitFor()
      })

    test('a neighbour needs no account and no name, is given the reference, nothing of theirs is left, and they learn nothing of any other', async () => {
      const page = await openPage(browser, site, { javaScript: false })
      await page.goto('/contact')
      assert.match(await page.locator('main').innerText(), /kept at every step for 24 hours, for this browser alone/)
      await page.getByRole('button', { name: 'Start now' }).click()
      await page.getByLabel('No, or I do not know').check()
      await goOn(page)
      await page.getByLabel('Age, where you do not know the date').fill('a baby')
      await goOn(page)
      await page.getByLabel('What has happened, or what are you worried about?').fill('Screams every night')
      await goOn(page)
      await page.getByRole('group', { name: 'Is there domestic abuse in the home?' }).getByLabel('I do not know').check()
      await goOn(page)
      await page.goto('/contact')
      await page.getByRole('button', { name: 'Go on with it' }).click()
      await goOn(page)
      await goOn(page)
      await page.getByLabel('Who are you?').selectOption('1B')
      await goOn(page)
      await page.getByLabel('They were not asked').check()
      await goOn(page)
      assert.doesNotMatch(await statements(database.url, 'SELECT whose, words FROM hub_contacts_drafts'), /Screams|a baby/)
      await page.getByRole('button', { name: 'Send to the hub' }).click()
      const reference = /HUB-\d{4}-\d{5}-\w/.exec(await page.locator('.govuk-panel').innerText())[0]
      assert.match(await words(officer, at(reference)), /Screams every night[^]*Not said/)
      await page.goto('/contact/check')
      assert.equal(new URL(page.url()).pathname, '/contact')
      await page.getByRole('button', { name: 'Start now' }).waitFor()
      const nobody = new Visitor(site)
      assert.equal((await nobody.get('/contact/sent/HUB-2026-00001-0')).status, 404)
      for (const path of ['/contacts', `/contacts/${reference}`, '/contacts/new/worry', '/hub', at(reference)]) assert.equal((await nobody.get(path)).status, 303)
    })

    test('what somebody began waits for them alone, over sign-out, in another browser, until it is sent or deleted', async () => {
      const other = await Visitor.as(site, 'practitioner')
      await tellHub(other, { given_1: 'Will', child_says: 'Gran shouts' }, 'worry')
      await other.submit('/sign-out', {})
      const again = await Visitor.as(site, 'practitioner')
      assert.match(await words(again, '/contacts'), /You have not finished what you began/)
      assert.match(await words(again, '/contacts/new/check'), /Will[^]*Gran shouts/)
      for (const role of ['council-hub-officer', 'administrator']) assert.equal((await (await Visitor.as(site, role)).get('/contacts/new/check')).headers.get('location'), '/contact')
      const early = await again.submit('/contacts/new/check', {})
      assert.equal(early.status, 422)
      assert.match(early.text, /href="#harm"[^]*Say whether there is domestic abuse/)
      await again.submit('/contacts/new/check', { go: 'delete' })
      assert.doesNotMatch(await words(again, '/contacts'), /You have not finished/)
      assert.equal((await again.submit('/contacts/new/check', {})).headers.get('location'), '/contact')
    })

    test('who sent a contact sends a file with it that the hub alone can open, until the hub has closed it', async () => {
      const reference = await rated('green', { given_1: 'Zoe' })
      const page = await openPageAs(browser, site, 'practitioner', { javaScript: false })
      await page.goto(`/contacts/${reference}`)
      await page.getByRole('button', { name: 'Send the file' }).click()
      assert.match(await page.locator('.govuk-error-summary').innerText(), /Say what the document is[^]*Choose a file/)
      await page.getByLabel('What it is').fill('A drawing by Zoe')
      await page.locator('input[type=file]').setInputFiles({ name: 'drawing.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ this is a program') })
      await page.getByRole('button', { name: 'Send the file' }).click()
      assert.match(await page.locator('.govuk-error-summary').innerText(), /drawing\.pdf/)
      assert.equal(await page.getByLabel('What it is').inputValue(), 'A drawing by Zoe')
      await looksWell(page, false)
      await page.locator('input[type=file]').setInputFiles({ name: 'drawing.txt', mimeType: 'text/plain', buffer: Buffer.from('Two people, one crying\n') })
      await page.getByRole('button', { name: 'Send the file' }).click()
      assert.match(await page.locator('.govuk-notification-banner').innerText(), /The hub has the file/)
      const link = /href="(\/hub\/contacts\/[^"]+\/documents\/\d+)"[^>]*>A drawing by Zoe/.exec((await officer.get(at(reference))).text)[1]
      assert.equal((await officer.get(`${link}/download/1`)).text, 'Two people, one crying\n')
      assert.equal((await teacher.get(`${link}/download/1`)).status, 403)
      const other = await Visitor.as(site, 'council-social-worker')
      const withFile = () => {
        const form = new FormData()
        form.append('title', 'Another')
        form.append('file', new Blob(['Text\n'], { type: 'text/plain' }), 'another.txt')
        return form
      }
      assert.equal((await other.submit(`/contacts/${reference}/documents`, withFile())).status, 404)
      assert.doesNotMatch(await statements(database.url, "SELECT * FROM attachments_documents"), /drawing/)
      await does(manager, reference, '/decision', decision)
      await does(officer, reference, '/answer', { telling: 'told', words: 'Early help will call you' })
      assert.match((await teacher.submit(`/contacts/${reference}/documents`, withFile())).text, /The hub has closed this contact/)
      assert.doesNotMatch(await words(teacher, `/contacts/${reference}`), /Send a file with it/)
    })

    test('a call at the duty desk and the contact that followed it lead to one another, for who may know of both', async () => {
      const reference = await rated('green', { given_1: 'Ulf' })
      const call = await act(officer, '/duty-desk/advice/new', '/duty-desk/advice/new', adviceCall)
      const page = await openPageAs(browser, site, 'council-hub-officer', { javaScript: false })
      await page.goto(call)
      await page.getByLabel('One of the latest contacts').selectOption(reference)
      assert.match(await page.getByLabel('One of the latest contacts').locator('option:checked').innerText(), /Ulf Sample/)
      await page.getByRole('button', { name: 'Link the contact' }).click()
      await page.getByRole('link', { name: reference }).click()
      assert.match(await page.locator('main').innerText(), /Advice that led to it[^]*Hill School/)
      await looksWell(page, false)
      await page.getByRole('link', { name: call.split('/').at(-1) }).click()
      await page.getByRole('button', { name: 'Take the link back' }).click()
      assert.doesNotMatch(await words(officer, at(reference)), /Advice that led to it/)
      const outside = await Visitor.as(site, 'hub-officer')
      const other = await act(outside, '/duty-desk/advice/new', '/duty-desk/advice/new', adviceCall)
      assert.doesNotMatch((await outside.get(other)).text, /One of the latest contacts|Ulf/)
      await act(outside, other, `${other}/contact`, { contact: reference })
      assert.doesNotMatch((await outside.get(other)).text, /href="\/hub\/contacts/)
      assert.doesNotMatch(await words(officer, at(reference)), /Advice that led to it/)
    })

    test('the levels of need suggest who helps, offer early help to who may begin it, and stand in nobody\'s way to the hub', async () => {
      const page = await openPage(browser, site, { javaScript: false })
      await page.goto('/contact')
      await page.getByRole('link', { name: 'levels of need' }).click()
      assert.match(await page.locator('main').innerText(), /Levels of need, first edition/)
      const say = async (question, answer) => page.getByRole('group', { name: question }).getByLabel(answer, { exact: true }).check()
      await say(/Has a child been hurt/, 'Not known')
      await page.getByRole('button', { name: 'Suggest a level' }).click()
      assert.match(await page.locator('.govuk-error-summary').innerText(), /Answer .Do several worries come together/)
      for (const question of [/without food/, /more than school/, /Has somebody helped/]) await say(question, 'No')
      await say(/several worries/, 'Yes')
      await page.getByRole('button', { name: 'Suggest a level' }).click()
      assert.match(await page.locator('main').innerText(), /fits best with\s+Level 3[^]*The hub can find out more[^]*Do several worries come together[^]*Yes/)
      await looksWell(page, false)
      await page.getByRole('button', { name: 'Tell the hub about a child' }).click()
      assert.equal(new URL(page.url()).pathname, '/contact')
      const answered = '/contact/levels?harmed=no&uncared=no&several=yes&no_better=no&more=no'
      assert.match((await teacher.get(answered)).text, /href="\/early-help"/)
      assert.doesNotMatch((await new Visitor(site).get(answered)).text, /href="\/early-help"/)
      assert.match(await words(new Visitor(site), answered.replace('harmed=no', 'harmed=yes')), /Level 4[^]*Tell the hub now/)
    })

    test('from one address without signing in ten are begun in a row; what is typed then stays on the page, with when to send it again', async () => {
      const answers = []
      for (let begun = 0; begun < 11; ++begun) {
        const nobody = new Visitor(site)
        const { text } = await nobody.get('/contact/worry')
        answers.push(await nobody.post('/contact/worry', { concern: 'There is nothing in the fridge', csrf_token: /name="csrf_token" value="([^"]+)"/.exec(text)[1] }))
      }
      const { status, text, headers } = answers.at(-1)
      assert.equal(status, 429)
      assert.match(text, /telephone the hub now/)
      assert.match(text, /There is nothing in the fridge/)
      assert.ok(Number(headers.get('retry-after')) > 0)
      assert.ok((await send({ given_1: 'Rex' })).startsWith('HUB-'), 'who is signed in does not wait for strangers')
    })

    test('an officer takes, rates, hands over and answers; a manager decides; who sent it reads the answer and nothing else', async () => {
      const reference = await rated('amber', { given_1: 'Quin' })
      const early = await officer.get(at(reference, '/decision'))
      assert.equal(early.status, 403)
      await does(officer, reference, '/assignment', { officer: await optionOf(officer, at(reference, '/assignment'), /hub officer/i) })
      const silent = await officer.submit(at(reference, '/assignment'), { officer: await optionOf(officer, at(reference, '/assignment'), /hub manager/i) })
      assert.equal(silent.status, 422)
      assert.match(silent.text, /Say what the next officer has to know/)
      await does(officer, reference, '/assignment', { officer: await optionOf(officer, at(reference, '/assignment'), /hub manager/i), note: 'The school calls back at three' })
      assert.match(await words(manager, '/hub?show=mine'), new RegExp(reference))
      await does(manager, reference, '/decision', decision)
      assert.match(await words(officer, at(reference)), /Decided: Early help by Example hub manager of the council[^]*Handover[^]*The school calls back at three[^]*Rated amber/)
      assert.match(await words(teacher, '/contacts'), new RegExp(`${reference}[^]*Decided Nothing yet`))
      await does(officer, reference, '/answer', { telling: 'told', words: 'Early help will call you' })
      assert.match(await words(teacher, '/contacts'), /Early help will call you/)
      assert.doesNotMatch(await words(teacher, '/contacts'), /Several agencies|health visitor/)
      assert.match(await words(teacher, '/inbox'), /The safeguarding hub has answered you/)
      assert.match(await words(officer, '/hub/contacts'), new RegExp(reference))
    })

    test('an officer looks whether the child is known before anybody is put on record, links the child, and takes the link back', async () => {
      const reference = await rated('green', { given_1: 'Vic' })
      const page = await openPageAs(browser, site, 'council-hub-officer', { javaScript: false })
      await page.goto(at(reference))
      await page.getByRole('link', { name: /Look whether the child is known/ }).click()
      assert.equal(await page.getByRole('button', { name: 'Link the child' }).count(), 0)
      await page.getByRole('button', { name: 'Look whether the child is known' }).click()
      await page.getByLabel('Nobody of these: put the child on record').check()
      await page.getByRole('button', { name: 'Link the child' }).click()
      await page.getByRole('link', { name: /Linked to a record/ }).click()
      const record = await page.locator('main a[href^="/persons/"]').first().getAttribute('href')
      assert.match(await words(officer, `${record}/chronology`), /Contact[^]*From: schools/)
      await page.getByRole('button', { name: 'Take the link back' }).click()
      assert.match(await page.locator('.govuk-error-summary').innerText(), /Say why it is not this person/)
      await page.getByLabel('If it is somebody else: why?').fill('A cousin of the same name')
      await page.getByRole('button', { name: 'Take the link back' }).click()
      assert.match(await words(officer, at(reference)), /Link taken back[^]*A cousin of the same name[^]*Child linked to a record/)
      assert.doesNotMatch(await words(officer, `${record}/chronology`), /From: schools/)
    })

    test('an officer asks two agencies what they hold; each sees the question and no more, and the hub sees of an answer what its agency decided to share', async () => {
      const reference = await rated('amber', { given_1: 'Wyn' })
      const page = await openPageAs(browser, site, 'council-hub-officer', { javaScript: false })
      await page.goto(at(reference))
      await page.getByRole('link', { name: 'Ask agencies what they hold' }).click()
      assert.ok(await page.getByLabel('As amber: 8 office hours').isChecked())
      await page.getByRole('button', { name: 'Ask them' }).click()
      assert.match(await page.locator('.govuk-error-summary').innerText(), /Choose agencies[^]*Write the question/)
      await page.getByLabel('Cumbria County Council').check()
      await page.getByLabel('Example partnership').check()
      await page.getByLabel('What do you ask?').fill('Were you called to the home this year?')
      await page.getByRole('button', { name: 'Ask them' }).click()
      assert.match(await page.locator('main').innerText(), /Checks: 0 of 2 answered/)
      const [council, partnership] = await Promise.all(['council-safeguarding-lead', 'agency-safeguarding-lead'].map(role => Visitor.as(site, role)))
      const checkOf = async lead => /\/checks\/(CHK-[\w-]+)"/.exec((await lead.get('/checks')).text)[0].slice(0, -1)
      const [ofCouncil, ofPartnership] = [await checkOf(council), await checkOf(partnership)]
      assert.match(await words(council, '/inbox'), /The safeguarding hub asks what your agency holds/)
      const asked = await words(council, ofCouncil)
      assert.match(asked, /Wyn Sample, born 4 March 2015[^]*Were you called to the home this year\?[^]*8 office hours/)
      assert.doesNotMatch(asked + (await words(council, '/checks')), new RegExp(`hungry|fridge|${reference}`))
      assert.equal((await council.get(ofPartnership)).status, 404)
      assert.equal((await officer.get(ofCouncil)).status, 403)
      const answering = await openPageAs(browser, site, 'council-safeguarding-lead', { javaScript: false })
      await answering.goto(`${ofCouncil}/answer`)
      await answering.getByLabel('A part of it is shared').check()
      await answering.getByLabel('What do you hold?').fill(answerOfCheck.held)
      await answering.getByRole('button', { name: 'Send the answer' }).click()
      assert.match(await answering.locator('.govuk-error-summary').innerText(), /whether your agency knows[^]*the part that the hub may read[^]*why not all of it[^]*basis in law/)
      assert.equal(await answering.getByLabel('What do you hold?').inputValue(), answerOfCheck.held)
      await answering.getByRole('group', { name: /know any of the children/ }).getByLabel('Yes').check()
      await answering.getByLabel('The part that the hub may read').fill(answerOfCheck.part)
      await answering.getByLabel('Why not all of it?').fill(answerOfCheck.why)
      await answering.getByLabel('What allows it in law?').selectOption('public_task')
      await answering.getByRole('button', { name: 'Send the answer' }).click()
      assert.match(await answering.locator('main').innerText(), /not told to the hub[^]*by the aunt/)
      await act(partnership, `${ofPartnership}/answer`, `${ofPartnership}/answer`, { ...answerOfCheck, held: 'The mother is a witness', part: '', sharing: 'withheld', why: 'It would harm a prosecution', basis: 'none' })
      const shown = await words(officer, at(reference))
      assert.match(shown, /Checks: 2 of 2 answered[^]*A part of it is shared[^]*Two calls in May[^]*The aunt must not be known[^]*withheld[^]*It would harm a prosecution/)
      assert.doesNotMatch(shown, /by the aunt|a witness/)
      assert.match(await words(officer, '/inbox'), /An agency has answered the safeguarding hub/)
      const decision = await words(council, `/access/sharing-decisions/hub_check/${ofCouncil.split('/').at(-1)}`)
      assert.match(decision, /Shared The safeguarding hub[^]*public task[^]*Information sharing advice of 2024/)
      await act(council, `${ofCouncil}/answer`, `${ofCouncil}/answer`, { known: 'yes', held: 'Three calls in May', sharing: 'shared', basis: 'public_task' })
      assert.match(await words(officer, at(reference)), /Two calls in May[^]*Three calls in May/)
    })

    test('a check that nobody waits for is withdrawn with why, and its agency reads it', async () => {
      const reference = await rated('green', { given_1: 'Xan' })
      await askCouncil(officer, at(reference), 'Is the mother known to you?')
      assert.match(await words(officer, '/hub/checks'), new RegExp(`${reference} Cumbria County Council[^]*Asked`))
      const path = /href="([^"]+\/withdrawal)"/.exec((await officer.get(at(reference))).text)[1]
      assert.match((await officer.submit(path, { why: '' })).text, /Say why the agency need not answer/)
      await act(officer, path, path, { why: 'The school knew' })
      assert.match(await words(officer, at(reference)), /Withdrawn The school knew/)
      const lead = await Visitor.as(site, 'council-safeguarding-lead')
      const check = /CHK-[\w-]+/.exec(path)[0]
      assert.match(await words(lead, `/checks/${check}`), /The school knew/)
      assert.equal((await lead.submit(`/checks/${check}/answer`, { ...answerOfCheck, seen: '0' })).status, 422)
      assert.doesNotMatch(await words(officer, '/hub/checks'), new RegExp(reference))
    })

    test('whoever was signed out while they typed finds what they typed when they are back, and nothing is taken as nobody\'s', async () => {
      const page = await openPageAs(browser, site, 'practitioner', { javaScript: false })
      await page.goto('/contacts/new/worry')
      await page.getByLabel('What has happened, or what are you worried about?').fill('Sleeps in the car')
      await statements(database.url, 'UPDATE access_sessions SET ended_at = created_at')
      ;[teacher, officer, manager] = await Promise.all(['practitioner', 'council-hub-officer', 'council-hub-manager'].map(role => Visitor.as(site, role)))
      await goOn(page)
      await page.waitForURL('**/sign-in?next=**')
      await page.getByLabel('User name').fill('practitioner')
      await page.getByLabel('Password', { exact: true }).fill(site.passwords.get('practitioner'))
      await page.getByRole('button', { name: 'Sign in' }).click()
      assert.match(await page.locator('main').innerText(), /Sleeps in the car/)
    })

    test('two who rate one contact at once: the second is shown what the first did, and nothing is written over', async () => {
      const reference = await send({ given_1: 'Sam' })
      const page = await openPageAs(browser, site, 'council-hub-officer')
      await page.goto(at(reference, '/rating'))
      await does(manager, reference, '/rating', { rating: 'red', reason: 'The police were there last night' })
      await page.getByLabel('Green').check()
      await page.getByLabel('Why?').fill('Looks quiet')
      await page.getByRole('button', { name: 'Rate it' }).click()
      const shown = await page.locator('main').innerText()
      assert.match(shown, /Somebody else has changed this[^]*As it stands now[^]*Rated red by Example hub manager of the council: The police were there last night/)
      assert.equal(await page.getByLabel('Why?').inputValue(), 'Looks quiet')
      assert.deepEqual([await violations(page), await overflow(page)], [[], []])
      await page.getByRole('button', { name: 'Rate it' }).click()
      assert.match(await words(officer, at(reference)), /Rated green[^]*Looks quiet[^]*Rated red/)
    })

    test('what is due first heads the queue, each list has its own, and a child in danger is told to the officers of the hub alone', async () => {
      const reference = await send({ given_1: 'Tess', is_in_danger: 'yes' })
      await does(officer, reference, '/rating', { rating: 'red', reason: 'The father is at the door' })
      assert.equal(/HUB-\d{4}-\d{5}-\w/.exec(await words(officer, '/hub?show=red'))[0] !== undefined, true)
      assert.match(await words(officer, '/hub?show=unassigned'), new RegExp(reference))
      assert.doesNotMatch(await words(officer, '/hub?show=green'), new RegExp(reference))
      assert.match(await words(manager, '/inbox'), /Somebody has told the hub that a child is in danger now/)
      const outside = await Visitor.as(site, 'hub-officer')
      assert.doesNotMatch(await words(outside, '/inbox'), /in danger now/)
      assert.doesNotMatch(await words(outside, '/hub'), /HUB-\d{4}-/)
      const found = await officer.submit('/hub/searches', { sought: reference.toLowerCase() })
      assert.equal(found.headers.get('location'), at(reference))
      assert.match((await outside.submit('/hub/searches', { sought: reference })).text, /No contact that you may see has this reference/)
    })

    test('everybody else is told of a contact what they are told of one that never was', async () => {
      const reference = await rated('green', { given_1: 'Una' })
      const never = `${reference.slice(0, 9)}99999-X`
      for (const role of ['practitioner', 'hub-officer', ...outsiders]) {
        const outsider = await Visitor.as(site, role)
        for (const part of ['', '/rating', '/assignment', '/answer', '/notes'])
          assert.equal(toldBy(await outsider.get(at(reference, part)), reference), toldBy(await outsider.get(at(never, part)), never), `${role} ${part}`)
        assert.doesNotMatch(await words(outsider, '/'), /Una/)
      }
    })

    test('a system of the police sends contacts by the rules of the form, follows its own alone, and sends none twice', async () => {
      const administrator = await Visitor.as(site, 'administrator')
      const system = await System.of(site, await letIn(site, administrator, { agency: 'cumbria-constabulary', scopes: 'contacts:send' }))
      const other = await System.of(site, await letIn(site, administrator, { name: 'Register', agency: 'barnardos', scopes: 'contacts:send' }))
      const { components } = (await new System(site, {}).get('/api/openapi.json')).body
      const example = { ...components.schemas.Contact.examples[0], source: '6', domestic_abuse: 'yes', children_present: 'yes', born_on_1: '2015-03-04' }
      const sent = await system.post('/api/contacts', example, 'one')
      assert.equal(sent.status, 201, sent.text)
      const again = await system.post('/api/contacts', example, 'one')
      assert.equal(again.body.reference, sent.body.reference)
      assert.match(await words(officer, '/hub'), /Domestic abuse/)
      const wrong = await system.post('/api/contacts', { ...example, sender_name: '', given_1: '', family_1: '', born_on_1: undefined }, 'two')
      assert.equal(wrong.status, 422)
      assert.deepEqual(wrong.body.errors.map(({ pointer }) => pointer).sort(), ['/given_1', '/sender_name'])
      assert.equal((await system.get(`/api/contacts/${sent.body.reference}`)).body.state, 'received')
      assert.equal((await other.get(`/api/contacts/${sent.body.reference}`)).status, 404)
      assert.equal((await other.get('/api/contacts')).body.items.length, 0)
    })
  })
}
