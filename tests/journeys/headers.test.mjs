import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import { after, before, describe, test } from 'node:test'
import { faultsOfAnswer } from './support/answer_rules.mjs'
import { example } from './support/examples.mjs'
import { exampleDatabase, Site } from './support/holdfast.mjs'
import { fillDisk, makeRoom, survivingFullDisk } from './support/limits.mjs'
import { markup } from './support/markup.mjs'
import { databases, OwnServer } from './support/postgres.mjs'
import { everyRoute } from './support/routes.mjs'
import { failingWritesOf } from './support/state.mjs'
import { cookiesSet, Visitor } from './support/visitor.mjs'
import { exchange, request } from './support/wire.mjs'

const routes = await everyRoute()
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT']
const form = 'application/x-www-form-urlencoded'
const long = 'x'.repeat(20_000)

/** A request for each status that the front gives of itself. */
const refusals = {
  400: request('GET', '/a/../b'),
  404: request('GET', '/no-such-page'),
  405: request('TRACE', '/'),
  408: 'GET / HTTP/1.1\r\nHo',
  411: 'POST /sign-in HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  413: request('POST', '/sign-in', { headers: { 'content-type': form, 'content-length': '99000000' } }),
  414: request('GET', `/${long}`),
  415: request('POST', '/sign-in', { headers: { 'content-type': 'text/nonsense' }, body: 'x' }),
  417: request('POST', '/sign-in', { headers: { 'content-type': form, expect: 'a miracle' }, body: 'x' }),
  421: request('GET', '/sign-in', { host: 'elsewhere.example' }),
  431: request('GET', '/sign-in', { headers: { 'x-long': long } }),
  501: request('BREW', '/'),
  505: request('GET', '/', { version: 'HTTP/2.0' }),
}

/** Where the example is kept, on a disk that can be filled: beside the site, or on a server of its own. */
async function smallDisk(kind) {
  const server = kind === 'PostgreSQL' ? await OwnServer.start('data') : undefined
  const database = await exampleDatabase(server?.url)
  if (server) return { database, fill: () => server.do('fill'), makeRoom: () => server.do('room'), end: () => server.end() }
  const file = database.url.slice('sqlite:'.length)
  return { database, fill: site => fillDisk(site.process, [file, `${file}-wal`]), makeRoom: site => makeRoom(site.process), end: () => {} }
}

