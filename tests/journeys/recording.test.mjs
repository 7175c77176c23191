// Writing in a child's record by hand: a form for each kind of record, what is due, corrections, who may, and what becomes of it in figures and returns.
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { violations } from './support/accessibility.mjs'
import { act } from './support/acts.mjs'
import { openBrowser, openPageOf } from './support/browser.mjs'
import { exampleDatabase, run, Site, temporaryFolder } from './support/holdfast.mjs'
import { overflow } from './support/page_rules.mjs'
import { markup } from './support/markup.mjs'
import { newPostgresDatabase } from './support/postgres.mjs'
import { statements } from './support/state.mjs'
import { Visitor } from './support/visitor.mjs'

const kinds = ['need-visits', 'contacts', 'referrals', 'assessments', 'need-plans', 'enquiries', 'early-help', 'pre-proceedings', 'protection-visits', 'core-groups', 'conferences', 'protection-plans', 'plan-reviews',
  'care-visits', 'care-reviews', 'episodes', 'missing', 'health-assessments', 'care-leavers', 'health', 'social-workers', 'adoptions', 'adoption-placements', 'previous-permanence', 'asylum', 'motherhood', 'deprivations']
const authority = 'cumbria-county-council'
const daysAgo = days => new Date(Date.now() - days * 86_400_000)
const day = (name, on) => ({ [`${name}-day`]: String(on.getUTCDate()), [`${name}-month`]: String(on.getUTCMonth() + 1), [`${name}-year`]: String(on.getUTCFullYear()) })

recordingOn('SQLite', undefined)
const postgres = await newPostgresDatabase()
if (postgres) recordingOn('PostgreSQL', postgres)

