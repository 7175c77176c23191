// Acts of several people that bring the site's rarer pages about, and where those pages are.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { run, temporaryFolder } from './holdfast.mjs'
import { codeOf } from './totp.mjs'
import { decoded } from './markup.mjs'
import { letIn } from './system.mjs'
import { Visitor } from './visitor.mjs'

/** The fields of the form on a page that is sent to this address, as a browser has them at first, selects and radios with their first answer. */
function fieldsOf(html, action) {
  const form = html.split('<form ').find(part => decoded(/action="([^"]*)"/.exec(part)?.[1] ?? '') === action)?.split('</form>')[0]
  if (!form) throw new Error(`no form is sent to ${action}`)
  const fields = new Map()
  const attribute = (tag, name) => decoded(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '')
  for (const [tag] of form.matchAll(/<(input|textarea)\b[^>]*>/g)) {
    const [name, type] = [attribute(tag, 'name'), attribute(tag, 'type')]
    if (name && type !== 'checkbox' && type !== 'file' && !fields.has(name)) fields.set(name, attribute(tag, 'value'))
  }
  for (const [, name, options] of form.matchAll(/<select\b[^>]* name="([^"]*)"[^>]*>(.*?)<\/select>/gs)) fields.set(name, decoded(/value="([^"]+)"/.exec(options)?.[1] ?? ''))
  return Object.fromEntries(fields)
}

/** Sends the form of a page with what is typed into it, and gives where that leads; anything but a way on is a fault of the test. */
export async function act(person, page, action, typed = {}) {
  const { text } = await person.get(page)
  const answer = await person.post(action, { ...fieldsOf(text, action), ...typed })
  if (answer.status !== 303) throw new Error(`${action} was answered with ${answer.status}: ${decoded(answer.text.replace(/<[^>]+>/g, ' ')).replace(/\s+/g, ' ').slice(0, 900)}`)
  return answer.headers.get('location')
}

const day = { 'asked_on-day': '1', 'asked_on-month': '10', 'asked_on-year': '2026' }

/** The address of the first form of a page that is sent to an address of this form. */
async function actionOn(person, page, form) {
  const { text } = await person.get(page)
  const found = [...text.matchAll(/action="([^"]*)"/g)].map(([, action]) => decoded(action)).find(action => form.test(action))
  return found ?? Promise.reject(new Error(`${page} has no form like ${form}`))
}

/** The first link of a page whose address is of this form. */
async function linkOn(person, page, form) {
  const { text } = await person.get(page)
  const found = [...text.matchAll(/href="([^"]*)"/g)].map(([, href]) => decoded(href)).find(href => form.test(href))
  return found ?? Promise.reject(new Error(`${page} has no link like ${form}`))
}

/** An edition of the report that waits for the group, and one that the group has agreed, whose year is approved so that it may be published. */
async function reportsUnderWay(person) {
  await act(person, '/approval/2013-14', '/approval/2013-14')
  const stages = { '2014-15': ['submission'], '2013-14': ['submission', 'agreement'] }
  for (const [year, steps] of Object.entries(stages)) for (const step of steps) await act(person, `/reports/annual/${year}`, `/reports/annual/${year}/${step}`)
  return ['/reports/annual/2014-15', '/reports/annual/2013-14']
}

/** A file that waits for its preview to be accepted. */
async function fileOffered(person) {
  const file = new FormData()
  file.append('file', new Blob(['acronym,expansion\nXYZ,Something new\n'], { type: 'text/csv' }), 'glossary.csv')
  const { headers, status, text } = await person.submit('/imports/glossary', file)
  return headers.get('location') ?? Promise.reject(new Error(`the file was answered with ${status}: ${text.slice(0, 500)}`))
}

/** A census of so many synthetic children, which can be loaded. */
export async function smallCensus(children) {
  const file = join(temporaryFolder(), 'census.xml')
  const { code, err } = await run(['example', 'census', '--children', String(children), '--collection', '2026', '--out', file])
  if (code !== 0) throw new Error(err)
  return readFileSync(file)
}

/** A return that was checked, and waits to be loaded where nothing in it forbids that. */
async function returnSent(person, census) {
  const file = new FormData()
  file.append('files', new Blob([census], { type: 'text/xml' }), 'census.xml')
  const { headers, status, text } = await person.submit('/returns/load/census', file)
  const at = headers.get('location') ?? (await Promise.reject(new Error(`the return was answered with ${status}: ${text.slice(0, 500)}`)))
  while (/See how far it is/.test((await person.get(at)).text));
  return at
}

