import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import { absent, example, forPrograms } from './support/examples.mjs'
import { exampleDatabase, Site, sources } from './support/holdfast.mjs'
import { newPostgresDatabase } from './support/postgres.mjs'
import { accessTable, apiTable, everyRoute, rolesOf } from './support/routes.mjs'
import { markup } from './support/markup.mjs'
import { cellsOf, relations } from './support/matrix.mjs'
import { isKeptByReading, stateOf } from './support/state.mjs'
import { Visitor } from './support/visitor.mjs'

const routes = await everyRoute()
const roles = rolesOf(routes)
/** A page is there, leads on, or says that its record is not in the state for it; set-up is done. */
const isShown = (status, { route, path }) => [200, 303, 409].includes(status) || (status === 404 && (absent.has(route.pattern) || path.includes('/999999')))

test('the published table of access, with every operation of the API, is what the program declares', async () => {
  const published = readFileSync(`${sources}/docs/reference/access.md`, 'utf8')
  assert.equal(published, `${accessTable(routes)}\n${await apiTable()}`, 'run dev/access-table and review the difference')
})

accessOn('SQLite', undefined)
const postgres = await newPostgresDatabase()
if (postgres) accessOn('PostgreSQL', postgres)

function accessOn(kind, address) {
  describe(`access on ${kind}`, () => {
    let database, site
    before(async () => {
      database = await exampleDatabase(address)
      site = await Site.serve(database)
    })
    after(() => site?.stop())

    /** The reference of a file that the person has sent and not yet had imported. */
    async function offeredBy(person) {
      const sent = kind => {
        const form = new FormData()
        form.append('file', new Blob([readFileSync(`${sources}/data/examples/cumbria-2016-17/${kind}.csv`)], { type: 'text/csv' }), `${kind}.csv`)
        return person.submit(`/imports/${kind}`, form)
      }
      const first = await sent('values')
      const answer = first.status === 403 ? await sent('allegations') : first
      assert.equal(answer.status, 303, markup(answer.text).words)
      return answer.headers.get('location').split('/').pop()
    }

    const asked = (visitor, { route, path }) => (route.method === 'GET' ? visitor.get(path) : visitor.submit(path, {}))
    const stateOfRecords = () => stateOf(database.url, { isLeft: isKeptByReading })

    test('a visitor is asked to sign in by every page and form that is not public, and by paths that do not exist', async () => {
      const visitor = new Visitor(site)
      visitor.csrf = await visitor.token('/sign-in')
      for (const cell of cellsOf(routes, 'visitor')) {
        const { status, headers } = await asked(visitor, cell)
        const isSentToSignIn = status === 303 && headers.get('location').startsWith('/sign-in')
        assert.equal(!isSentToSignIn, cell.isLetIn, `${cell.name}: ${status} ${headers.get('location')}`)
        assert.ok(status < 500, `${cell.name}: ${status}`)
      }
      assert.equal((await visitor.get('/no/such/page')).headers.get('location'), '/sign-in?next=%2Fno%2Fsuch%2Fpage')
    })

    for (const role of roles)
      test(`${role.key} is let into what the table says and nothing else`, async () => {
        const person = await Visitor.as(site, role.account)
        const mayImport = routes.find(route => route.pattern === '/imports/offered/{reference}')[role.key]
        const reference = mayImport ? await offeredBy(person) : undefined
        const before = await stateOfRecords()
        for (const relation of relations)
          for (const cell of cellsOf(routes, role.key, { relation, values: { reference: reference ?? 'none' } })) {
            const { status, headers, text } = await asked(person, cell)
            const where = `${cell.name}: ${status}`
            if (!cell.isLetIn) {
              assert.equal(status, cell.refusal, where)
              for (const word of relation.hidden ?? []) assert.ok(!text.includes(word), `${where} tells ${word}`)
            } else if (cell.route.method === 'GET') assert.ok(isShown(status, cell), where)
            else assert.ok(status === 422 || isShown(status, cell), where)
            if (status === 303 && cell.route.pattern !== '/sign-out') assert.ok(!headers.get('location').startsWith('/sign-in') || cell.route.visitor, where)
          }
        if (!mayImport && !routes.some(route => route.method === 'POST' && route[role.key] && !/^\/(set-up|sign-|session)/.test(route.pattern)))
          assert.deepEqual(await stateOfRecords(), before, `${role.key} may change nothing and did`)
      })

    test('every form without this session\'s token, or sent from another site, is refused and changes nothing', async () => {
      const person = await Visitor.as(site, 'administrator')
      const other = await Visitor.as(site, 'performance-analyst')
      const own = await person.token()
      const foreign = await other.token()
      const before = await stateOf(database.url, { isLeft: isKeptByReading })
      const forms = [
        ['no token', '', {}],
        ['an empty token', 'csrf_token=', {}],
        ['a token that is none', `csrf_token=${'0'.repeat(128)}`, {}],
        ['the token cut short', `csrf_token=${own.slice(0, -2)}`, {}],
        ['the token of another session', `csrf_token=${foreign}`, {}],
        ['another origin', `csrf_token=${own}`, { origin: 'https://elsewhere.example' }],
        ['no origin at all', `csrf_token=${own}`, { origin: 'null' }],
        ['another site', `csrf_token=${own}`, { origin: site.address, 'sec-fetch-site': 'cross-site' }],
        ['a neighbouring site', `csrf_token=${own}`, { 'sec-fetch-site': 'same-site' }],
      ]
      for (const cell of cellsOf(routes.filter(route => route.method === 'POST' && !forPrograms.has(route.pattern)), 'administrator'))
        for (const [what, body, headers] of forms) {
          const all = { origin: site.address, 'content-type': 'application/x-www-form-urlencoded', ...headers }
          const { status } = await person.request(cell.path, { method: 'POST', body, headers: all })
          assert.equal(status, 403, `${cell.name} with ${what}`)
        }
      assert.deepEqual(await stateOf(database.url, { isLeft: isKeptByReading }), before)
      assert.equal((await person.get('/')).status, 200, 'the session goes on')
    })

    test('no page that is read changes a record', async () => {
      const person = await Visitor.as(site, 'administrator')
      const reference = await offeredBy(person)
      const before = await stateOfRecords()
      for (const cell of cellsOf(routes.filter(route => route.method === 'GET'), 'administrator', { values: { reference } }).filter(cell => cell.isLetIn)) {
        const { status } = await person.get(cell.path)
        assert.ok(isShown(status, cell), `${cell.name}: ${status}`)
        assert.equal((await person.request(cell.path, { method: 'HEAD' })).status, status, `HEAD ${cell.path}`)
      }
      assert.deepEqual(await stateOfRecords(), before)
    })

    test('a session that was ended opens nothing any more', async () => {
      const member = await Visitor.as(site, 'board-member')
      const kept = new Map(member.cookies)
      assert.equal((await member.submit('/sign-out', {})).status, 303)
      member.cookies = kept
      for (const cell of cellsOf(routes.filter(route => route.method === 'GET'), 'visitor')) {
        const { status, headers } = await member.get(cell.path)
        assert.equal(status === 303 && headers.get('location').startsWith('/sign-in'), !cell.isLetIn, cell.name)
      }
    })

    test('a path that climbs out of its folder finds nothing', async () => {
      // Two people share them: one account takes so many files and no more.
      const roles = ['administrator', 'board_business_manager']
      const [administrator, manager] = await Promise.all(roles.map(role => Visitor.as(site, role.replaceAll('_', '-'))))
      const climbing = ['..%2f..%2fetc%2fpasswd', '%2e%2e%2f%2e%2e%2fetc%2fpasswd', '....//....//etc/passwd', '..%5c..%5cetc', '%00', 'a%00.csv', '%252e%252e%252fetc%252fpasswd', '..;/etc', '%c0%ae%c0%ae']
      const looks = routes.filter(route => route.method === 'GET' && route.administrator && route.pattern.includes('{')).flatMap((route, at) => {
        const names = [...route.pattern.matchAll(/\{(\w+)\}/g)].map(match => match[1])
        const person = at % 2 && route.board_business_manager ? manager : administrator
        return names.flatMap(name => climbing.map(value => [person, example(route.pattern, { [name]: value })]))
      })
      looks.push(...climbing.flatMap(value => [[administrator, `/assets/${value}`], [administrator, `/${value}`]]))
      for (const [person, path] of looks) {
        const { status, text } = await person.get(path)
        assert.ok([303, 400, 404, 422].includes(status), `${path}: ${status}`)
        assert.doesNotMatch(text, /root:|\/bin\/(ba)?sh/, path)
      }
    })

    test('a parameter that comes twice is refused wherever it is sent, and changes nothing', async () => {
      const person = await Visitor.as(site, 'administrator')
      const own = await person.token()
      const before = await stateOfRecords()
      for (const cell of cellsOf(routes, 'administrator')) {
        const body = `csrf_token=${own}&value=1&value=2`
        const headers = { origin: site.address, 'content-type': 'application/x-www-form-urlencoded' }
        const isForm = cell.route.method === 'POST'
        const { status } = await (isForm ? person.request(cell.path, { method: 'POST', body, headers }) : person.get(`${cell.path}?year=2016-17&year=2015-16`))
        assert.equal(status, 400, cell.name)
      }
      assert.deepEqual(await stateOfRecords(), before)
      assert.equal((await person.get('/')).status, 200)
    })

    test('signing in leads to a page of this site whatever address it was asked to lead to', async () => {
      const elsewhere = ['//elsewhere.example', 'https://elsewhere.example/', '/\\elsewhere.example', '\\\\elsewhere.example', 'javascript:alert(1)', '/%2felsewhere.example',
        ' //elsewhere.example', 'http:elsewhere.example', '@elsewhere.example', '.elsewhere.example', '/.//elsewhere.example', '///elsewhere.example']
      for (const next of elsewhere) {
        const visitor = new Visitor(site)
        const token = await visitor.token(`/sign-in?next=${encodeURIComponent(next)}`)
        const answer = await visitor.post('/sign-in', { csrf_token: token, user_name: 'board-member', password: site.passwords.get('board-member'), next })
        assert.equal(answer.status, 303)
        assert.equal(new URL(answer.headers.get('location'), site.address).origin, site.address, next)
      }
    })
  })
}