const fronts = [['SQLite', false], ['SQLite', true], ['PostgreSQL', true]]
for (const [kind, isBehindTls] of fronts.filter(([kind]) => databases[kind])) {
  const name = isBehindTls ? '__Host-holdfast' : 'holdfast'
  describe(`every answer ${isBehindTls ? 'behind TLS' : 'in the clear'}, on ${kind}`, () => {
    let disk, database, site, token
    const statuses = new Set()
    before(async () => {
      disk = await smallDisk(kind)
      ;({ database } = disk)
      const allowed = ['--allowed-host', 'localhost', '--allowed-host', '127.0.0.1']
      site = await Site.serve(database, { through: survivingFullDisk, options: [...allowed, ...(isBehindTls ? ['--behind-tls'] : [])] })
      token = await signedIn('administrator')
    })
    after(async () => {
      await site?.stop()
      await disk?.end()
    })

    const cookieOf = answer => /^[^=]+=([^;]+)/.exec(cookiesSet(answer.headers).find(cookie => cookie.startsWith(`${name}=`)) ?? '')?.[1]
    const fields = text => /name="csrf_token" value="([^"]+)"/.exec(text)?.[1]
    const as = session => ({ cookie: `${name}=${session}` })

    /** The live token of somebody in this role. */
    async function signedIn(role) {
      const page = await exchange(site, request('GET', '/sign-in'))
      const body = new URLSearchParams({ csrf_token: fields(page.text), user_name: role, password: site.passwords.get(role), next: '' }).toString()
      const answer = await exchange(site, request('POST', '/sign-in', { headers: { 'content-type': form, ...as(cookieOf(page)) }, body }))
      assert.equal(answer.status, 303, answer.text)
      return cookieOf(answer)
    }

    async function faults(method, path, bytes, session) {
      const answer = await exchange(site, bytes)
      statuses.add(answer.status)
      return [answer, faultsOfAnswer(answer, { method, path, isBehindTls, secrets: session ? [session] : [] })]
    }

    /** A form sent with this session's own token. */
    async function posted(path, given, session = token) {
      const page = await exchange(site, request('GET', '/', { headers: as(session) }))
      const body = new URLSearchParams({ csrf_token: fields(page.text), ...given }).toString()
      return request('POST', path, { headers: { 'content-type': form, ...as(session) }, body })
    }

    for (const who of ['a visitor', 'an administrator', 'a board member'])
      test(`to ${who}, on every route by every method, is dressed as the rules say`, async () => {
        const session = who === 'a visitor' ? undefined : who === 'an administrator' ? token : await signedIn('board-member')
        const found = []
        for (const pattern of new Set(routes.map(route => route.pattern)))
          for (const method of methods) {
            const path = example(pattern)
            const headers = { ...(session && as(session)), ...(method === 'POST' && { 'content-type': form }) }
            const [answer, wrong] = await faults(method, path, request(method, path, { headers }), session)
            found.push(...wrong)
            const isDeclared = routes.some(route => route.pattern === pattern && route.method === (method === 'HEAD' ? 'GET' : method))
            const unknown = !['GET', 'HEAD', 'POST'].includes(method)
            const sentToSignIn = !session && answer.status === 303
            if (unknown) assert.ok([400, 405].includes(answer.status), `${method} ${path}: ${answer.status}`)
            else if (!isDeclared && !sentToSignIn) assert.equal(answer.status, 405, `${method} ${path}`)
            if (unknown && method !== 'CONNECT') assert.equal(answer.status, 405, `${method} ${path}`)
            if (isDeclared) assert.ok(answer.status > 0 && answer.status < 500 && answer.status !== 405, `${method} ${path}: ${answer.status}`)
            if (answer.status === 405 && !unknown) assert.doesNotMatch(answer.headers.get('allow'), new RegExp(`\\b${method}\\b`), `${method} ${path}`)
          }
        assert.deepEqual(found, [])
      })

    test('that refuses what the front does not take is dressed so too', async () => {
      const tried = Object.entries(refusals).map(async ([status, bytes]) => {
        const headers = status === '404' ? bytes.replace('\r\n\r\n', `\r\ncookie: ${name}=${token}\r\n\r\n`) : bytes
        const [answer, wrong] = await faults('any', `refusal ${status}`, headers)
        return [...wrong, ...(answer.status === Number(status) ? [] : [`${status} was ${answer.status}`])]
      })
      // The head that never ends is held open by its client.
      const slow = exchange(site, refusals[408], { keepsOpen: true }).then(answer => {
        statuses.add(answer.status)
        return faultsOfAnswer(answer, { path: 'a slow head', isBehindTls })
      })
      assert.deepEqual((await Promise.all([...tried.filter((_, i) => Object.keys(refusals)[i] !== '408'), slow])).flat(), [])
      assert.ok(statuses.has(408))
    })

    test('to a form that is wrong, old or doubled, to a fault and to a full disk is dressed so too', async () => {
      const path = '/indicators/CS1.1/2016-17/submission'
      const value = { version: '1', basis: 'year', value: '12.5', numerator: '', denominator: '' }
      const found = []
      const look = async (status, bytes, at = path) => {
        const [answer, wrong] = await faults('POST', at, bytes, token)
        assert.equal(answer.status, status, markup(answer.text).words)
        found.push(...wrong)
        return answer
      }
      await look(403, request('POST', path, { headers: { 'content-type': form, ...as(token) }, body: 'value=1' }))
      await look(422, await posted(path, { ...value, value: 'ninety' }))
      const restore = await failingWritesOf(database.url, 'scorecard_values')
      const failed = await look(500, await posted(path, value))
      await restore()
      const number = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(failed.text)?.[0]
      assert.ok(number && await site.logged(number), 'the page has the number of the log')
      assert.doesNotMatch(failed.text, /planted|scorecard_values|INSERT|sqlite|postgres|SQLSTATE/i)
      await look(303, await posted(path, value))
      await look(422, await posted(path, { ...value, value: '13.5' }))
      await disk.fill(site)
      const full = await firstRefusal()
      assert.deepEqual(found, [])
      assert.deepEqual(full, [])
    })

    test('to somebody who guesses is dressed so too, and says how long to wait', async () => {
      const page = await exchange(site, request('GET', '/sign-in'))
      const headers = { 'content-type': form, ...as(cookieOf(page)) }
      const body = new URLSearchParams({ csrf_token: fields(page.text), user_name: 'nobody-at-all', password: 'not the password at all', next: '' }).toString()
      const found = []
      for (let guesses = 0; guesses < 20 && !statuses.has(429); ++guesses) found.push(...(await faults('POST', '/sign-in', request('POST', '/sign-in', { headers, body })))[1])
      assert.deepEqual(found, [])
      assert.ok(statuses.has(429))
    })

    async function firstRefusal() {
      for (let i = 0; i < 2000; ++i) {
        const bytes = await posted('/indicators/CS1.1/2016-17/narrative', { version: String(i), text: randomBytes(1900).toString('hex') })
        const [answer, wrong] = await faults('POST', '/narrative', bytes, token)
        if (answer.status === 503) return Promise.resolve(disk.makeRoom(site)).then(() => wrong)
        assert.ok([303, 409, 422].includes(answer.status), `${answer.status} ${answer.text}`)
      }
      return ['the disk was never full']
    }

    test('to one connection too many is dressed so too', async () => {
      const { port } = new URL(site.address)
      const open = () => new Promise((resolve, reject) => {
        const socket = connect({ host: '127.0.0.1', port: Number(port) }, () => resolve(socket))
        socket.on('error', reject)
      })
      const sockets = []
      for (let i = 0; i < 1024; ++i) sockets.push(await open())
      const [answer, wrong] = await faults('GET', '/', request('GET', '/health'))
      for (const socket of sockets) socket.destroy()
      assert.equal(answer.status, 503)
      assert.deepEqual(wrong, [])
    })

    test('was seen with every status that the site gives', () => {
      const expected = [200, 303, 400, 403, 404, 405, 408, 411, 413, 414, 415, 417, 421, 422, 429, 431, 500, 501, 503, 505]
      assert.deepEqual(expected.filter(status => !statuses.has(status)), [])
    })
  })
}

for (const [kind, address] of Object.entries(databases)) describe(`a session, on ${kind}`, () => {
  let site
  before(async () => (site = await Site.serve(await exampleDatabase(await address()))))
  after(() => site?.stop())

  test('is neither on a page nor in an address nor in a line of the log', async () => {
    const member = await Visitor.as(site, 'board-member')
    const token = member.cookies.get('holdfast')
    for (const path of ['/', '/scorecard/2016-17', '/figures']) assert.ok(!(await member.get(path)).text.includes(token), path)
    assert.ok(!site.log.includes(token))
  })

  test('that a visitor was given is not the one they have once signed in', async () => {
    const visitor = new Visitor(site)
    await visitor.get('/sign-in')
    const before = visitor.cookies.get('holdfast')
    await visitor.signIn('board-member', site.passwords.get('board-member'))
    assert.ok(before && visitor.cookies.get('holdfast') !== before)
    visitor.cookies.set('holdfast', before)
    assert.equal((await visitor.get('/scorecard/2016-17')).status, 303)
  })
})