/** What is held about somebody who asked, decided item by item by one person, to be released by another. */
async function decidedAnswer(person) {
  const asked = await act(person, '/subject-access', '/subject-access', day)
  const { text } = await person.get(asked)
  for (const item of new Set([...text.matchAll(/href="([^"]*\/items\/\d+)"/g)].map(([, href]) => href))) await act(person, item, item)
  await act(person, asked, `${asked}/completion`)
  return asked
}

/** Somebody who has a second factor, signed in with it. */
async function withSecondFactor(site, role) {
  const person = await Visitor.as(site, role)
  const { text } = await person.get('/account/second-factor')
  const secret = /<ol[^]*?<code[^>]*>([^<]*)/.exec(text)[1].replaceAll(' ', '')
  const { status } = await person.submit('/account/second-factor', { ...fieldsOf(text, '/account/second-factor'), code: codeOf(secret) })
  if (![200, 303].includes(status)) throw new Error(`the second factor was answered with ${status}`)
  return person
}

/** A new account, whose owner has a link to follow. */
async function newcomer(administrator) {
  const { text } = await administrator.submit('/accounts/new', { user_name: 'new.comer', name: 'New Comer', agency: 'Example partnership', roles: 'board_member' })
  const link = new URL(/http\S+\/link\?key=[\w-]{43}/.exec(text)[0])
  administrator.site.secrets.add(link.searchParams.get('key'))
  return link.pathname + link.search
}

/** An approved year has values to unlock; a role that two have to give waits for the second. */
async function decisions(administrator, manager) {
  await act(manager, '/approval/2012-13', '/approval/2012-13')
  const posts = '/people/1/posts'
  const { text } = await administrator.get(posts)
  await administrator.post(posts, { ...fieldsOf(text, posts), title: 'Second administrator', roles: 'administrator' })
  return ['/indicators/CS2.3/2013-03-31/unlocking', await linkOn(administrator, '/role-proposals', /\/role-proposals\/\d+/).catch(() => '/role-proposals')]
}

/** Sends a document by the form of the record's documents. */
export async function sendDocument(person, path, title, { name = 'minutes.txt', bytes = 'Present: all\n' } = {}) {
  const form = new FormData()
  form.append('title', title)
  form.append('file', new Blob([bytes]), name)
  return person.submit(path, form)
}

/** Two records of a child and one of its mother: what was looked for, a record with all kinds of facts, a comparison, a merge to take back, and the mother's. */
async function records(person, site) {
  const born = { 'born_on-day': '4', 'born_on-month': '3', 'born_on-year': '2012' }
  const made = []
  for (const given of ['Charlotte', 'Charlote', 'Ana']) made.push(await act(person, '/persons/new', '/persons/new', { given, family: 'Wilkinson', ...born, lines: '1 High Street', postcode: 'CA1 1AA' }))
  const [child, twice, mother] = made
  const facts = { names: { given: 'Lottie' }, traits: {}, identifiers: { value: '943 476 5919' }, relationships: { to: mother.split('/').pop() } }
  for (const [matter, typed] of Object.entries(facts)) await act(person, `${child}/facts/${matter}`, `${child}/facts/${matter}`, typed)
  const correction = await linkOn(person, child, /\/facts\/names\/\d+$/)
  await act(person, `${child}/records/need-visits`, `${child}/records/need-visits`)
  const visit = await linkOn(person, `${child}/chronology`, /\/records\/need-visits\/\d+$/)
  await act(person, `${visit}/correction`, `${visit}/correction`, { seen_alone: 'false', why: 'Somebody was in the room' })
  for (const title of ['Minutes', 'Of another child']) await sendDocument(person, `${child}/documents`, title)
  const [removed, kept] = [...(await person.get(`${child}/documents`)).text.matchAll(/href="(\/persons\/[^"/]+\/documents\/\d+)"/g)].map(([, path]) => path)
  await act(person, removed, `${removed}/removal`, { because: 'It is of another record' })
  for (const what of ['See her at home', 'Ring the school']) await act(person, `${child}/actions/new`, `${child}/actions/new`, { plan: 'Strategy meeting', what, account: 'administrator' })
  const agreed = await linkOn(person, `${child}/actions`, /\/actions\/\d+$/)
  const compared = `${child}/compare/${twice.split('/').pop()}`
  const found = await act(person, '/persons', '/persons/searches', { given: 'Charlot', family: 'Wilkinsen', ...born })
  await act(person, compared, compared, { why: 'One child' })
  const helped = await earlyHelp(person, made, site)
  const pages = [...helped, found, child, `${child}/documents`, kept, removed, `${child}/actions`, `${child}/actions/new`, agreed, '/actions', `${child}/chronology`, `${child}/returned`, `${child}/family`, correction, `${child}/records`, `${child}/records/referrals`, visit, `${visit}/correction`, await linkOn(person, child, /\/merges\/\d+$/), compared, `${child}/facts/addresses`, `${child}/part`]
  return { mother, pages }
}

/** An early help assessment of the child that is open, one of another that is closed, one of a third that can be, and the forms around them. */
async function earlyHelp(person, [child, other, third], site) {
  const begun = []
  for (const whose of [child, other, third]) begun.push(await act(person, `${whose}/early-help/new`, `${whose}/early-help/new`, { consent: 'not_asked' }))
  const [open, closed, closable] = begun
  await act(person, `${open}/words`, `${open}/words`, { child: 'I like it when Gran is there', child_use: 'Gran comes on Fridays', parents: 'We are tired' })
  await act(person, `${open}/findings/child`, `${open}/findings/child`, { needs: 'education', strengths: 'relationships', words: 'Late for school, close to his sister' })
  await act(person, `${open}/meetings`, `${open}/meetings`, { came: 'Mother\nBea Lead, Hill School', apologies: 'Gus Nurse, Health Trust', child_part: 'said_before', child_view: 'Gran should come more often', agreed: 'Gran comes on Fridays' })
  const soon = new Date(Date.now() + 20 * 86_400_000)
  const smart = { plan: 'First meeting', success: 'She is at school on time', account: 'administrator', is_agreed: 'yes', is_realistic: 'yes', 'due_on-day': String(soon.getUTCDate()), 'due_on-month': String(soon.getUTCMonth() + 1), 'due_on-year': String(soon.getUTCFullYear()) }
  for (const what of ['Gran fetches her on Fridays', 'The school rings each Monday']) await act(person, `${open}/actions/new`, `${open}/actions/new`, { ...smart, what })
  for (const kind of ['review', 'escalation', 'stuck']) await act(person, `${open}/entries/${kind}`, `${open}/entries/${kind}`, { who: 'Bea Lead, Hill School', decision: 'go_on', words: 'Nobody was in on three visits' })
  await act(person, `${closed}/closure`, `${closed}/closure`, { end_reason: 'outcomes_met', words: 'He is at school each day' })
  await act(person, `${closable}/entries/stuck`, `${closable}/entries/stuck`, { words: 'Nobody was in' })
  const panels = await panelsAbout(person, open, site)
  const fourth = await act(person, '/persons/new', '/persons/new', { given: 'Bea', family: 'Wilkinson', 'born_on-day': '4', 'born_on-month': '3', 'born_on-year': '2014' })
  return [...panels, `${closable}/panel`, '/early-help', '/early-help?show=unreviewed', '/early-help?show=all', '/early-help?show=drifting', `${child}/early-help`, `${fourth}/early-help/new`, closed, `${closed}/addenda`, `${closed}/reopening`, `${closable}/closure`, `${open}/history`, '/early-help/worklist', '/early-help/absence', ...['', '/words', '/findings/child', '/consent', '/lead', '/meetings', '/actions', '/actions/new', '/entries/review'].map(page => open + page), await linkOn(person, `${open}/actions`, /\/actions\/\d+$/)]
}

/** A panel of today that has the assessment on its list, and one that somebody else runs; the pages around them. */
async function panelsAbout(person, open, site) {
  const day = (name, days) => Object.fromEntries(Object.entries({ day: 'getUTCDate', month: 'getUTCMonth', year: 'getUTCFullYear' }).map(([part, of]) => [`${name}-${part}`, String(new Date(Date.now() + days * 86_400_000)[of]() + (part === 'month'))]))
  const convene = (who, district, days) => act(who, '/early-help/panels/new', '/early-help/panels/new', { district, ...day('held_on', days) })
  const panel = await convene(person, 'Carlisle', 0) // where these children live
  await act(person, `${open}/panel`, `${open}/panel`, { panel: panel.split('/').pop(), why: 'Nobody was in on three visits' })
  const others = await convene(await Visitor.as(site, 'early-help-coordinator'), 'Eden', 7)
  return ['/early-help/panels', '/early-help/panels/new', panel, others, `${panel}/candidates`, await linkOn(person, panel, /\/cases\/\d+$/), `${panel}/minutes`]
}

/** A record that somebody without a part in it opened by breaking its glass, conflicts of two people with it, and a bar that another wants lifted. */
async function exceptionsFor(administrator, proposer, record, site) {
  const reference = record.split('/').pop()
  const worker = await Visitor.as(site, 'social-worker')
  const opened = await act(worker, '/access/break-glass', '/access/break-glass', { reference, reason: 'She is at the station tonight' })
  const barred = await Visitor.as(site, 'hub-officer')
  await act(barred, '/access/conflicts', '/access/conflicts', { reference, reason: 'A cousin of the mother' })
  const { text } = await administrator.get('/accounts')
  const account = /href="\/accounts\/(\d+)">[^<]*Hub officer/.exec(text)[1]
  const wanted = { barred_reference: reference, barred_account: account, days: '2', override_reason: 'Nobody else speaks the language' }
  await act(proposer, '/access/conflicts', '/access/conflicts/overrides', wanted)
  return [{ address: opened, as: worker }, ...['/access/notices', '/access/reviews', '/access/conflicts'].map(address => ({ address }))]
}

/** A record whose only owner has left, for which an owner is proposed. */
async function recordLeft(administrator, site) {
  await administrator.submit('/accounts/new', { user_name: 'gone.soon', name: 'Gone Soon', agency: 'Example partnership', roles: 'social_worker' })
  const record = await act(administrator, '/persons/new', '/persons/new', { given: 'Quilla', family: 'Wilkinson', 'born_on-day': '4', 'born_on-month': '3', 'born_on-year': '2012' })
  const own = await actionOn(administrator, `${record}/part`, /part\/\d+\/end/)
  await act(administrator, `${record}/part`, `${record}/part`, { account: 'gone.soon', relation: 'owner', because: 'Takes over' })
  await act(administrator, `${record}/part`, own)
  const { text } = await administrator.get('/accounts')
  const [, leaver] = /href="\/accounts\/(\d+)">[^<]*Gone Soon/.exec(text)
  await act(administrator, `/people/${leaver}`, await actionOn(administrator, `/people/${leaver}`, /\/people\/\d+\/roles\/\d+\/end/))
  const lead = await Visitor.as(site, 'agency-safeguarding-lead')
  await act(lead, '/allocation/left', '/allocation/left', { account: 'social-worker', reason: 'Takes her cases' })
  return [{ address: '/allocation/left', as: lead }, { address: '/access/successions' }, { address: '/access/successions', as: lead }]
}

/** A child of the council as its safeguarding lead has them: to be given to somebody, and asked about. */
async function childOfTheCouncil(site) {
  const lead = await Visitor.as(site, 'council-safeguarding-lead')
  const [, first] = (await lead.get('/child-protection/table.csv')).text.split('\r\n')
  const child = `/persons/${first.split(',')[0]}`
  const last = new Date(Date.now() + 20 * 86_400_000)
  const soon = { 'until-day': String(last.getUTCDate()), 'until-month': String(last.getUTCMonth() + 1), 'until-year': String(last.getUTCFullYear()) }
  const typed = { ...day, ...soon, asked_by: 'The child', named: 'council-social-worker', because: 'Knows the record' }
  const asked = await act(lead, `${child}/subject-access`, `${child}/subject-access`, typed)
  const worker = await Visitor.as(site, 'council-social-worker')
  const { status } = await worker.submit(`${asked}/withheld`, { words: 'Example', withheld_why: 'Told in confidence' })
  if (status !== 303) throw new Error(`words to withhold were answered with ${status}`)
  return [...[await linkOn(lead, '/allocation', /team=/), `${child}/allocation`, `${child}/subject-access`, asked].map(address => ({ address, as: lead })), { address: asked, as: worker }]
}

export const referral = { adult: 'Gus Example', role: 'Coach', employer_name: 'Hill School', children: 'Hal Sample, born 4 March 2015', concern: 'Is said to have pushed a child against a wall',
  contact: 'The head teacher, 01539 000000', referrer: 'education', service: 'cumbria-county-council', 'employer_knew_on-day': '2', 'employer_knew_on-month': '11', 'employer_knew_on-year': '2026' }
export const advice = { asker: 'education', employer: 'school_other', employer_name: 'Hill School', role: 'Coach', nature: 'Shouted at the team', advice: 'Supervise and write it down' }

/** The officer shares words of a case with the example's safeguarding lead, or with another whom the words name. */
export const share = async (officer, path, words, whom = /Example Agency safeguarding lead/) =>
  act(officer, `${path}/shares`, `${path}/shares`, { lead: await optionOf(officer, `${path}/shares`, whom), words, is_unconnected: 'yes' })

/** An allegation that a practitioner referred and a designated officer manages, one that is closed, one that nobody has yet, and advice that was given; the pages around them. */
async function allegations(site) {
  const [teacher, officer, manager] = [await Visitor.as(site, 'practitioner'), await Visitor.as(site, 'council-designated-officer'), await Visitor.as(site, 'council-designated-officers-manager')]
  const made = []
  for (const adult of ['Gus Example', 'Hans Example', 'Ivo Example', 'Jan Example']) {
    await act(teacher, '/lado/refer', '/lado/refer', { ...referral, adult, is_after_restraint: 'yes' })
    const { text } = await officer.get('/lado')
    made.push(/href="(\/lado\/allegations\/LADO-[^"]*)"/.exec(text)[1])
  }
  const [managed, closed, waiting, lesser] = made
  for (const one of [managed, closed, lesser]) await act(officer, `${one}/assignment`, `${one}/assignment`, { officer: await optionOf(officer, `${one}/assignment`, /designated officer/i), is_unconnected: 'yes' })
  await act(officer, `${managed}/acceptance`, `${managed}/acceptance`, { criteria: 'harmed' })
  await act(officer, `${managed}/strands/police`, `${managed}/strands/police`, { state: 'under_way', note: 'A statement is being taken' })
  const held = new Date()
  const heldOn = { 'held_on-day': String(held.getUTCDate()), 'held_on-month': String(held.getUTCMonth() + 1), 'held_on-year': String(held.getUTCFullYear()) }
  await act(officer, `${managed}/meetings`, `${managed}/meetings`, { ...heldOn, attendance: 'Police, school, children\'s social care', minutes: 'Each agency said what it knew', agreed: 'The school writes to the parents' })
  await act(officer, `${managed}/entries/note`, `${managed}/entries/note`, { words: 'The head answers on Friday' })
  await act(officer, `${managed}/outcomes`, `${managed}/outcomes`, { results: 'suspension', note: 'The head decided it today' })
  await act(officer, `${managed}/colleagues`, `${managed}/colleagues`, { officer: await optionOf(officer, `${managed}/colleagues`, /manager/i), is_unconnected: 'yes' })
  for (const title of ['Statement', 'Of another case']) await sendDocument(officer, `${managed}/documents`, title)
  const documents = [...(await officer.get(`${managed}/documents`)).text.matchAll(/href="(\/lado\/allegations\/[^"/]+\/documents\/\d+)"/g)].map(([, path]) => path)
  await act(officer, documents[0], `${documents[0]}/removal`, { because: 'It is of another case' })
  for (const what of ['Tell the regulator', 'Write to the parents']) await act(officer, `${managed}/actions/new`, `${managed}/actions/new`, { plan: 'First meeting', what, account: 'council-designated-officer' })
  const agreed = [`${managed}/documents`, ...documents, `${managed}/actions`, `${managed}/actions/new`, await linkOn(officer, `${managed}/actions`, /\/actions\/\d+$/)]
  await act(officer, `${closed}/closure`, `${closed}/closure`, { finding: 'unfounded', summary: 'The camera shows that nobody was near' })
  for (const nature of ['Shouted at the team', 'Gives lifts home']) await act(officer, '/lado/consultations/new', '/lado/consultations/new', { ...advice, nature })
  const consultation = await linkOn(officer, '/lado/consultations', /\/lado\/consultations\/ADVICE-/)
  await share(officer, managed, 'Please keep them away from children')
  await share(officer, managed, 'Please write to the parents', /safeguarding lead of the council/)
  const lead = await Visitor.as(site, 'agency-safeguarding-lead')
  const ofLead = ['/lado/shared', await linkOn(lead, '/lado/shared', /\/lado\/shared\/LADO-/)]
  const ofTeacher = ['/lado/refer', '/lado/referrals', '/lado/feedback', await linkOn(teacher, '/lado/feedback', /\/lado\/feedback\/LADO-/)]
  const of = ['', '/shares/1', '/shares/2/end', '/facts', '/entries/adult', '/entries/note', '/responses', '/strands/police', '/outcomes', '/restraint', '/clocks/review', '/colleagues', '/meetings', '/closure', '/steps/send_away'].map(page => managed + page)
  const ofOfficer = ['/inbox', '/lado', '/lado/allegations', '/lado/allegations?at=closed', '/lado/consultations', '/lado/consultations/new', consultation, ...of, ...agreed, closed, `${closed}/shares`, `${closed}/steps/reopen`, `${waiting}/assignment`]
  await act(officer, `${waiting}/assignment`, `${waiting}/assignment`, { officer: await optionOf(officer, `${waiting}/assignment`, /designated officer/i), is_unconnected: 'yes' })
  ofOfficer.push(`${waiting}/acceptance`, `${lesser}/advice`)
  await act(manager, '/lado/audits', '/lado/audits', { quarter: '2016-17 Q2', size: '2' })
  const sample = await linkOn(manager, '/lado/audits', /\/lado\/audits\/AUDIT-\d+$/)
  for (const what of ['Tell families within a week', 'Ask each adult']) await act(manager, `${sample}/actions/new`, `${sample}/actions/new`, { plan: 'Audit', what, account: 'council-designated-officer' })
  const ofManager = ['/lado/handover', '/lado/audits', sample, await linkOn(manager, sample, /\/lado\/audits\/AUDIT-\d+\/cases\/[\w-]+/), `${sample}/actions`, `${sample}/actions/new`, await linkOn(manager, `${sample}/actions`, /\/actions\/\d+$/)]
  return [...ofOfficer.map(address => ({ address, as: officer })), ...ofManager.map(address => ({ address, as: manager })), ...ofLead.map(address => ({ address, as: lead })), ...ofTeacher.map(address => ({ address, as: teacher }))]
}

export const adviceCall = { caller: 'school', caller_name: 'Hill School', question: 'May we tell the mother that we are worried?', advice: 'Yes, unless it puts the child at risk' }

/** The places of the rota, nobody in any of them. */
export const emptySeats = Object.fromEntries(['morning', 'afternoon'].flatMap(half => ['social_worker_1', 'social_worker_2', 'early_help_officer'].map(seat => [`${half}_${seat}`, ''])))

/** Advice of the duty desk, of which one led to a contact, and a rota of today with who gave it on it. */
async function dutyDesk(site) {
  const [officer, lead] = [await Visitor.as(site, 'hub-officer'), await Visitor.as(site, 'agency-safeguarding-lead')]
  const [asked, followed] = [await act(officer, '/duty-desk/advice/new', '/duty-desk/advice/new', adviceCall), await act(officer, '/duty-desk/advice/new', '/duty-desk/advice/new', adviceCall)]
  await act(officer, followed, `${followed}/contact`, { contact: 'HUB-2026-00417-F' })
  const today = `/duty-desk/rota/${new Date().toISOString().slice(0, 10)}`
  await act(lead, today, today, { ...emptySeats, morning_social_worker_1: await optionOf(lead, today, /Hub officer/) })
  const ofOfficer = ['/duty-desk', '/duty-desk/advice/new', asked, followed, '/duty-desk/counts', '/duty-desk/rota']
  return [...ofOfficer.map(address => ({ address, as: officer })), ...['/duty-desk/rota', today].map(address => ({ address, as: lead }))]
}

/** What a teacher tells the hub about a child. */
export const concern = { given_1: 'Hal', family_1: 'Sample', 'born_on_1-day': '4', 'born_on_1-month': '3', 'born_on_1-year': '2015', concern: 'Comes to school hungry and in the same clothes', child_says: 'There is nothing in the fridge',
  harms: 'neglect', domestic_abuse: 'no', consent: 'not_asked', consent_why: 'The parents do not answer', source: '2A', sender_name: 'Dan Teacher', reach: '01539 000000' }

/** What is typed when a lead answers a check. */
export const answerOfCheck = { known: 'yes', held: 'Two calls in May, one of them by the aunt', sharing: 'in_part', part: 'Two calls in May', why: 'The aunt must not be known', basis: 'public_task' }

/** Asks the council what it holds about the first child of the contact at this address. */
export async function askCouncil(officer, contact, question) {
  const [, named] = /name="named"[^>]* value="(\d+)"/.exec((await officer.get(`${contact}/checks`)).text)
  return act(officer, `${contact}/checks`, `${contact}/checks`, { agencies: 'cumbria-county-council', named, question })
}

/** Two checks of a contact that the lead of the council is asked, one answered and one open; the pages around them. */
async function checksOf(site, officer, contact) {
  const lead = await Visitor.as(site, 'council-safeguarding-lead')
  for (const question of ['Is the mother known to you?', 'Were you called to the home this year?']) await askCouncil(officer, contact, question)
  const open = await linkOn(lead, '/checks', /\/checks\/CHK-/)
  await act(lead, `${open}/answer`, `${open}/answer`, answerOfCheck)
  const other = await linkOn(lead, '/checks', /\/checks\/CHK-/)
  return [...[`${contact}/checks`, await linkOn(officer, contact, /\/withdrawal$/), '/hub/checks'].map(address => ({ address, as: officer })), ...['/checks', open, other, `${open}/answer`].map(address => ({ address, as: lead }))]
}

/** Answers the pages of the form for a contact, as far as `last`, and gives where that leads. */
export async function tellHub(person, typed = {}, last = 'check') {
  const base = person.account ? '/contacts/new' : '/contact'
  const said = { is_in_danger: 'no', ...concern, ...typed }
  const pages = ['danger', 'child-1', ...(said.given_2 ? ['child-2'] : []), 'worry', 'harm', 'home', 'tried', 'you', 'consent', 'check']
  let leads
  for (const page of pages.slice(0, pages.indexOf(last) + 1)) leads = await act(person, `${base}/${page}`, `${base}/${page}`, said)
  return leads
}

/** Contacts that a teacher sent to the hub: one that nobody has rated, one that is rated, one that is decided and one that is closed; the pages around them. */
async function hubContacts(site) {
  const [teacher, officer, manager] = [await Visitor.as(site, 'practitioner'), await Visitor.as(site, 'council-hub-officer'), await Visitor.as(site, 'council-hub-manager')]
  const made = []
  for (const given_1 of ['Kit', 'Lou', 'Max', 'Nell']) {
    await tellHub(teacher, { given_1 })
    made.push(await linkOn(officer, '/hub?show=unrated', /\/hub\/contacts\/HUB-/))
    if (given_1 !== 'Nell') await act(officer, `${made.at(-1)}/rating`, `${made.at(-1)}/rating`, { rating: 'amber', reason: 'Seen at school today' })
  }
  const [rated, decided, closed, unrated] = made
  for (const one of [decided, closed]) await act(manager, `${one}/decision`, `${one}/decision`, { onward: 'early_help', level: 'targeted', rationale: 'Several agencies have to work together', considered: 'School and health visitor', to: 'Early help team' })
  await act(officer, `${closed}/answer`, `${closed}/answer`, { telling: 'told', words: 'Early help will call you' })
  await act(officer, `${rated}/assignment`, `${rated}/assignment`, { officer: await optionOf(officer, `${rated}/assignment`, /hub officer/i) })
  await act(officer, `${rated}/notes`, `${rated}/notes`, { words: 'The school calls back at three' })
  await act(officer, `${rated}/domestic-abuse`, `${rated}/domestic-abuse`, { domestic_abuse: 'yes', children_present: 'yes', adviser: 'offered' })
  const [sought, linked] = [await linkOn(officer, rated, /\/children\/\d+$/), await linkOn(officer, decided, /\/children\/\d+$/)]
  const found = await act(officer, sought, `${sought}/searches`, {})
  await act(officer, await act(officer, linked, `${linked}/searches`, {}), linked, { person: 'new' })
  const checks = await checksOf(site, officer, rated)
  for (const title of ['Letter', 'Of another child']) await sendDocument(officer, `${rated}/documents`, title)
  const papers = [...(await officer.get(`${rated}/documents`)).text.matchAll(/href="(\/hub\/contacts\/[^"/]+\/documents\/\d+)"/g)].map(([, path]) => path)
  await act(officer, papers[0], `${papers[0]}/removal`, { because: 'It is of another child' })
  const ofOfficer = [found, sought, linked, `${rated}/domestic-abuse`, `${rated}/risk/domestic_abuse_risk`, `${rated}/risk/domestic_abuse_children`, '/hub', '/hub?show=mine', '/hub/contacts', unrated, rated, decided, closed, `${rated}/assignment`, `${unrated}/assignment`, `${unrated}/rating`, `${rated}/rating`, `${decided}/answer`, `${decided}/reopening`, `${rated}/notes`, `${rated}/documents`, papers[1]]
  const sent = await linkOn(teacher, '/contacts', /\/contacts\/HUB-/)
  await tellHub(teacher, { given_1: 'Ola', given_2: 'Pia' }, 'consent')
  const ofTeacher = ['/contact', '/contact/levels', '/contact/levels?harmed=no&uncared=no&several=yes&no_better=no&more=not_known', '/contacts', sent, ...['danger', 'child-1', 'child-2', 'worry', 'harm', 'home', 'tried', 'you', 'consent', 'check'].map(page => `/contacts/new/${page}`)]
  return [...ofOfficer.map(address => ({ address, as: officer })), ...checks, ...[`${rated}/decision`, papers[0]].map(address => ({ address, as: manager })), ...ofTeacher.map(address => ({ address, as: teacher })), { address: '/contact', asVisitor: true }, { address: '/contact/worry', asVisitor: true },
    { address: `/contact/sent/${unrated.split('/').at(-1)}`, asVisitor: true }]
}

/** What a teacher says who disagrees with the hub. */
export const disagreement = { agency: 'cumbria-county-council', other: 'council-hub-officer', decision: 'Early help alone', why: 'He is still hungry each morning', sought: 'An assessment by a social worker this week' }

/** Disagreements of a teacher with what the hub decided about a contact: one that waits, one that is answered, one at the level of safeguarding leads and one that is resolved; the pages around them. */
async function disagreements(site) {
  const [teacher, officer] = [await Visitor.as(site, 'practitioner'), await Visitor.as(site, 'council-hub-officer')]
  const about = (await linkOn(teacher, '/contacts', /\/contacts\/HUB-/)).replace('/contacts/', '/disagreements/about/hub_contact/')
  const [waiting, answered, taken, resolved] = [await act(teacher, about, about, disagreement), await act(teacher, about, about, disagreement), await act(teacher, about, about, disagreement), await act(teacher, about, about, disagreement)]
  await act(officer, `${answered}/answer`, `${answered}/answer`, { stance: 'stands', words: 'The threshold is not met' })
  for (const why of ['No answer came', 'Hungry again today']) await act(teacher, `${taken}/next-level`, `${taken}/next-level`, { why })
  await act(teacher, `${resolved}/resolution`, `${resolved}/resolution`, { ending: 'changed', words: 'A social worker visits on Monday', learned: 'Ask the school before deciding' })
  const ofTeacher = ['/disagreements', '/disagreements?show=resolved', about, `${waiting}/next-level`, `${taken}/next-level`, answered, `${answered}/resolution`, resolved]
  return [...ofTeacher.map(address => ({ address, as: teacher })), ...[waiting, `${waiting}/answer`].map(address => ({ address, as: officer }))]
}

/** Two systems that an administrator let in, of which the second has both of its secrets in use. */
async function agencySystems(administrator) {
  const [one, renewed] = [await letIn(administrator.site, administrator, { agency: 'barnardos' }), await letIn(administrator.site, administrator, { name: 'Register', agency: 'barnardos' })]
  const { status } = await administrator.submit(`${renewed.path}/secrets`, {})
  if (status !== 200) throw new Error(`a second secret was answered with ${status}`)
  return [one.path, renewed.path]
}

/** The value of the first choice of a select on the page whose words are like this. */
export async function optionOf(person, page, words) {
  const { text } = await person.get(page)
  const found = [...text.matchAll(/<option value="([^"]+)"[^>]*>([^<]*)</g)].find(([, , shown]) => words.test(decoded(shown)))
  return found?.[1] ?? Promise.reject(new Error(`${page} has no choice like ${words}`))
}

/** Brings them about and gives the pages: the address, and whose it is where that is not the administrator: a role or somebody signed in. */
export async function pagesAfterActs(site) {
  const administrator = await Visitor.as(site, 'administrator')
  const manager = await Visitor.as(site, 'board-business-manager')
  const careful = await withSecondFactor(site, 'performance-analyst')
  const coordinator = await withSecondFactor(site, 'training-coordinator')
  await act(administrator, '/retention/holds', '/retention/holds', { reason: 'An inquiry' })
  const decided = [await decidedAnswer(administrator), await decidedAnswer(administrator)]
  const open = await act(administrator, '/subject-access', '/subject-access', day)
  const item = await linkOn(administrator, open, /\/items\//)
  const { mother, pages } = await records(administrator, site)
  await act(manager, '/access/vault-readers', '/access/vault-readers', { account: await optionOf(manager, '/access/vault-readers', /hub officer/i), reason: 'Stands in for a designated officer' })
  const [, enrolled] = /href="(\/accounts\/\d+)"[^>]*>[^<]*training coordinator/i.exec((await administrator.get('/accounts')).text)
  const here = [enrolled, '/access/vault-readers', '/statistics/plans.rate', '/account/sessions', '/retention/holds', item, open, await fileOffered(administrator), ...(await reportsUnderWay(manager)), '/agency-systems', '/agency-systems/new', ...(await agencySystems(administrator)),
    ...(await decisions(administrator, manager)), ...pages]
  return [
    ...(await allegations(site)),
    ...(await dutyDesk(site)),
    ...(await hubContacts(site)),
    ...(await disagreements(site)),
    { address: await newcomer(administrator), asVisitor: true },
    { address: '/confirm?next=%2F', as: careful },
    { address: '/account/second-factor', as: careful },
    { address: '/', as: coordinator },
    { address: await returnSent(careful, '<Message></Message>'), as: careful },
    { address: await returnSent(careful, await smallCensus(3)), as: careful },
    { address: await returnSent(careful, await smallCensus(4)), as: careful },
    ...['/returns/1/issues', '/returns/1/issues/children', '/returns/1/issues/fields'].map(address => ({ address, as: careful })),
    ...decided.map(address => ({ address, as: manager })),
    ...here.map(address => ({ address })),
    ...(await exceptionsFor(administrator, manager, mother, site)),
    ...(await childOfTheCouncil(site)),
    ...(await recordLeft(administrator, site)),
    { address: '/invitations' },
    { address: '/people/17' },
    { address: '/accounts/9' },
    { address: '/access-reviews/example-partnership', as: await Visitor.as(site, 'agency-safeguarding-lead') },
  ]
}
