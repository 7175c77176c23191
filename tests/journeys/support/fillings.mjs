// What a person types to have a form taken, by where it is sent, for the pages that `acts.mjs` and the example have. What is not named here is left as it stands.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { advice, concern, disagreement, emptySeats, referral, smallCensus } from './acts.mjs'
import { run, temporaryFolder } from './holdfast.mjs'
import { codeOf } from './totp.mjs'

const phrase = 'seven quiet otters cross the beck'
const day = 86_400_000

/** A date so many days from today as its three fields. */
function dateFields(name, days) {
  const date = new Date(Date.now() + days * day)
  return { [`${name}-day`]: String(date.getUTCDate()), [`${name}-month`]: String(date.getUTCMonth() + 1), [`${name}-year`]: String(date.getUTCFullYear()) }
}

function fileOf(name, content) {
  const path = join(temporaryFolder(), name)
  writeFileSync(path, content)
  return path
}

const born = { 'born_on-day': '4', 'born_on-month': '3', 'born_on-year': '2012' }

/** What is typed into the forms of a record's actions, which are this owner's. */
function actionFillings(record, owner) {
  return {
    [`POST ${record}/actions/new`]: { plan: 'First meeting', what: 'Write to the family', ...owner, ...dateFields('due_on', 20) },
    [`POST ${record}/actions/carried`]: { plan: 'Review' },
    [`POST ${record}/actions/{action}`]: { words: 'It was done in part' },
  }
}

/** What is typed into the forms of a record's documents. */
function documentFillings(record) {
  return {
    [`POST ${record}/documents`]: { title: 'Minutes of the meeting', file: fileOf('minutes.txt', 'Present: all\n') },
    [`POST ${record}/documents/{document}`]: { file: fileOf('again.txt', 'Present: all but one\n') },
    [`POST ${record}/documents/{document}/removal`]: { because: 'It is of another record' },
  }
}

/** What is typed into the forms of a record's documents and actions, by whoever works on it. */
const recordFillings = (record, owner) => ({ ...actionFillings(record, owner), ...documentFillings(record) })

/** A referral to the one authority there is. */
const { service, ...ofTeacher } = referral

