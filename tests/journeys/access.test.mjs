import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import { Site, sources } from './support/holdfast.mjs'
import { accessTable, everyRoute, rolesOf } from './support/routes.mjs'
import { markup } from './support/markup.mjs'
import { Visitor } from './support/visitor.mjs'

const routes = await everyRoute()
const roles = rolesOf(routes)

describe('access', () => {
  let site
  before(async () => (site = await Site.withExample()))
  after(() => site?.stop())

  /** The reference of a file that the person has sent and not yet had imported. */
  async function offeredBy(person) {
    const form = new FormData()
    form.append('file', new Blob([readFileSync(`${sources}/data/examples/cumbria-2016-17/values.csv`)], { type: 'text/csv' }), 'values.csv')
    const answer = await person.submit('/imports/values', form)
    assert.equal(answer.status, 303, markup(answer.text).words)
    return answer.headers.get('location').split('/').pop()
  }

  /** The address of a page that is there, for a pattern. */
  function example(pattern, reference = 'none') {
    const ofIndicator = pattern.startsWith('/indicators')
    const values = { year: '2016-17', code: 'CS1.1', period: ofIndicator ? '2016-17' : '2017-03-31', measure: 'cpp.open', kind: 'values', reference, format: 'html', file: 'budget_contributions.csv', number: '1', name: 'button' }
    return pattern.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? assert.fail(`access.test.mjs has no example for ${whole} of ${pattern}`))
  }

  function asked(visitor, route, reference) {
    const path = example(route.pattern, reference)
    return route.method === 'GET' ? visitor.get(path) : visitor.submit(path, {})
  }

  test('the published table is what the program declares', () => {
    const published = readFileSync(`${sources}/docs/reference/access.md`, 'utf8')
    assert.equal(published, accessTable(routes), 'run dev/access-table and review the difference')
  })

  test('a visitor is asked to sign in by every page and form that is not public, and by paths that do not exist', async () => {
    const visitor = new Visitor(site)
    visitor.csrf = await visitor.token('/sign-in')
    for (const route of routes) {
      const { status, headers } = await asked(visitor, route)
      const isSentToSignIn = status === 303 && headers.get('location').startsWith('/sign-in')
      assert.equal(!isSentToSignIn, route.visitor, `${route.method} ${route.pattern}: ${status} ${headers.get('location')}`)
      assert.ok(status < 500, `${route.method} ${route.pattern}: ${status}`)
    }
    assert.equal((await visitor.get('/no/such/page')).headers.get('location'), '/sign-in?next=%2Fno%2Fsuch%2Fpage')
  })

  for (const role of roles)
    test(`${role.key} is let into what the table says and nothing else`, async () => {
      const person = await Visitor.as(site, role.account)
      const mayImport = routes.find(route => route.pattern === '/imports/offered/{reference}')[role.key]
      const reference = mayImport ? await offeredBy(person) : undefined
      const last = ['/sign-out'] // ends the session
      const inOrder = [...routes].sort((a, b) => last.includes(a.pattern) - last.includes(b.pattern))
      for (const route of inOrder) {
        const { status, headers } = await asked(person, route, reference)
        const where = `${route.method} ${route.pattern} as ${role.key}: ${status}`
        if (!route[role.key]) assert.equal(status, 403, where)
        else if (route.method === 'GET') assert.ok([200, 303].includes(status), where)
        else assert.ok([200, 303, 409, 422].includes(status), where)
        if (status === 303 && !last.includes(route.pattern)) assert.ok(!headers.get('location').startsWith('/sign-in') || route.visitor, where)
      }
    })

  test('a form without the token of this session, or sent from another site, is refused', async () => {
    const lead = await Visitor.as(site, 'agency-safeguarding-lead')
    const path = '/indicators/CS1.1/2016-17/submission'
    assert.equal((await lead.post(path, { value: '1' })).status, 403)
    const other = await Visitor.as(site, 'performance-analyst')
    assert.equal((await lead.post(path, { value: '1', csrf_token: await other.token() })).status, 403)
    const body = new URLSearchParams({ csrf_token: await lead.token() })
    assert.equal((await lead.request(path, { method: 'POST', body, headers: { origin: 'https://elsewhere.example' } })).status, 403)
  })

  test('pages of somebody signed in are never kept by the browser, and every answer carries a strict policy', async () => {
    const member = await Visitor.as(site, 'board-member')
    const { headers } = await member.get('/scorecard/2016-17')
    assert.match(headers.get('cache-control'), /no-store/)
    assert.match(headers.get('content-security-policy'), /default-src 'self'|default-src 'none'/)
    assert.doesNotMatch(headers.get('content-security-policy'), /unsafe/)
    assert.equal(headers.get('x-content-type-options'), 'nosniff')
  })

  test('a session that was ended opens nothing any more', async () => {
    const member = await Visitor.as(site, 'board-member')
    const kept = new Map(member.cookies)
    assert.equal((await member.submit('/sign-out', {})).status, 303)
    member.cookies = kept
    assert.equal((await member.get('/scorecard/2016-17')).status, 303)
  })
})
