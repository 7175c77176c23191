// The matrix of access by how a person's record stands to who asks: every route of a record, every role, every standing, each really asked for.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sendDocument } from './support/acts.mjs'
import { example } from './support/examples.mjs'
import { exampleDatabase, Site } from './support/holdfast.mjs'
import { authority, lists, pathOf, plantServices, searchedFor } from './support/lists.mjs'
import { bodies, isKnownOnly, isLetIn, isOfPerson, isShown, isTold, namings, standings } from './support/matrix.mjs'
import { markup } from './support/markup.mjs'
import { newPostgresDatabase } from './support/postgres.mjs'
import { everyRoute, rolesOf } from './support/routes.mjs'
import { statements } from './support/state.mjs'
import { Visitor } from './support/visitor.mjs'

const routes = await everyRoute()
const roles = rolesOf(routes)
const ofRecords = routes.filter(isOfPerson)
/** What the maker of a record gives everybody in it for a standing. */
const numberOf = key => `STAND${String(standings.findIndex(standing => standing.key === key)).padStart(2, '0')}X`
const parts = { own: 'owner', worker: 'worker', invited: 'invited_reader', restricted_worker: 'worker', sealed: 'worker', vault: 'owner', conflict: 'owner' }

standingsOn('SQLite', undefined)
const postgres = await newPostgresDatabase()
if (postgres) standingsOn('PostgreSQL', postgres)