/** By the form's route; what depends on the site or on the page is worked out when the form is filled in. */
const fillings = {
  'POST /retention/proposals/{proposal}/approval': {},
  'POST /link': { password: phrase },
  'POST /confirm': ({ site }) => ({ password: site.passwords.get('performance-analyst') }),
  'POST /account/second-factor': async ({ page }) => ({ code: codeOf((await page.locator('main ol code').first().innerText()).replaceAll(' ', '')) }),
  'POST /subject-access/{number}/withheld': { words: 'Example', withheld_why: 'Told in confidence' },
  'POST /persons/{subject}/records/{record_kind}': { source: '1A', primary_need: 'N1', no_further_action: 'false' },
  'POST /persons/{subject}/records/{record_kind}/{record}/correction': { how: 'instead', seen_alone: 'true', why: 'Nobody else was there' },
  ...recordFillings('/persons/{subject}', { owner: 'Jean Head', agency: 'School' }),
  ...documentFillings('/hub/contacts/{subject}'),
  'POST /contacts/{reference}/documents': { title: 'A photograph of the lunch box', file: fileOf('lunch.txt', 'Empty\n') },
  ...recordFillings('/lado/allegations/{subject}', { account: 'council-designated-officer' }),
  ...actionFillings('/early-help/{subject}', { account: 'administrator' }),
  'POST /early-help/{subject}/actions/new': { plan: 'First meeting', what: 'Gran fetches her on Fridays', success: 'She is at school on time', account: 'administrator', ...dateFields('due_on', 20), is_agreed: 'yes', is_realistic: 'yes' },
  'POST /early-help/panels/new': { district: 'Allerdale', ...dateFields('held_on', 1) },
  'POST /early-help/panels/{panel}/minutes': { came: 'Bea Lead, Hill School', minutes: 'Each agency said what it can offer' },
  'POST /early-help/panels/{panel}/candidates': async ({ page }) => ({ chosen: await page.locator('[name=chosen]').first().inputValue(), why: 'Nobody was in' }),
  'POST /early-help/panels/{panel}/cases/{case}': { decision: 'go_on', reasons: 'The nurse can visit', what: 'The nurse visits each Monday', success: 'She is weighed each week', owner: 'Gus Nurse', agency: 'Health Trust', ...dateFields('due_on', 20), is_agreed: 'yes', is_realistic: 'yes' },
  'POST /early-help/{reference}/addenda': { words: 'Her name is spelt otherwise' },
  'POST /early-help/{reference}/reopening': { words: 'It was closed by mistake' },
  'POST /early-help/{reference}/panel': async ({ page }) => ({ panel: await page.locator('[name=panel]').last().inputValue(), why: 'Nobody was in on three visits' }),
  'POST /early-help/{reference}/meetings': { ...dateFields('held_on', 0), came: 'Mother', child_part: 'there', child_view: 'Gran should come', agreed: 'Gran comes on Fridays' },
  ...actionFillings('/lado/audits/{subject}', { account: 'council-designated-officer' }),
  'POST /persons/{subject}/early-help/new': { consent: 'given', consent_by: 'Mother', ...dateFields('consent_on', 0) },
  'POST /early-help/searches': async ({ page }) => ({ sought: (await page.locator('td.app-table__code').first().innerText()).trim() }),
  'POST /early-help/{reference}/consent': { consent: 'given', consent_by: 'Mother', ...dateFields('consent_on', 0) },
  'POST /early-help/{reference}/entries/{kind}': { words: 'She is at school on time' },
  'POST /early-help/{reference}/lead': { lead: 'me' },
  'POST /early-help/{reference}/closure': { end_reason: 'outcomes_met', words: 'He is at school each day' },
  'POST /persons/{subject}/compare/{other}': { verdict: 'apart', why: 'Two girls of one name' },
  'POST /persons/{subject}/facts/{matter}': { lines: '2 High Street', postcode: 'CA1 1AB', 'from-day': '1', 'from-month': '4', 'from-year': '2020' },
  'POST /persons/{subject}/part': { account: 'social-worker', relation: 'owner', because: 'Works with the child' },
  'POST /allocation': { account: 'council-social-worker', because: 'Their team' },
  'POST /persons/{subject}/allocation': { account: 'council-social-worker', because: 'Knows the child' },
  'POST /persons/{subject}/subject-access': { asked_by: 'The child', ...dateFields('asked_on', -20), named: 'council-social-worker', ...dateFields('until', 20), because: 'Knows the record' },
  'POST /access/conflicts/overrides': async ({ page, barred }) => ({
    barred_reference: barred,
    barred_account: await page.locator('select[name=barred_account] option', { hasText: 'Hub officer' }).first().getAttribute('value'),
    days: '2',
    override_reason: 'Nobody else speaks the language',
  }),
  'POST /access/vault-readers': async ({ page }) => ({
    account: await page.locator('select[name=account] option', { hasText: 'Example social worker' }).first().getAttribute('value'),
    reason: 'Stands in for a designated officer',
  }),
  'POST /trail/witnesses': async () => ({ agency: 'Police', key: (await run(['audit', 'witness-key', '--keys', join(temporaryFolder(), 'witness'), '--name', 'police.example'])).out.trim() }),
  'POST /indicators/{code}/{period}/trend': { trend: 'Improving', reason: 'Two years show it' },
  'POST /indicators/{code}/{period}/rating': { rating: 'amber', reason: 'The measure is new' },
  'POST /indicators/{code}/{period}/submission': { value: '17.9' },
  'POST /people/{person}/posts': { agency: 'barnardos', title: 'Family worker', ...dateFields('from', 0), roles: ['practitioner'] },
  'POST /agencies/{agency}/agreements': { edition: 'Second', ...dateFields('signed', -10), ...dateFields('from', -5), ...dateFields('until', 300) },
  'GET /trail': { from: '1/1/2026' },
  'POST /agency-systems/new': { name: 'Case book', agency: 'barnardos', scopes: ['allegations:refer'], a_second: '50' },
  'POST /agency-systems/{system}/pace': { a_second: '200' },
  'POST /agencies/new': { name: 'A new force', key: 'a-new-force', type: 'police', sector: 'public' },
  'POST /returns/load/{kind}': async () => ({ files: fileOf('census.xml', await smallCensus(5)) }),
  'POST /accounts/new': { user_name: 'keyed.in', name: 'Keyed In', email: 'keyed.in@example.org', agency: 'Example partnership', roles: ['board_member'] },
  'POST /imports/{kind}': { file: fileOf('indicators.csv', 'code,description,unit,basis,numerator,denominator,good_is\nX2,Contacts by day,count,month,Contacts,,neither\n') },
  'POST /persons/new': { given: 'Quill', family: 'Ashby', ...born },
  'POST /account/password': ({ site }) => {
    const old_password = site.passwords.get('administrator')
    site.passwords.set('administrator', phrase)
    return { old_password, new_password: phrase }
  },
  'POST /subject-access': { person: '2', ...dateFields('asked_on', -20) },
  'POST /duty-desk/advice/new': { caller: 'police', question: 'Is this for you?', advice: 'Make a contact' },
  'POST /duty-desk/advice/{reference}/contact': { contact: 'HUB-2026-00417-F' },
  'POST /duty-desk/rota/{day}': async ({ page }) => {
    const people = await page.locator('select').first().locator('option').evaluateAll(options => options.map(option => option.value).filter(Boolean))
    return Object.fromEntries(Object.keys(emptySeats).map((seat, at) => [seat, people[at % 3]]))
  },
  'GET /duty-desk': async ({ page }) => ({ reference: await page.locator('main table a').first().innerText() }),
  'GET /contact/levels': { harmed: 'no', uncared: 'no', several: 'yes', no_better: 'no', more: 'not_known' },
  ...Object.fromEntries(['/contact', '/contacts/new'].map(base => [`POST ${base}/{question}`, async ({ page }) => {
    const names = await page.locator('main form [name]').evaluateAll(fields => fields.map(({ name }) => name))
    return Object.fromEntries(Object.entries({ ...concern, is_in_danger: 'no' }).filter(([name]) => names.includes(name)))
  }])),
  'POST /hub/searches': async ({ page }) => ({ sought: await page.locator('main tbody a').first().innerText() }),
  'POST /hub/contacts/{reference}/assignment': async ({ page }) => ({
    officer: await page.locator('select[name=officer] option').nth(1).getAttribute('value'),
    ...((await page.locator('[name=note]').count()) > 0 && { note: 'The school calls back at three' }),
  }),
  'POST /disagreements/searches': async ({ page }) => ({ kind: 'hub_contact', sought: /HUB-\d{4}-\d{5}-\w/.exec(await (await page.context().request.get(new URL('/contacts', page.url()).href)).text())[0] }),
  'POST /disagreements/about/{record_kind}/{subject}': disagreement,
  'POST /disagreements/{reference}/answer': { stance: 'partly', words: 'A social worker calls the school' },
  'POST /disagreements/{reference}/next-level': { why: 'He was hungry again today' },
  'POST /disagreements/{reference}/resolution': { ending: 'agreed', words: 'A social worker visits on Monday', learned: 'Nothing' },
  'POST /hub/contacts/{reference}/rating': { rating: 'red', reason: 'The school called again' },
  'POST /hub/contacts/{reference}/decision': { onward: 'advice', level: 'universal', rationale: 'Help is there already', considered: 'What the school says' },
  'POST /hub/contacts/{reference}/answer': { telling: 'told', words: 'Early help will call you', why_not: '' },
  'POST /hub/contacts/{reference}/children/{child}/searches': { given: 'Kit', family: 'Sample' },
  'POST /hub/contacts/{reference}/domestic-abuse': { domestic_abuse: 'yes', children_present: 'yes', adviser: 'offered' },
  // Every question by its first answer.
  'POST /hub/contacts/{reference}/risk/{set}': async ({ page }) =>
    Object.fromEntries(await page.locator('main form input[type=radio]').evaluateAll(radios => radios.reverse().filter(({ name }) => name !== 'judged_level').map(({ name, value }) => [name, value]))),
  'POST /hub/contacts/{reference}/children/{child}': { person: 'new' },
  'POST /hub/contacts/{reference}/checks': async ({ page }) => ({ agencies: [await page.locator('[name=agencies]').first().getAttribute('value')], question: 'Were you called to the home this year?' }),
  'POST /checks/{reference}/answer': { known: 'yes', held: 'Two calls in May', sharing: 'shared', part: '', why: '', basis: 'public_task' },
  'POST /lado/handover': async ({ page }) => ({
    from: await page.locator('select[name=from] option').nth(1).getAttribute('value'),
    to: await page.locator('select[name=to] option').nth(2).getAttribute('value'),
    note: 'Ring the head on Monday',
    is_unconnected: 'yes',
  }),
  'POST /lado/audits/{sample}/cases/{reference}': async ({ page }) => ({
    ...Object.fromEntries(['threshold', 'in_time', 'strands', 'child', 'adult', 'finding', 'others_told', 'record'].map(question => [`answer_${question}`, 'yes'])),
    what_1: 'Tell families within a week',
    owner_1: await page.locator('select[name=owner_1] option').nth(1).getAttribute('value'),
    ...dateFields('due_on_1', 20),
  }),
  'POST /lado/refer': { ...ofTeacher, employer: 'school_other', category: 'physical' },
  'POST /lado/allegations/{reference}/facts': { referrer: 'education' },
  'POST /lado/allegations/{reference}/restraint': { complaint: 'He says that it hurt', assessment: 'The manager saw the film', decision: 'suitable', ...dateFields('decided_on', 0) },
  'POST /lado/allegations/{reference}/colleagues': async ({ page }) => ({
    officer: await page.locator('select[name=officer] option').filter({ hasText: /manager/i }).getAttribute('value'),
    is_unconnected: 'yes',
  }),
  'POST /lado/allegations/{reference}/meetings': { ...dateFields('held_on', 0), attendance: 'School and police', minutes: 'Each said what it knew', agreed: 'The school writes to the parents' },
  'POST /lado/allegations/{reference}/advice': { employer_name: advice.employer_name, role: advice.role, nature: advice.nature, advice: advice.advice },
  'POST /access/conflicts': { kind: 'person', reference: 'NOSUCHONE0', reason: 'A cousin of the child' },
  'POST /access/sharing-decisions': ({ reference }) => ({ reference, with_whom: 'The school', what: 'That there is a plan', why: 'So that they can help', decided_on: new Date(Date.now() - day).toISOString().slice(0, 10) }),
  'POST /access/break-glass': ({ other }) => ({ reference: other, reason: 'She is at the police station tonight' }),
  'POST /persons/searches': { given: 'Charlotte', family: 'Wilkinson', ...born },
  'GET /reports': { year: '2016-17' },
  'POST /sign-in': ({ site }) => ({ user_name: 'board-member', password: site.passwords.get('board-member') }),
}

/** What is typed into the form, or nothing where it is known for none. */
export async function fillingOf(form, context) {
  const filling = fillings[form]
  return typeof filling === 'function' ? filling(context) : filling
}

/** Forms that nothing typed on their pages would have taken here, by why, and where they are. */
export const refusedHere = {
  'what an app shows at that moment, once: journeys of signing in': ['POST /confirm/code', 'POST /sign-in/code'],
  'the last administrator stays: journeys of people': ['POST /people/{person}/posts/{post}/end'],
  'red indicators want their causes first: journeys of the year': ['POST /approval/{year}'],
  'the record has the owner proposed that nobody else may propose: support/acts.mjs': ['POST /allocation/left'],
  'a second person erases what somebody removed: journeys of documents': ['POST /persons/{subject}/documents/{document}/erasure', 'POST /lado/allegations/{subject}/documents/{document}/erasure', 'POST /hub/contacts/{subject}/documents/{document}/erasure'],
  'the officer has the case already: journeys of allegations': ['POST /lado/allegations/{reference}/assignment'],
  'no case of the example came to an end in the quarters that are offered: support/acts.mjs': ['POST /lado/audits'],
  'what a witness signed on its own machine: journeys of the trail': ['POST /trail/witnesses/signatures'],
}
