// The matrix of access by how a person's record stands to who asks: every route of a record, every role, every standing, each really asked for.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { example } from './support/examples.mjs'
import { exampleDatabase, Site } from './support/holdfast.mjs'
import { bodies, isLetIn, isOfPerson, isTold, standings } from './support/matrix.mjs'
import { markup } from './support/markup.mjs'
import { newPostgresDatabase } from './support/postgres.mjs'
import { everyRoute, rolesOf } from './support/routes.mjs'
import { statements } from './support/state.mjs'
import { Visitor } from './support/visitor.mjs'

const routes = await everyRoute()
const roles = rolesOf(routes)
const ofRecords = routes.filter(isOfPerson)
/** What the maker of a record gives everybody in it for a standing. */
const parts = { own: 'owner', worker: 'worker', invited: 'invited_reader', restricted_worker: 'worker', sealed: 'worker', vault: 'owner', conflict: 'owner' }

standingsOn('SQLite', undefined)
const postgres = await newPostgresDatabase()
if (postgres) standingsOn('PostgreSQL', postgres)

function standingsOn(kind, address) {
  describe(`records as they stand to who asks, on ${kind}`, () => {
    let database, site, maker
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
      values.part = /part\/(\d+)\/end/.exec((await maker.get(`/persons/${subject}/part`)).text)[1]
      for (const reference of [subject, other]) await stand(key, reference)
      records.set(key, values)
    }
    async function stand(key, reference) {
      const last = { 'until-day': '1', 'until-month': '1', 'until-year': '2199' }
      if (parts[key]) for (const { account } of roles) await sent(`/persons/${reference}/part`, { account, relation: parts[key], because: 'a test', ...last })
      const byLaw = `INSERT INTO policy_involvements (kind, reference, relation, account_id, team, agency, from_on, until_on, because, added_by)
        SELECT kind, reference, 'law', NULL, '', 'Example partnership', from_on, NULL, 'law', added_by FROM policy_involvements WHERE reference = '${reference}' AND relation = 'owner'`
      if (/agency$/.test(key)) await statements(database.url, byLaw)
      if (/^restricted|sealed/.test(key)) await sent(`/persons/${reference}/restriction`, { restriction: key === 'sealed' ? 'sealed' : 'restricted', reason: 'a test' })
      if (key === 'vault') await statements(database.url, `UPDATE policy_records SET vault = 'lado' WHERE reference = '${reference}'`)
    }

    before(async () => {
      database = await exampleDatabase(address)
      site = await Site.serve(database)
      maker = await Visitor.as(site, 'council-social-worker')
      for (const standing of standings) await made(standing)
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
      })
  })
}