function standingsOn(kind, address) {
  describe(`records as they stand to who asks, on ${kind}`, () => {
    let database, site, maker, planted
    const records = new Map()

    const sent = async (path, fields) => {
      const answer = await maker.submit(path, fields)
      assert.equal(answer.status, 303, `${path}: ${markup(answer.text).words}`)
      return answer.headers.get('location')
    }
    /** Two linked records of one child: the numbers of a fact, of the link and of the maker's part, for the routes that have them. */
    async function made({ key }) {
      const fields = { who: 'child', given: 'Charlotte', family: 'Hidden-Testcase', 'born_on-day': '4', 'born_on-month': '3', 'born_on-year': '2012', precision: 'exact', sex: 'F' }
      const [subject, other] = [(await sent('/persons/new', fields)).split('/').pop(), (await sent('/persons/new', fields)).split('/').pop()]
      await sent(`/persons/${subject}/compare/${other}`, { verdict: 'merge', why: 'one child' })
      const page = (await maker.get(`/persons/${subject}`)).text
      const values = { subject, other, matter: 'names', fact: /facts\/names\/(\d+)/.exec(page)[1], merge: /merges\/(\d+)/.exec(page)[1] }
      values.number = numberOf(key)
      await sent(`/persons/${subject}/records/need-visits`, { 'visited_on-day': '4', 'visited_on-month': '3', 'visited_on-year': '2020', child_seen: 'true' })
      values.record = /records\/need-visits\/(\d+)/.exec((await maker.get(`/persons/${subject}/chronology`)).text)[1]
      await sent(`/persons/${subject}/facts/identifiers`, { kind: 'la_child_id', value: values.number, issuer: authority })
      assert.equal((await sendDocument(maker, `/persons/${subject}/documents`, 'Minutes')).status, 303)
      values.document = /documents\/(\d+)"/.exec((await maker.get(`/persons/${subject}/documents`)).text)[1]
      await sent(`/persons/${subject}/actions/new`, { plan: 'Review', what: 'See her', owner: 'Jean Head', agency: 'School' })
      values.action = /actions\/(\d+)"/.exec((await maker.get(`/persons/${subject}/actions`)).text)[1]
      values.part = /part\/(\d+)\/end/.exec((await maker.get(`/persons/${subject}/part`)).text)[1]
      values.request = await requestAbout(subject)
      for (const reference of [subject, other]) await stand(key, reference)
      records.set(key, values)
    }
    /** The link to a request for what is held in the record, which the council's lead prepares. */
    async function requestAbout(reference) {
      const soon = new Date(Date.now() + 20 * 86_400_000)
      const day = (name, on) => ({ [`${name}-day`]: on.getUTCDate(), [`${name}-month`]: on.getUTCMonth() + 1, [`${name}-year`]: on.getUTCFullYear() })
      const asked = { asked_by: 'The child', named: 'council-safeguarding-lead', because: 'a test', ...day('asked_on', new Date(Date.now() - 2 * 86_400_000)), ...day('until', soon) }
      return `href="${await sent(`/persons/${reference}/subject-access`, asked)}"`
    }
    /** A record that is everybody's own, of which each of the others is a relative. */
    async function hubOf(relatives) {
      const fields = { who: 'child', given: 'Hub', family: 'Everybody-Testcase', 'born_on-day': '1', 'born_on-month': '1', 'born_on-year': '2010', precision: 'exact', sex: 'F' }
      const hub = (await sent('/persons/new', fields)).split('/').pop()
      for (const { subject } of relatives) await sent(`/persons/${hub}/facts/relationships`, { to: subject, kind: 'relative' })
      return hub
    }
    async function stand(key, reference) {
      const last = { 'until-day': '1', 'until-month': '1', 'until-year': '2199' }
      if (parts[key]) for (const { account } of roles) await sent(`/persons/${reference}/part`, { account, relation: parts[key], because: 'a test', ...last })
      const byLaw = `INSERT INTO policy_involvements (kind, reference, relation, account_id, team, agency, from_on, until_on, because, added_by)
        SELECT kind, reference, 'law', NULL, '', 'Example partnership', from_on, NULL, 'law', added_by FROM policy_involvements WHERE reference = '${reference}' AND relation = 'owner'`
      const byTeam = `INSERT INTO policy_involvements (kind, reference, relation, account_id, team, agency, from_on, until_on, because, added_by)
        SELECT kind, reference, 'team', NULL, 'barnardos/north', '', from_on, NULL, 'a test', added_by FROM policy_involvements WHERE reference = '${reference}' AND relation = 'owner'`
      if (/team$/.test(key)) await statements(database.url, byTeam)
      if (/agency$|^unowned/.test(key)) await statements(database.url, byLaw)
      if (/^restricted|sealed|left/.test(key)) await sent(`/persons/${reference}/restriction`, { restriction: /^restricted/.test(key) ? 'restricted' : 'sealed', reason: 'a test' })
      if (key === 'vault') await statements(database.url, `UPDATE policy_records SET vault = 'lado' WHERE reference = '${reference}'`)
    }

    /** Nobody owns them any more. */
    async function left({ subject, other }) {
      for (const reference of [subject, other]) {
        await statements(database.url, `UPDATE policy_involvements SET until_on = '2020-01-01' WHERE reference = '${reference}' AND relation = 'owner'`)
        await statements(database.url, `UPDATE policy_records SET owner_agency = 'Example partnership' WHERE reference = '${reference}'`)
      }
    }

    before(async () => {
      database = await exampleDatabase(address)
      site = await Site.serve(database)
      maker = await Visitor.as(site, 'council-social-worker')
      const inTeam = `INSERT INTO access_posts (account_id, agency_id, title, team, from_on) SELECT c.id, a.id, 'Worker', 'north', '2020-01-01' FROM access_accounts c, organisations_agencies a
        WHERE a.agency_key = 'barnardos' AND c.user_name IN (${roles.map(({ account }) => `'${account}'`).join(', ')})`
      await statements(database.url, inTeam)
      for (const standing of standings.filter(({ key }) => key !== 'vault')) await made(standing)
      const hub = await hubOf([...records.values()])
      await made(standings.find(({ key }) => key === 'vault'))
      await stand('own', hub)
      for (const { key } of standings.filter(({ isUnowned, isLeft }) => isUnowned || isLeft)) await left(records.get(key))
      planted = { hub, number: await plantServices(database.url, [...records.values()]) }
    })
    after(() => site?.stop())

    /** What they do themselves to stand so: break the glass, declare a conflict. */
    async function prepare(person, role, key, { subject, other }) {
      const mayBreak = routes.find(route => route.pattern === '/access/break-glass')[role]
      for (const reference of key === 'glass' && mayBreak ? [subject, other] : [])
        assert.equal((await person.submit('/access/break-glass', { kind: 'person', reference, reason: 'She is at the station tonight' })).status, 303)
      if (key === 'conflict') assert.equal((await person.submit('/access/conflicts', { kind: 'person', reference: subject, conflict: 'family', reason: 'my nephew' })).status, 303)
    }

    for (const role of roles)
      test(`${role.key} is let into what their standing gives and their role permits, and learns nothing of the rest`, async () => {
        const person = await Visitor.as(site, role.account)
        for (const standing of standings) {
          const values = records.get(standing.key)
          await prepare(person, role.key, standing.key, values)
          for (const route of ofRecords) {
            const path = example(route.pattern, values)
            const { status, text } = await (route.method === 'GET' ? person.get(path) : person.submit(path, bodies[`${route.method} ${route.pattern}`] ?? {}))
            const where = `${route.method} ${route.pattern} as ${role.key}, ${standing.name}: ${status}`
            if (isLetIn(routes, route, role.key, standing)) {
              assert.ok((route.method === 'GET' ? [200] : [303, 409, 422]).includes(status), where)
              if (route.pattern === '/persons/{subject}') assert.match(text, /Hidden-Testcase/, where)
              continue
            }
            const told = isTold(routes, route, role.key, standing)
            assert.equal(status, told ? 200 : route[role.key] ? 404 : 403, where)
            assert.doesNotMatch(text, /Hidden-Testcase|Charlotte/, where)
            if (told) assert.match(text, /Ask the duty desk/, where)
          }
        }
        await looksThroughLists(person, role.key)
        for (const standing of standings) await names(person, role.key, standing)
      })

    /** Names the record in every form and address that takes a reference. */
    async function names(person, role, standing) {
      const { subject } = records.get(standing.key)
      const decision = { kind: 'person', reference: subject, with_whom: 'The school', what: 'That she moved', why: 'She is known there', basis: 'vital_interests', decided_on: '' }
      for (const { method, pattern, fields, isLetIn, done } of namings) {
        const path = example(pattern, { kind: 'person', reference: subject })
        const { status, text } = await (method === 'GET' ? person.get(path) : person.submit(path, { ...decision, ...fields }))
        const where = `${method} ${pattern} as ${role}, ${standing.name}: ${status}`
        const route = routes.find(one => one.method === method && one.pattern === pattern)
        const isIn = route[role] && isLetIn(routes, role, standing)
        assert.ok(isIn ? done.includes(status) : status === (route[role] ? 404 : 403), where)
        assert.doesNotMatch(text, /Hidden-Testcase|Charlotte/, where)
      }
    }

    /** Each record appears in every list, count, search and download as it stands to who asks, and else nowhere. */
    async function looksThroughLists(person, role) {
      for (const list of lists) {
        const { status, text } = await person.get(pathOf(list, planted))
        const where = `${list.pattern} as ${role}`
        const isOpen = routes.find(route => route.method === 'GET' && route.pattern === list.pattern)[role]
        assert.equal(status, isOpen ? 200 : 403, where)
        const belowBanner = text.slice(Math.max(text.indexOf('<h1'), 0)) // which names whose glass they broke
        const hasIt = standing => belowBanner.includes(records.get(standing.key)[list.by])
        const isIn = standing => (list.isOfRole || isShown(routes, role, standing, list.verbs)) && (!list.only || Boolean(list.only(standing)))
        const expected = standings.filter(standing => isOpen && (list.of !== 'hub' || standing.key !== 'vault') && isIn(standing))
        for (const standing of list.by ? standings : []) assert.equal(hasIt(standing), expected.includes(standing), `${where}: a record that is ${standing.name}`)
        if (isOpen && list.count) assert.equal(Number(list.count.exec(text)[1]), expected.length, where)
        if (isOpen && list.isTable) assert.equal(text.trimEnd().split('\r\n').length, expected.length + 1, where)
        if (isOpen && list.others) assert.equal(Number(list.others.exec(text)[1]), standings.length - expected.length, where)
        if (isOpen && list.tells) assert.equal(/Ask the duty desk/.test(text), standings.some(standing => isKnownOnly(routes, role, standing)), where)
      }
      const mayFind = routes.find(route => route.pattern === '/persons/searches' && route.method === 'POST')[role]
      const mayLoad = routes.find(route => route.pattern === '/returns/{number}/issues')[role]
      for (const standing of standings) {
        const { subject, other, number } = records.get(standing.key)
        const where = `as ${role}, ${standing.name}`
        const expected = isShown(routes, role, standing)
        if (mayFind) {
          const text = (await searchedFor(person, number)).replace(/[^]*<h1/, '')
          assert.equal([subject, other].some(reference => text.includes(reference)), expected, `a search ${where}`)
          assert.equal(/Ask the duty desk/.test(text), !expected && isKnownOnly(routes, role, standing), `a search ${where}`)
        }
        if (mayLoad) assert.equal((await person.get(`/returns/${planted.number}/issues?child=${number}`)).status, expected ? 200 : 404, `breaches of the child ${where}`)
      }
    }
  })
}