function recordingOn(kind, address) {
  describe(`a child's record written by hand, on ${kind}`, () => {
    let database, site, browser, worker, child
    const at = path => `/persons/${child}/records${path}`
    const write = async (token, typed) => {
      const parts = [...markup((await worker.get(at(`/${token}`))).text).fields].filter(([name]) => name.endsWith('_id'))
      const answer = await worker.submit(at(`/${token}`), { ...Object.fromEntries(parts), ...typed })
      assert.equal(answer.status, 303, `${token}: ${markup(answer.text).words}`)
    }
    const latest = async token => [...(await worker.get(`/persons/${child}/chronology`)).text.matchAll(new RegExp(`records/${token}/(\\d+)`, 'g'))].map(([, number]) => Number(number)).sort((a, b) => b - a)[0]
    const words = async path => markup((await worker.get(path)).text).words

    before(async () => {
      database = await exampleDatabase(address)
      site = await Site.serve(database)
      browser = await openBrowser()
      worker = await Visitor.as(site, 'council-social-worker')
      const made = await act(worker, '/persons/new', '/persons/new', { given: 'Ottoline', family: 'Handwritten-Testcase', 'born_on-day': '4', 'born_on-month': '3', 'born_on-year': '2014' })
      child = made.split('/').pop()
      await act(worker, `${made}/facts/identifiers`, `${made}/facts/identifiers`, { kind: 'la_child_id', value: 'HAND01X', issuer: authority })
    })
    after(async () => {
      await browser?.close()
      await site?.stop()
    })

    const lookAt = async (page, name) => {
      await page.setViewportSize({ width: 1280, height: 900 })
      assert.deepEqual(await violations(page), [])
      for (const width of [1280, 375]) {
        await page.setViewportSize({ width, height: 900 })
        assert.deepEqual(await overflow(page), [])
        if (process.env.HOLDFAST_SHOTS) await page.screenshot({ path: `${process.env.HOLDFAST_SHOTS}/${name}-${width}.png`, fullPage: true })
      }
    }

    test('a visit takes two answers by the keyboard: today and one\'s own name stand there, and what is wrong is told above and beside', async () => {
      const page = await openPageOf(browser, worker)
      await page.goto(`/persons/${child}`)
      await page.getByRole('link', { name: /^Add to this record/ }).click()
      await lookAt(page, 'choose')
      await page.getByRole('link', { name: 'Visit to a child in need' }).first().click()
      await lookAt(page, 'visit')
      await page.getByRole('button', { name: 'Record' }).press('Enter')
      await page.getByRole('alert').getByRole('link', { name: 'Select yes or no: was the child seen' }).press('Enter')
      await page.keyboard.press('Space')
      await lookAt(page, 'visit-wrong')
      await page.getByRole('group', { name: 'Was the child seen alone?' }).getByLabel('Yes').press('Space')
      await page.getByRole('button', { name: 'Record' }).press('Enter')
      await page.getByText('It was recorded: Visit to a child in need').waitFor()
      await page.goto(`/persons/${child}/chronology`)
      await page.getByText('Child seen alone').waitFor()
      await page.getByText('written here').waitFor()
      await page.getByRole('link', { name: 'Visit to a child in need' }).click()
      assert.match(await page.getByRole('main').innerText(), /Who visited\s+Example social worker of the council/)
      await lookAt(page, 'record')
      assert.deepEqual(page.faults, [])
      await page.context().close()
    })

    test('what follows a referral is written under it, and the clocks show it at once', async () => {
      assert.match(await words(at('/assessments')), /there is none yet\. Record it first: Referral/)
      await write('referrals', { ...day('referred_on', daysAgo(30)), source: '2A', primary_need: 'N1' })
      await write('assessments', { ...day('started_on', daysAgo(29)), child_seen: 'true' })
      assert.match(await words(at('')), /What is due Assessment .*45 working days from the referral/)
      await write('enquiries', { ...day('started_on', daysAgo(20)) })
      assert.match(await words(at('')), /Initial conference .*15 working days from the strategy discussion/)
      await write('conferences', { ...day('held_on', daysAgo(10)), led_to_plan: 'true', enquiry_id: await latest('enquiries') })
      assert.doesNotMatch(await words(at('')), /15 working days/)
      await write('protection-plans', { ...day('started_on', daysAgo(10)), initial_category: 'NEG', earlier_plans: '0' })
      assert.match(await words(at('')), /Review conference .*3 months after the initial conference/)
      await write('plan-reviews', { ...day('held_on', daysAgo(1)), goes_on: 'true', is_quorate: 'true', participation: 'PN2' })
      assert.match(await words(at('')), /Review conference .*6 months after the review/)
      await write('protection-visits', { ...day('visited_on', daysAgo(2)), child_seen: 'true', seen_alone: 'true' })
      await write('episodes', { ...day('started_on', daysAgo(5)), start_reason: 'S', legal_status: 'C1', need: 'N1', placement: 'U6', provider: 'PR1' })
      assert.match(await words(at('')), /Review of care .*20 working days after care began/)
      await write('care-reviews', { ...day('held_on', daysAgo(0)), participation: 'PN1' })
      assert.match(await words(at('')), /Review of care .*3 months after the review/)
      assert.match(await words('/child-protection'), /Handwritten-Testcase/)
      assert.match(await words(at('')), /What the next census would find here .*\(rule \d{4}Q?, /)
    })

    test('several factors and agencies are ticked, and a core group says who was there', async () => {
      const number = await latest('assessments')
      const seen = markup((await worker.get(at(`/assessments/${number}/correction`))).text).fields.get('seen')
      const referral = await latest('referrals')
      const fields = new URLSearchParams({ seen, referral_id: referral, ...day('started_on', daysAgo(29)), ...day('authorised_on', daysAgo(15)), child_seen: 'true', how: 'instead', why: '' })
      for (const factor of ['3B', '4B']) fields.append('factors', factor)
      fields.append('csrf_token', await worker.token(at(`/assessments/${number}/correction`)))
      const done = await worker.post(at(`/assessments/${number}/correction`), fields)
      assert.equal(done.status, 303)
      assert.match(await words(`/persons/${child}/chronology`), /Assessment finished Factors: domestic abuse, parent\/carer is the subject; mental health, parent\/carer/)
      assert.match(await words(at(`/assessments/${number}`)), /Added to By Example social worker of the council/)
      assert.doesNotMatch(await words(at('')), /45 working days/)
      const groups = new URLSearchParams({ plan_id: await latest('protection-plans'), ...day('held_on', daysAgo(3)), csrf_token: await worker.token(at('/core-groups')) })
      for (const agency of [authority, 'barnardos']) groups.append('present', agency)
      assert.equal((await worker.post(at('/core-groups'), groups)).status, 303)
      assert.match(await words(at(`/core-groups/${await latest('core-groups')}`)), /Which agencies were there .*Barnardo/)
    })

    if (kind === 'SQLite') test('every form stands at both widths, and is offered', async () => {
      const page = await openPageOf(browser, worker)
      for (const token of kinds) {
        await page.goto(at(`/${token}`))
        await page.getByRole('button', { name: 'Record', exact: true }).waitFor()
        await lookAt(page, token)
      }
      assert.deepEqual(page.faults, [])
      await page.context().close()
      const offered = [...(await worker.get(at(''))).text.matchAll(/\/records\/([a-z-]+)"/g)].map(([, token]) => token)
      assert.deepEqual([...new Set(offered)].sort(), [...kinds].sort())
    })

    test('what is refused comes back as it was typed, words that are markup among it', async () => {
      const typed = { ...day('visited_on', daysAgo(-5)), child_seen: 'true', worker: '"><i id=probe1>=1+1' }
      const answer = await worker.submit(at('/care-visits'), typed)
      assert.equal(answer.status, 422)
      assert.match(answer.text, /value="&quot;&gt;&lt;i id=probe1&gt;=1\+1"/)
      assert.doesNotMatch(answer.text, /<i id=probe1/)
      assert.match(answer.text, new RegExp(`value="${typed['visited_on-day']}"`))
      await write('care-visits', { ...typed, ...day('visited_on', daysAgo(1)) })
      for (const path of [`/persons/${child}/chronology`, at(`/care-visits/${await latest('care-visits')}`)]) assert.doesNotMatch((await worker.get(path)).text, /<i id=probe1/)
      assert.match((await worker.submit(at('/episodes'), { ...day('started_on', daysAgo(1)), start_reason: 'X9' })).text, /Select one of the answers in the list/)
    })

    test('a correction keeps what was said, with who and why, in the chronology; two at once are not lost; nothing of it stands in the trail', async () => {
      const number = await latest('need-visits')
      const path = at(`/need-visits/${number}/correction`)
      const page = await openPageOf(browser, worker)
      await page.goto(path)
      await page.getByRole('group', { name: 'Was the child seen alone?' }).getByLabel('No', { exact: true }).check()
      await page.getByRole('button', { name: 'Save' }).click()
      await page.getByRole('alert').waitFor()
      await lookAt(page, 'correction')
      await page.getByLabel('Why is it corrected?').fill('The aunt was in the room')
      const seen = await page.locator('input[name=seen]').inputValue()
      await page.getByRole('button', { name: 'Save' }).click()
      await page.getByText('It was saved').waitFor()
      await lookAt(page, 'corrected')
      assert.match(await page.getByRole('main').innerText(), /Why: The aunt was in the room[^]*Was the child seen alone\?\s+Yes\s+No/)
      await page.goto(`/persons/${child}/chronology`)
      await lookAt(page, 'chronology')
      assert.match(await page.getByRole('main').innerText(), /Corrected .*: The aunt was in the room\s+Was the child seen alone\? It said: Yes/)
      assert.deepEqual(page.faults, [])
      await page.context().close()
      assert.equal((await worker.submit(path, { ...day('visited_on', daysAgo(3)), child_seen: 'true', how: 'instead', seen, why: 'Again' })).status, 409)
      assert.equal(await statements(database.url, "SELECT COUNT(*) FROM trail_events WHERE detail LIKE '%aunt%' OR reason LIKE '%aunt%'").then(text => text.trim()), '0')
      assert.match(await statements(database.url, `SELECT type FROM trail_events WHERE reference = '${child}' AND type = 'people.record_corrected'`), /record_corrected/)
    })

    test('what does not hold at all is withdrawn, and can still be read', async () => {
      await write('contacts', { ...day('contacted_on', daysAgo(40)), source: '6' })
      const number = await latest('contacts')
      await act(worker, at(`/contacts/${number}/correction`), at(`/contacts/${number}/correction`), { how: 'nothing', why: 'It was her sister' })
      const chronology = await words(`/persons/${child}/chronology`)
      assert.match(chronology, /Withdrawn What was on record and does not hold\. Contact ?, withdrawn .*: It was her sister/)
      assert.match(await words(at(`/contacts/${number}`)), /This was withdrawn/)
      assert.equal((await worker.get(at(`/contacts/${number}/correction`))).status, 404)
    })

    test('nobody writes without a part in the record, nor reads what is there, and nothing is written of an adult', async () => {
      for (const [stranger, status] of [['social-worker', 404], ['performance-analyst', 403]]) {
        const person = await Visitor.as(site, stranger)
        for (const path of ['', '/need-visits', '/need-visits/1/correction']) assert.equal((await person.get(at(path))).status, status, `${stranger} ${path}`)
        assert.equal((await person.submit(at('/need-visits'), { ...day('visited_on', daysAgo(0)), child_seen: 'true' })).status, status)
        assert.ok([403, 404].includes((await person.get(at('/need-visits/1'))).status))
      }
      const adult = await act(worker, '/persons/new', '/persons/new', { who: 'adult', given: 'Ana', family: 'Handwritten-Testcase' })
      assert.equal((await worker.get(`${adult}/records`)).status, 404)
      assert.equal((await worker.get(at('/nonsense'))).status, 404)
      assert.equal((await worker.get(at('/need-visits/999999'))).status, 404)
      const other = await act(worker, '/persons/new', '/persons/new', { given: 'Osbert', family: 'Handwritten-Testcase' })
      assert.equal((await worker.get(`${other}/records/need-visits/${await latest('need-visits')}`)).status, 404)
    })

    test('indicators count it at once, the census has it, and a census of an earlier day changes nothing that was written since', async () => {
      const analyst = await Visitor.as(site, 'performance-analyst')
      const referrals = async () => Number((await analyst.get('/measures/table.csv?year=2016-17')).text.split('\r\n').find(line => line.startsWith('CS1.0,')).split(',')[3])
      const before = await referrals()
      const made = await act(worker, '/persons/new', '/persons/new', { given: 'Osric', family: 'Handwritten-Testcase', 'born_on-day': '4', 'born_on-month': '3', 'born_on-year': '2014' })
      await act(worker, `${made}/facts/identifiers`, `${made}/facts/identifiers`, { kind: 'la_child_id', value: 'HAND02X', issuer: authority })
      const referred = (on, closed) => ({ ...day('referred_on', new Date(on)), ...day('closed_on', new Date(closed)), source: '2A', primary_need: 'N1', closure_reason: 'RC7', no_further_action: 'false' })
      for (const [on, closed] of [['2016-06-15', '2016-09-01'], ['2025-06-16', '2025-09-01']]) assert.equal((await worker.submit(`${made}/records/referrals`, referred(on, closed))).status, 303)
      assert.equal(await referrals(), before + 1)
      const folder = temporaryFolder()
      const file = name => join(folder, name)
      const holdfast = (...command) => run(['--database', database.url, ...command])
      assert.equal((await holdfast('export', 'cin-census', '--collection', '2026', '--authority', '909', '--out', file('out.xml'))).code, 0)
      const census = readFileSync(file('out.xml'), 'utf8')
      assert.match(census, /HAND02X[^]*<CINreferralDate>2025-06-16<[^]*<ReferralSource>2A<[^]*<CINclosureDate>2025-09-01</)
      writeFileSync(file('other.xml'), census.replace(/(HAND02X[^]*?<ReferralSource>)2A</, '$16<'))
      const { err } = await holdfast('import', 'cin-census', file('other.xml'))
      assert.match(err, /children_in_need_referrals: .*0 changed/)
      assert.match(await words(`${made}/chronology`), /16 June 2025 .*Referral From: schools/)
    })
  })
}
